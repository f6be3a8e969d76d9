"""Filters of the lists of titles, units, seats and staffing, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Func, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import StaffKind, System, TitleKind
from apps.cadres.models import Seat, StaffQuota, Title, WorkUnit
from apps.cadres.posts import reading
from apps.core.vietnamese import fold
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.regulations.choices import RuleLevel
from apps.tenancy.models import Organization

NAME = _("Name or reference")
TITLE_OR_UNIT = _("Title or unit")


def plain(text: str) -> list[str]:
    """The words of a search, folded, without the signs of patterns."""
    return [
        word.replace("%", "").replace("_", "").replace("\\", "")
        for word in fold(text[:100]).split()
    ]


def units_matching(rows: Any, text: str) -> Any:
    """Units that hold every word in name or reference."""
    for word in plain(text):
        rows = rows.filter(Q(reference__iexact=word) | Q(search_key__contains=word))
    return rows


def titles_matching(rows: Any, text: str) -> Any:
    """Titles that hold every word in name or code."""
    rows = rows.annotate(folded=Func(F("name"), function="vi_fold"))
    for word in plain(text):
        rows = rows.filter(Q(code__iexact=word) | Q(folded__contains=word))
    return rows


def seats_matching(rows: Any, text: str) -> Any:
    """Seats that hold every word in title, name, unit or reference."""
    rows = rows.annotate(
        folded=Func(F("title__name"), function="vi_fold"),
        folded_name=Func(F("name"), function="vi_fold"),
    )
    for word in plain(text):
        found = Q(folded__contains=word) | Q(folded_name__contains=word)
        found |= Q(work_unit__search_key__contains=word) | Q(reference__iexact=word)
        rows = rows.filter(found)
    return rows


def _search(words: Any) -> Any:
    widget = forms.TextInput({"type": "search", "autocomplete": "off", "placeholder": words})
    return django_filters.CharFilter(
        method="filter_search", label=words, max_length=100, widget=widget
    )


def _choice(name: str, label: Any, choices: Any, empty: Any) -> Any:
    return django_filters.ChoiceFilter(
        field_name=name, label=label, choices=capitalised(choices), empty_label=empty
    )


def _level(name: str = "level") -> Any:
    return _choice(name, _("Level"), RuleLevel.choices, _("Level: all"))


def _system(name: str = "system") -> Any:
    label = _("Part of the political system")
    return _choice(name, label, System.choices, _("Part of the system: all"))


class _Ranged(django_filters.FilterSet):
    """With organisations of the reader's range to choose from."""

    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = getattr(self.request, "actor", None)
        units = Organization.objects.visible_to(self.actor).filter(active=True, keeps_office=True)
        self.form.fields["unit"].offer(units)


class TitleFilter(django_filters.FilterSet):
    """By words, level, part of the system, kind."""

    search = _search(pgettext_lazy("catalogue", "Title or code"))
    level = _level()
    system = _system()
    kind = _choice("kind", _("Kind"), TitleKind.choices, _("Kind: all"))

    class Meta:
        model = Title
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return titles_matching(queryset, value)


class WorkUnitFilter(_Ranged):
    """By words, organisation, level, part of the system, empty places."""

    search = _search(NAME)
    level = _level()
    system = _system()
    empty = django_filters.ChoiceFilter(
        method="filter_empty", label=_("Seats"), choices=[("1", _("With empty places"))],
        empty_label=_("Seats: all"),
    )  # fmt: skip

    class Meta:
        model = WorkUnit
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return units_matching(queryset, value)

    def filter_empty(self, queryset: Any, name: str, value: str) -> Any:
        """Units of which a seat is not filled."""
        seats = reading.empty_seats(self.actor, timezone.localdate())
        return queryset.filter(pk__in=seats.values("work_unit"))


class SeatFilter(_Ranged):
    """By words, organisation, level and kind of the title, part of the system of the unit."""

    search = _search(TITLE_OR_UNIT)
    level = _level("title__level")
    system = _system("work_unit__system")
    kind = _choice("title__kind", _("Kind"), TitleKind.choices, _("Kind: all"))

    class Meta:
        model = Seat
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return seats_matching(queryset, value)


class StaffingFilter(_Ranged):
    """By words, organisation, year, kind of staff, part of the system."""

    search = _search(NAME)
    year = django_filters.NumberFilter(
        field_name="year", label=_("Year"), min_value=1990, max_value=2200, decimal_places=0,
        widget=forms.NumberInput({"placeholder": _("Year")}),
    )  # fmt: skip
    kind = _choice("kind", _("Kind of staff"), StaffKind.choices, _("Kind of staff: all"))
    system = _system("work_unit__system")

    class Meta:
        model = StaffQuota
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        for word in plain(value):
            found = Q(work_unit__search_key__contains=word)
            queryset = queryset.filter(found | Q(work_unit__reference__iexact=word))
        return queryset
