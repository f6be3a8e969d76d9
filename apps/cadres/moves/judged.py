"""How the rules judge a move."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from apps.cadres.appointments import judged as appointments
from apps.cadres.appointments import reading as freezes
from apps.cadres.appointments import rules as freeze_rules
from apps.cadres.appointments.choices import Answer
from apps.cadres.judging import facts, lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.rules import Judgement
from apps.cadres.judging.subjects import Case
from apps.cadres.models import Move, WatchFinding
from apps.cadres.moves import rules
from apps.cadres.moves.choices import MoveState, Watch
from apps.regulations.lookup import calendar_between

YEAR = timedelta(days=366)


def judge_move(move: Move, *, on: date, decision: Any = None) -> list[Judgement]:
    """Every rule that the kind of move asks for on a day; nothing without a title of the list."""
    if move.title is None:
        return []
    law = lookup.law()
    person = facts.facts_of([move.cadre_id], on=on, law=law).get(move.cadre_id)
    if person is None:
        return []
    target: Any = facts.targets_of([move.title], on=on)[move.title.code]
    if move.seat is not None:
        target = facts.seats_of([move.seat], on=on, without=move.cadre_id)[move.seat.pk]
    act = rules.KINDS[move.kind].judged_as
    calendar = calendar_between(on - YEAR, on + YEAR)
    found = judge(act, person, target, on, law, _case(move, on, decision), calendar)
    return sorted(found, key=lambda one: one.rule)


def _case(move: Move, on: date, decision: Any) -> Case:
    """What belongs to the move, with what the board has found of the person."""
    title = move.title
    assert title is not None
    freeze = freeze_rules.frozen(
        freezes.freezes_on(on), on=on, path=move.path, level=title.level, kind=title.kind,
        title=title.pk,
    )  # fmt: skip
    findings = {
        one.watch: one
        for one in WatchFinding.objects.valid().filter(cadre_id=move.cadre_id).order_by("pk")
    }
    local, terms = findings.get(Watch.LOCAL), findings.get(Watch.TERMS)
    return Case(
        purpose=move.purpose,
        source="external",
        reference=decision.effective_on if decision else on,
        since=decision.effective_on if decision else move.effective_on or on,
        until=decision.until if decision else move.until,
        reason=move.reason,
        local=local.is_local if local else None,
        terms=terms.terms if terms else None,
        agreement=move.answer == Answer.AGREED,
        freezes=(freeze.name,) if freeze and freeze.may_block else (),
    )


def shown(move: Move, *, on: date) -> list[dict[str, Any]]:
    """The judgements for the page: a decided move by the law of its day, else as of today."""
    if move.state == MoveState.CLOSED:
        return []
    found = judge_move(move, on=move.decided_on or on)
    return [appointments.line(one) for one in found]
