"""What narrows the list of manual figures."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from apps.membership.forms import capitalised
from apps.reports.choices import ManualState
from apps.reports.filters import years
from apps.reports.models import ManualFigure, ManualIndicator
from apps.tenancy.models import Organization


class ManualFilter(django_filters.FilterSet):
    """By indicator, state, year and unit."""

    indicator = django_filters.ModelChoiceFilter(
        label=_("Indicator"), queryset=ManualIndicator.objects.all(), to_field_name="code",
        empty_label=_("All indicators"),
    )  # fmt: skip
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=capitalised(ManualState.choices), empty_label=_("All states")
    )
    year = extend_schema_field(OpenApiTypes.INT)(
        django_filters.ChoiceFilter(
            label=_("Year"), field_name="last__year", choices=years, empty_label=_("All years")
        )
    )
    unit = django_filters.CharFilter(label=_("Unit"), method="of_unit")

    class Meta:
        model = ManualFigure
        fields = ["indicator", "state", "year", "unit"]

    def of_unit(self, rows: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Those of the organisation with that code; 404 outside the reader's range."""
        visible = Organization.objects.visible_to(getattr(self.request, "actor", None))
        return rows.filter(organization=get_object_or_404(visible, code=value))
