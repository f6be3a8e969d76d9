"""Forms of manual figures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core import formats
from apps.core.errors import RuleRefused
from apps.core.formats import FormatError
from apps.reports import permissions
from apps.reports.forms import PeriodForm
from apps.reports.manual.rules import MOST
from apps.reports.models import ManualIndicator


class ManualForm(PeriodForm):
    """Enter a manual figure."""

    indicator = forms.ModelChoiceField(
        label=_("Indicator"), queryset=ManualIndicator.objects.none(), empty_label=None,
        to_field_name="code",
    )  # fmt: skip
    value = forms.CharField(
        label=_("Value"), max_length=14, widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A whole number, for example 2.239."),
    )  # fmt: skip
    basis = forms.CharField(
        label=_("Basis"), max_length=300,
        help_text=_("The document that says so: kind, number, date, who issued it."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    field_order = (
        "indicator", "organization", "value", "kind", "year", "month", "first", "last", "basis",
        "note",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicator: Any = self.fields["indicator"]
        indicator.queryset = ManualIndicator.objects.filter(
            permissions.forms_open(self.actor, "generate"), is_active=True
        )

    def clean_value(self) -> int:
        """A whole number; thousands dots are read."""
        return whole_number(self.cleaned_data["value"])

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        names = ("indicator", "value", "basis", "note")
        return {**super().span(), **{name: self.cleaned_data[name] for name in names}}


def whole_number(text: str) -> int:
    """The number that somebody typed. Raises ValidationError for anything else."""
    try:
        number = formats.parse_number(text.strip())
    except FormatError:
        number = Decimal(-1)
    if number != int(number) or not 0 <= number <= MOST:
        raise forms.ValidationError(RuleRefused("manual_not_a_number").message)
    return int(number)
