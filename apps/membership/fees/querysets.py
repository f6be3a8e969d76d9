"""Reading the party fee."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db.models import Count, F, Q, Sum

from apps.tenancy.querysets import TenantQuerySet

OPEN = Q(due__isnull=False, paid__lt=F("due"))
MISSED = Q(due__gt=0, paid=0, excuse="")
"""A month for which nothing was paid and no good reason is recorded."""


class FeeEntryQuerySet(TenantQuerySet):
    """What members owe and paid, a row for each member and month."""

    def current(self) -> Self:
        """Without what a correction has superseded."""
        return self.filter(superseded_at__isnull=True)

    def of_month(self, month: date) -> Self:
        """The entries of a month."""
        return self.filter(month=month)

    def between(self, first: date, last: date) -> Self:
        """The entries of the months from one to the other, both included."""
        return self.filter(month__range=(first, last))

    def in_arrears(self, *, today: date) -> Self:
        """Months that are over and not paid in full."""
        return self.current().filter(OPEN, month__lt=today.replace(day=1))

    def missed(self, *, today: date) -> Self:
        """Months that are over, for which nothing was paid and no good reason is recorded."""
        return self.current().filter(MISSED, month__lt=today.replace(day=1))

    def totals(self) -> dict[str, int]:
        """Members, due, paid, open and unknown of all these entries together."""
        found: dict[str, int] = self.aggregate(**SUMS)
        return {key: value or 0 for key, value in found.items()}


SUMS = {
    "members": Count("pk"),
    "owed": Sum("due"),
    "collected": Sum("paid"),
    "open": Count("pk", filter=OPEN),
    "unknown": Count("pk", filter=Q(due__isnull=True)),
}
