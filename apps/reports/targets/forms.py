"""The form that sets a target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core import formats
from apps.core.errors import RuleRefused
from apps.core.formats import FormatError
from apps.membership.forms import capitalised
from apps.reports.choices import Bound, PeriodKind
from apps.reports.forms import PeriodForm
from apps.reports.indicators import INDICATORS
from apps.reports.models import ManualIndicator
from apps.reports.targets.actions import Owner
from apps.tenancy.models import Organization

MANUAL = "manual:"
"""Before the code of a manual indicator among the choices."""


class TargetForm(PeriodForm):
    """Set a target."""

    indicator = forms.ChoiceField(label=_("Indicator"), choices=())
    bound = forms.ChoiceField(
        label=_("At least or at most"), choices=capitalised(Bound.choices), initial=Bound.LEAST,
        required=False,
    )  # fmt: skip
    plan = forms.CharField(
        label=_("Target"),
        max_length=14,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A number, for example 1.000, or a share, for example 80% or 2,5%."),
    )
    last_year = forms.IntegerField(
        label=_("Until year"), required=False, min_value=1930, max_value=2100,
        help_text=_("Only for a year: the target then holds in each year up to this one."),
    )  # fmt: skip
    by_date = forms.BooleanField(
        label=_("To be reached on the last day"), required=False,
        help_text=_("For what is to stand at a level by a day, such as a share of cadres by 2025."),
    )  # fmt: skip
    owner_unit = forms.ModelChoiceField(
        label=_("Organisation that answers for it"), queryset=Organization.objects.none(),
        required=False,
    )  # fmt: skip
    owner_name = forms.CharField(
        label=_("Person or role that answers for it"), max_length=150, required=False
    )
    document = forms.CharField(
        label=_("Document"), max_length=200, required=False,
        help_text=_("Number and date of the resolution or plan."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    field_order = (
        "organization", "indicator", "bound", "plan", "kind", "year", "last_year", "month", "first",
        "last", "by_date", "owner_unit", "owner_name", "document", "note",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicator: Any = self.fields["indicator"]
        manual = ManualIndicator.objects.filter(is_active=True)
        indicator.choices = [
            (_("Counted from records"), [(one.key, one.label) for one in INDICATORS.values()]),
            (_("Manual figures"), [(f"{MANUAL}{one.code}", one.label) for one in manual]),
        ]
        owner: Any = self.fields["owner_unit"]
        organization: Any = self.fields["organization"]
        owner.queryset = organization.queryset

    def clean_plan(self) -> dict[str, int | Decimal]:
        """A whole number, thousands dots are read; or a share, with the percent sign."""
        text = self.cleaned_data["plan"].strip()
        is_share = text.endswith("%")
        try:
            number = formats.parse_number(text.removesuffix("%"))
        except FormatError:
            number = Decimal(0)
        if is_share:
            if not 0 < number <= 100 or number != round(number, 2):
                raise forms.ValidationError(RuleRefused("share_out_of_range").message)
            return {"share": number}
        if number != int(number) or not 0 < number <= 2_147_483_647:
            raise forms.ValidationError(RuleRefused("plan_not_positive").message)
        return {"plan": int(number)}

    def clean(self) -> dict[str, Any]:
        """A target of every year ends with the last of them."""
        cleaned = super().clean() or self.cleaned_data
        until, first = cleaned.get("last_year"), cleaned.get("first")
        if cleaned.get("kind") == PeriodKind.YEAR and until and first:
            if until < first.year:
                self.add_error("last_year", _("The last year must not lie before the first."))
            else:
                cleaned["last"] = date(until, 12, 31)
        return cleaned

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        names = ("document", "note", "by_date")
        values = {name: self.cleaned_data[name] for name in names}
        values["bound"] = self.cleaned_data["bound"] or Bound.LEAST
        chosen = self.cleaned_data["indicator"]
        if chosen.startswith(MANUAL):
            values["manual"] = ManualIndicator.objects.get(code=chosen.removeprefix(MANUAL))
        else:
            values["indicator"] = chosen
        owner = Owner(self.cleaned_data["owner_unit"], self.cleaned_data["owner_name"])
        return {**super().span(), **values, "owner": owner, **self.cleaned_data["plan"]}
