"""Forms of a campaign. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.membership.forms import FullDateField, UnitField, capitalised
from apps.membership.grading.actions.commendations import Decision
from apps.membership.grading.actions.steps import Proposal, SelfReview
from apps.membership.grading.choices import CommendationForm, CommendationKind, Grade
from apps.membership.models import GradeScale
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm

QUARTERS = [("", _("Whole year")), *((str(one), str(one)) for one in range(1, 5))]


class OpenCampaignForm(RefusableForm):
    """The period, the day of the strength, the limits."""

    organization = UnitField(label=_("Organisation that runs it"))
    year = forms.IntegerField(label=_("Year"), min_value=2008, max_value=2100)
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=QUARTERS, coerce=int, empty_value=None, required=False,
        help_text=_("Only where the scale of the year grades by quarter."),
    )  # fmt: skip
    as_of = FullDateField(
        label=_("Strength on"), help_text=_("Members and organisations of this day are graded.")
    )
    self_review_due = FullDateField(label=_("Self-review until"), required=False)
    proposals_due = FullDateField(label=_("Proposals until"), required=False)
    decision_due = FullDateField(label=_("Decision until"), required=False)

    def __init__(self, data: Any = None, *, units: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["organization"].offer(units)  # type: ignore[attr-defined]

    @property
    def limits(self) -> tuple[Any, Any, Any]:
        """The three limits."""
        data = self.cleaned_data
        return data["self_review_due"], data["proposals_due"], data["decision_due"]


def _grades(scale: GradeScale, *, of_member: bool) -> list[tuple[str, str]]:
    return [("", "–"), *scale.choices(of_member=of_member)]


class CellForm(StepForm):
    """A whole cell at once: for each member, and for the cell itself, a few small fields."""

    def __init__(
        self, data: Any = None, *, scale: GradeScale, rows: Iterable[Any], own: Any, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.rows, self.own = list(rows), own
        for row in self.rows:
            if not row.exclusion:
                self._add(f"m{row.pk}", row, _grades(scale, of_member=True), row.member.full_name)
        if own is not None:
            self._add("own", own, _grades(scale, of_member=False), own.organization.name)

    def _add(self, key: str, row: Any, grades: Any, name: str) -> None:
        raise NotImplementedError

    def _grade(self, key: str, row: Any, attribute: str, grades: Any, name: str) -> None:
        self.fields[key] = forms.ChoiceField(
            label=name, choices=grades, required=False, initial=getattr(row, attribute)
        )

    def lines(self) -> list[dict[str, Any]]:
        """What the table shows: each row with its bound fields."""
        found = []
        for row in self.rows:
            fields = [self[name] for name in self.fields if name.split("-")[0] == f"m{row.pk}"]
            found.append({"row": row, "fields": fields})
        return found

    def own_fields(self) -> list[Any]:
        """The bound fields of the unit itself."""
        return [self[name] for name in self.fields if name.split("-")[0] == "own"]

    def _keys(self) -> dict[int, str]:
        return {row.pk: f"m{row.pk}" for row in self.rows if f"m{row.pk}" in self.fields}


class ReviewForm(CellForm):
    """Self grades with what the conditions ask for."""

    def _add(self, key: str, row: Any, grades: Any, name: str) -> None:
        self._grade(key, row, "self_grade", grades, name)
        for part, most in (("points", 100), ("late_share", 100), ("above_share", 1000)):
            self.fields[f"{key}-{part}"] = forms.DecimalField(
                label=f"{name}: {row._meta.get_field(part).verbose_name}", min_value=0,
                max_value=most, max_digits=5, decimal_places=2, required=False,
                initial=getattr(row, part),
                widget=forms.TextInput({"inputmode": "decimal", "size": 5}),
            )  # fmt: skip
        self.fields[f"{key}-disciplined"] = forms.NullBooleanField(
            label=f"{name}: {row._meta.get_field('disciplined').verbose_name}",
            required=False, initial=row.disciplined,
        )  # fmt: skip

    def _review(self, key: str) -> SelfReview:
        data = self.cleaned_data
        parts = ("points", "late_share", "above_share", "disciplined")
        return SelfReview(data[key], **{part: data[f"{key}-{part}"] for part in parts})

    @property
    def members(self) -> dict[int, SelfReview]:
        """By key of the row."""
        return {pk: self._review(key) for pk, key in self._keys().items()}

    @property
    def of_unit(self) -> SelfReview | None:
        """Of the unit itself."""
        return self._review("own") if "own" in self.fields else None


class ProposalForm(CellForm):
    """Proposed grades, with grounds where a condition is overridden, and the grade as cadre or
    civil servant that a member's may not exceed."""

    def __init__(self, data: Any = None, *, scale: GradeScale, **options: Any) -> None:
        self.cadre_grades = scale.cadre_choices()
        super().__init__(data, scale=scale, **options)

    def _add(self, key: str, row: Any, grades: Any, name: str) -> None:
        self._grade(key, row, "proposal", grades, name)
        if key != "own" and self.cadre_grades:
            label = f"{name}: {row._meta.get_field('cadre_grade').verbose_name}"
            choices = [("", "–"), *capitalised(self.cadre_grades)]
            self._grade(f"{key}-cadre", row, "cadre_grade", choices, label)
        self.fields[f"{key}-grounds"] = forms.CharField(
            label=f"{name}: {row._meta.get_field('grounds').verbose_name}", max_length=300,
            required=False, initial=row.grounds,
        )  # fmt: skip

    def _proposal(self, key: str) -> Proposal:
        data = self.cleaned_data
        return Proposal(data[key], data[f"{key}-grounds"], data.get(f"{key}-cadre"))

    @property
    def members(self) -> dict[int, Proposal]:
        """By key of the row."""
        return {pk: self._proposal(key) for pk, key in self._keys().items()}

    @property
    def of_unit(self) -> Proposal | None:
        """Of the unit itself."""
        return self._proposal("own") if "own" in self.fields else None


