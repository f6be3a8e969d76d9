"""What narrows the list of summaries."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from apps.membership.forms import capitalised
from apps.reports.choices import PeriodKind, SummaryState
from apps.reports.handover.choices import HandoverState
from apps.reports.models import StatisticalTable, Summary
from apps.reports.tables.asking import form_choices
from apps.tenancy.models import Organization

OLDEST = 2010


def years() -> list[tuple[int, str]]:
    """Years to choose from, the latest first."""
    return [(year, str(year)) for year in range(timezone.localdate().year, OLDEST - 1, -1)]


class SummaryFilter(django_filters.FilterSet):
    """By form, unit, kind of period, state and the year in which the period ends."""

    form = extend_schema_field(OpenApiTypes.STR)(
        django_filters.ChoiceFilter(
            label=_("Form of the summary"), choices=form_choices, empty_label=_("All forms")
        )
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of period"),
        choices=capitalised(PeriodKind.choices),
        empty_label=_("All periods"),
    )
    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=capitalised([*SummaryState.choices, *HandoverState.choices]),
        empty_label=_("All states"),
        method="in_state",
    )
    year = extend_schema_field(OpenApiTypes.INT)(
        django_filters.ChoiceFilter(
            label=_("Year"), field_name="last__year", choices=years, empty_label=_("All years")
        )
    )
    unit = django_filters.CharFilter(label=_("Unit"), method="of_unit")

    class Meta:
        model = Summary
        fields = ["form", "kind", "state", "year", "unit"]

    def in_state(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """By its own state, or by what became of it at the level above."""
        return rows.filter(
            **{"handover__state" if value in HandoverState.values else "state": value}
        )

    def of_unit(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Those of the organisation with that code; 404 outside the reader's range."""
        visible = Organization.objects.visible_to(getattr(self.request, "actor", None))
        return rows.filter(organization=get_object_or_404(visible, code=value))


class StatisticalTableFilter(django_filters.FilterSet):
    """By code, branch, and the day on which it is in force."""

    in_force_on = django_filters.DateFilter(label=_("In force on"), method="on_day")

    class Meta:
        model = StatisticalTable
        fields = ["code", "branch", "in_force_on"]

    def on_day(self, rows: QuerySet[Any], _name: str, value: Any) -> QuerySet[Any]:
        """Those in force on that day."""
        found: QuerySet[Any] = rows.in_force(value)  # type: ignore[attr-defined]
        return found
