"""The acts on a file as its page offers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import actions, forms, rules
from apps.cadres.appointments.choices import AppointmentAct, FileState


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when it fits."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    fits: Callable[[Any], bool]
    right: str = permissions.CHANGE
    steps: tuple[str, ...] = ()
    """Kinds of the steps that it does: the one that comes next is the main button."""


def _running(whole: Any) -> bool:
    return bool(whole.file.state == FileState.RUNNING)


def _has(kind: str) -> Callable[[Any], bool]:
    return lambda whole: _running(whole) and any(one.kind == kind for one in whole.steps)


def _meetings_left(whole: Any) -> bool:
    return _running(whole) and any(
        one.kind == "meeting" and one.code not in whole.done.meetings for one in whole.steps
    )


def _term(whole: Any) -> bool:
    position = whole.file.position
    keeps = rules.ACTS[whole.file.act].keeps_seat
    return _running(whole) and keeps and position is not None and bool(position.term_ends_on)


def _decided(act: str, **values: Any) -> Callable[[Any], bool]:
    return lambda whole: (
        whole.file.state == FileState.DECIDED and whole.file.act == act
        and all(getattr(whole.file, name) == value for name, value in values.items())
    )  # fmt: skip


ACTS: dict[str, Act] = {
    "notice": Act(
        forms.NoticeForm,
        _("Record the notice"),
        _("When the person and the unit were told that the term ends (377-QĐ/TW, article 40)."),
        _("The notice is recorded."),
        actions.record_notice, _term,
    ),
    "principle": Act(
        forms.PrincipleForm,
        _("Record the approval in principle"),
        _("Asked for first, approved once the answer is there."),
        _("The approval is recorded."),
        actions.record_principle, _has("principle"), steps=("principle",),
    ),
    "meeting": Act(
        forms.MeetingForm,
        _("Record a meeting"),
        _("Votes count over everybody who was summoned."),
        _("The meeting is recorded."),
        actions.record_meeting, _meetings_left, steps=("meeting",),
    ),
    "strike": Act(
        forms.StrikeForm,
        _("Strike a meeting"),
        _("A meeting that was typed wrongly is struck and recorded again."),
        _("The meeting is struck."),
        actions.strike_meeting, lambda whole: _running(whole) and bool(whole.meetings),
    ),
    "letter": Act(
        forms.LetterForm,
        _("Ask for agreement"),
        _("The letter to the other managing body."),
        _("The letter is recorded."),
        actions.send_letter, _running, steps=("letter",),
    ),
    "answer": Act(
        forms.AnswerForm,
        _("Record the answer"),
        _("What the other managing body has answered."),
        _("The answer is recorded."),
        actions.answer_letter,
        lambda whole: _running(whole) and any(not row.answer for row in whole.letters),
        steps=("letter",),
    ),
    "papers": Act(
        forms.PapersForm,
        _("Check the papers"),
        _("Tick the papers of the checklist that are there."),
        _("The checklist is saved."),
        actions.check_papers, _has("papers"), steps=("papers",),
    ),
    "decide": Act(
        forms.DecideForm,
        _("Record the decision"),
        _("Rules are judged by the law of the decision's day; positions change with it."),
        _("The decision is recorded."),
        actions.decide_file, _running, right=permissions.DECIDE, steps=("decision",),
    ),
    "elect": Act(
        forms.ElectForm,
        _("Record the election"),
        _("A nomination comes to its end with the election."),
        _("The election is recorded."),
        actions.record_election, _decided(AppointmentAct.NOMINATION, election=""),
        right=permissions.DECIDE,
    ),
    "extend": Act(
        forms.ExtendForm,
        _("Extend the suspension"),
        _("Once, before it lapses."),
        _("The suspension is extended."),
        actions.extend_suspension,
        _decided(AppointmentAct.SUSPENSION, extended_on=None, lifted_on=None),
        right=permissions.DECIDE,
    ),
    "lift": Act(
        forms.LiftForm,
        _("End the suspension"),
        _("Before it lapses by itself."),
        _("The suspension is ended."),
        actions.lift_suspension, _decided(AppointmentAct.SUSPENSION, lifted_on=None),
        right=permissions.DECIDE,
    ),
    "correct": Act(
        forms.CorrectForm,
        _("Correct the decision"),
        _("For an entry that differs from the paper, not for a new decision."),
        _("The corrected entry stands."),
        actions.correct_decision, lambda whole: whole.file.state == FileState.DECIDED,
        right=permissions.DECIDE,
    ),
    "close": Act(
        forms.CloseForm,
        _("Close without a decision"),
        _("The file stays to be read with the reason."),
        _("The file is closed."),
        actions.close_file, _running,
    ),
}  # fmt: skip


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor's role holds a right over the row."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def offered(actor: Actor, whole: Any) -> list[tuple[str, Act]]:
    """The acts on a file that fit now and that the actor may do."""
    return [
        (code, act)
        for code, act in ACTS.items()
        if act.fits(whole) and may(actor, act.right, whole.file)
    ]


def main_act(acts: list[tuple[str, Act]], whole: Any) -> str:
    """The code of the act that does the next step; empty when there is none."""
    step = whole.next_step
    if step is None:
        return next((code for code, _act in acts if code == "elect"), "")
    fitting = [code for code, act in acts if step.kind in act.steps]
    return fitting[-1] if fitting else ""
