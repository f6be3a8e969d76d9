"""Forms of moves. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.choices import Answer
from apps.cadres.appointments.fields import CadreField, SeatField, cadres_of, seats_of
from apps.cadres.choices import RatingGrade
from apps.cadres.models import MovePlan, Position
from apps.cadres.moves import rules
from apps.cadres.moves.actions import Decision, Proposal
from apps.cadres.moves.choices import (
    CareKind,
    Consent,
    Direction,
    Ground,
    MoveEnd,
    MoveKind,
    Purpose,
    Watch,
)
from apps.cadres.papers.number_field import take_number_field
from apps.core.working_days import add_months
from apps.membership.choices import ReadingPurpose
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm


class WhoForm(forms.Form):
    """Who and which kind: what the next form asks follows from it."""

    cadre = CadreField(
        label=pgettext_lazy("appointment", "Person"),
        help_text=_("Name or reference of the profile."), empty_label="–",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=pgettext_lazy("move", "Kind of move"),
        choices=[("", "–"), *capitalised(MoveKind.choices)],
        help_text=_("Four acts with duties of their own; none stands for another."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["cadre"].offer(cadres_of(actor))  # type: ignore[attr-defined]


class ProposeForm(RefusableForm):
    """Propose a move."""

    cadre = CadreField(widget=forms.HiddenInput)
    kind = forms.ChoiceField(choices=MoveKind.choices, widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("Purpose of the rotation"), required=False,
        choices=[("", "–"), *capitalised(Purpose.choices[1:])],
    )  # fmt: skip
    direction = forms.ChoiceField(label=_("Direction"), choices=capitalised(Direction.choices))
    position = forms.TypedChoiceField(
        label=_("Present position"), required=False, coerce=int, empty_value=None
    )
    seat = SeatField(
        label=_("Seat to take"), required=False,
        help_text=_("A place with a number; nobody gets one made for them."),
    )  # fmt: skip
    title_text = forms.CharField(
        label=_("Title there"), max_length=200, required=False,
        help_text=_("Only for a place that is not kept here."),
    )  # fmt: skip
    unit_text = forms.CharField(label=_("Unit there"), max_length=200, required=False)
    by_other_body = forms.CharField(
        label=_("Decided by another managing body"), max_length=200, required=False
    )
    plan = forms.ModelChoiceField(
        MovePlan.objects.none(), label=_("Plan of moves"), required=False,
        to_field_name="reference", empty_label="–",
    )  # fmt: skip
    wave = forms.IntegerField(label=_("Wave"), min_value=1, max_value=99, required=False)
    proposed_on = FullDateField(label=pgettext_lazy("move", "Proposed"))
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, data: Any = None, *, actor: Any, who: Any, kind: str, today: Any, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["cadre"].rows = cadres_of(actor)  # type: ignore[attr-defined]
        held = Position.objects.visible_to(actor).current().of_cadre(who)
        self.held = {row.pk: row for row in held.order_by("is_concurrent", "pk")}
        words = [
            (row.pk, ", ".join(filter(None, (row.title_text, row.unit_text))))
            for row in self.held.values()
        ]
        self.fields["position"].choices = [("", "–"), *words]  # type: ignore[attr-defined]
        if words:
            self.fields["position"].initial = words[0][0]
        self.fields["seat"].offer(seats_of(actor, today))  # type: ignore[attr-defined]
        plans = MovePlan.objects.visible_to(actor).order_by("-year", "name")
        self.fields["plan"].queryset = plans  # type: ignore[attr-defined]
        if kind != MoveKind.ROTATION:
            del self.fields["purpose"]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        cadre, proposed_on = data.pop("cadre"), data.pop("proposed_on")
        position = self.held.get(data.pop("position", None))
        proposal = Proposal(position=position, **data)
        return {"cadre": cadre, "proposed_on": proposed_on, "proposal": proposal}


class ActForm(StepForm):
    """A form of an act on a move."""

    def __init__(self, data: Any = None, *, move: Any, today: Any, **options: Any) -> None:
        self.move, self.today = move, today
        super().__init__(data, **options)


class LetterForm(ActForm):
    """The letter to the other side and its answer."""

    asked_of = forms.CharField(label=_("Asked of"), max_length=200)
    number = forms.CharField(label=_("Number"), max_length=60)
    asked_on = FullDateField(label=pgettext_lazy("letter", "Sent"))
    answer = forms.ChoiceField(
        label=pgettext_lazy("letter", "Answer"), required=False,
        choices=capitalised(Answer.choices),
    )  # fmt: skip
    answered_on = FullDateField(label=_("Answered on"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        move = self.move
        self.fields["asked_of"].initial = move.asked_of or move.by_other_body
        self.fields["number"].initial = move.asked_number
        self.fields["asked_on"].initial = move.asked_on or self.today
        self.fields["answer"].initial = move.answer


class TalkForm(ActForm):
    """The talk with the person."""

    talked_on = FullDateField(label=_("Talked to on"))
    consent = forms.ChoiceField(
        label=pgettext_lazy("talk", "What they said"), choices=capitalised(Consent.choices[1:])
    )
    wishes = forms.CharField(label=_("Wishes"), max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["talked_on"].initial = self.today


class DeferForm(ActForm):
    """A personal ground to wait."""

    ground = forms.ChoiceField(
        label=pgettext_lazy("deferral", "Ground"), choices=capitalised(Ground.choices),
        help_text=_("Private: it is read with a purpose, and each reading is logged."),
    )  # fmt: skip
    until = FullDateField(label=_("Until"), required=False)


class RevealForm(forms.Form):
    """Why a private ground is read."""

    purpose = forms.ChoiceField(label=_("Purpose"), choices=capitalised(ReadingPurpose.choices))


class DecideForm(FinalForm, ActForm):
    """The decision."""

    sentence = _("With this decision the positions of the person change; this cannot be undone.")
    number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    take_number = take_number_field()
    decided_on = FullDateField(label=_("Decision date"))
    effective_on = FullDateField(label=_("Effective from"))
    until = FullDateField(label=_("Until"), required=False)
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    reason = forms.CharField(
        label=_("Why in spite of a warning"), max_length=500, required=False,
        widget=forms.Textarea({"rows": 2}), help_text=_("Needed when a rule warns."),
    )  # fmt: skip
    authority = forms.CharField(
        label=_("Who lets a rule be passed over"), max_length=200, required=False,
        help_text=_("Only when a rule that blocks is not met: body, reason and paper."),
    )  # fmt: skip
    override_reason = forms.CharField(
        label=_("Why it is passed over"), max_length=500, required=False
    )
    paper = forms.CharField(label=_("By which paper"), max_length=200, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decided_on"].initial = self.fields["effective_on"].initial = self.today
        if self.move.kind in (MoveKind.ROTATION, MoveKind.SECONDMENT):
            self.fields["until"].initial = add_months(self.today, rules.LEAST_MONTHS)
        self.fields["until"].required = rules.KINDS[self.move.kind].needs_end

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return {"version": data.pop("version"), "decision": Decision(**data)}


class AssessForm(ActForm):
    """The yearly assessment."""

    assessed_on = FullDateField(label=_("Assessed on"))
    grade = forms.ChoiceField(label=_("Grade"), choices=capitalised(RatingGrade.choices))
    assessor = forms.CharField(label=_("Assessed by"), max_length=200)
    note = forms.CharField(label=_("Note"), max_length=500, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["assessed_on"].initial = self.today
        self.fields["assessor"].initial = self.move.unit_text


class CareForm(ActForm):
    """What is done for the person."""

    kind = forms.ChoiceField(
        label=pgettext_lazy("care", "Kind of care"), choices=capitalised(CareKind.choices)
    )
    amount = forms.IntegerField(label=_("Amount in dong"), min_value=0, required=False)
    given_on = FullDateField(label=_("Given on"))
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["given_on"].initial = self.today


class EndForm(FinalForm, ActForm):
    """What became of the move."""

    sentence = _("A position that the move began ends with it, unless the person stays.")
    end = forms.ChoiceField(
        label=pgettext_lazy("move", "What became of it"), choices=capitalised(MoveEnd.choices[1:])
    )
    ended_on = FullDateField(label=_("Ended on"))
    number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False,
        help_text=_("Needed for a rotation that ends before its 36 months."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ended_on"].initial = self.today


class CloseForm(FinalForm, ActForm):
    """Closed without a decision."""

    sentence = _("A proposal that is closed is not opened again.")
    closed_on = FullDateField(label=pgettext_lazy("appointment", "Closed"))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["closed_on"].initial = self.today


class PlanForm(RefusableForm):
    """Begin a plan of moves."""

    name = forms.CharField(label=_("Name of the plan"), max_length=200)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)


class AdoptForm(FinalForm, StepForm):
    """The decision on a plan."""

    sentence = _("The plan is adopted by this decision.")
    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))


class WatchForm(FinalForm):
    """What the board has found of a head."""

    sentence = _("The board has looked at the whole life and the terms, not at a birthplace alone.")
    position = forms.TypedChoiceField(label=_("Position"), coerce=int)
    watch = forms.ChoiceField(
        label=pgettext_lazy("watch", "Looked at"), choices=capitalised(Watch.choices)
    )
    is_local = forms.TypedChoiceField(
        label=_("Of the place"), required=False, empty_value=None,
        coerce=lambda text: text == "1",
        choices=[("", "–"), ("1", _("Of the place")), ("0", _("Not of the place"))],
    )  # fmt: skip
    terms = forms.IntegerField(
        label=_("Terms running in this place"), min_value=0, max_value=20, required=False
    )
    found_on = FullDateField(label=_("Found on"))
    note = forms.CharField(label=_("Grounds"), max_length=500, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any = None, *, positions: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.rows = {row.pk: row for row in positions}
        self.fields["position"].choices = [  # type: ignore[attr-defined]
            (row.pk, ", ".join(filter(None, (row.title_text, row.unit_text))))
            for row in self.rows.values()
        ]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return data | {"position": self.rows[data["position"]]}
