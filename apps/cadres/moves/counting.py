"""Counting moves: cases and persons apart, the four kinds apart."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q

from apps.cadres.appointments.counting import Counted
from apps.cadres.models import Move
from apps.cadres.moves.choices import MoveKind

OURS = Q(by_other_body="")
LEADERS = Q(kind=MoveKind.ROTATION) | Q(kind=MoveKind.TRANSFER, direction="within")
FIGURES: dict[str, Q] = {
    "cadres_rotated_or_transferred": OURS & LEADERS,
    "civil_servants_received_or_transferred": OURS
    & Q(kind=MoveKind.TRANSFER, direction__in=["in", "out"]),
    "rotations_transfers_by_agreement": ~OURS & Q(kind__in=[MoveKind.ROTATION, MoveKind.TRANSFER]),
}
"""Each figure with its records: what another body decides after agreement counts there alone; who
is received from elsewhere or sent there is a civil servant's transfer, no rotation."""
KINDS: dict[str, Q] = {kind: Q(kind=kind) for kind in MoveKind.values}
"""Each of the four kinds by itself (trap 8)."""


def figures(
    first: date, last: date, *, below: Any, rows: Any = None, of: dict[str, Q] | None = None
) -> dict[str, Counted]:
    """Every figure for decisions of a time, both days included, of an organisation and below.

    One query. ``rows`` narrows to what a reader may know of; ``of`` takes other figures.
    """
    rows = Move.objects.all() if rows is None else rows
    asked = FIGURES if of is None else of
    found = (
        rows.below(below)
        .decided_between(first, last)
        .aggregate(
            **{f"{name}__cases": Count("pk", filter=where) for name, where in asked.items()},
            **{
                f"{name}__persons": Count("cadre_id", distinct=True, filter=where)
                for name, where in asked.items()
            },
        )
    )
    return {name: Counted(found[f"{name}__cases"], found[f"{name}__persons"]) for name in asked}
