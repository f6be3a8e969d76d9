"""Filters of the register, for its pages and for the API.

Ethnicity, religion and the citizen number are no filters; the search finds a citizen number only
when it is typed in full.
"""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from apps.membership.choices import AgeBand, PoliticalTheory, State
from apps.membership.forms import DayField, UnitField, capitalised
from apps.membership.models import Member, StandingPeriod
from apps.membership.seniority.querysets import of_seniority
from apps.membership.standing.choices import Kind
from apps.tenancy.models import Organization


@extend_schema_field(OpenApiTypes.STR)
class UnitFilter(django_filters.Filter):
    """Rows of an organisation and of all below it."""

    field_class = UnitField

    def filter(self, queryset: Any, value: Organization | None) -> Any:
        """Narrow to the organisation, when one is chosen."""
        return queryset.below(value) if value else queryset


@extend_schema_field(OpenApiTypes.DATE)
class DayFilter(django_filters.Filter):
    """A day as people write it."""

    field_class = DayField


class MemberFilter(django_filters.FilterSet):
    """By words, organisation, state, age, theory, exemption or suspension, and day of joining."""

    search = django_filters.CharFilter(
        method="filter_search",
        label=_("Name, year of birth, card number"),
        max_length=100,
        widget=forms.TextInput(
            {
                "type": "search",
                "autocomplete": "off",
                "placeholder": _("Name, year of birth, card number"),
            }
        ),
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=capitalised(State.choices), empty_label=_("State: all present")
    )
    age = django_filters.ChoiceFilter(
        method="filter_age",
        label=_("Age"),
        choices=capitalised(AgeBand.choices),
        empty_label=_("Age: all"),
    )
    theory = django_filters.ChoiceFilter(
        field_name="political_theory",
        label=_("Political theory"),
        choices=capitalised(PoliticalTheory.choices),
        empty_label=_("Theory: all"),
    )
    standing = django_filters.ChoiceFilter(
        method="filter_standing",
        label=_("Set aside"),
        choices=capitalised(Kind.choices),
        empty_label=_("Set aside or not"),
    )
    joined_from = DayFilter(
        field_name="ceremony_on", lookup_expr="gte", label=_("Joined on or after")
    )
    joined_to = DayFilter(
        field_name="ceremony_on", lookup_expr="lte", label=_("Joined on or before")
    )

    seniority = django_filters.NumberFilter(
        method="filter_seniority",
        label=_("Years of seniority, at least"),
        min_value=0,
        max_value=120,
        decimal_places=0,
    )

    class Meta:
        model = Member
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, all words; four digits are a year of birth."""
        return queryset.matching(value)

    def filter_standing(self, queryset: Any, name: str, value: str) -> Any:
        """Exempt or suspended today."""
        periods = StandingPeriod.objects.on(timezone.localdate()).filter(kind=value)
        return queryset.filter(pk__in=periods.values("member"))

    def filter_age(self, queryset: Any, name: str, value: str) -> Any:
        """Completed years today."""
        return queryset.aged(value, on=timezone.localdate())

    def filter_seniority(self, queryset: Any, name: str, value: Any) -> Any:
        """Official members with so many completed years of seniority today."""
        return of_seniority(queryset, years=int(value), on=timezone.localdate())
