"""A move before its decision: proposal, agreement of the other side, talk with the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import not_ahead, not_before, words
from apps.cadres.appointments.choices import Answer
from apps.cadres.models import Cadre, Move, MovePlan, Position, Seat
from apps.cadres.moves.actions import held as share
from apps.cadres.moves.actions import waves
from apps.cadres.moves.choices import Direction, MoveKind, MoveState
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused


@dataclass(frozen=True)
class Proposal:
    """What is proposed."""

    kind: str
    direction: str = Direction.WITHIN
    purpose: str = ""
    position: Position | None = None
    seat: Seat | None = None
    title_text: str = ""
    unit_text: str = ""
    plan: MovePlan | None = None
    wave: int | None = None
    by_other_body: str = ""
    reason: str = ""
    secrecy: int = 0
    """As secret as the scenario that it comes from; its plan may make it more so."""


@audit.act("cadres.move_proposed")
def propose_move(
    *, cadre: Cadre, proposal: Proposal, proposed_on: date, today: date, by: Actor
) -> Move:
    """Propose a move: who, which of the four kinds, from which position, to which place.

    Raises NotAllowed, RuleRefused for somebody not at work, a rotation without its purpose, a place
    that is not named, a position of somebody else, a seat that does not exist on that day, a second
    move of the same kind that waits.
    """
    move = proposed_move(
        cadre=cadre, proposal=proposal, proposed_on=proposed_on, today=today, by=by
    )
    audit.record(by, action="cadres.move_proposed", obj=move, act=move.kind)
    return move


def proposed_move(
    *, cadre: Cadre, proposal: Proposal, proposed_on: date, today: date, by: Actor
) -> Move:
    """A proposal as ``propose_move`` makes it, refused alike, without its line in the trail.

    For that act and for the one that proposes a whole wave. Nothing is written when it raises.
    """
    person = share.person(cadre, permissions.CHANGE, by)
    if person.state != "serving":
        raise RuleRefused("appointment_not_serving", field="cadre")
    not_ahead(proposed_on, today, "proposed_on")
    if proposal.kind == MoveKind.ROTATION and not proposal.purpose:
        raise RuleRefused("move_purpose_missing", field="purpose")
    position = _position(person, proposal, by)
    seat = _seat(proposal, proposed_on, by)
    if Move.objects.proposed().filter(cadre=person, kind=proposal.kind).exists():
        raise RuleRefused("move_proposed_already")
    place = {"title_text": proposal.title_text.strip(), "unit_text": proposal.unit_text.strip()}
    if seat is not None:
        place = {"title_text": str(seat), "unit_text": seat.work_unit.name}
    words(place["title_text"], "move_place_missing", "title_text")
    move: Move = Move.of(
        person, reference=drawn("M"), kind=proposal.kind, direction=proposal.direction,
        purpose=proposal.purpose, plan=proposal.plan, wave=proposal.wave, position=position,
        seat=seat, title=seat.title if seat else None, from_text=_from(position),
        proposed_on=proposed_on, reason=proposal.reason.strip(),
        by_other_body=proposal.by_other_body.strip(), registered_by_id=by.user_id,
        secrecy=max(proposal.secrecy, proposal.plan.secrecy if proposal.plan else 0), **place,
    )  # fmt: skip
    move.save()
    move.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    return move


def _position(person: Cadre, proposal: Proposal, by: Actor) -> Position | None:
    if proposal.position is None:
        return None
    rows = Position.objects.visible_to(by).current().of_cadre(person)
    found: Position | None = rows.filter(pk=proposal.position.pk).first()
    if found is None:
        raise RuleRefused("appointment_position_not_theirs", field="position")
    return found


def _seat(proposal: Proposal, on: date, by: Actor) -> Seat | None:
    if proposal.seat is None:
        return None
    rows = Seat.objects.visible_to(by).existing_on(on).select_related("title", "work_unit")
    found: Seat | None = rows.filter(pk=proposal.seat.pk).first()
    if found is None:
        raise RuleRefused("appointment_seat_not_existing", field="seat", day=f"{on:%d/%m/%Y}")
    return found


def _from(position: Position | None) -> str:
    if position is None:
        return ""
    return ", ".join(filter(None, (position.title_text, position.unit_text)))[:300]


@audit.act("cadres.move_agreement_recorded")
def ask_agreement(
    *, move: Move, version: int, asked_of: str, number: str, asked_on: date, answer: str = "",
    answered_on: date | None = None, today: date, by: Actor,
) -> Move:  # fmt: skip
    """Record the letter to the other side, and its answer once it is there.

    Raises NotAllowed, Conflict, RuleRefused without addressee or number, an answer without its day,
    days out of order.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by)
    not_ahead(asked_on, today, "asked_on")
    not_ahead(answered_on, today, "answered_on")
    not_before(answered_on, asked_on, "answered_on")
    if bool(answer) != (answered_on is not None):
        raise RuleRefused("move_answer_day", field="answered_on")
    found.asked_of = words(asked_of, "appointment_addressee_missing", "asked_of")
    found.asked_number = words(number, "appointment_number_missing", "number")
    found.asked_on, found.answer, found.answered_on = asked_on, answer, answered_on
    share.stored(found)
    audit.record(by, action="cadres.move_agreement_recorded", obj=found, answer=answer)
    return found


@audit.act("cadres.move_talk_recorded")
def record_talk(
    *, move: Move, version: int, consent: str, talked_on: date, wishes: str = "", today: date,
    by: Actor,
) -> Move:  # fmt: skip
    """Record the talk with the person: whether they agree, and what they wish.

    Raises NotAllowed, Conflict, RuleRefused for a day ahead or before the proposal.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by)
    not_ahead(talked_on, today, "talked_on")
    not_before(talked_on, found.proposed_on, "talked_on")
    found.consent, found.talked_on, found.wishes = consent, talked_on, wishes.strip()
    share.stored(found)
    audit.record(by, action="cadres.move_talk_recorded", obj=found)
    return found


@audit.act("cadres.move_closed")
def close_move(
    *, move: Move, version: int, reason: str, closed_on: date, today: date, by: Actor
) -> Move:
    """Close a proposal without a decision; it stays to be read.

    Raises NotAllowed, Conflict, RuleRefused once it is decided, without a reason.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by)
    not_ahead(closed_on, today, "closed_on")
    not_before(closed_on, found.proposed_on, "closed_on")
    if found.position is not None and waves.given_away(found):
        raise RuleRefused("move_seat_given_away", seat=str(found.position.seat))
    found.end_reason = words(reason, "appointment_reason_missing", "reason")
    found.state, found.ended_on = MoveState.CLOSED, closed_on
    share.stored(found)
    audit.record(by, action="cadres.move_closed", obj=found)
    return found


def agreed(move: Move) -> None:
    """The other side has not refused; where it decides, it has agreed. For a step of an act."""
    if move.answer == Answer.REFUSED:
        raise RuleRefused("appointment_agreement_refused")
    if move.by_other_body and move.answer != Answer.AGREED:
        raise RuleRefused("appointment_agreement_missing")
