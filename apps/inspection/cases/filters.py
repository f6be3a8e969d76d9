"""Filters of the list of cases, for its pages and for the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.inspection.cases.finding import matching
from apps.inspection.choices import Body, CaseKind, Phase
from apps.inspection.models import Case
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Matter, reference, subject")}


class CaseFilter(django_filters.FilterSet):
    """By words, kind, body, phase, unit and year of registration."""

    search = django_filters.CharFilter(
        method="filter_search",
        label=_("Matter, reference, subject"),
        max_length=100,
        widget=forms.TextInput(SEARCH),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(CaseKind.choices), empty_label=_("Kind: all")
    )
    body = django_filters.ChoiceFilter(
        label=_("Carried out by"),
        choices=capitalised(Body.choices),
        empty_label=_("Carried out by: all"),
    )
    phase = django_filters.ChoiceFilter(
        label=_("Phase"), choices=capitalised(Phase.choices), empty_label=_("Phase: all")
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )
    year = django_filters.NumberFilter(
        method="filter_year",
        label=_("Registered in the year"),
        min_value=1930,
        max_value=2200,
        decimal_places=0,
        widget=forms.NumberInput({"placeholder": _("Registered in the year")}),
    )

    class Meta:
        model = Case
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words of the title or of a subject without regard to tones, or the reference."""
        return matching(queryset, getattr(self.request, "actor", None), value)

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Registered within the year."""
        year = int(value)
        return queryset.filter(registered_on__range=(date(year, 1, 1), date(year, 12, 31)))