class CellVoteForm(StepForm):
    """Ballots of the cell's meeting: for each member a number for each grade."""

    held_on = FullDateField(label=_("Meeting date"))
    entitled = forms.IntegerField(label=_("Entitled to vote"), min_value=0, max_value=100_000)
    present = forms.IntegerField(label=_("Present"), min_value=0, max_value=100_000)

    def __init__(self, data: Any = None, *, rows: Iterable[Any], **options: Any) -> None:
        super().__init__(data, **options)
        self.rows = [row for row in rows if not row.exclusion]
        for row in self.rows:
            for grade, label in Grade.choices:
                self.fields[f"m{row.pk}-{grade}"] = forms.IntegerField(
                    label=f"{row.member.full_name}: {label}", min_value=0, max_value=100_000,
                    required=False, initial=row.ballots.get(grade),
                    widget=forms.TextInput({"inputmode": "numeric", "size": 3}),
                )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """Each row with its four fields."""
        return [
            {"row": row, "fields": [self[f"m{row.pk}-{grade}"] for grade in Grade.values]}
            for row in self.rows
        ]

    @property
    def ballots(self) -> dict[int, dict[str, int]]:
        """By key of the row and grade."""
        data = self.cleaned_data
        return {
            row.pk: {grade: data[f"m{row.pk}-{grade}"] or 0 for grade in Grade.values}
            for row in self.rows
        }


class DecideForm(FinalForm, StepForm):
    """The decision on the members of a grassroots organisation."""

    sentence = _(
        "The decision is right: the proposals of all cells become grades at once, and later "
        "changes need a decision of their own."
    )

    decided_on = FullDateField(label=_("Decision date"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Needed only when a draft rule speaks against the decision."),
    )  # fmt: skip


class GroupForm(FinalForm):
    """The grades of a group of collectives, decided together."""

    sentence = _(
        "The grades are right: they count at once, and later changes need a decision of their own."
    )

    decided_on = FullDateField(label=_("Decision date"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False,
        help_text=_("Needed only when a draft rule speaks against the decision."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, scale: GradeScale, units: Iterable[Any], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.units = list(units)
        for unit in self.units:
            own = unit.own
            self.fields[f"u{unit.pk}"] = forms.ChoiceField(
                label=unit.organization.name, choices=_grades(scale, of_member=False),
                initial=own.grade or own.proposal if own else "", required=False,
            )  # fmt: skip

    def lines(self) -> list[dict[str, Any]]:
        """Each unit with its field."""
        return [{"unit": unit, "field": self[f"u{unit.pk}"]} for unit in self.units]

    @property
    def grades(self) -> dict[int, Proposal]:
        """By key of the unit."""
        return {unit.pk: Proposal(self.cleaned_data[f"u{unit.pk}"]) for unit in self.units}


class CloseForm(FinalForm, StepForm):
    """Closing: nothing to fill in."""

    sentence = _("Nothing more is to be entered; the grades stay as decided.")


class ReopenForm(StepForm):
    """Why a closed campaign is opened again."""

    reason = forms.CharField(label=_("Reason"), max_length=300)


class CorrectForm(RefusableForm):
    """Another decision on a grade."""

    new = forms.ChoiceField(label=_("New grade"))
    decided_on = FullDateField(label=_("Decision date"))
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(
        self, data: Any = None, *, scale: GradeScale, of_member: bool, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["new"].choices = scale.choices(of_member=of_member)  # type: ignore[attr-defined]


class CommendForm(RefusableForm):
    """A commendation by decision."""

    kind = forms.ChoiceField(label=_("For"), choices=capitalised(CommendationKind.choices))
    year = forms.IntegerField(
        label=_("Year"), min_value=1945, max_value=2100, help_text=_("Of five years: the last.")
    )
    form = forms.ChoiceField(label=_("Form"), choices=capitalised(CommendationForm.choices))
    deciding_body = forms.CharField(label=_("Decided by"), max_length=120)
    decision_number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    @property
    def decision(self) -> Decision:
        """What the decision says."""
        return Decision(**self.cleaned_data)


class ReasonForm(RefusableForm):
    """Why something is withdrawn."""

    reason = forms.CharField(label=_("Reason"), max_length=300)
