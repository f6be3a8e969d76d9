"""Moves of earlier years, entered as they were decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import not_ahead, not_before, words
from apps.cadres.models import Cadre, Move
from apps.cadres.moves.actions import held as share
from apps.cadres.moves.choices import Direction, MoveEnd, MoveState
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused


@dataclass(frozen=True)
class PastMove:
    """A move as its paper says."""

    kind: str
    title_text: str
    decision_number: str
    decided_on: date
    effective_on: date | None = None
    ended_on: date | None = None
    direction: str = Direction.WITHIN
    purpose: str = ""
    unit_text: str = ""
    from_text: str = ""
    by_other_body: str = ""


@audit.act("cadres.move_entered")
def enter_past_move(*, cadre: Cadre, past: PastMove, today: date, by: Actor) -> Move:
    """Enter a move that was decided before moves were kept here; positions stay as they are.

    Raises NotAllowed, RuleRefused without number or title, for days out of order or ahead, for one
    that is on record already.
    """
    found = share.person(cadre, permissions.CHANGE, by)
    not_ahead(past.decided_on, today, "decided_on")
    not_ahead(past.ended_on, today, "ended_on")
    move = past_move(found, past, by)
    not_before(move.effective_on, past.decided_on, "effective_on")
    not_before(past.ended_on, move.effective_on, "ended_on")
    rows = Move.objects.valid().filter(
        cadre=found, kind=past.kind, decision_number=move.decision_number,
        decided_on=past.decided_on,
    )  # fmt: skip
    if rows.exists():
        raise RuleRefused("appointment_entered_already", field="decision_number")
    move.save()
    move.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="cadres.move_entered", obj=move, number=move.decision_number)
    return move


def past_move(cadre: Cadre, past: PastMove, by: Actor) -> Move:
    """The move of an earlier decision, not saved; for a step of an act."""
    ended = past.ended_on is not None
    made: Move = Move.of(
        cadre, reference=drawn("M"), kind=past.kind, direction=past.direction,
        purpose=past.purpose, state=MoveState.ENDED if ended else MoveState.RUNNING,
        title_text=words(past.title_text, "appointment_title_missing", "title_text"),
        unit_text=past.unit_text.strip(), from_text=past.from_text.strip(),
        by_other_body=past.by_other_body.strip(), proposed_on=past.decided_on,
        decision_number=words(
            past.decision_number, "appointment_number_missing", "decision_number"
        ),
        decided_on=past.decided_on, effective_on=past.effective_on or past.decided_on,
        ended_on=past.ended_on, end=MoveEnd.OTHER if ended else "", registered_by_id=by.user_id,
    )  # fmt: skip
    return made
