"""Filters of the list of demands, for its page and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.vietnamese import fold
from apps.inspection.findings.choices import DemandKind
from apps.inspection.models import Demand
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

WORDS = _("What is asked for, who remedies, case")
SEARCH = {"type": "search", "autocomplete": "off", "placeholder": WORDS}


def matching(rows: Any, text: str) -> Any:
    """Demands that hold every word in what is asked for or in the owner's name, or their case."""
    for word in fold(text[:100]).split():
        plain = word.replace("%", "").replace("_", "").replace("\\", "")
        found = Q(case__reference__iexact=word)
        if plain:
            found |= Q(search_key__contains=plain)
        rows = rows.filter(found)
    return rows


class DemandFilter(django_filters.FilterSet):
    """By words, kind, year of the day that is due, and organisation."""

    search = django_filters.CharFilter(
        method="filter_search", label=WORDS, max_length=100, widget=forms.TextInput(SEARCH)
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(DemandKind.choices), empty_label=_("Kind: all")
    )
    year = django_filters.NumberFilter(
        field_name="due_on", lookup_expr="year", label=_("Due in the year"),
        min_value=1930, max_value=2200, decimal_places=0,
        widget=forms.NumberInput({"placeholder": _("Due in the year")}),
    )  # fmt: skip
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = Demand
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return matching(queryset, value)
