"""Filters of the list of planning lists."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.models import PlanningList
from apps.cadres.planning.choices import ListKind, Scope, TermKind
from apps.membership.forms import capitalised

NAMED = _("Title or reference")


class PlanningFilter(django_filters.FilterSet):
    """By words, kind, what is planned for, whose term."""

    search = django_filters.CharFilter(
        method="filter_search", label=NAMED, max_length=100,
        widget=forms.TextInput({"type": "search", "autocomplete": "off", "placeholder": NAMED}),
    )  # fmt: skip
    scope = django_filters.ChoiceFilter(
        label=_("Plans for"), choices=capitalised(Scope.choices), empty_label=_("Plans for: all")
    )
    kind = django_filters.ChoiceFilter(
        label=pgettext_lazy("planning", "List"), choices=capitalised(ListKind.choices),
        empty_label=_("List: all"),
    )  # fmt: skip
    term_kind = django_filters.ChoiceFilter(
        label=_("Whose term"), choices=capitalised(TermKind.choices),
        empty_label=_("Whose term: all"),
    )  # fmt: skip

    class Meta:
        model = PlanningList
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Each word in the title or the whole reference."""
        return lists_matching(queryset, value)


def lists_matching(rows: Any, text: str) -> Any:
    """Lists that hold every word in their title, or that reference. Never by people on them."""
    for word in text[:100].split():
        rows = rows.filter(Q(reference__iexact=word) | Q(name__icontains=word))
    return rows
