"""Reading the life of cells."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from apps.tenancy.choices import Form, Tier
from apps.tenancy.querysets import TenantQuerySet

CELLS = Q(tier=Tier.CELL) | Q(tier=Tier.GRASSROOTS, form=Form.CELL)


class CellQuerySet(TenantQuerySet):
    """Organisations as cells: seen by whoever may see their life."""

    def working(self) -> Self:
        """Cells of today, those that are grassroots organisations included."""
        return self.filter(CELLS, active=True)


class CriterionQuerySet(models.QuerySet[Any]):
    """Criteria of the quality of meetings."""

    def in_force(self, province_id: int, *, on: date) -> list[Any]:
        """The criteria of a province on a day, or the general ones where it has none."""
        day = Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gt=on))
        rows = self.filter(day, Q(province_id=province_id) | Q(province__isnull=True))
        found = list(rows.order_by("order", "pk"))
        own = [one for one in found if one.province_id is not None]
        return own or found


class MeetingQuerySet(TenantQuerySet):
    """Meetings of cells."""

    def held(self) -> Self:
        """Without those that were struck."""
        return self.filter(struck="")

    def regular(self) -> Self:
        """The monthly ones."""
        return self.held().filter(kind="regular")

    def newest_first(self) -> Self:
        """The order of lists."""
        return self.order_by("-held_on", "-pk")


class AttendanceQuerySet(TenantQuerySet):
    """Who came to which meeting."""

    def missed(self, *, year: int) -> Self:
        """Absences without reason from the regular meetings of a year."""
        return self.filter(
            presence="absent", meeting__struck="", meeting__kind="regular",
            meeting__held_on__year=year,
        )  # fmt: skip


class AttendanceGroupQuerySet(TenantQuerySet):
    """Working groups of officials who attend cells."""

    def on(self, day: date) -> Self:
        """Groups that work on that day."""
        return self.filter(valid__contains=day)
