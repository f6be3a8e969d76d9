"""Steps of a file before its decision: approval, meetings, letters, papers, notice."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import procedures, rules
from apps.cadres.appointments.actions import held as share
from apps.cadres.appointments.choices import Answer
from apps.cadres.models import (
    AgreementLetter,
    AppointmentFile,
    AppointmentMeeting,
    AppointmentPaper,
)
from apps.core import audit
from apps.core.errors import RuleRefused


@audit.act("cadres.appointment_principle_recorded")
def record_principle(
    *, file: AppointmentFile, version: int, asked_on: date, approved_on: date | None = None,
    number: str = "", today: date, by: Actor,
) -> AppointmentFile:  # fmt: skip
    """Record that approval in principle was asked for, and given once it is.

    Raises NotAllowed, Conflict, RuleRefused for days out of order, an approval without its number.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    share.not_ahead(asked_on, today, "asked_on")
    share.not_ahead(approved_on, today, "approved_on")
    share.not_before(approved_on, asked_on, "approved_on")
    if approved_on is not None:
        share.words(number, "appointment_number_missing", "number")
    found.principle_asked_on, found.principle_on = asked_on, approved_on
    found.principle_number = number.strip()
    share.stored(found)
    audit.record(by, action="cadres.appointment_principle_recorded", obj=found)
    return found


@audit.act("cadres.appointment_notified")
def record_notice(
    *, file: AppointmentFile, version: int, notified_on: date, today: date, by: Actor
) -> AppointmentFile:
    """Record when the end of the term was notified; whether in time is judged (R-APP-10).

    Raises NotAllowed, Conflict, RuleRefused for an act that ends no term, a day that has not come.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    if found.position is None or found.position.term_ends_on is None:
        raise RuleRefused("appointment_no_term", field="notified_on")
    share.not_ahead(notified_on, today, "notified_on")
    found.notified_on = notified_on
    share.stored(found)
    audit.record(by, action="cadres.appointment_notified", obj=found)
    return found


@audit.act("cadres.appointment_meeting_recorded")
def record_meeting(
    *, file: AppointmentFile, version: int, step: str, held_on: date, votes: rules.Votes,
    minutes: str = "", today: date, by: Actor,
) -> AppointmentMeeting:  # fmt: skip
    """Record a meeting of the procedure with its ballot, counted over everybody summoned.

    Raises NotAllowed, Conflict, RuleRefused for votes that do not add up, a step the procedure does
    not have, one out of its order, one recorded already, a day that has not come.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    share.not_ahead(held_on, today, "held_on")
    share.not_before(held_on, found.opened_on, "held_on")
    wrong = rules.votes_refused(votes)
    if wrong:
        raise RuleRefused("appointment_votes", field=wrong)
    _fits(found, step, held_on)
    made: AppointmentMeeting = AppointmentMeeting.of_file(
        found, step=step, held_on=held_on, summoned=votes.summoned, present=votes.present,
        issued=votes.issued, collected=votes.collected, valid=votes.valid, agree=votes.agree,
        disagree=votes.disagree, next_agree=votes.next_agree, minutes=minutes.strip(),
    )  # fmt: skip
    made.save()
    share.stored(found)
    audit.record(
        by, action="cadres.appointment_meeting_recorded", obj=found, step=step, agree=votes.agree,
        summoned=votes.summoned,
    )  # fmt: skip
    return made


def _fits(file: AppointmentFile, step: str, held_on: date) -> None:
    """The step is one of the procedure, not held yet, and comes after those before it."""
    steps = procedures.procedure(file.procedure).steps(letters=False)
    if step not in [one.code for one in steps if one.kind == "meeting"]:
        raise RuleRefused("appointment_step_unknown", field="step")
    rows = AppointmentMeeting.objects.of_file(file)
    held = dict(rows.values_list("step", "held_on"))
    if step in held:
        raise RuleRefused("appointment_step_twice", field="step")
    if rules.meeting_out_of_order(steps, step, held.keys()):
        raise RuleRefused("appointment_step_order", field="step")
    latest = max(held.values(), default=None)
    share.not_before(held_on, latest, "held_on")


