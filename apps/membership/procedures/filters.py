"""Filters of the list of procedures, for its page and for the API."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.membership.models import Member, Procedure
from apps.membership.procedures.choices import Kind
from apps.tenancy.models import Organization

SEARCH = {"type": "search", "autocomplete": "off", "placeholder": _("Name")}


class ProcedureFilter(django_filters.FilterSet):
    """By name, kind and organisation."""

    search = django_filters.CharFilter(
        method="filter_search", label=_("Name"), max_length=100, widget=forms.TextInput(SEARCH)
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(Kind.choices), empty_label=_("Kind: all")
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = Procedure
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Members' names without regard to tones."""
        found = Member.objects.visible_to(self.request.actor).matching(value)
        return queryset.filter(member__in=found.values("pk"))
