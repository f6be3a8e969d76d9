"""The decision on a move, and its end: positions change in the same transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import judged as judgements
from apps.cadres.appointments.actions.deciding import end_position
from apps.cadres.appointments.actions.held import not_ahead, not_before
from apps.cadres.choices import PositionEnd
from apps.cadres.judging.keeping import keep_with_act
from apps.cadres.judging.reading import exceptions_for, with_exceptions
from apps.cadres.models import Move, Position, Seat
from apps.cadres.moves import judged, reading, rules
from apps.cadres.moves.actions import held as share
from apps.cadres.moves.actions import waves
from apps.cadres.moves.actions.proposing import agreed
from apps.cadres.moves.choices import Direction, MoveEnd, MoveKind, MoveState
from apps.cadres.papers.numbers import number_of
from apps.cadres.papers.templates import abstract_of
from apps.core import audit
from apps.core.choices import Secrecy
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months


@dataclass(frozen=True)
class Decision:
    """A decision on a move as it was signed."""

    number: str
    decided_on: date
    effective_on: date
    until: date | None = None
    signer: str = ""
    reason: str = ""
    authority: str = ""
    override_reason: str = ""
    paper: str = ""
    take_number: bool = False
    """Whether the number is the next one of the register."""


@audit.act("cadres.move_decided")
def decide_move(*, move: Move, version: int, decision: Decision, today: date, by: Actor) -> Move:
    """Record the decision: the old position ends and the new one begins, or nothing at all.

    Who is seconded keeps the position with the sender, where they count. Raises NotAllowed,
    Conflict, RuleRefused for days out of order, a secondment without its end or longer than the law
    allows, a rotation without the talk, an agreement refused or not answered, a seat without a free
    place, a seat given to somebody else of the wave from an earlier day, a rule that blocks and is
    not overridden, a warning without a reason.
    """
    found = share.held(move, version, permission=permissions.DECIDE, by=by)
    spec = rules.KINDS[found.kind]
    _check_days(found, decision, spec, today)
    number = number_of(
        decision.number, take=decision.take_number, missing="appointment_number_missing",
        organization=found.organization, own=not found.by_other_body, secrecy=found.secrecy,
        abstract=abstract_of(found.kind), day=decision.decided_on, today=today,
        signer=decision.signer, by=by,
    )  # fmt: skip
    decision = replace(decision, number=number)
    if spec.needs_consent and found.talked_on is None:
        raise RuleRefused("move_talk_missing")
    agreed(found)
    position = _locked(found)
    first = PartialDate.of(decision.effective_on)
    if position is not None and position.since and first < position.since:
        raise RuleRefused("appointment_before_position", field="effective_on")
    waves.not_after_newcomer(found, decision.effective_on)
    _room(found, position, decision.effective_on)
    _judge(found, decision, by)
    _change_positions(found, position, decision, spec)
    found.decision_number, found.decided_on = number, decision.decided_on
    found.effective_on, found.until = decision.effective_on, decision.until
    found.signer, found.decision_note = decision.signer.strip(), decision.reason.strip()
    found.state = MoveState.RUNNING
    share.stored(found)
    audit.record(by, action="cadres.move_decided", obj=found, number=found.decision_number)
    return found


def _judge(move: Move, decision: Decision, by: Actor) -> None:
    """What the rules say is let pass or refused, and kept beside a move without a grade."""
    said = judged.judge_move(move, on=decision.decided_on, decision=decision)
    judgements.answered(said, decision)
    asked = judged.asked_of(move, decision.decided_on)
    said = judgements.let_pass(with_exceptions(said, exceptions_for(asked, by)), decision)
    # Kept rows have no grade of their own: of a graded move they would tell whoever reads profiles.
    if move.secrecy == Secrecy.NORMAL:
        keep_with_act(asked, said, question=move.reference, by=by)


def _check_days(move: Move, decision: Decision, spec: rules.KindSpec, today: date) -> None:
    not_ahead(decision.decided_on, today, "decided_on")
    not_before(decision.decided_on, move.proposed_on, "decided_on")
    not_before(decision.effective_on, decision.decided_on, "effective_on")
    if spec.needs_end and decision.until is None:
        raise RuleRefused("move_until_missing", field="until")
    if decision.until is not None and decision.until <= decision.effective_on:
        raise RuleRefused("appointment_until_before", field="until")


def _locked(move: Move) -> Position | None:
    if move.position_id is None:
        return None
    rows = Position.objects.current().select_for_update(of=("self",))
    found: Position | None = rows.filter(pk=move.position_id).first()
    if found is None:
        raise RuleRefused("appointment_position_ended")
    return found


def _room(move: Move, position: Position | None, on: date) -> None:
    """The seat has a free place, or the wave frees one; none is made for anybody (R-ROT-06)."""
    if move.seat_id is None:
        return
    seat = Seat.objects.select_for_update(of=("self",)).get(pk=move.seat_id)
    early = seat.valid_from is not None and on < seat.valid_from
    if early or (seat.valid_until is not None and on >= seat.valid_until):
        raise RuleRefused(
            "appointment_seat_not_existing", field="effective_on", day=f"{on:%d/%m/%Y}"
        )
    holders = waves.holders_on(seat, on).exclude(pk__in=waves.leaving(move))
    if position is not None:
        holders = holders.exclude(pk=position.pk)
    if holders.count() >= seat.quota:
        raise RuleRefused("move_seat_full", seat=str(seat), quota=seat.quota)


def _change_positions(
    move: Move, position: Position | None, decision: Decision, spec: rules.KindSpec
) -> None:
    if position is not None and not spec.keeps_position:
        end_position(position, decision.effective_on, PositionEnd.MOVED, decision.number)
    if move.direction == Direction.OUT and move.seat_id is None and not spec.keeps_position:
        return
    seat = move.seat
    values: dict[str, Any] = {
        "seat": seat, "title": move.title, "title_text": move.title_text,
        "unit_text": move.unit_text, "work_unit_id": seat.work_unit_id if seat else None,
        "act": spec.act, "since": PartialDate.of(decision.effective_on),
        "term_ends_on": decision.until, "is_concurrent": spec.keeps_position,
        "decision_number": decision.number, "decided_on": decision.decided_on,
    }  # fmt: skip
    made: Position = Position.of(move.cadre, **values)
    made.save()
    move.made = made


@audit.act("cadres.move_ended")
def end_move(
    *, move: Move, version: int, end: str, ended_on: date, number: str = "", reason: str = "",
    today: date, by: Actor,
) -> Move:  # fmt: skip
    """Say what became of a move: returned, stays, went up. Early ends of a rotation have a reason.

    A position that the move began ends with it unless the person stays. Raises NotAllowed,
    Conflict, RuleRefused for a day ahead or before it began, for a rotation that ends before its
    least months without a reason (R-ROT-07).
    """
    found = share.held(move, version, permission=permissions.DECIDE, by=by, state=MoveState.RUNNING)
    not_ahead(ended_on, today, "ended_on")
    not_before(ended_on, found.effective_on, "ended_on")
    assert found.effective_on is not None
    least = reading.least_months(ended_on)
    early = rules.ended_early(found.effective_on, ended_on, least)
    if found.kind == MoveKind.ROTATION and early and not reason.strip():
        day = f"{add_months(found.effective_on, least):%d/%m/%Y}"
        raise RuleRefused("move_ended_early", field="reason", months=least, day=day)
    if end != MoveEnd.STAYED:
        _end_made(found, ended_on, number)
    found.end, found.ended_on, found.end_number = end, ended_on, number.strip()
    found.end_reason, found.state = reason.strip(), MoveState.ENDED
    share.stored(found)
    audit.record(by, action="cadres.move_ended", obj=found, end=end)
    return found


def _end_made(move: Move, on: date, number: str) -> None:
    rows = Position.objects.current().select_for_update(of=("self",))
    made = rows.filter(pk=move.made_id).first() if move.made_id else None
    if made is not None:
        end = PositionEnd.TERM_ENDED if move.kind == MoveKind.SECONDMENT else PositionEnd.MOVED
        end_position(made, on, end, number.strip())
