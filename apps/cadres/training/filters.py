"""Filters of the lists of training, for their pages and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.filters import _plain, _Ranged, _search
from apps.cadres.choices import Attribute
from apps.cadres.models import Cadre, TrainingClass, TrainingPlan
from apps.cadres.training.choices import Audience, CourseKind
from apps.core.vietnamese import fold
from apps.membership.forms import capitalised

WORDS = _("Name, institution, reference")
PERSON = _("Name, reference")
NEEDED = (Attribute.THEORY, Attribute.STATE_MANAGEMENT, Attribute.EDUCATION)


def _year(label: Any, **options: Any) -> django_filters.NumberFilter:
    return django_filters.NumberFilter(
        label=label, min_value=1990, max_value=2100, decimal_places=0,
        widget=forms.NumberInput({"placeholder": label}), **options,
    )  # fmt: skip


def _kind() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name="kind", label=_("Kind of course"), choices=capitalised(CourseKind.choices),
        empty_label=_("Kind of course: all"),
    )  # fmt: skip


def _audience() -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(
        field_name="audience", label=_("Whom it is for"), choices=capitalised(Audience.choices),
        empty_label=_("Whom it is for: all"),
    )  # fmt: skip


class ClassFilter(_Ranged):
    """By words, kind, group, year in which it ends, unit."""

    search = _search(WORDS)
    kind = _kind()
    audience = _audience()
    year = _year(_("Year"), field_name="ends_on", lookup_expr="year")

    class Meta:
        model = TrainingClass
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Every word, in the name, the institution or the reference."""
        for word in _plain(value):
            found = Q(name__icontains=word) | Q(institution__icontains=word)
            queryset = queryset.filter(found | Q(reference__iexact=word))
        return queryset


class TermFilter(_Ranged):
    """The years to look at, kind, group, unit; the years narrow plans and classes alike."""

    first = _year(_("From the year"), field_name="year", lookup_expr="gte")
    last = _year(_("To the year"), field_name="year", lookup_expr="lte")
    kind = _kind()
    audience = _audience()

    class Meta:
        model = TrainingPlan
        fields: tuple[str, ...] = ()


class NeedFilter(_Ranged):
    """By words, what is asked for, unit. What is asked for is applied to the needs themselves."""

    search = _search(PERSON)
    attribute = django_filters.ChoiceFilter(
        label=pgettext_lazy("standard", "Asked for"), method="filter_attribute",
        choices=capitalised([(one.value, one.label) for one in NEEDED]),
        empty_label=_("Asked for: all"),
    )  # fmt: skip

    class Meta:
        model = Cadre
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words of the name without regard to tones, or the reference."""
        for word in _plain(value):
            key = fold(word).replace("_", "")
            found = Q(reference__iexact=word)
            queryset = queryset.filter(found | Q(search_key__contains=key) if key else found)
        return queryset

    def filter_attribute(self, queryset: Any, name: str, value: str) -> Any:
        """The people stay: a need is narrowed, not who might have one."""
        return queryset
