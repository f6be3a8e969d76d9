"""Reading moves, plans and watch lists for pages, the API and the desk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404

from apps.cadres.models import (
    Cadre,
    Move,
    MoveAssessment,
    MoveCare,
    MoveDeferral,
    MovePlan,
    PlaceStay,
    Position,
    WatchFinding,
)
from apps.cadres.moves import rules
from apps.cadres.moves.choices import MoveKind, MoveState, Watch
from apps.core.working_days import whole_months_between
from apps.regulations.lookup import find_rule

ASSESSMENT = "cadres.rotate.assessment.months"
LEAST = "cadres.rotate.minimum.months"


def move_or_404(actor: Any, reference: str) -> Move:
    """The move with its cadre and places; raises Http404 for none or not the reader's."""
    rows = Move.objects.visible_to(actor).select_related(
        "cadre", "organization", "seat__title", "seat__work_unit", "title", "position", "plan",
        "made",
    )  # fmt: skip
    found: Move | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def plan_or_404(actor: Any, reference: str) -> MovePlan:
    """The plan; raises Http404 for none or not the reader's."""
    rows = MovePlan.objects.visible_to(actor).select_related("organization")
    found: MovePlan | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def cadre_or_404(actor: Any, reference: str) -> Cadre:
    """The profile; raises Http404 for none or not the reader's."""
    found: Cadre | None = Cadre.objects.visible_to(actor).filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


@dataclass(frozen=True)
class WholeMove:
    """A move with all that it holds."""

    move: Move
    assessments: list[MoveAssessment]
    cares: list[MoveCare]
    deferrals: list[MoveDeferral]


def whole(move: Move) -> WholeMove:
    """The rows of a move that the reader may see: three queries."""
    return WholeMove(
        move,
        list(MoveAssessment.objects.of_move(move).order_by("assessed_on", "pk")),
        list(MoveCare.objects.of_move(move).order_by("given_on", "pk")),
        list(MoveDeferral.objects.valid().of_cadre(move.cadre).order_by("pk")),
    )


def least_months(day: date) -> int:
    """Months that a rotation lasts at least, by the law of a day."""
    rule = find_rule(LEAST, on=day)
    return rule.whole if rule is not None else rules.LEAST_MONTHS


def assessment_due(move: Move, assessed: list[date]) -> date | None:
    """Until when the next yearly assessment is due; None without a rule or for other kinds."""
    rotated = move.kind in (MoveKind.ROTATION, MoveKind.SECONDMENT)
    if not rotated or move.state != MoveState.RUNNING or move.effective_on is None:
        return None
    rule = find_rule(ASSESSMENT, on=move.effective_on)
    if rule is None:
        return None
    return rules.next_assessment(move.effective_on, assessed, rule.whole)


@dataclass
class Watched:
    """Somebody who heads a place, with what the board looks at."""

    position: Position
    places: list[PlaceStay]
    months: int | None
    local: WatchFinding | None = None
    terms: WatchFinding | None = None


def watched(rows: Any, today: date) -> list[Watched]:
    """Heads with the places of their lives, their months in the position, and the findings.

    Two queries more for any number of them. Nothing is decided from a place of birth (trap 9).
    """
    found = list(rows)
    stays: dict[int, list[PlaceStay]] = {}
    for stay in PlaceStay.objects.valid().filter(cadre__in=[row.cadre_id for row in found]):
        stays.setdefault(stay.cadre_id, []).append(stay)
    by_key = {
        row.pk: Watched(row, stays.get(row.cadre_id, []), _months(row, today)) for row in found
    }
    for finding in WatchFinding.objects.valid().filter(position__in=list(by_key)):
        setattr(by_key[finding.position_id],
                "local" if finding.watch == Watch.LOCAL else "terms", finding)  # fmt: skip
    return list(by_key.values())


def _months(row: Position, today: date) -> int | None:
    since = row.since
    if since is None or since.month is None:
        return None
    return max(whole_months_between(date(since.year, since.month, since.day or 1), today), 0)
