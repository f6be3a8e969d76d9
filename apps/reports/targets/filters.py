"""What narrows the list of targets."""

from __future__ import annotations

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import capitalised
from apps.reports.choices import PeriodKind
from apps.reports.indicators import indicator_choices
from apps.reports.models import Target


class TargetFilter(django_filters.FilterSet):
    """By indicator, kind of period and words of the document."""

    indicator = django_filters.ChoiceFilter(
        label=_("Indicator"), choices=indicator_choices, empty_label=_("All indicators")
    )
    kind = django_filters.ChoiceFilter(
        label=_("Kind of period"),
        choices=capitalised(PeriodKind.choices),
        empty_label=_("All periods"),
    )
    document = django_filters.CharFilter(
        label=_("Document"),
        field_name="document",
        lookup_expr="icontains",
        widget=forms.TextInput(attrs={"placeholder": _("Document")}),
    )

    class Meta:
        model = Target
        fields = ["indicator", "kind", "document"]
