"""Withdrawals, which somebody decides, and answers."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.letters import rules
from apps.inspection.letters.actions import held as share
from apps.inspection.letters.choices import State, Withdrawal
from apps.inspection.letters.permissions import DECIDE
from apps.inspection.models import Letter


@audit.act("inspection.letter_withdrawal_asked")
def ask_withdrawal(
    *, letter: Letter, version: int, asked_on: date, note: str, by: Actor, today: date
) -> Letter:
    """Record that the writer asks to withdraw the letter. Nothing stops by that: it is decided.

    Raises NotAllowed, Conflict, RuleRefused while an earlier request waits, or without a writer.
    """
    found = share.held(letter, version, "withdraw", by)
    share.not_after(asked_on, today, "asked_on")
    share.not_before(asked_on, found.arrived_on, "asked_on")
    if found.awaits_withdrawal:
        raise RuleRefused("letter_withdrawal_waits")
    if rules.has_no_writer(is_anonymous=found.is_anonymous, is_false_name=found.is_false_name):
        raise RuleRefused("letter_nobody_to_answer")
    found.withdrawal_asked_on, found.withdrawal_note = asked_on, note.strip()
    found.withdrawal, found.withdrawal_reason = Withdrawal.NONE, ""
    found.withdrawal_decided_on = found.withdrawal_decided_by = None
    share.keep(found)
    audit.record(by, action="inspection.letter_withdrawal_asked", obj=found)
    return found


@audit.act("inspection.letter_withdrawal_decided")
def decide_withdrawal(
    *,
    letter: Letter,
    version: int,
    decision: str,
    reason: str,
    decided_on: date,
    by: Actor,
    today: date,
) -> Letter:
    """Decide whether handling stops or goes on after a request to withdraw.

    A case that was opened goes on until it is stopped itself. Raises NotAllowed, Conflict,
    RuleRefused without a request or a reason.
    """
    found = share.held(letter, version, "decide_withdrawal", by, DECIDE)
    if not found.awaits_withdrawal or found.withdrawal_asked_on is None:
        raise RuleRefused("letter_no_withdrawal")
    share.not_after(decided_on, today, "decided_on")
    share.not_before(decided_on, found.withdrawal_asked_on, "decided_on")
    found.withdrawal_reason = share.words(reason, "letter_withdrawal_reason", "reason")
    found.withdrawal, found.withdrawal_decided_on = decision, decided_on
    found.withdrawal_decided_by_id = by.user_id
    if decision == Withdrawal.STOP:
        found.state = State.STOPPED
    share.keep(found)
    audit.record(by, action="inspection.letter_withdrawal_decided", obj=found, withdrawal=decision)
    return found


@audit.act("inspection.letter_answered")
def answer_letter(
    *,
    letter: Letter,
    version: int,
    answered_on: date,
    number: str,
    note: str,
    by: Actor,
    today: date,
) -> Letter:
    """Record the answer to the writer, with its day and paper.

    While the case of the letter is open, it is an interim answer and the letter stays open. Raises
    NotAllowed, Conflict, RuleRefused without a number, or when nobody stands behind the letter.
    """
    found = share.held(letter, version, "answer", by)
    share.not_after(answered_on, today, "answered_on")
    share.not_before(answered_on, found.arrived_on, "answered_on")
    if rules.has_no_writer(is_anonymous=found.is_anonymous, is_false_name=found.is_false_name):
        raise RuleRefused("letter_nobody_to_answer")
    found.answer_number = share.words(number, "letter_answer_number", "number")
    found.answered_on, found.answer_note = answered_on, note.strip()
    if found.case is None or not found.case.is_open:
        found.state = State.ANSWERED
    share.keep(found)
    audit.record(by, action="inspection.letter_answered", obj=found)
    return found
