"""Filters of the register of numbers."""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import F, Func
from django.utils.translation import gettext_lazy as _

from apps.core.vietnamese import fold
from apps.documents.models import NumberTerm, PaperNumber
from apps.documents.papers.choices import IssuingBody, PaperKind
from apps.membership.filters import UnitFilter
from apps.membership.forms import capitalised
from apps.tenancy.models import Organization


class NumberFilter(django_filters.FilterSet):
    """By words, kind, body, term and unit."""

    search = django_filters.CharFilter(
        method="filter_search",
        label=_("Abstract or number"),
        max_length=100,
        widget=forms.TextInput({"type": "search", "placeholder": _("Abstract or number")}),
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind"), choices=capitalised(PaperKind.choices), empty_label=_("Kind: all")
    )
    body = django_filters.ChoiceFilter(
        field_name="series__body",
        label=_("Issued by"),
        choices=capitalised(IssuingBody.choices),
        empty_label=_("Issued by: all"),
    )
    term = django_filters.ModelChoiceFilter(
        field_name="series__term",
        label=_("Term"),
        queryset=NumberTerm.objects.none(),
        empty_label=_("Term: all"),
    )
    unit = UnitFilter(
        label=_("Organisation"), empty_label=_("Organisation: all"), hidden_when_unknown=True
    )

    class Meta:
        model = PaperNumber
        fields: tuple[str, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        actor = getattr(self.request, "actor", None)
        self.form.fields["unit"].offer(Organization.objects.visible_to(actor).filter(active=True))
        terms = NumberTerm.objects.visible_to(actor)
        self.form.fields["term"].queryset = terms.order_by("-starts_on", "-pk")

    def filter_search(self, queryset: Any, name: str, value: str) -> Any:
        """Words of the abstract without regard to tones, or the start of the number."""
        rows = queryset.alias(folded=Func(F("abstract"), function="vi_fold"))
        found = rows.filter(symbol__startswith=value.strip())
        words = fold(value).split()
        for word in words:
            rows = rows.filter(folded__contains=word)
        return rows | found if words else found
