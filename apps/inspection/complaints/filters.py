"""Filters of the list of complaints, for its page and for the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.inspection.complaints.choices import ComplaintOutcome
from apps.inspection.discipline.choices import DisciplineBody
from apps.inspection.models import Complaint, Sanction
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.regulations.choices import RuleLevel
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name, decision number")}


class _Filter(django_filters.FilterSet):
    """Words, year and organisation, whatever is listed."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Name, decision number"), max_length=100,
        widget=forms.TextInput(SEARCH),
    )  # fmt: skip
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, numbers as they stand."""
        return queryset.matching(value)


class ComplaintFilter(_Filter):
    """By name or number, level and body that resolve, outcome, year of receipt."""

    level = django_filters.ChoiceFilter(
        label=_("Level"), choices=capitalised(RuleLevel.choices), empty_label=_("Level: all")
    )
    body = django_filters.ChoiceFilter(
        label=_("Resolving body"), choices=capitalised(DisciplineBody.choices),
        empty_label=_("Resolving body: all"),
    )  # fmt: skip
    outcome = django_filters.ChoiceFilter(
        label=_("Outcome"), choices=capitalised(ComplaintOutcome.choices),
        empty_label=_("Outcome: all"),
    )  # fmt: skip
    year = django_filters.NumberFilter(
        method="filter_year", label=_("Received in the year"), min_value=1930, max_value=2200,
        decimal_places=0, widget=forms.NumberInput({"placeholder": _("Received in the year")}),
    )  # fmt: skip

    class Meta(_Filter.Meta):
        model = Complaint

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Received within the year."""
        year = int(value)
        return queryset.filter(received_on__range=(date(year, 1, 1), date(year, 12, 31)))


class CorrectionFilter(_Filter):
    """By name or number, and the year of the entry that corrects."""

    year = django_filters.NumberFilter(
        method="filter_year", label=_("Corrected in the year"), min_value=1930, max_value=2200,
        decimal_places=0, widget=forms.NumberInput({"placeholder": _("Corrected in the year")}),
    )  # fmt: skip

    class Meta(_Filter.Meta):
        model = Sanction

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Entered within the year."""
        year = int(value)
        return queryset.filter(replaces__replaced_on__range=(date(year, 1, 1), date(year, 12, 31)))
