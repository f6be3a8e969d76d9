"""Rows of what the rules said: of a question that was asked, and of an act that was decided."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.judging import reading
from apps.cadres.judging.reading import Asked
from apps.cadres.judging.rules import Judgement, Verdict
from apps.cadres.models import Cadre, Evaluation
from apps.cadres.references import drawn

QUESTION_PREFIX = "E"
"""Begins the reference of a question."""
NOT_KEPT = frozenset({"R-PLAN-10"})
"""The answer of the inspection committee is never written down among cadres."""
NAMES_OF_PLANS = frozenset({"titles", "planned"})
"""Facts that name the lists somebody stands on: lists have a grade of their own."""
WORST = (Verdict.FAIL, Verdict.UNKNOWN, Verdict.OVERRIDDEN, Verdict.PASS)


def keep_with_act(asked: Asked, found: Iterable[Judgement], *, question: str, by: Actor) -> None:
    """Keep what the rules said when an act was decided, under the reference of its file or move.

    Called within the action that decides, which has asked for the right and writes the line of the
    trail. Of a rule that was asked several times the worst answer is kept.
    """
    Evaluation.objects.bulk_create(_rows_of(asked, found, question, by))


def keep_proposed(said: Iterable[tuple[Asked, Iterable[Judgement]]], *, by: Actor) -> None:
    """Keep what the rules said of many who were proposed together, each as a question of its own.

    One query for any number. Called within the action that proposes, as above.
    """
    Evaluation.objects.bulk_create(
        row for asked, found in said for row in _rows_of(asked, found, drawn(QUESTION_PREFIX), by)
    )


def _rows_of(
    asked: Asked, found: Iterable[Judgement], question: str, by: Actor
) -> list[Evaluation]:
    worst: dict[str, Judgement] = {}
    for one in found:
        known = worst.get(one.rule)
        if known is None or WORST.index(one.verdict) < WORST.index(known.verdict):
            worst[one.rule] = one
    return [
        row_of(asked.cadre, asked, one, question, None, by)
        for one in worst.values()
        if one.rule not in NOT_KEPT
    ]


def as_plain(found: Iterable[Judgement]) -> list[dict[str, Any]]:
    """Judgements to keep beside a record that has a grade of its own, such as a planned cadre."""
    return [
        {
            "rule": one.rule, "verdict": str(one.verdict), "severity": str(one.severity),
            "facts": _facts(one), "law": reading.law_as_plain(one.value),
        }
        for one in found
        if one.rule not in NOT_KEPT
    ]  # fmt: skip


def _facts(one: Judgement) -> dict[str, Any]:
    return {name: fact for name, fact in one.facts.items() if name not in NAMES_OF_PLANS}


def row_of(
    cadre: Cadre, asked: Asked, one: Judgement, question: str, earlier: Evaluation | None, by: Actor
) -> Evaluation:
    """One judgement as a row to keep, not saved: facts without the names of plans, law in copy."""
    override: dict[str, Any] = {}
    if one.override:
        day = one.override["expires_on"]
        override = {
            "override_authority": one.override["authority"],
            "override_reason": one.override["reason"],
            "override_document": one.override["document"],
            "override_expires_on": date.fromisoformat(day) if day else None,
        }
    row: Evaluation = Evaluation.of(
        cadre, question=question, act=asked.act, title=asked.title, seat=asked.seat,
        judged_for=asked.on, judged_by_id=by.user_id, inputs=reading.case_as_plain(asked.case),
        rule=one.rule, verdict=str(one.verdict), severity=str(one.severity), facts=_facts(one),
        value_id=one.value.pk if one.value else None, law=reading.law_as_plain(one.value),
        supersedes=earlier, **override,
    )  # fmt: skip
    return row
