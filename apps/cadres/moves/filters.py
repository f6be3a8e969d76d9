"""Filters of the lists of moves, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.filters import WORDS, _Ranged, _search, files_matching
from apps.cadres.models import Move, Position
from apps.cadres.moves.choices import Direction, MoveKind
from apps.membership.forms import capitalised


class MoveFilter(_Ranged):
    """By words, kind, direction, unit, year of the decision."""

    search = _search(WORDS)
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("move", "Kind of move"), choices=capitalised(MoveKind.choices),
        empty_label=_("Kind of move: all"),
    )  # fmt: skip
    direction = django_filters.ChoiceFilter(
        label=_("Direction"), choices=capitalised(Direction.choices),
        empty_label=_("Direction: all"),
    )  # fmt: skip
    year = django_filters.NumberFilter(
        field_name="decided_on", lookup_expr="year", label=_("Year"), min_value=1930,
        max_value=2200, decimal_places=0, widget=forms.NumberInput({"placeholder": _("Year")}),
    )  # fmt: skip

    class Meta:
        model = Move
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words without regard to tones."""
        return files_matching(queryset, value)


class WatchFilter(_Ranged):
    """By unit."""

    class Meta:
        model = Position
        fields: tuple[str, ...] = ()
