"""The acts on a letter as its page offers them: form, words, right, and the action behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.inspection.choices import Body
from apps.inspection.letters import actions, forms, rules
from apps.inspection.letters.choices import Competence, Kind
from apps.inspection.letters.permissions import CHANGE, DECIDE, can
from apps.inspection.models import Letter
from apps.inspection.secrecy_fields import RegradeForm, grade_of


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it and when."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    right: str = CHANGE
    main: bool = False
    first: tuple[str, ...] = ()
    """Fields that begin with today."""
    with_actor: bool = False
    with_letter: bool = False
    also: str = ""
    """A further right that the act needs."""
    start: Callable[[Letter], dict[str, Any]] | None = None
    fits: Callable[[Letter], bool] | None = None
    dated: bool = True
    """Whether the action wants to know which day it is."""

    def bound(self, data: Any, letter: Letter, actor: Actor, today: date) -> Any:
        """The form, with the version as read and today in its days."""
        initial = {"version": letter.version} | dict.fromkeys(self.first, today)
        initial |= self.start(letter) if self.start else {}
        options: dict[str, Any] = {"actor": actor} if self.with_actor else {}
        options |= {"letter": letter} if self.with_letter else {}
        return self.form(data, initial=initial, **options)


def _as_it_is(letter: Letter) -> dict[str, Any]:
    return {
        "kind": letter.kind, "competence": letter.competence or "own",
        "competent_name": letter.competent_name, "is_false_name": letter.is_false_name,
        "is_vague": letter.is_vague, "congress_on": letter.congress_on,
    }  # fmt: skip


def _as_a_case(letter: Letter) -> dict[str, Any]:
    return {"body": Body.INSPECTION_COMMITTEE, "title": letter.matter}


def _has_writer(letter: Letter) -> bool:
    return not (letter.is_anonymous or letter.is_false_name)


def _opens(letter: Letter) -> bool:
    own = letter.competence == Competence.OWN
    return own and _has_writer(letter) and letter.kind in rules.CASE_KINDS


def _feeds(letter: Letter) -> bool:
    source = not _has_writer(letter) or letter.kind == Kind.REFLECTION
    return source and letter.case_id is None and not letter.is_vague


ACTS: dict[str, Act] = {
    "classify": Act(
        forms.ClassifyForm,
        _("Classify"),
        _("What the letter is and who is competent. The clock counts from the receipt there."),
        _("The letter is classified."),
        actions.classify_letter, main=True, first=("classified_on",), start=_as_it_is,
    ),
    "split": Act(
        forms.SplitForm,
        _("Split into two letters"),
        _(
            "The letter keeps the complaint; a new one denounces. Both keep the same writer under"
            " seal."
        ),
        _("The letter is split."),
        actions.split_letter, with_letter=True, fits=lambda letter: letter.kind == Kind.MIXED,
    ),
    "open": Act(
        forms.OpenForm,
        _("Open a case"),
        _("The clock of the case counts from the receipt of the letter by the competent body."),
        _("The case is open."),
        actions.open_case, main=True, start=_as_a_case, fits=_opens, also=Permission.CHANGE_CASE,
    ),
    "feed": Act(
        forms.FeedForm,
        _("Use for an inspection on signs of violation"),
        _("What the letter says in concrete terms, together with other information."),
        _("The case is open."),
        actions.feed_inspection, start=_as_a_case, fits=_feeds, also=Permission.CHANGE_CASE,
    ),
    "link": Act(
        forms.LinkForm,
        _("Keep with an earlier letter"),
        _("Same persons, same contents: one clock, from the earliest arrival."),
        _("The letter is kept with the other."),
        actions.link_letter, with_letter=True, with_actor=True,
    ),
    "forward": Act(
        forms.ForwardForm,
        _("Forward"),
        _("To the body that is competent. It never goes back to an office that had it."),
        _("The letter is forwarded."),
        actions.forward_letter, first=("forwarded_on",),
    ),
    "answer": Act(
        forms.AnswerForm,
        _("Record the answer to the writer"),
        _("While the case is open this is an interim answer."),
        _("The answer is recorded."),
        actions.answer_letter, first=("answered_on",), fits=_has_writer,
    ),
    "withdraw": Act(
        forms.WithdrawForm,
        _("Record a request to withdraw"),
        _("Handling does not stop by that: the chair decides."),
        _("The request is recorded."),
        actions.ask_withdrawal, first=("asked_on",),
        fits=lambda letter: _has_writer(letter) and not letter.awaits_withdrawal,
    ),
    "decide_withdrawal": Act(
        forms.DecideWithdrawalForm,
        _("Decide on the withdrawal"),
        _("Stop, or go on. A case that was opened is stopped on its own page."),
        _("Decided."),
        actions.decide_withdrawal, right=DECIDE, main=True, first=("decided_on",),
        fits=lambda letter: letter.awaits_withdrawal,
    ),
    "add_subject": Act(
        forms.SubjectForm,
        _("Add somebody named"),
        _("Whoever is named must not know of the letter."),
        _("Added."),
        actions.add_letter_subject, with_actor=True,
    ),
    "file": Act(
        forms.FileForm,
        _("File without handling"),
        _(
            "Only for the reasons that the rules name. A filed letter stays in the register;"
            " one with clear content may still feed an inspection."
        ),
        _("The letter is filed."),
        actions.file_letter, first=("filed_on",),
    ),
    "regrade": Act(
        RegradeForm,
        _("Change the grade"),
        _("Also after the end of the letter: it is at least as secret as the case that it led to."),
        _("The grade is changed."),
        actions.regrade_letter, right=DECIDE, start=grade_of, with_actor=True, dated=False,
    ),
}  # fmt: skip


def offered(actor: Actor, letter: Letter) -> list[tuple[str, Act]]:
    """The acts that fit now and that the actor may do, the main one first."""
    found = [
        (code, act)
        for code, act in ACTS.items()
        if rules.may(code, letter.state)
        and can(actor, act.right, letter)
        and (not act.also or can(actor, act.also, letter))
        and (act.fits is None or act.fits(letter))
    ]
    return sorted(found, key=lambda entry: not entry[1].main)
