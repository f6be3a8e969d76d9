"""People of one wave who follow each other into a seat, or exchange theirs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from apps.cadres.models import Move, Position, Seat
from apps.cadres.moves import rules
from apps.core.errors import RuleRefused

KEEPING = [kind for kind, spec in rules.KINDS.items() if spec.keeps_position]


def holders_on(seat: Seat | None, on: date) -> Any:
    """Positions in a seat that go on after a day."""
    rows = Position.objects.valid().filter(seat=seat)
    return rows.filter(Q(until__isnull=True) | Q(until__gt=on.isoformat()))


def leaving(move: Move) -> Any:
    """Keys of the positions in the seat of a move that its own wave is about to end.

    The decisions of a wave are signed one by one: a seat whose holder waits for the decision of the
    same wave counts as free, else nobody of a circle could be moved first.
    """
    if move.plan_id is None:
        return []
    rows = Move.objects.proposed().filter(plan=move.plan_id, wave=move.wave)
    rows = rows.exclude(kind__in=KEEPING).filter(position__seat=move.seat_id)
    return rows.values("position_id")


def given_away(move: Move) -> date | None:
    """The day from which a decision of the same wave gives the present seat to somebody else.

    None while there is a place for both.
    """
    position = move.position
    if move.plan_id is None or position is None or position.seat is None:
        return None
    rows = Move.objects.running().filter(plan=move.plan_id, wave=move.wave, seat=position.seat_id)
    days = [day for day in rows.values_list("effective_on", flat=True) if day is not None]
    if not days or move.kind in KEEPING:
        return None
    day = max(days)
    return day if holders_on(position.seat, day).count() > position.seat.quota else None


def not_after_newcomer(move: Move, effective_on: date) -> None:
    """Whoever leaves a seat given away leaves it by that day: nobody holds it beside another."""
    day = given_away(move)
    if day is not None and effective_on > day:
        raise RuleRefused("move_leaves_late", field="effective_on", day=f"{day:%d/%m/%Y}")
