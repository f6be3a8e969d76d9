"""Measures the solver of the board of moves: processor seconds, beside one plain assignment."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from apps.cadres.board import solver
from apps.cadres.board.problem import Problem
from tests.cadres.board.test_solver import large

SIZES = ((300, 90), (800, 250), (1500, 400))
"""People and places; three pairs in ten are allowed."""
FORBIDDEN = 10**6


def _spent(act: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    found = act()
    return time.process_time() - start, found


def _floor(problem: Problem) -> Callable[[], Any]:
    """The same pairs as one assignment by the sum of mismatch and distance: no levels, no aims."""
    people = {one.key: number for number, one in enumerate(problem.people)}
    seats = {one.key: number for number, one in enumerate(problem.seats)}
    costs = np.full((len(people), len(seats)), FORBIDDEN)
    for pair, cost in problem.costs.items():
        costs[people[pair.person], seats[pair.seat]] = cost.misfit * 100 + cost.distance
    return lambda: linear_sum_assignment(costs)


def measure(sizes: int) -> list[dict[str, Any]]:
    """The first so many sizes, each once: a solver of seconds needs no median."""
    solver.propose(large(60, 20))  # loads the library
    found = []
    for people, seats in SIZES[:sizes]:
        problem = large(people, seats)
        proposed, plan = _spent(lambda problem=problem: solver.propose(problem))  # type: ignore[misc]
        certified, checked = _spent(
            lambda problem=problem, plan=plan: solver.certify(problem, plan)  # type: ignore[misc]
        )
        floor, _assigned = min(_spent(_floor(problem)) for _round in range(5))
        found.append(
            {
                "people": people,
                "seats": seats,
                "pairs": len(problem.costs),
                "propose_cpu": round(proposed, 2),
                "certify_cpu": round(certified, 2),
                "floor_cpu": round(floor, 4),
                "ratio": round(proposed / max(floor, 1e-4)),
                "same": checked.placing == plan.placing,
                "certified": checked.certified,
            }
        )
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))  # noqa: T201
