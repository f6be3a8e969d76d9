"""Forms of admission. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.core.errors import LABELS
from apps.core.fields import PartialDateFormField
from apps.membership.admission.actions import EDITABLE
from apps.membership.admission.choices import AskedAbout, AskedWhere, Outcome, Stage
from apps.membership.choices import Education, Sex
from apps.membership.forms import FullDateField, GroupedNumberField, UnitField, capitalised
from apps.membership.judging import HOMES
from apps.membership.models import Candidate, EthnicGroup, Member, Religion
from apps.membership.procedures.forms import DecisionForm, FinalForm, RefusableForm, StepForm
from apps.tenancy.models import Organization

SECTIONS = (
    ("general", _("General"), ("organization", "full_name", "birth_name", "birth", "sex", "citizen_number", "noticed_on")),  # noqa: E501
    ("places", _("Native place, residence"), ("native_place", "residence")),
    ("education", _("Education"), ("education", "education_exception", "certificate_on", "certificate_number")),  # noqa: E501
    ("work", _("Work and contact"), ("position", "occupation", "phone")),
    ("sensitive", _("Ethnic group, religion"), ("ethnicity", "religion")),
)  # fmt: skip
HELP: dict[str, Any] = {
    "organization": _("The cell that follows the person."),
    "birth": _("The age is counted by month when the cell considers the case."),
    "education_exception": _(
        "Only in mountains, on islands, among ethnic minorities or in hardship areas: say why."
    ),
    "certificate_on": _("The certificate is valid for 60 months (06-HD/TW 2025)."),
    "noticed_on": _("The day the cell began to follow the person."),
    "ethnicity": _("Kept for totals only; never shown in lists."),
}


class CandidateForm(RefusableForm):
    """What is known of a person whom a cell follows."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    organization = UnitField()
    full_name = forms.CharField(error_messages={"required": LABELS["name_missing"]})
    birth_name = forms.CharField(required=False)
    birth = PartialDateFormField(required=False)
    sex = forms.ChoiceField(
        choices=capitalised(Sex.choices),
        widget=forms.RadioSelect,
        error_messages={"required": LABELS["sex_missing"]},
    )
    citizen_number = GroupedNumberField(required=False)
    noticed_on = FullDateField()
    native_place = forms.CharField(required=False)
    residence = forms.CharField(required=False)
    education = forms.ChoiceField(
        required=False, choices=[("", "–"), *capitalised(Education.choices)]
    )
    education_exception = forms.CharField(required=False)
    certificate_on = FullDateField(required=False)
    certificate_number = forms.CharField(required=False)
    position = forms.CharField(required=False)
    occupation = forms.CharField(required=False)
    phone = forms.CharField(required=False)
    ethnicity = forms.ModelChoiceField(
        EthnicGroup.objects.order_by("code"), required=False, empty_label="–"
    )
    religion = forms.ModelChoiceField(
        Religion.objects.order_by("code"), required=False, empty_label="–"
    )

    def __init__(
        self,
        data: Any = None,
        *,
        units: QuerySet[Organization] | None = None,
        candidate: Candidate | None = None,
        with_sensitive: bool = False,
        today: date | None = None,
    ) -> None:
        initial: dict[str, Any] = {"noticed_on": today}
        if candidate is not None:
            initial = {name: getattr(candidate, name) for name in (*EDITABLE, "version")}
        super().__init__(data, initial=initial)
        if candidate is not None:
            self.fields["organization"].required = False
            self.fields["organization"].initial = candidate.organization
        if units is not None:
            self.fields["organization"].offer(units.filter(tier__in=HOMES, active=True))  # type: ignore[attr-defined]
        if not with_sensitive:
            for name in Candidate.SENSITIVE:
                del self.fields[name]
        if candidate is None:
            self.fields["other_person"] = forms.BooleanField(
                required=False,
                label=_("It is another person; I have looked at the records that are alike"),
            )
        for name, field in self.fields.items():
            if name == "other_person":
                continue
            column: Any = Candidate._meta.get_field(name)
            field.label = capfirst(str(getattr(column, "verbose_name", name)))
            if isinstance(field, forms.CharField) and getattr(column, "max_length", None):
                field.validators.append(MaxLengthValidator(column.max_length))
                field.widget.attrs["autocomplete"] = "off"

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned values of the record."""
        return {name: self.cleaned_data[name] for name in EDITABLE if name in self.cleaned_data}

    def sections(self) -> Iterator[dict[str, Any]]:
        """The parts of the form, each with its fields."""
        for code, title, names in SECTIONS:
            here = [name for name in names if name in self.fields]
            if here:
                fields = [
                    {"bound": self[name], "help": HELP.get(name, ""), "name": name} for name in here
                ]
                errors = sum(bool(self[name].errors) for name in here)
                yield {"code": code, "title": title, "fields": fields, "errors": errors}


class SponsorsForm(StepForm):
    """Who helps and who introduces, among the official members of the cell."""

    helper = forms.ModelChoiceField(
        Member.objects.none(), required=False, label=_("Helping member"), empty_label="–"
    )
    introducer = forms.ModelChoiceField(
        Member.objects.none(), required=False, label=_("Introducing member"), empty_label="–"
    )
    introducer_since = FullDateField(
        required=False, label=_("Has worked with the person since"),
        help_text=_("At least a year before the cell votes."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, members: Any, **options: Any) -> None:
        super().__init__(data, prefix="sponsors", **options)
        for name in ("helper", "introducer"):
            self.fields[name].queryset = members  # type: ignore[attr-defined]


class DossierForm(StepForm):
    """The beginning of the dossier."""

    started_on = FullDateField(label=_("Begun on"))

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="dossier", **options)


class AdmissionDecisionForm(DecisionForm):
    """The decision to admit, with the day on which the cell received it."""

    received_on = FullDateField(
        label=_("Received by the cell"), required=False,
        help_text=_("The limit of the ceremony counts from it; without it, from the decision."),
    )  # fmt: skip
    sentence = _("The decision is right; it cannot be undone.")
    field_order = ("deciding_body", "decided_on", "decision_number", "received_on", "reason")


class CeremonyForm(FinalForm, StepForm):
    """The admission ceremony."""

    sentence = _("The day is right; the person becomes a member and this cannot be undone.")

    held_on = FullDateField(label=_("Day of the ceremony"))
    late_consent = forms.CharField(
        label=_("Consent of the committee above to a later ceremony"), max_length=200,
        required=False, help_text=_("Only after the limit: number and date of the consent."),
    )  # fmt: skip

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="ceremony", **options)


class EndCandidateForm(StepForm):
    """Following ends without an admission."""

    ended_on = FullDateField(label=_("On"))
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="ending", **options)


FITTING: dict[str, Sequence[str]] = {
    Stage.OUTSTANDING: (Outcome.PUT_ON, Outcome.NOT_YET),
    Stage.SYMPATHISER: (Outcome.KEPT, Outcome.TAKEN_OFF),
}


class ReviewForm(RefusableForm):
    """The monthly review of one cell: the day of the meeting and an outcome for each person."""

    held_on = FullDateField(label=_("Meeting date"))

    def __init__(self, data: Any = None, *, rows: Iterable[Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.rows = list(rows)
        for row in self.rows:
            said = row.said[0].outcome if row.said else ""
            codes = [
                *FITTING[row.stage],
                *([said] if said and said not in FITTING[row.stage] else []),
            ]
            choices = [("", "–"), *((code, capfirst(str(Outcome(code).label))) for code in codes)]
            self.fields[f"outcome_{row.pk}"] = forms.ChoiceField(
                label=row.full_name, choices=choices, required=False, initial=said
            )

    def lines(self) -> Iterator[tuple[Any, Any]]:
        """Each person with the box of the outcome."""
        for row in self.rows:
            yield row, self[f"outcome_{row.pk}"]

    @property
    def outcomes(self) -> dict[int, str]:
        """What was said of whom."""
        found = {row.pk: self.cleaned_data[f"outcome_{row.pk}"] for row in self.rows}
        return {pk: outcome for pk, outcome in found.items() if outcome}


class ReviewChoiceForm(forms.Form):
    """Which cell is reviewed."""

    unit = UnitField(label=_("Cell"), hidden_when_unknown=True, empty_label=_("Choose a cell"))

    def __init__(self, data: Any = None, *, units: QuerySet[Organization], **options: Any) -> None:
        super().__init__(data, **options)
        field: Any = self.fields["unit"]
        field.offer(units)
        if isinstance(field.widget, forms.Select):
            # Cells of many committees bear the same name.
            rows = units.select_related("parent").order_by("path")
            named = [(unit.code, f"{unit.name}, {unit.parent}") for unit in rows]
            field.widget.choices = [("", field.empty_label), *named]


class AskBackgroundForm(StepForm):
    """A letter that asks for the background check."""

    asked_on = FullDateField(label=_("Letter sent on"))
    asked_of = forms.CharField(
        label=_("Organisation asked"), max_length=200,
        help_text=_("The committee of the place where the answer is to come from."),
    )  # fmt: skip
    where = forms.ChoiceField(label=_("Where"), choices=capitalised(AskedWhere.choices))
    about = forms.ChoiceField(label=_("Asked about"), choices=capitalised(AskedAbout.choices))
    number = forms.CharField(label=_("Number of the letter"), max_length=60, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="ask", **options)


class _OneLetterForm(StepForm):
    """A step of one letter that waits for its answer."""

    check: Any = forms.ModelChoiceField(label=_("Letter"), queryset=None, empty_label=None)

    def __init__(self, data: Any = None, *, letters: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["check"].queryset = letters  # type: ignore[attr-defined]


class AnswerBackgroundForm(_OneLetterForm):
    """The answer to a letter."""

    answered_on = FullDateField(label=_("Answered on"))
    number = forms.CharField(label=_("Number of the answer"), max_length=60, required=False)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="answer", **options)


class StrikeBackgroundForm(_OneLetterForm):
    """A letter that was a mistake or is waited for no more."""

    reason = forms.CharField(label=_("Reason"), max_length=200)

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, prefix="drop", **options)
