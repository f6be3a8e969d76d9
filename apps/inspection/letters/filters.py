"""Filters of the list of letters, for its pages and for the API."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.vietnamese import fold
from apps.inspection.letters.choices import Channel, Kind
from apps.inspection.models import Letter, LetterSubject
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

WORDS = _("Matter, reference, who is named")
SEARCH = {"type": "search", "autocomplete": "off", "placeholder": WORDS}


def matching(rows: Any, actor: Any, text: str) -> Any:
    """Letters that hold every word in matter, reference or a name in them; never who wrote them."""
    for word in fold(text[:100]).split():
        found = Q(reference__iexact=word)
        plain = word.replace("%", "").replace("_", "").replace("\\", "")
        if plain:
            named = LetterSubject.objects.visible_to(actor).filter(name_key__contains=plain)
            found |= Q(search_key__contains=plain) | Q(pk__in=named.values("letter_id"))
        rows = rows.filter(found)
    return rows


class LetterFilter(django_filters.FilterSet):
    """By words, kind, channel, unit and year of arrival."""

    search = django_filters.CharFilter(
        method="filter_search", label=WORDS, max_length=100, widget=forms.TextInput(SEARCH)
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(Kind.choices), empty_label=_("Kind: all")
    )
    channel = django_filters.ChoiceFilter(
        label=_("How it came"), choices=capitalised(Channel.choices),
        empty_label=_("How it came: all"),
    )  # fmt: skip
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )
    year = django_filters.NumberFilter(
        method="filter_year",
        label=_("Arrived in the year"),
        widget=forms.NumberInput({"placeholder": _("Arrived in the year")}),
        min_value=1930,
        max_value=2200,
        decimal_places=0,
    )

    class Meta:
        model = Letter
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        offices = Organization.objects.visible_to(actor).filter(active=True, keeps_office=True)
        self.form.fields["unit"].offer(offices)

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return matching(queryset, getattr(self.request, "actor", None), value)

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Arrived within the year."""
        year = int(value)
        return queryset.filter(arrived_on__range=(date(year, 1, 1), date(year, 12, 31)))
