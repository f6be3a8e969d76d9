"""Filters of the lists of appointments, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.choices import AppointmentAct, Origin
from apps.cadres.models import AppointmentFile, Position
from apps.core.vietnamese import fold
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

WORDS = _("Name, reference, decision number")
NAME = _("Name, title")


def _plain(text: str) -> list[str]:
    return [word.replace("%", "").replace("\\", "") for word in text[:100].split()]


def files_matching(rows: Any, text: str) -> Any:
    """Files that hold every word in the name, the reference, the decision or the title."""
    for word in _plain(text):
        key = fold(word).replace("_", "")
        found = Q(reference__iexact=word) | Q(decision_number__icontains=word)
        rows = rows.filter(found | Q(cadre__search_key__contains=key) if key else found)
    return rows


def _search(words: Any) -> Any:
    widget = forms.TextInput({"type": "search", "autocomplete": "off", "placeholder": words})
    return django_filters.CharFilter(
        method="filter_search", label=words, max_length=100, widget=widget
    )


class _Ranged(django_filters.FilterSet):
    """With organisations of the reader's range to choose from."""

    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = getattr(self.request, "actor", None)
        units = Organization.objects.visible_to(self.actor).filter(active=True)
        self.form.fields["unit"].offer(units.filter(keeps_office=True))


class AppointmentFilter(_Ranged):
    """By words, act, source, unit, year of the decision."""

    search = _search(WORDS)
    act = django_filters.ChoiceFilter(
        label=pgettext_lazy("appointment", "Act"), choices=capitalised(AppointmentAct.choices),
        empty_label=_("Act: all"),
    )  # fmt: skip
    origin = django_filters.ChoiceFilter(
        label=_("Source of personnel"), choices=capitalised(Origin.choices[1:]),
        empty_label=_("Source: all"),
    )  # fmt: skip
    year = django_filters.NumberFilter(
        field_name="decided_on", lookup_expr="year", label=_("Year"), min_value=1930,
        max_value=2200, decimal_places=0, widget=forms.NumberInput({"placeholder": _("Year")}),
    )  # fmt: skip

    class Meta:
        model = AppointmentFile
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return files_matching(queryset, value)


class TermFilter(django_filters.FilterSet):
    """By words."""

    search = _search(NAME)

    class Meta:
        model = Position
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        for word in _plain(value):
            key = fold(word).replace("_", "")
            found = Q(title_text__icontains=word)
            queryset = queryset.filter(found | Q(cadre__search_key__contains=key) if key else found)
        return queryset
