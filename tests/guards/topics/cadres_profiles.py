"""What posts and profiles of cadres add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import (
    ConfidenceVote,
    DisciplineEffect,
    LegalStanding,
    PlaceStay,
    Position,
    Qualification,
    Rating,
    StaffQuota,
)
from tests.factories import cadres

UNIT, CADRE = "cadres.workunit", "cadres.cadre"
ROWS_OF_UNITS = ("cadres.seat", "cadres.staffquota")
ROWS_OF_CADRES: dict[str, tuple[Any, dict[str, Any]]] = {
    "cadres.position": (Position, {"title_text": "Phó trưởng phòng"}),
    "cadres.qualification": (Qualification, {"kind": "theory", "level": "Trung cấp"}),
    "cadres.placestay": (PlaceStay, {"kind": "born", "place": "Xã A"}),
    "cadres.rating": (Rating, {"grade": "good"}),
    "cadres.disciplineeffect": (
        DisciplineEffect,
        {
            "track": "party", "form": "reprimand", "decided_on": date(2024, 1, 1),
            "effective_on": date(2024, 1, 1),
        },
    ),
    "cadres.confidencevote": (
        ConfidenceVote, {"held_on": date(2024, 1, 1), "high": 9, "medium": 1, "low": 0, "total": 10},
    ),
    "cadres.legalstanding": (
        LegalStanding,
        {"ground": "prosecuted", "document": "Quyết định khởi tố", "since": date(2024, 1, 1)},
    ),
}  # fmt: skip
"""Each row of a profile, and what it needs."""
RIGHTS = dict.fromkeys((UNIT, CADRE, *ROWS_OF_UNITS, *ROWS_OF_CADRES), P.VIEW_CADRE)
GUARDED = dict.fromkeys(ROWS_OF_UNITS, UNIT) | dict.fromkeys(ROWS_OF_CADRES, CADRE)
PLACED_WITH = GUARDED
CLOSED = tuple(RIGHTS)
"""No grant opens posts or profiles."""


def _row(label: str) -> Any:
    def make(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
        model, fields = ROWS_OF_CADRES[label]
        year = {"year": 1900 + number} if model is Rating else {}
        row = model.of(made[CADRE][number], **fields, **year)
        row.save()
        return row

    return make


def _quota(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    row = StaffQuota.of(made[UNIT][number], year=1900 + number, kind="cadre", assigned=3)
    row.save()
    return row


MAKERS = {
    UNIT: lambda unit, number, made, who: cadres.work_unit(unit),
    CADRE: lambda unit, number, made, who: cadres.cadre(unit, number),
    "cadres.seat": lambda unit, number, made, who: cadres.seat(made[UNIT][number]),
    "cadres.staffquota": _quota,
} | {label: _row(label) for label in ROWS_OF_CADRES}
