"""Filters of the list of sanctions, for its page and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.discipline.choices import DisciplineBody, SanctionForm
from apps.inspection.models import Sanction
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name, decision number")}


class SanctionFilter(django_filters.FilterSet):
    """By name or number, form, body, year and organisation."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Name, decision number"), max_length=100,
        widget=forms.TextInput(SEARCH),
    )  # fmt: skip
    form = django_filters.ChoiceFilter(
        label=pgettext_lazy("discipline", "Form"),
        choices=capitalised(SanctionForm.choices),
        empty_label=_("Form: all"),
    )
    body = django_filters.ChoiceFilter(
        label=_("Deciding body"), choices=capitalised(DisciplineBody.choices),
        empty_label=_("Deciding body: all"),
    )  # fmt: skip
    year = django_filters.NumberFilter(
        field_name="decided_on", lookup_expr="year", label=_("Decided in the year"),
        min_value=1930, max_value=2200, decimal_places=0,
        widget=forms.NumberInput({"placeholder": _("Decided in the year")}),
    )  # fmt: skip
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = Sanction
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, numbers as they stand."""
        return queryset.matching(value)