@audit.act("cadres.appointment_meeting_struck")
def strike_meeting(
    *, file: AppointmentFile, version: int, meeting: AppointmentMeeting, reason: str, today: date,
    by: Actor,
) -> AppointmentMeeting:  # fmt: skip
    """Strike a meeting that was typed wrongly; it stays in the history.

    Raises NotAllowed, Conflict, RuleRefused without a reason or for a meeting of another file.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    row: AppointmentMeeting | None = (
        AppointmentMeeting.objects.of_file(found).filter(pk=meeting.pk).first()
    )
    if row is None:
        raise RuleRefused("appointment_step_unknown", field="meeting")
    row.struck_because = share.words(reason, "appointment_reason_missing", "reason")
    row.struck_on, row.version = today, row.version + 1
    row.save()
    share.stored(found)
    audit.record(by, action="cadres.appointment_meeting_struck", obj=found, step=row.step)
    return row


@audit.act("cadres.appointment_letter_sent")
def send_letter(
    *, file: AppointmentFile, version: int, addressee: str, number: str, sent_on: date, today: date,
    by: Actor,
) -> AgreementLetter:  # fmt: skip
    """Record the letter that asks another managing body for its agreement.

    Raises NotAllowed, Conflict, RuleRefused without addressee or number, for a day ahead.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    share.not_ahead(sent_on, today, "sent_on")
    share.not_before(sent_on, found.opened_on, "sent_on")
    made: AgreementLetter = AgreementLetter.of_file(
        found, addressee=share.words(addressee, "appointment_addressee_missing", "addressee"),
        number=share.words(number, "appointment_number_missing", "number"), sent_on=sent_on,
    )  # fmt: skip
    made.save()
    share.stored(found)
    audit.record(by, action="cadres.appointment_letter_sent", obj=found, number=made.number)
    return made


@audit.act("cadres.appointment_letter_answered")
def answer_letter(
    *, file: AppointmentFile, version: int, letter: AgreementLetter, answer: str, answered_on: date,
    number: str = "", today: date, by: Actor,
) -> AgreementLetter:  # fmt: skip
    """Record the answer to a letter.

    Raises NotAllowed, Conflict, RuleRefused for a letter of another file or answered already, a day
    before it was sent or ahead.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    row: AgreementLetter | None = (
        AgreementLetter.objects.of_file(found).filter(pk=letter.pk, answer=Answer.PENDING).first()
    )
    if row is None:
        raise RuleRefused("appointment_letter_answered", field="letter")
    share.not_ahead(answered_on, today, "answered_on")
    share.not_before(answered_on, row.sent_on, "answered_on")
    row.answer, row.answered_on, row.answer_number = answer, answered_on, number.strip()
    row.version += 1
    row.save()
    share.stored(found)
    audit.record(by, action="cadres.appointment_letter_answered", obj=found, answer=answer)
    return row


@audit.act("cadres.appointment_papers_checked")
def check_papers(
    *, file: AppointmentFile, version: int, codes: list[str], today: date, by: Actor
) -> AppointmentFile:
    """Say which papers of the checklist are there; one that is not any more is struck.

    Raises NotAllowed, Conflict, RuleRefused for a paper that the checklist does not have.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    known = [code for code, _name in procedures.procedure(found.procedure).papers]
    if set(codes) - set(known):
        raise RuleRefused("appointment_paper_unknown", field="codes")
    rows = {row.code: row for row in AppointmentPaper.objects.of_file(found)}
    gone: list[Any] = [row for code, row in rows.items() if code not in codes]
    for row in gone:
        row.struck_on, row.version = today, row.version + 1
        row.save()
    for code in dict.fromkeys(code for code in codes if code not in rows):
        AppointmentPaper.of_file(found, code=code, dated_on=today).save()
    share.stored(found)
    audit.record(by, action="cadres.appointment_papers_checked", obj=found, count=len(set(codes)))
    return found
