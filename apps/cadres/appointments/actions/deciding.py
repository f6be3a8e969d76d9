"""The decision: in one transaction the old position ends and the new one begins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import judged, reading, rules
from apps.cadres.appointments.actions import held as share
from apps.cadres.appointments.choices import (
    Answer,
    AppointmentAct,
    Election,
    FileState,
    Manner,
)
from apps.cadres.choices import PositionEnd
from apps.cadres.judging.keeping import keep_with_act
from apps.cadres.judging.reading import exceptions_for, with_exceptions
from apps.cadres.models import AppointmentFile, Position, Seat
from apps.cadres.papers.numbers import number_of
from apps.cadres.papers.reading import has_decision
from apps.cadres.papers.templates import abstract_of
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Decision:
    """A decision as it was signed, and what is said of warnings and of rules passed over."""

    number: str
    decided_on: date
    effective_on: date
    until: date | None = None
    signer: str = ""
    manner: str = ""
    reason: str = ""
    """Why in spite of a warning."""
    authority: str = ""
    """Who lets a rule that blocks be passed over; with ``override_reason`` and ``paper``."""
    override_reason: str = ""
    paper: str = ""
    take_number: bool = False
    """Whether the number is the next one of the register."""


@audit.act("cadres.appointment_decided")
def decide_file(
    *, file: AppointmentFile, version: int, decision: Decision, today: date, by: Actor
) -> AppointmentFile:
    """Record the decision: rules are judged by the law of its day, positions change with it.

    Nothing is half-done: positions, seat, judgements and file are written together or not at all.
    Raises NotAllowed without the right to decide, Conflict, RuleRefused for days out of order or
    out of the seat's or the term's time, a seat without a free place, an agreement refused or not
    answered, a rule that blocks and is not overridden, a warning without a reason. An exception
    that was recorded for this act lets its rule pass while it holds.
    """
    found = share.held(file, version, permission=permissions.DECIDE, by=by)
    spec = rules.ACTS[found.act]
    decision = _checked(found, decision, spec, today, by)
    position = _locked_position(found)
    _in_time(found, position, decision)
    _room(found, position, decision.effective_on)
    whole = reading.whole(found)
    _agreed(whole)
    judgements = judged.judge_file(whole, on=decision.decided_on, decision=decision)
    judged.answered(judgements, decision)
    asked = judged.asked_of(found, decision.decided_on)
    judgements = with_exceptions(judgements, exceptions_for(asked, by))
    judgements = judged.let_pass(judgements, decision)
    keep_with_act(asked, judgements, question=found.reference, by=by)
    _change_positions(found, position, decision, spec)
    found.decision_number, found.decided_on = decision.number, decision.decided_on
    found.effective_on, found.until = decision.effective_on, decision.until
    found.signer, found.manner = decision.signer, decision.manner
    found.decision_note, found.state = decision.reason, FileState.DECIDED
    share.stored(found)
    audit.record(
        by, action="cadres.appointment_decided", obj=found, act=found.act, number=decision.number
    )
    return found


def _checked(
    file: AppointmentFile, decision: Decision, spec: rules.ActSpec, today: date, by: Actor
) -> Decision:
    """The decision with tidy words; its days are in their order."""
    share.not_ahead(decision.decided_on, today, "decided_on")
    share.not_before(decision.decided_on, file.opened_on, "decided_on")
    share.not_before(decision.effective_on, decision.decided_on, "effective_on")
    if spec.needs_end and decision.until is None:
        raise RuleRefused("appointment_until_missing", field="until")
    if decision.until is not None and decision.until <= decision.effective_on:
        raise RuleRefused("appointment_until_before", field="until")
    number = number_of(
        decision.number, take=decision.take_number, missing="appointment_number_missing",
        organization=file.organization, own=has_decision(file), abstract=abstract_of(file.act)
        if has_decision(file) else "", day=decision.decided_on, today=today,
        signer=decision.signer, by=by,
    )  # fmt: skip
    manner = decision.manner or (Manner.DESIGNATED if spec.begins == "designated" else "")
    return Decision(
        number, decision.decided_on, decision.effective_on, decision.until,
        decision.signer.strip(), manner, decision.reason.strip(), decision.authority.strip(),
        decision.override_reason.strip(), decision.paper.strip(),
    )  # fmt: skip


def _locked_position(file: AppointmentFile) -> Position | None:
    """The present position, locked; raises RuleRefused when it has ended meanwhile."""
    if file.position_id is None:
        return None
    rows = Position.objects.current().select_for_update(of=("self",))
    found: Position | None = rows.filter(pk=file.position_id).first()
    if found is None:
        raise RuleRefused("appointment_position_ended")
    return found


def _in_time(file: AppointmentFile, position: Position | None, decision: Decision) -> None:
    """The decision lies within the time of the position, of its term and of the seat."""
    first = decision.effective_on
    if position is not None and position.since and PartialDate.of(first) < position.since:
        raise RuleRefused("appointment_before_position", field="effective_on")
    ends = position.term_ends_on if position is not None else None
    again = file.act in (AppointmentAct.REAPPOINTMENT, AppointmentAct.EXTENSION)
    if again and ends is not None and first > ends + ONE_DAY:
        raise RuleRefused("appointment_term_over", field="effective_on", day=f"{ends:%d/%m/%Y}")
    seat = file.seat
    if seat is None:
        return
    early = seat.valid_from is not None and first < seat.valid_from
    if early or (seat.valid_until is not None and first >= seat.valid_until):
        raise RuleRefused(
            "appointment_seat_not_existing", field="effective_on", day=f"{first:%d/%m/%Y}"
        )


def _room(file: AppointmentFile, position: Position | None, on: date) -> None:
    """The seat has a free place from that day on; it is locked, so that no two take the last."""
    if file.seat_id is None or not _takes_place(file):
        return
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=file.seat_id)
    holders = Position.objects.valid().filter(seat=seat)
    holders = holders.filter(Q(until__isnull=True) | Q(until__gt=on.isoformat()))
    if position is not None:
        holders = holders.exclude(pk=position.pk)
    if holders.count() >= seat.quota:
        raise RuleRefused("appointment_seat_full", field="seat", seat=str(seat), quota=seat.quota)


def _takes_place(file: AppointmentFile) -> bool:
    return bool(rules.ACTS[file.act].begins) or file.act == AppointmentAct.NOMINATION


def _agreed(whole: reading.Whole) -> None:
    """No letter was answered in the negative; where another body decides, one has agreed."""
    answers = [row.answer for row in whole.letters]
    if Answer.REFUSED in answers:
        raise RuleRefused("appointment_agreement_refused")
    if whole.file.by_other_body and Answer.AGREED not in answers:
        raise RuleRefused("appointment_agreement_missing")


def _change_positions(
    file: AppointmentFile, position: Position | None, decision: Decision, spec: rules.ActSpec
) -> None:
    """End the old position and begin the new one. A nomination waits for the election."""
    if file.act == AppointmentAct.NOMINATION:
        return
    if position is not None and spec.ends and not file.keeps_position:
        end_position(position, decision.effective_on, spec.ends, decision.number)
    if spec.begins:
        act = decision.manner if file.act == AppointmentAct.COMMITTEE_SEAT else spec.begins
        file.made = new_position(file, position, decision, act)


def end_position(position: Position, on: date, end: str, number: str) -> None:
    """The position ends on that day, its first day no longer held; for a step of an act."""
    position.until, position.end = PartialDate.of(on), end
    position.end_decision_number = number
    position.version += 1
    position.save()


def new_position(
    file: AppointmentFile, old: Position | None, decision: Decision, act: str
) -> Position:
    """The position that begins, saved; for a step of an act."""
    seat = file.seat
    values: dict[str, Any] = {
        "seat": seat, "title": file.title, "title_text": file.title_text,
        "unit_text": file.unit_text, "work_unit_id": seat.work_unit_id if seat else None,
        "act": act, "since": PartialDate.of(decision.effective_on), "term_ends_on": decision.until,
        "is_concurrent": file.keeps_position, "decision_number": decision.number,
        "decided_on": decision.decided_on,
    }  # fmt: skip
    if old is not None and rules.ACTS[file.act].keeps_seat:
        values |= {"work_unit_id": old.work_unit_id, "is_concurrent": old.is_concurrent}
    made: Position = Position.of(file.cadre, **values)
    made.save()
    return made


@audit.act("cadres.appointment_election_recorded")
def record_election(
    *, file: AppointmentFile, version: int, elected: bool, elected_on: date, number: str = "",
    until: date | None = None, today: date, by: Actor,
) -> AppointmentFile:  # fmt: skip
    """Record what became of a nomination; who is elected begins the position on that day.

    Raises NotAllowed, Conflict, RuleRefused for another act, a second result, a day before the
    nomination or ahead, a seat without a free place.
    """
    found = share.held(file, version, permission=permissions.DECIDE, by=by, state=FileState.DECIDED)
    if found.act != AppointmentAct.NOMINATION or found.election:
        raise RuleRefused("appointment_no_election")
    share.not_ahead(elected_on, today, "elected_on")
    share.not_before(elected_on, found.decided_on, "elected_on")
    if until is not None and until <= elected_on:
        raise RuleRefused("appointment_until_before", field="until")
    found.election = Election.ELECTED if elected else Election.NOT_ELECTED
    found.elected_on = elected_on
    if elected:
        _elected(found, number, until)
    share.stored(found)
    audit.record(by, action="cadres.appointment_election_recorded", obj=found, elected=elected)
    return found


def _elected(file: AppointmentFile, number: str, until: date | None) -> None:
    on = file.elected_on
    assert on is not None
    decision = Decision(number.strip(), on, on, until)
    position = _locked_position(file)
    _in_time(file, position, decision)
    _room(file, position, on)
    if position is not None and not file.keeps_position:
        end_position(position, on, PositionEnd.MOVED, decision.number)
    file.made = new_position(file, position, decision, "elected")


@audit.act("cadres.suspension_extended")
def extend_suspension(
    *, file: AppointmentFile, version: int, number: str, extended_on: date, today: date, by: Actor
) -> AppointmentFile:
    """Extend a temporary suspension once, before it lapses (R-APP-16).

    Raises NotAllowed, Conflict, RuleRefused for another act, a second extension, one that has
    lapsed or was ended, a day ahead.
    """
    found = share.held(file, version, permission=permissions.DECIDE, by=by, state=FileState.DECIDED)
    share.not_ahead(extended_on, today, "extended_on")
    running = _suspended(found, extended_on, "extended_on")
    if found.extended_on is not None:
        raise RuleRefused("suspension_extended_already", field="extended_on")
    found.extended_on = extended_on
    found.extension_number = share.words(number, "appointment_number_missing", "number")
    share.stored(found)
    audit.record(
        by, action="cadres.suspension_extended", obj=found, last_day=f"{running.last:%d/%m/%Y}"
    )
    return found


@audit.act("cadres.suspension_lifted")
def lift_suspension(
    *, file: AppointmentFile, version: int, lifted_on: date, today: date, by: Actor
) -> AppointmentFile:
    """End a temporary suspension before it lapses; the day is the last one of it.

    Raises NotAllowed, Conflict, RuleRefused for another act, one that has lapsed, a day ahead.
    """
    found = share.held(file, version, permission=permissions.DECIDE, by=by, state=FileState.DECIDED)
    share.not_ahead(lifted_on, today, "lifted_on")
    _suspended(found, lifted_on, "lifted_on")
    found.lifted_on = lifted_on
    share.stored(found)
    audit.record(by, action="cadres.suspension_lifted", obj=found)
    return found


def _suspended(file: AppointmentFile, on: date, field: str) -> rules.Suspension:
    """The suspension, which holds on that day; raises RuleRefused otherwise."""
    found = reading.suspension_of(file)
    if found is None:
        raise RuleRefused("suspension_none")
    if not found.holds_on(on):
        raise RuleRefused("suspension_lapsed", field=field, day=f"{found.last:%d/%m/%Y}")
    return found
