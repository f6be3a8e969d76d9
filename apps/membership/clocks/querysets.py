"""Reading warnings of limits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Replace

from apps.membership.clocks.choices import ARRIVING
from apps.tenancy.querysets import TenantQuerySet

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


class ClockWarningQuerySet(TenantQuerySet):
    """Warnings; their own range, walls around their record, and the right to act."""

    def visible_to(self, actor: Any) -> Self:
        """Warnings of the range; a wall around any record that one is about takes it out."""
        rows = super().visible_to(actor)
        return rows if actor is None else rows.outside_walls(actor)

    def outside_walls(self, actor: Any) -> Self:
        """Those about no record that a wall hides from the actor."""
        hidden = Q()
        for label, ids in actor.walls.items():
            hidden |= Q(guard_type=label, guard_id__in=ids)
        return self.exclude(hidden) if hidden else self

    def for_acting(self, actor: Any) -> Self:
        """Those of the range that the actor may act on, about members who are still there or on
        the way; some are told to the organisation itself alone. Whoever stands above both sides of
        a transfer is told of it once."""
        if actor is None:
            return self.none()
        in_range = Q(member__path__gte=actor.lo, member__path__lt=actor.hi)
        here = in_range | Q(member__isnull=True) | Q(kind__endswith=ARRIVING)
        here &= Q(own_only=False) | Q(organization_id=actor.organization_id)
        rows = self.visible_to(actor).filter(path__gte=actor.lo, path__lt=actor.hi)
        rows = rows.filter(here, right__in=sorted(actor.role.permissions))
        return rows.exclude(in_range & Q(kind__endswith=ARRIVING) & Exists(self._told_there(actor)))

    def _told_there(self, actor: Any) -> QuerySet[Any]:
        """What the range was told, of the limit that the outer row is about, where its record
        lies."""
        same = {name: OuterRef(name) for name in ("record_type", "record_id", "due", "threshold")}
        kind = Replace(OuterRef("kind"), Value(ARRIVING), Value(""))
        within: QuerySet[Any] = self.model.objects.filter(path__gte=actor.lo, path__lt=actor.hi)
        return within.filter(kind=kind, **same)

    def unseen_by(self, actor: Any, marks: QuerySet[Any]) -> Self:
        """Those younger than the mark of the actor's role."""
        if actor is None or actor.assignment is None:
            return self.none()
        mark = marks.filter(assignment=actor.assignment.pk).values("seen_to")[:1]
        return self.for_acting(actor).filter(made_at__gt=Coalesce(Subquery(mark), Value(BEGINNING)))
