"""Forms for asking for a summary, and sending one back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core import formats
from apps.core.errors import DomainError
from apps.core.formats import FormatError
from apps.membership.forms import capitalised
from apps.regulations.choices import Standing
from apps.reports import catalogue, permissions, rules
from apps.reports.choices import Dimension, FigureKind, PeriodKind, SummaryForm
from apps.reports.schedule.lookup import cut_offs
from apps.reports.tables.asking import form_choices
from apps.reports.tables.choices import Branch
from apps.tenancy.models import Organization

MONTHS = [(number, str(number)) for number in range(1, 13)]
NO_SUCH_DATE = _("There is no such date.")
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
        except FormatError as fault:
            impossible = fault.code == "date_impossible"
            raise forms.ValidationError(NO_SUCH_DATE if impossible else DATE_INVALID) from None


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
        label=_("From"), required=False,
        help_text=_("Only for a term, the half of one (the days of the whole term) and from – to."),
    )  # fmt: skip
    last = DayField(label=_("To"), required=False, help_text=_("Last day, which counts as well."))
    half = forms.ChoiceField(
        label=_("Half of the term"), required=False,
        choices=[("1", _("first half")), ("2", _("second half"))],
        help_text=_("Only for the half of a term."),
    )  # fmt: skip

    def __init__(
        self, *args: Any, actor: Actor, unit: Organization | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
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
        cleaned["first"], cleaned["last"] = rules.period(
            kind, year=year, month=month, cuts=self.cuts(cleaned)
        )

    def cuts(self, cleaned: dict[str, Any]) -> list[rules.CutOff]:
        """The cut-off days that hold for what is asked for; none for targets."""
        return []

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
        elif first and last and cleaned["kind"] == PeriodKind.HALF_TERM:
            try:
                cleaned["first"], cleaned["last"] = rules.half_of_term(
                    first, last, second=cleaned.get("half") == "2"
                )
            except ValueError:
                self.add_error("last", _("A term that can be halved has two months at least."))

    def add_refusal(self, error: DomainError) -> None:
        """Show a refusal of the action beside its field."""
        field = error.field if error.field in self.fields else None
        if field in ("first", "last") and self.cleaned_data.get("kind") in rules.FIXED_KINDS:
            field = "year"  # the two days follow from it
        self.add_error(field, error.message)

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        names = ("organization", "kind", "first", "last")
        return {name: self.cleaned_data[name] for name in names}


class RequestForm(PeriodForm):
    """Ask for a summary."""

    form = forms.ChoiceField(label=_("Form"), choices=())
    wait = forms.BooleanField(
        label=_("Wait for the units"), required=False,
        help_text=_("Made when the last unit with an office has signed its own."),
    )  # fmt: skip
    field_order = ("form", "organization", "kind", "year", "month", "first", "last", "half", "wait")

    def cuts(self, cleaned: dict[str, Any]) -> list[rules.CutOff]:
        """Those of the form and the organisation."""
        unit, form = cleaned.get("organization"), cleaned.get("form")
        return cut_offs(unit, form) if unit and form else []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        form: Any = self.fields["form"]
        form.choices = form_choices(permissions.opener(self.actor, "generate"))

    def span(self) -> dict[str, Any]:
        """The values that the action takes."""
        return {**super().span(), "form": self.cleaned_data["form"]}


class ReasonForm(forms.Form):
    """Why something is sent back or ended."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )


def _any(label: Any, words: Any, everything: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, required=False, choices=lambda: [("", everything), *capitalised(words())]
    )


class NarrowingForm(forms.Form):
    """What narrows a list that is no query; what is no choice narrows nothing."""

    @property
    def wanted(self) -> dict[str, str]:
        """What the list takes."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}


class CatalogueForm(NarrowingForm):
    """What narrows the catalogue of indicators."""

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


def _standings() -> list[tuple[str, Any]]:
    others = [one for one in Standing.choices if one[0] != Standing.DRAFT]
    return [(Standing.DRAFT.value, _("Draft, to be compared")), *others]


class TableListForm(NarrowingForm):
    """What narrows the list of statistical forms."""

    q = forms.CharField(
        label=_("Words of the code, the title or the source"), max_length=200, required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Code, title, source")}),
    )  # fmt: skip
    branch = _any(_("Branch"), lambda: Branch.choices, _("All branches"))
    status = _any(_("Standing"), _standings, _("Drafts and others"))
