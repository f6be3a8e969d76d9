"""Filters of a campaign's board."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Func
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.core.vietnamese import fold
from apps.membership.forms import capitalised
from apps.membership.grading.choices import PRESENT_STATES, Body
from apps.membership.models import CampaignUnit
from apps.tenancy.choices import Tier

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Organisation")}
TIERS = [(code, label) for code, label in Tier.choices if code != Tier.PROVINCE]


class BoardFilter(django_filters.FilterSet):
    """By name, tier, what is graded, and what is late."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Organisation"), max_length=100,
        widget=forms.TextInput(SEARCH),
    )  # fmt: skip
    tier = django_filters.ChoiceFilter(
        label=_("Tier"), choices=capitalised(TIERS), empty_label=_("Tier: all")
    )
    body = django_filters.ChoiceFilter(
        label=_("What is graded"), choices=capitalised(Body.choices),
        empty_label=_("What is graded: all"),
    )  # fmt: skip
    late = django_filters.BooleanFilter(
        method="filter_late", label=_("Late only"), widget=forms.CheckboxInput
    )

    class Meta:
        model = CampaignUnit
        fields: tuple[str, ...] = ()

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Names without regard to tones, all words."""
        rows = queryset.alias(folded=Func(F("organization__name"), function="vi_fold"))
        for word in fold(value).split():
            rows = rows.filter(folded__contains=word)
        return rows

    def filter_late(self, queryset: Any, name: str, value: Any) -> Any:
        """Past the limit and not decided."""
        if not value:
            return queryset
        return queryset.filter(due_on__lt=timezone.localdate(), state__in=PRESENT_STATES)
