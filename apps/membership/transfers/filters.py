"""Filters of the lists of transfers, for their page and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.membership.models import Transfer
from apps.membership.transfers.choices import Kind, State
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name, number of the paper")}


class TransferFilter(django_filters.FilterSet):
    """By the name or number on the paper, kind, state, and organisation of either side."""

    search = django_filters.CharFilter(
        method="filter_search",
        label=_("Name, number of the paper"),
        max_length=100,
        widget=forms.TextInput(SEARCH),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(Kind.choices), empty_label=_("Kind: all")
    )
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=capitalised(State.choices), empty_label=_("State: all")
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = Transfer
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words of the name without regard to tones, or the number of the paper."""
        return queryset.matching(value)
