"""Forms of the party fee. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.errors import DomainError, RuleRefused
from apps.core.formats import FormatError, number, parse_number
from apps.membership.fees import rules
from apps.membership.fees.actions import AMOUNT_MAX
from apps.membership.fees.choices import PayerGroup, Reduction
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm
from apps.membership.rules import FOUNDED_IN

_MONTH = re.compile(r"(\d{4})-(\d{1,2})")
_TYPED = re.compile(r"(\d{1,2})\s*/\s*(\d{4})")


def month_asked(text: str, today: date) -> date:
    """The month of an address (2026-11); anything odd is the present one."""
    match = _MONTH.fullmatch(text)
    if match and 1 <= int(match[2]) <= 12 and FOUNDED_IN <= int(match[1]) <= today.year + 1:
        return date(int(match[1]), int(match[2]), 1)
    return rules.month_of(today)


def year_asked(text: str, today: date) -> int:
    """The year of an address; anything odd is the present one."""
    good = text.isascii() and text.isdigit() and FOUNDED_IN <= int(text[:5]) <= today.year
    return int(text) if good else today.year


class AmountField(forms.CharField):
    """An amount of dong; thousands dots are read, empty is none."""

    def __init__(self, **options: Any) -> None:
        attrs = {"inputmode": "numeric", "autocomplete": "off", "class": "w-m num"}
        options.setdefault("widget", forms.TextInput(attrs))
        options.setdefault("max_length", 16)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """As people write it."""
        return number(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        """The amount, or None when empty."""
        text = super().clean(value)
        if not text.strip():
            return None
        try:
            found = parse_number(text)
        except FormatError:
            raise forms.ValidationError(RuleRefused("fee_amount").message) from None
        if found != int(found) or not 0 <= found <= AMOUNT_MAX:
            raise forms.ValidationError(RuleRefused("fee_amount").message)
        return int(found)


class MonthField(forms.CharField):
    """A month as people write it: 11/2026."""

    def __init__(self, **options: Any) -> None:
        attrs = {"placeholder": "mm/yyyy", "autocomplete": "off", "class": "w-m"}
        options.setdefault("widget", forms.TextInput(attrs))
        options.setdefault("max_length", 10)
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """As people write it."""
        return f"{value:%m/%Y}" if isinstance(value, date) else value

    def clean(self, value: Any) -> Any:
        """The first day of the month."""
        text = super().clean(value).strip()
        if not text:
            return None
        match = _TYPED.fullmatch(text)
        if match is None or not (1 <= int(match[1]) <= 12 and int(match[2]) >= FOUNDED_IN):
            raise forms.ValidationError(_("Enter the month as month/year, for example 05/2026."))
        return date(int(match[2]), int(match[1]), 1)


class Placing(forms.Form):
    """A form that shows a refusal beside its field."""

    def refuse(self, error: DomainError) -> None:
        """Show the refusal, or each of several."""
        for one in getattr(error, "refusals", None) or [error]:
            self.add_error(one.field if one.field in self.fields else None, one.message)


class LedgerForm(Placing):
    """The whole ledger of a cell and month: one box for each member's payment."""

    paid_on = FullDateField(label=_("Paid on"))
    reason = forms.CharField(
        label=_("Reason for corrections"), max_length=200, required=False,
        help_text=_("Only when an amount already recorded is changed."),
    )  # fmt: skip

    def __init__(self, *args: Any, lines: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            box = AmountField(label=line.member.full_name, required=False)
            box.initial = number(line.paid) if line.paid else ""
            self.fields[f"paid_{line.pk}"] = box
            self.fields[f"seen_{line.pk}"] = forms.IntegerField(
                required=False, initial=line.paid, widget=forms.HiddenInput
            )

    def rows(self) -> list[tuple[Any, Any, Any]]:
        """Line, box, amount as seen."""
        return [(line, self[f"paid_{line.pk}"], self[f"seen_{line.pk}"]) for line in self.lines]

    def amounts(self) -> tuple[dict[int, int], dict[int, int]]:
        """The amounts that the form holds, and those that its sender saw."""
        amounts, seen = {}, {}
        for line in self.lines:
            if f"paid_{line.pk}" in self.data:
                amounts[line.pk] = self.cleaned_data.get(f"paid_{line.pk}") or 0
                given = self.cleaned_data.get(f"seen_{line.pk}")
                seen[line.pk] = line.paid if given is None else given
        return amounts, seen


class PayerForm(Placing):
    """By what a member pays from a month on."""

    group = forms.ChoiceField(label=_("Group of payers"), choices=capitalised(PayerGroup.choices))
    base = AmountField(label=_("Base a month, in dong"), required=False)
    valid_from = MonthField(label=_("From month"))
    reduction = forms.ChoiceField(
        label=_("Reduction"),
        choices=capitalised((str(code), label) for code, label in Reduction.choices),
        required=False,
    )
    basis = forms.CharField(label=_("Basis"), max_length=200, required=False)

    def clean_reduction(self) -> int:
        """Percent; none when nothing is chosen."""
        return int(self.cleaned_data["reduction"] or 0)


class ChargeForm(Placing):
    """The months that a restored member owes."""

    first = MonthField(label=_("From month"))
    last = MonthField(label=_("To month"))


class CloseForm(FinalForm):
    """Closing a month's ledger."""

    month = forms.CharField(widget=forms.HiddenInput)
    sentence = _("Every payment of the month is entered; the closing cannot be undone.")


class ExcuseForm(Placing):
    """Why a month was not paid."""

    text = forms.CharField(label=_("Reason for not paying"), max_length=200, required=False)
