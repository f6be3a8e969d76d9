"""From the answer of a scenario to proposals: named people decide on each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.board.actions.drafting import held_scenario, job_over
from apps.cadres.board.choices import MADE_INTO, ScenarioState
from apps.cadres.judging.keeping import keep_proposed
from apps.cadres.judging.reading import Exceptions, with_exceptions
from apps.cadres.judging.rules import blocks
from apps.cadres.judging.sentences import sentence, source
from apps.cadres.models import Evaluation, Move, MovePlan, Position, Scenario, ScenarioMove
from apps.cadres.moves import judged
from apps.cadres.moves.actions import Proposal, drafted_plan, proposed_move
from apps.core import audit
from apps.core.choices import Secrecy
from apps.core.errors import Conflict, DomainError, NotAllowed, RuleRefused, raise_all

SHOWN = 12
"""So many refusals are told at once; the rest is counted."""


@dataclass(frozen=True)
class Wave:
    """As what the moves of a scenario are proposed."""

    kind: str
    wave: int
    purpose: str = ""
    plan: MovePlan | None = None
    """A plan that goes on; none: a new one of that name."""
    name: str = ""


@audit.act("cadres.scenario_made_plan")
def make_move_plan(
    *, scenario: Scenario, wave: Wave, version: int, today: date, by: Actor
) -> MovePlan:
    """Propose every move of the computed plan, in one wave of a plan of moves; all or none.

    Each proposal is made and refused as any single one is, and all of them are judged anew by
    the law of the scenario's day, a seat counting as free that the same wave empties. Whoever is
    left without a seat is no move and is left out. A new plan and the proposals are as secret as
    the scenario. Done before, the plan of that time is given back. Raises NotAllowed, Conflict,
    RuleRefused (Invalid: several) that name person and rule.
    """
    held = held_scenario(scenario, by)
    if held.move_plan is not None:
        return held.move_plan
    if held.version != version:
        raise Conflict("stale")
    _check(held, wave)
    rows = _rows(held, by)
    plan = wave.plan or drafted_plan(
        organization=held.organization,
        name=wave.name,
        year=held.on.year,
        by=by,
        secrecy=held.secrecy,
    )
    _judge(_proposed(held, rows, plan, wave, today, by), held.on, by)
    held.move_plan = plan
    held.version += 1
    held.save(update_fields=["move_plan", "version"])
    audit.record(
        by, action="cadres.scenario_made_plan", obj=held, number=plan.reference, count=len(rows)
    )
    return plan


def _check(held: Scenario, wave: Wave) -> None:
    if not job_over(held):
        raise RuleRefused("scenario_computing")
    if held.state != ScenarioState.PROPOSED:
        raise RuleRefused("scenario_not_computed")
    if not MADE_INTO[held.act]:
        raise RuleRefused("scenario_appoints")
    if wave.kind not in MADE_INTO[held.act]:
        raise RuleRefused("scenario_other_kind", field="kind")
    other = wave.plan is not None and wave.plan.organization_id != held.organization_id
    if wave.plan is not None and (other or wave.plan.decided_on is not None):
        raise RuleRefused("scenario_plan_closed", field="plan")


def _rows(held: Scenario, by: Actor) -> list[ScenarioMove]:
    """The moves into a seat; a plan of which a part is hidden from the actor is not begun."""
    related = ("cadre", "to_seat__title", "to_seat__work_unit")
    found = ScenarioMove.objects.visible_to(by).filter(scenario=held).select_related(*related)
    rows = [row for row in found.order_by("cadre__sort_key", "pk") if row.to_seat is not None]
    if len(rows) < held.outcome["score"]["moves"]:
        raise RuleRefused("scenario_not_whole")
    if not rows:
        raise RuleRefused("scenario_nobody_moves")
    return rows


def _proposed(
    held: Scenario, rows: Sequence[ScenarioMove], plan: MovePlan, wave: Wave, today: date, by: Actor
) -> list[Move]:
    current = Position.objects.visible_to(by).current().filter(is_concurrent=False)
    positions = {
        (row.cadre_id, row.seat_id): row
        for row in current.filter(cadre__in=[row.cadre_id for row in rows]).order_by("-pk")
    }
    made: list[Move] = []
    refused: list[DomainError] = []
    for row in rows:
        position = positions.get((row.cadre_id, row.from_seat_id))
        if row.from_seat_id is not None and position is None:
            refused.append(RuleRefused("scenario_moved_since", name=row.cadre.full_name))
            continue
        proposal = Proposal(
            kind=wave.kind, purpose=wave.purpose, position=position or _elsewhere(row, positions),
            seat=row.to_seat, plan=plan, wave=wave.wave, reason=held.title, secrecy=held.secrecy,
        )  # fmt: skip
        try:
            move = proposed_move(
                cadre=row.cadre, proposal=proposal, proposed_on=today, today=today, by=by
            )
        except NotAllowed:
            raise
        except DomainError as error:
            if error.field == "purpose":
                raise
            refused.append(
                RuleRefused("scenario_move_refused", name=row.cadre.full_name, why=error.message)
            )
        else:
            made.append(move)
    _raise(refused)
    return made


def _elsewhere(
    row: ScenarioMove, positions: dict[tuple[int, int | None], Position]
) -> Position | None:
    """The position of somebody who sits in no seat of the board, where there is just one."""
    held = [one for (cadre, _seat), one in positions.items() if cadre == row.cadre_id]
    return held[0] if len(held) == 1 else None


def _judge(moves: Sequence[Move], on: date, by: Actor) -> None:
    """What the rules say of the wave, kept beside moves without a grade; recorded exceptions pass.

    Raises RuleRefused for a full seat and for each rule that stands in the way.
    """
    wave = judged.judge_wave(moves, on=on)
    rows = Evaluation.objects.visible_to(by)
    exceptions = Exceptions.of(rows, [one.move.cadre_id for one in wave])
    refused: list[DomainError] = []
    kept = []
    for one in wave:
        name, asked = one.move.cadre.full_name, judged.asked_of(one.move, on)
        said = with_exceptions(one.judgements, exceptions.for_question(asked))
        if one.seat is not None and one.seat.is_full:
            why = RuleRefused("move_seat_full", seat=one.move.place_words, quota=one.seat.quota)
            refused.append(RuleRefused("scenario_move_refused", name=name, why=why.message))
        refused += [
            RuleRefused(
                "scenario_move_blocked", name=name, rule=found.rule, why=sentence(found),
                source=source(found) or "–",
            )
            for found in blocks(said)
        ]  # fmt: skip
        # Kept rows have no grade of their own, as when the move is decided.
        if one.move.secrecy == Secrecy.NORMAL:
            kept.append((asked, said))
    _raise(refused)
    keep_proposed(kept, by=by)


def _raise(refused: Iterable[DomainError]) -> None:
    found = list(refused)
    if len(found) > SHOWN:
        found = [*found[:SHOWN], RuleRefused("scenario_more_refused", count=len(found) - SHOWN)]
    raise_all(found)
