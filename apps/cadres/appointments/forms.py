"""Forms of appointments. They carry values to the actions and decide nothing themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments import rules
from apps.cadres.appointments.actions import Decision, Proposed
from apps.cadres.appointments.choices import Answer, AppointmentAct, Manner, Origin
from apps.cadres.appointments.fields import CadreField, SeatField, cadres_of, seats_of
from apps.cadres.models import Position
from apps.cadres.papers.number_field import take_number_field
from apps.core.working_days import add_months
from apps.membership.forms import FullDateField, capitalised
from apps.membership.procedures.forms import FinalForm, RefusableForm, StepForm

TERM_MONTHS = 60
"""What a seat's decision usually says; a suggestion in the box, the decision says it."""


class WhoForm(forms.Form):
    """Who and which act: what the next form asks follows from it."""

    cadre = CadreField(
        label=pgettext_lazy("appointment", "Person"),
        help_text=_("Name or reference of the profile."),
        empty_label="–",
    )
    act = forms.ChoiceField(
        label=pgettext_lazy("appointment", "Act"),
        choices=[("", "–"), *capitalised(AppointmentAct.choices)],
    )

    def __init__(self, data: Any = None, *, actor: Any, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["cadre"].offer(cadres_of(actor))  # type: ignore[attr-defined]


class OpenForm(RefusableForm):
    """Open a file: what the act needs."""

    cadre = CadreField(widget=forms.HiddenInput)
    act = forms.ChoiceField(choices=AppointmentAct.choices, widget=forms.HiddenInput)
    seat = SeatField(
        label=pgettext_lazy("appointment", "Seat"), required=False,
        help_text=_("The place to be filled. Seats are kept with their units."),
    )  # fmt: skip
    position = forms.TypedChoiceField(
        label=_("Present position"), required=False, coerce=int, empty_value=None,
        help_text=_("What ends or goes on by the decision."),
    )  # fmt: skip
    keeps_position = forms.BooleanField(
        label=_("The present position is kept as well"), required=False
    )
    origin = forms.ChoiceField(
        label=_("Source of personnel"), required=False,
        choices=[("", "–"), *capitalised(Origin.choices[1:])],
        help_text=_("Five steps for somebody of the unit, three for somebody from elsewhere."),
    )  # fmt: skip
    by_other_body = forms.CharField(
        label=_("Decided by another managing body"), max_length=200, required=False,
        help_text=_("Only where another body decides after this committee's agreement."),
    )  # fmt: skip
    opened_on = FullDateField(label=_("Opened"))
    received_on = FullDateField(
        label=_("Dossier received"), required=False,
        help_text=_("Age is counted from this day to the person's own retirement."),
    )  # fmt: skip
    notified_on = FullDateField(label=_("End of the term notified"), required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self, data: Any = None, *, actor: Any, who: Any, act: str, today: Any, **options: Any
    ) -> None:
        super().__init__(data, **options)
        spec = rules.ACTS[act]
        self.fields["cadre"].rows = cadres_of(actor)  # type: ignore[attr-defined]
        held = Position.objects.visible_to(actor).current().of_cadre(who)
        self.held = {row.pk: row for row in held.order_by("is_concurrent", "term_ends_on", "pk")}
        choices = [(row.pk, _position_words(row)) for row in self.held.values()]
        self.fields["position"].choices = [("", "–"), *choices]  # type: ignore[attr-defined]
        if spec.needs_position:
            first = min(
                self.held.values(), key=lambda row: str(row.term_ends_on or "9999"), default=None
            )
            self.fields["position"].required = True
            self.fields["position"].initial = first.pk if first else None
        self._leave_out(spec, act)
        if "seat" in self.fields:
            self.fields["seat"].required = True
            self.fields["seat"].offer(seats_of(actor, today))  # type: ignore[attr-defined]

    def _leave_out(self, spec: rules.ActSpec, act: str) -> None:
        """Fields that the act has no use for."""
        unused = set()
        if not spec.needs_seat:
            unused |= {"seat", "keeps_position"}
        if act != AppointmentAct.APPOINTMENT:
            unused |= {"origin"}
        if act not in (AppointmentAct.APPOINTMENT, AppointmentAct.REAPPOINTMENT):
            unused |= {"by_other_body"}
        if act != AppointmentAct.REAPPOINTMENT:
            unused |= {"notified_on"}
        for name in unused:
            del self.fields[name]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        cadre, opened_on = data.pop("cadre"), data.pop("opened_on")
        position = self.held.get(data.pop("position", None))
        proposed = Proposed(position=position, **data)
        return {"cadre": cadre, "opened_on": opened_on, "proposed": proposed}


def _position_words(row: Position) -> str:
    words = ", ".join(filter(None, (row.title_text, row.unit_text)))
    return f"{words} ({row.term_ends_on:%d/%m/%Y})" if row.term_ends_on else words


class ActForm(StepForm):
    """A form of an act on a file; ``whole`` is what the file holds."""

    def __init__(self, data: Any = None, *, whole: Any, today: Any, **options: Any) -> None:
        self.whole, self.today = whole, today
        super().__init__(data, **options)


class PrincipleForm(ActForm):
    """Approval in principle."""

    asked_on = FullDateField(label=_("Asked for"))
    approved_on = FullDateField(label=_("Approved"), required=False)
    number = forms.CharField(label=_("Number of the approval"), max_length=60, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        file = self.whole.file
        self.fields["asked_on"].initial = file.principle_asked_on or self.today
        self.fields["approved_on"].initial = file.principle_on
        self.fields["number"].initial = file.principle_number


class NoticeForm(ActForm):
    """The end of the term is notified."""

    notified_on = FullDateField(
        label=_("Notified"), help_text=_("To the person and the unit, 90 working days ahead.")
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["notified_on"].initial = self.whole.file.notified_on or self.today


def _count(label: Any, **options: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=30_000, **options)


class MeetingForm(ActForm):
    """A meeting and its ballot."""

    step = forms.ChoiceField(label=pgettext_lazy("appointment", "Meeting"))
    held_on = FullDateField(label=_("Held on"))
    summoned = _count(_("Summoned"), help_text=_("Everybody called, present or not: the base."))
    present = _count(_("Present"))
    issued = _count(_("Papers given out"))
    collected = _count(_("Papers collected"))
    valid = _count(_("Valid papers"))
    agree = _count(_("Votes for"))
    disagree = _count(_("Votes against"))
    next_agree = _count(
        _("Votes of the next name"), required=False,
        help_text=_("Only when there was more than one name."),
    )  # fmt: skip
    minutes = forms.CharField(label=_("Number of the minutes"), max_length=60, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        held = self.whole.done.meetings
        steps = [one for one in self.whole.steps if one.kind == "meeting" and one.code not in held]
        self.fields["step"].choices = [(one.code, one.name) for one in steps]  # type: ignore[attr-defined]
        self.fields["held_on"].initial = self.today

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        names = ("summoned", "present", "issued", "collected", "valid", "agree", "disagree")
        counted = {name: data.pop(name) for name in (*names, "next_agree")}
        return data | {"votes": rules.Votes(**counted)}


class _RowForm(ActForm):
    """A form about one row of the file."""

    row_name = ""

    def offer(self, rows: Any, words: Any) -> None:
        """The rows to choose from."""
        self.rows = {row.pk: row for row in rows}
        choices = [(row.pk, words(row)) for row in rows]
        self.fields[self.row_name].choices = choices  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return data | {self.row_name: self.rows[data[self.row_name]]}


class StrikeForm(FinalForm, _RowForm):
    """A meeting was typed wrongly."""

    sentence = _("The meeting stays in the history and counts no more.")
    row_name = "meeting"
    meeting = forms.TypedChoiceField(label=pgettext_lazy("appointment", "Meeting"), coerce=int)
    reason = forms.CharField(label=_("Reason"), max_length=300)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        names = {one.code: one.name for one in self.whole.steps}
        self.offer(self.whole.meetings, lambda row: names.get(row.step, row.step))


class LetterForm(ActForm):
    """Another managing body is asked for its agreement."""

    addressee = forms.CharField(label=_("Asked of"), max_length=200)
    number = forms.CharField(label=_("Number"), max_length=60)
    sent_on = FullDateField(label=pgettext_lazy("letter", "Sent"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["addressee"].initial = self.whole.file.by_other_body
        self.fields["sent_on"].initial = self.today


class AnswerForm(_RowForm):
    """The other body has answered."""

    row_name = "letter"
    letter = forms.TypedChoiceField(label=pgettext_lazy("paper", "Letter"), coerce=int)
    answer = forms.ChoiceField(
        label=pgettext_lazy("letter", "Answer"), choices=capitalised(Answer.choices[1:])
    )
    answered_on = FullDateField(label=_("Answered on"))
    number = forms.CharField(label=_("Number of the answer"), max_length=60, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        waiting = [row for row in self.whole.letters if not row.answer]
        self.offer(waiting, lambda row: f"{row.number}, {row.addressee}")
        self.fields["answered_on"].initial = self.today


class PapersForm(ActForm):
    """Which papers are there."""

    codes = forms.MultipleChoiceField(
        label=_("Papers that are there"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        rows = self.whole.checklist
        self.fields["codes"].choices = [(code, name) for code, name, _row in rows]  # type: ignore[attr-defined]
        self.fields["codes"].initial = [code for code, _name, row in rows if row is not None]


class DecideForm(FinalForm, ActForm):
    """The decision."""

    sentence = _("With this decision the positions of the person change; this cannot be undone.")
    number = forms.CharField(label=_("Decision number"), max_length=60, required=False)
    take_number = take_number_field()
    decided_on = FullDateField(label=_("Decision date"))
    effective_on = FullDateField(label=_("Effective from"))
    until = FullDateField(label=_("Until"), required=False, help_text=_("Last day of the term."))
    manner = forms.ChoiceField(label=_("Comes into it"), required=False)
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
        file = self.whole.file
        spec = rules.ACTS[file.act]
        position = file.position
        start = self.today
        if spec.keeps_seat and position is not None and position.term_ends_on:
            start = max(position.term_ends_on, self.today)
        self.fields["decided_on"].initial = self.today
        self.fields["effective_on"].initial = start
        if spec.needs_end:
            self.fields["until"].required = True
            if file.act != AppointmentAct.EXTENSION:
                months = file.seat.term_months if file.seat else None
                self.fields["until"].initial = add_months(start, months or TERM_MONTHS)
        elif not spec.begins:
            del self.fields["until"]
        if file.act == AppointmentAct.COMMITTEE_SEAT:
            kinds = [one for one in Manner.choices if one[0] != Manner.APPOINTED]
            self.fields["manner"].choices = capitalised(kinds)  # type: ignore[attr-defined]
        else:
            del self.fields["manner"]

    @property
    def values(self) -> dict[str, Any]:
        """What the action takes."""
        data = dict(self.cleaned_data)
        return {"version": data.pop("version"), "decision": Decision(**data)}


class ElectForm(FinalForm, ActForm):
    """What became of the nomination."""

    sentence = _("Who is elected begins the position on that day.")
    elected = forms.TypedChoiceField(
        label=pgettext_lazy("appointment", "Result of the election"),
        coerce=lambda text: text == "1",
        choices=[
            ("1", pgettext_lazy("election", "Elected")),
            ("0", pgettext_lazy("election", "Not elected")),
        ],
    )
    elected_on = FullDateField(label=_("Day of the election"))
    number = forms.CharField(label=_("Paper that confirms it"), max_length=60, required=False)
    until = FullDateField(label=_("End of the term"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["elected_on"].initial = self.today


class ExtendForm(FinalForm, ActForm):
    """The suspension is extended once."""

    sentence = _("A suspension is extended once and lapses by itself.")
    number = forms.CharField(label=_("Decision on the extension"), max_length=60)
    extended_on = FullDateField(label=_("Decision date"))


class LiftForm(FinalForm, ActForm):
    """The suspension ends early."""

    sentence = _("The suspension ends on this day.")
    lifted_on = FullDateField(label=_("Last day of the suspension"))


class CloseForm(FinalForm, ActForm):
    """Closed without a decision."""

    sentence = _("A file that is closed is not opened again.")
    closed_on = FullDateField(label=pgettext_lazy("appointment", "Closed"))
    reason = forms.CharField(label=_("Reason"), max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["closed_on"].initial = self.today


class CorrectForm(FinalForm, ActForm):
    """The decision as it was signed."""

    sentence = _("The wrong entry stays to be read; this one stands in its place.")
    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = FullDateField(label=_("Decision date"))
    effective_on = FullDateField(label=_("Effective from"))
    until = FullDateField(label=_("Until"), required=False)
    signer = forms.CharField(label=_("Signed by"), max_length=120, required=False)
    reason = forms.CharField(label=_("What was wrong"), max_length=500)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        file = self.whole.file
        for name in ("decided_on", "effective_on", "until", "signer"):
            self.fields[name].initial = getattr(file, name)
        self.fields["number"].initial = file.decision_number
