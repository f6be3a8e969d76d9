"""Reading who is set aside, and who has been a member before."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from apps.membership.standing.choices import Ending, Kind
from apps.tenancy.querysets import TenantQuerySet


class StandingPeriodQuerySet(TenantQuerySet):
    """Times in which members were exempt or suspended."""

    def in_force(self) -> Self:
        """Those that count; one that was still to begin when the membership ended does not."""
        return self.exclude(ending=Ending.VOID)

    def on(self, day: date) -> Self:
        """Periods in force on that day."""
        return self.in_force().filter(valid__contains=day)

    def exempt(self) -> Self:
        """Exemptions."""
        return self.filter(kind=Kind.EXEMPT)

    def suspended(self) -> Self:
        """Suspensions."""
        return self.filter(kind=Kind.SUSPENDED)

    def unfinished(self, day: date) -> Self:
        """Periods in force on that day or still to come."""
        return self.in_force().filter(Q(valid__upper_inf=True) | Q(valid__endswith__gt=day))

    def kind_of_outer(self, day: date, *, member: str = "pk") -> Coalesce:
        """For a query of members: what sets each aside on that day, empty for nothing.

        A suspension outdoes an exemption.
        """
        rows = self.on(day).filter(member=OuterRef(member)).order_by("-kind").values("kind")
        return Coalesce(Subquery(rows[:1]), Value(""), output_field=CharField())


class EarlierMembershipQuerySet(TenantQuerySet):
    """Memberships that ended before the one that counts now."""

    def in_order(self) -> Self:
        """The first membership first."""
        return self.order_by("left_on", "pk")

    def interrupted(self) -> Self:
        """Ended and begun anew: only these interrupt the years of membership."""
        return self.filter(restored=False)

    def values_of(self, member: Any) -> list[tuple[date | None, date]]:
        """(admission decided, left) of the memberships that interrupt, the first first."""
        rows = self.interrupted().filter(member=member).in_order()
        return list(rows.values_list("admission_decided_on", "left_on"))
