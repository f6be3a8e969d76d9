"""Reading the audit trail and long work."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any, Protocol, Self

from django.db import models
from django.utils import timezone


class TrailReader(Protocol):
    """What the trail needs to know of the person reading it."""

    @property
    def user_id(self) -> int | None: ...
    @property
    def lo(self) -> str: ...
    @property
    def hi(self) -> str: ...
    @property
    def clearance(self) -> int: ...
    @property
    def walls(self) -> dict[str, frozenset[int]]: ...


class AuditEntryQuerySet(models.QuerySet[Any]):
    """Lines of the trail."""

    def visible_to(self, actor: TrailReader | None) -> Self:
        """Lines about the actor's range, without walled records and their rows, without what is
        graded above the clearance and without what hides from them.

        Whether the role may read the trail at all is asked by the page.
        """
        if actor is None:
            return self.none()
        rows = self.filter(
            path__gte=actor.lo, path__lt=actor.hi, secrecy__lte=actor.clearance
        )  # fmt: skip
        for label, ids in actor.walls.items():
            rows = rows.exclude(object_type=label, object_id__in=ids)
            rows = rows.exclude(guard_type=label, guard_id__in=ids)
        # A wall tells that there is a record, so its own lines stay hidden for good.
        named = models.Q(params__hidden_from__isnull=True)
        return rows.filter(named | ~models.Q(params__hidden_from=actor.user_id))

    def about(self, label: str, pk: int) -> Self:
        """Lines about one record."""
        return self.filter(object_type=label, object_id=pk)

    def between(self, first: date | None, last: date | None) -> Self:
        """Lines of these days, both included, in the time zone in force."""
        rows = self if first is None else self.filter(at__gte=_midnight(first))
        return rows if last is None else rows.filter(at__lt=_midnight(last + timedelta(days=1)))

    def newest_first(self) -> Self:
        """The order of the trail, delivered by an index."""
        return self.order_by("-at", "-pk")


class JobQuerySet(models.QuerySet[Any]):
    """Long work."""

    def of(self, user_id: int | None) -> Self:
        """What this person started, newest first."""
        return self.filter(started_by_id=user_id).order_by("-created_at", "-pk")

    def unseen(self) -> Self:
        """Over, and its result not looked at yet: what the bell counts."""
        return self.exclude(state__in=["queued", "running"]).filter(seen_at__isnull=True)


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
