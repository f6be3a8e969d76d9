"""Reading summaries and targets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q

from apps.tenancy.querysets import TenantQuerySet


class SummaryQuerySet(TenantQuerySet):
    """Summaries, every revision of them."""

    def of_period(self, organization: Any, form: str, kind: str, first: date, last: date) -> Self:
        """All revisions of one summary."""
        return self.filter(organization=organization, form=form, kind=kind, first=first, last=last)

    def newest(self) -> Self:
        """The last revision of each summary."""
        later = self.model._base_manager.filter(
            **{name: OuterRef(name) for name in ("organization", "form", "kind", "first", "last")},
            revision__gt=OuterRef("revision"),
        )
        return self.filter(~Exists(later))

    def before(self, summary: Any) -> Self:
        """Summaries of the same organisation, form and kind for earlier periods, nearest first."""
        return self.filter(
            organization_id=summary.organization_id,
            form=summary.form,
            kind=summary.kind,
            last__lt=summary.first,
        ).order_by("-last", "-revision", "-pk")

    def in_list_order(self) -> Self:
        """The latest periods first, the organisation above before those below."""
        return self.order_by("-last", "path", "form", "kind", "first", "-revision", "-pk")


class TargetQuerySet(TenantQuerySet):
    """Targets set by an organisation."""

    def in_force(self) -> Self:
        """Those that nobody has ended."""
        return self.filter(ended_at__isnull=True)

    def applying_to(
        self, organizations: Iterable[int], first: date, last: date, kind: str = ""
    ) -> Self:
        """In force for these organisations, over a period that holds the given one.

        With ``kind``: only those of that kind. The narrowest first, so that the nearest wins.
        """
        rows = self.in_force().filter(
            organization_id__in=organizations, first__lte=first, last__gte=last
        )
        if kind:
            rows = rows.filter(kind=kind)
        return rows.annotate(days=F("last") - F("first")).order_by("days", "-first", "-pk")

    def running(self, today: date) -> Self:
        """In force, and today lies in their period."""
        return self.in_force().filter(Q(first__lte=today) & Q(last__gte=today))
