"""Forms for asking for a summary, sending one back, and for targets."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core import formats
from apps.core.errors import DomainError, RuleRefused
from apps.core.formats import FormatError
from apps.membership.forms import capitalised
from apps.reports import catalogue, rules
from apps.reports.choices import Dimension, FigureKind, PeriodKind, SummaryForm
from apps.reports.indicators import INDICATORS
from apps.tenancy.models import Organization

MONTHS = [(number, str(number)) for number in range(1, 13)]
DATE_INVALID = _("Enter the date as day/month/year, for example 19/05/2020.")


class DayField(forms.Field):
    """A day typed as dd/mm/yyyy."""

    def __init__(self, **options: Any) -> None:
        attrs = {
            "inputmode": "numeric",
            "placeholder": "dd/mm/yyyy",
            "autocomplete": "off",
            "maxlength": "10",
        }
        options.setdefault("widget", forms.TextInput(attrs=attrs))
        super().__init__(**options)

    def prepare_value(self, value: Any) -> Any:
        """Show a date as it is typed."""
        return formats.date_text(value) if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        """Read the day; refuse with the way it should be written."""
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return formats.parse_date(text)
        except FormatError:
            raise forms.ValidationError(DATE_INVALID) from None


def units_for(actor: Actor, wanted: Organization | None = None) -> Any:
    """Organisations to choose from: the own one, those directly below, and the one asked for."""
    own = actor.organization_id or 0
    visible = Organization.objects.visible_to(actor)
    rows = visible.filter(pk=own) | visible.filter(parent_id=own)
    if wanted is not None:
        rows = rows | visible.filter(pk=wanted.pk)
    return rows.tree_order()


class PeriodForm(forms.Form):
    """An organisation and a period; only the boxes that the kind of period asks for count."""

    organization = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organization.objects.none(), empty_label=None
    )
    kind = forms.ChoiceField(label=_("Kind of period"), choices=PeriodKind.choices)
    year = forms.IntegerField(
        label=_("Year"), required=False, min_value=1930, max_value=2100,
        help_text=_("For a month, quarter 1, 6 months, 9 months and a year."),
    )  # fmt: skip
    month = forms.TypedChoiceField(
        label=_("Month"), choices=MONTHS, coerce=int, required=False,
        help_text=_("Only for a month."),
    )  # fmt: skip
    first = DayField(
        label=_("From"), required=False, help_text=_("Only for a term and for from – to.")
    )
    last = DayField(label=_("To"), required=False, help_text=_("Last day, which counts as well."))

    def __init__(
        self, *args: Any, actor: Actor, unit: Organization | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        organization: Any = self.fields["organization"]
        organization.queryset = units_for(actor, unit)

    def clean(self) -> dict[str, Any]:
        """Work the two days out from kind, year and month, or take those entered."""
        cleaned = super().clean() or self.cleaned_data
        kind = cleaned.get("kind")
        if not kind:
            return cleaned
        if kind in rules.FIXED_KINDS:
            self._fixed(cleaned, kind)
        else:
            self._free(cleaned)
        return cleaned

    def _fixed(self, cleaned: dict[str, Any], kind: str) -> None:
        year, month = cleaned.get("year"), cleaned.get("month") or 12
        if not year:
            if "year" not in self.errors:
                self.add_error("year", _("Enter the year."))
            return
        cleaned["first"], cleaned["last"] = rules.period(kind, year=year, month=month)

    def _free(self, cleaned: dict[str, Any]) -> None:
        for name, sentence in (
            ("first", _("Enter the first day.")),
            ("last", _("Enter the last day.")),
        ):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("The last day must not lie before the first."))

    def add_refusal(self, error: DomainError) -> None:
        """Show a refusal of the action beside its field."""
        field = error.field if error.field in self.fields else None
        self.add_error(field, error.message)

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        names = ("organization", "kind", "first", "last")
        return {name: self.cleaned_data[name] for name in names}


class RequestForm(PeriodForm):
    """Ask for a summary."""

    form = forms.ChoiceField(label=_("Form"), choices=SummaryForm.choices)
    field_order = ("form", "organization", "kind", "year", "month", "first", "last")

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        return {**super().span(), "form": self.cleaned_data["form"]}


class TargetForm(PeriodForm):
    """Set a target."""

    indicator = forms.ChoiceField(label=_("Indicator"), choices=())
    plan = forms.CharField(
        label=_("Target"),
        max_length=14,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A number, for example 1.000, or at least a share, for example 80% or 2,5%."),
    )
    document = forms.CharField(
        label=_("Document"), max_length=200, required=False,
        help_text=_("Number and date of the resolution or plan."),
    )  # fmt: skip
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    field_order = (
        "organization", "indicator", "plan", "kind", "year", "month", "first", "last", "document",
        "note",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        indicator: Any = self.fields["indicator"]
        indicator.choices = [(one.key, one.label) for one in INDICATORS.values()]

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

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        names = ("indicator", "document", "note")
        named = {name: self.cleaned_data[name] for name in names}
        return {**super().span(), **named, **self.cleaned_data["plan"]}


class ReasonForm(forms.Form):
    """Why something is sent back or ended."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def _any(label: Any, words: Any, everything: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=lambda: [("", everything), *capitalised(words())]
    )


class CatalogueForm(forms.Form):
    """What narrows the catalogue of indicators; what is no choice narrows nothing."""

    q = forms.CharField(
        label=_("Words of the name, the definition or the source"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Name, definition, source")}),
    )  # fmt: skip
    form = _any(_("Form of the summary"), lambda: SummaryForm.choices, _("All forms"))
    app = _any(_("Records of"), lambda: catalogue.choices_of(catalogue.APPS), _("All records"))
    kind = _any(_("Counted"), lambda: FigureKind.choices, _("Over the period or on a day"))
    by = _any(_("Dimension"), lambda: Dimension.choices, _("All dimensions"))
    sensitive = _any(
        _("Sensitive"), lambda: [("yes", _("sensitive")), ("no", _("not sensitive"))],
        _("Sensitive or not"),
    )  # fmt: skip

    @property
    def wanted(self) -> dict[str, str]:
        """What the catalogue takes."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
