"""Computing a scenario in the background: proposed first, then proved, then the next best."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from django.db import OperationalError, transaction

from apps.accounts.actor import SystemActor
from apps.cadres.board import building, explain, solver
from apps.cadres.board.actions import JOB, store_failure, store_plan
from apps.cadres.board.building import Board
from apps.cadres.board.problem import Contradiction, Pair, Plan
from apps.cadres.judging.rules import blocks
from apps.cadres.models import Scenario, ScenarioMove
from apps.core import jobs
from apps.core.errors import RuleRefused
from apps.core.models import Job
from apps.tenancy import scope

ALTERNATIVES_SECONDS = 120
"""So long at most is spent on the next best of each move; the rest is left without."""


@jobs.task(
    name=JOB, acks_late=True, reject_on_worker_lost=True, autoretry_for=(OperationalError,),
    retry_backoff=True, max_retries=5,
)  # fmt: skip
def compute(job_id: int, scenario_id: int) -> None:
    """Compute the plan of a scenario. Delivered again, it computes the same once more."""
    with scope.use(scope.Scope.everything()):
        # What is in reach is told to a transaction: outside of one nothing is seen.
        with transaction.atomic():
            job = Job.objects.filter(pk=job_id).first()
            if job is None or job.is_over:
                return
            scenario = Scenario.objects.select_related("organization").get(pk=scenario_id)
        progress = jobs.Progress(job_id)
        progress.begin(job.total)
        try:
            compute_now(scenario, progress.step)
        except Contradiction as error:
            pairs = ", ".join(f"{pair.person} – {pair.seat}" for pair in error.pairs)
            _fail(
                scenario,
                progress,
                str(RuleRefused("scenario_lock_not_allowed", pairs=pairs).message),
            )
        except solver.NoPlan:
            _fail(scenario, progress, str(RuleRefused("scenario_no_plan").message))
        else:
            progress.finish(done=job.total, result_url=scenario.get_absolute_url())


def _fail(scenario: Scenario, progress: jobs.Progress, why: str) -> None:
    store_failure(scenario=scenario, why=why, by=SystemActor())
    progress.fail(why)


def compute_now(scenario: Scenario, step: Callable[[int], None] = lambda _done: None) -> None:
    """Propose, store, prove, store with the next best of each move.

    Raises Contradiction, NoPlan.
    """
    with transaction.atomic():
        board = building.read(scenario, step=step)
    proposed = solver.propose(board.problem)
    _store(scenario, board, proposed, {})
    certified = solver.certify(board.problem, proposed)
    _store(scenario, board, certified, _alternatives(scenario, board, certified))


def _store(
    scenario: Scenario, board: Board, plan: Plan, alternatives: dict[str, dict[str, Any]]
) -> None:
    with transaction.atomic():
        moves = [_move(scenario, board, pair, alternatives) for pair in _moves(board, plan)]
    rejected: dict[int, dict[str, list[str]]] = {}
    for pair, rules in board.rejected.items():
        of_person = rejected.setdefault(board.people[pair.person].cadre_id, {})
        of_person[pair.seat] = sorted(rules)
    with transaction.atomic():
        store_plan(
            scenario=scenario, plan=plan, outcome=_outcome(board, plan), moves=moves,
            rejected=rejected, fingerprint=building.fingerprint_of(board.asked), by=SystemActor(),
        )  # fmt: skip


def _moves(board: Board, plan: Plan) -> list[tuple[str, str | None]]:
    """Whoever changes seats, and whoever loses theirs."""
    found: list[tuple[str, str | None]] = []
    for one in board.problem.people:
        goal = plan.placing.get(one.key)
        if goal != one.seat:
            found.append((one.key, goal))
    return found


def _move(
    scenario: Scenario,
    board: Board,
    move: tuple[str, str | None],
    alternatives: dict[str, dict[str, Any]],
) -> ScenarioMove:
    """A move with its judgements, asked anew. Raises NoPlan when one of them blocks."""
    person, goal = move
    row = board.people[person]
    cost, evidence = None, []
    if goal is not None:
        pair = Pair(person, goal)
        cost = board.problem.costs[pair]
        judged = board.judged(scenario, pair)
        if blocks(judged):
            raise solver.NoPlan(f"{person} {goal}")
        evidence = [
            {"rule": one.rule, "verdict": str(one.verdict), "facts": one.facts} for one in judged
        ]
    made: ScenarioMove = ScenarioMove.of(
        scenario, cadre_id=row.cadre_id, from_seat_id=row.sits_in_id,
        to_seat=board.seats[goal] if goal else None,
        misfit=cost.misfit if cost else 0, distance=cost.distance if cost else 0,
        evidence=evidence, alternative=alternatives.get(person, {}),
    )  # fmt: skip
    return made


def _outcome(board: Board, plan: Plan) -> dict[str, Any]:
    found = explain.shortage(board.problem, plan.placing)
    if found is None:
        return {"shortage": None}
    return {
        "shortage": {"seats": list(found.seats), "places": found.places,
                     "people": len(found.people)},
        "in_the_way": dict(explain.in_the_way(board.rejected, found)),
        "gained": explain.gained_without(board.problem, board.rejected),
    }  # fmt: skip


def _alternatives(scenario: Scenario, board: Board, plan: Plan) -> dict[str, dict[str, Any]]:
    """The next best plan without each move: what it costs more, and where the person would go."""
    until = monotonic() + ALTERNATIVES_SECONDS
    found: dict[str, dict[str, Any]] = {}
    for person, goal in _moves(board, plan):
        if goal is None or Pair(person, goal) in board.problem.locks:
            continue
        if monotonic() > until:
            break
        other = solver.without(board.problem, Pair(person, goal))
        price = {
            level: worse - best
            for level, worse, best in zip(plan.score._fields, other.score, plan.score, strict=True)
            if worse != best
        }
        seat = other.placing.get(person)
        named = board.seats[seat] if seat else None
        found[person] = {
            "price": price, "seat": str(named) if named else "",
            "unit": str(named.work_unit) if named else "",
        }  # fmt: skip
    return found
