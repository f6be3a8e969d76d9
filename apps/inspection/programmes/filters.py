"""Filters of the lists of programmes and of items, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.vietnamese import fold
from apps.inspection.models import Programme, ProgrammeItem, ProgrammeSubject
from apps.inspection.programmes.choices import PLANNED_KINDS, Owner, Quarter, Span
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization

TITLE, MATTER = _("Title or reference"), _("Matter, reference, subject")


def _plain(text: str) -> list[str]:
    return [
        word.replace("%", "").replace("_", "").replace("\\", "")
        for word in fold(text[:100]).split()
    ]


def programmes_matching(rows: Any, text: str) -> Any:
    """Programmes that hold every word in title or reference."""
    for word in _plain(text):
        rows = rows.filter(Q(reference__iexact=word) | Q(search_key__contains=word))
    return rows


def items_matching(rows: Any, actor: Any, text: str) -> Any:
    """Items that hold every word in matter, reference or the name of a subject."""
    for word in _plain(text):
        found = Q(reference__iexact=word) | Q(search_key__contains=word)
        named = ProgrammeSubject.objects.visible_to(actor).current()
        found |= Q(pk__in=named.filter(name_key__contains=word).values("item_id"))
        rows = rows.filter(found)
    return rows


def _search(words: Any) -> Any:
    widget = forms.TextInput({"type": "search", "autocomplete": "off", "placeholder": words})
    return django_filters.CharFilter(
        method="filter_search", label=words, max_length=100, widget=widget
    )


def _year() -> Any:
    return django_filters.NumberFilter(
        method="filter_year", label=_("Year"), min_value=1930, max_value=2200, decimal_places=0,
        widget=forms.NumberInput({"placeholder": _("Year")}),
    )  # fmt: skip


class _Ranged(django_filters.FilterSet):
    """With organisations of the reader's range to choose from."""

    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = getattr(self.request, "actor", None)
        units = Organization.objects.visible_to(self.actor).filter(active=True)
        self.form.fields["unit"].offer(units)


class ProgrammeFilter(_Ranged):
    """By words, whose programme, term or year, unit, a year."""

    search = _search(TITLE)
    owner = django_filters.ChoiceFilter(
        label=_("Whose programme"), choices=capitalised(Owner.choices),
        empty_label=_("Whose programme: all"),
    )  # fmt: skip
    span = django_filters.ChoiceFilter(
        label=_("Term or year"), choices=capitalised(Span.choices),
        empty_label=_("Term or year: all"),
    )  # fmt: skip
    year = _year()

    class Meta:
        model = Programme
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return programmes_matching(queryset, value)

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Whose time holds the year."""
        return queryset.of_year(int(value))


class ItemFilter(_Ranged):
    """By words, kind, whose programme, unit, quarter and year."""

    search = _search(MATTER)
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(PLANNED_KINDS), empty_label=_("Kind: all")
    )
    owner = django_filters.ChoiceFilter(
        field_name="programme__owner", label=_("Whose programme"),
        choices=capitalised(Owner.choices), empty_label=_("Whose programme: all"),
    )  # fmt: skip
    quarter = django_filters.ChoiceFilter(
        label=pgettext_lazy("programme", "Quarter"), choices=capitalised(Quarter.choices),  # type: ignore[arg-type]
        empty_label=_("Quarter: all"),
    )  # fmt: skip
    year = _year()

    class Meta:
        model = ProgrammeItem
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return items_matching(queryset, self.actor, value)

    def filter_year(self, queryset: Any, name: str, value: Any) -> Any:
        """Planned for the year."""
        return queryset.filter(year=int(value))
