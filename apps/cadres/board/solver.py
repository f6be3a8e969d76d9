"""Exact plans by HiGHS: over the likely candidates, priced against all of them, then proved.

The levels of a score are solved one after the other, each holding what the earlier ones reached;
two levels that stay small share one run. Few pairs are in the model at first. The dual prices of
the linear model tell which of the others could make the plan better; they are let in until none is
left, so that the plan is the best over all pairs. Pure: values in, plan out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.optimize import LinearConstraint, linprog, milp
from scipy.sparse import csc_array, csr_array, vstack
from scipy.sparse.csgraph import maximum_bipartite_matching

from apps.cadres.board.problem import Pair, Plan, Problem, Score, faults, score

STAGES: tuple[tuple[int, ...], ...] = ((0, 1), (2, 3), (4, 5), (6,), (7,))
"""Levels of a score that are solved together, by their place in it."""
CHEAPEST = 15
"""Candidates of each place that are in the model from the start, the best fitting first."""
LET_IN = 15
"""Pairs of each seat that one round of prices lets in."""
AT_ONCE = 20_000
"""So many pairs are let in together when no others are left."""
ROUNDS = 60
CLOSE = 1e-6
OPTIMAL = 0


class NoPlan(RuntimeError):
    """The solver gave up, or gave a plan that is none. Nothing of it is shown."""


def propose(problem: Problem, *, seconds: float = 60) -> Plan:
    """The best plan, found over a part of the pairs. ``seconds`` for each run. Raises NoPlan."""
    model = _Model(problem)
    return _solved(model, model.likely(), seconds)


def solve_whole(problem: Problem, *, seconds: float = 600) -> Plan:
    """The best plan over all pairs at once, without short cuts. Raises NoPlan."""
    model = _Model(problem)
    plan = _solved(model, np.ones(model.pairs_count, dtype=bool), seconds)
    return replace(plan, certified=plan.proven)


def certify(problem: Problem, plan: Plan, *, seconds: float = 600) -> Plan:
    """The same plan with its proof, or a better one where there is one. Raises NoPlan.

    Each level is compared with the bound of the linear model over all pairs; where that bound does
    not close, the whole model is solved.
    """
    model = _Model(problem)
    every = np.ones(model.pairs_count, dtype=bool)
    held: dict[int, int] = {}
    for stage in STAGES:
        bound = model.relaxed(stage, held, every)
        if bound is None or np.ceil(bound.value - CLOSE) < model.weighed(stage, plan.score):
            return solve_whole(problem, seconds=seconds)
        held |= {level: plan.score[level] for level in stage}
    return replace(plan, proven=True, certified=True)


def without(problem: Problem, pair: Pair, *, seconds: float = 60) -> Plan:
    """The best plan that does not make this move: its next-best alternative. Raises NoPlan.

    Raises Contradiction for a locked pair.
    """
    rest = Problem.of(
        problem.people, problem.seats, problem.costs, aims=problem.aims, locks=problem.locks,
        forbidden=problem.forbidden | {pair},
    )  # fmt: skip
    return propose(rest, seconds=seconds)


def filled_at_most(problem: Problem) -> int:
    """How many places can be filled at the same time, aims and costs aside."""
    if not problem.costs:
        return 0
    people = {one.key: number for number, one in enumerate(problem.people)}
    seats = {one.key: number for number, one in enumerate(problem.seats)}
    person = np.array([people[pair.person] for pair in problem.costs])
    seat = np.array([seats[pair.seat] for pair in problem.costs])
    places = np.array([one.places for one in problem.seats])
    return int((_matched(person, seat, places, len(people)) >= 0).sum())


def _solved(model: _Model, active: np.ndarray, seconds: float) -> Plan:
    """The levels one after the other.

    ``open_`` are the pairs that can still be in a best plan: one whose price is above what lies
    between the plan and the bound is in none, and so in none of the later levels either.
    """
    held: dict[int, int] = {}
    open_ = np.ones(model.pairs_count, dtype=bool)
    proven, placing = True, {}
    for stage in STAGES:
        if open_.sum() <= AT_ONCE:
            active = open_.copy()
        part = _Part(active & open_, open_)
        values, exact, open_ = _best(model, stage, held, part, seconds)
        placing = model.placing(values)
        reached = score(model.problem, placing)
        held |= {level: reached[level] for level in stage}
        proven = proven and exact
        # With what the prices let in: the plan so far may rest on it.
        active = part.active & open_
    wrong = faults(model.problem, placing)
    if wrong:
        raise NoPlan(", ".join(wrong))
    return Plan(placing, score(model.problem, placing), proven)


@dataclass
class _Part:
    """The pairs in the model now, and those that may still come in."""

    active: np.ndarray
    open: np.ndarray


def _best(
    model: _Model, stage: tuple[int, ...], held: dict[int, int], part: _Part, seconds: float
) -> tuple[np.ndarray, bool, np.ndarray]:
    """Values of a best plan of a stage, whether it is proved, and the pairs still open."""
    bound = model.priced(stage, held, part)
    values, optimal = model.whole_numbers(stage, held, part.active, seconds)
    if bound is None:
        return values, False, part.open
    gap = max(float(model.objective(stage) @ values) - bound.value, 0)
    # A locked pair stays whatever its price.
    near = part.open & (bound.prices <= gap + CLOSE) | (model.low[: model.pairs_count] > 0)
    if gap > CLOSE and (near & ~part.active).any():
        part.active |= near
        values, optimal = model.whole_numbers(stage, held, part.active, seconds)
    # The next levels may cost nothing of this one: the plan found here stays possible for them,
    # whatever the rounding of prices says.
    return values, optimal, near | (values[: model.pairs_count] > 0.5)


@dataclass(frozen=True)
class _Bound:
    """No plan is better than ``value``; ``prices`` are what each pair would add to it."""

    value: float
    prices: np.ndarray


class _Model:
    """The linear model over all pairs, of which a part is active.

    Columns: one for each pair, one for each person without a seat, one for each seat's empty
    places, one for what is missing to each aim.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem, self.pairs = problem, list(problem.costs)
        self.pairs_count = len(self.pairs)
        people, seats, aims = problem.people, problem.seats, problem.aims
        number_of = {one.key: number for number, one in enumerate(people)}
        place_of = {one.key: number for number, one in enumerate(seats)}
        self.person = np.array([number_of[pair.person] for pair in self.pairs], dtype=int)
        self.seat = np.array([place_of[pair.seat] for pair in self.pairs], dtype=int)
        self.rows = len(people) + len(seats) + len(aims)
        self.size = self.pairs_count + self.rows
        self.levels = self._levels(place_of)
        self.matrix = self._matrix(place_of)
        self.lower = np.array(
            [1] * len(people) + [one.places for one in seats] + [aim.least for aim in aims],
            dtype=float,
        )
        self.upper = self.lower.copy()
        self.upper[len(people) + len(seats) :] = np.inf
        self.low, self.high = np.zeros(self.size), np.ones(self.size)
        self.low[: self.pairs_count] = [pair in problem.locks for pair in self.pairs]
        first = self.pairs_count + len(people)
        self.high[first : first + len(seats)] = [one.places for one in seats]
        self.high[first + len(seats) :] = np.inf

    def _levels(self, place_of: dict[str, int]) -> np.ndarray:
        problem, count = self.problem, self.pairs_count
        people, seats = problem.people, problem.seats
        sits_in = np.array([place_of.get(one.seat or "", -1) for one in people], dtype=int)
        must_move = np.array([one.must_move for one in people], dtype=bool)
        stays = sits_in[self.person] == self.seat
        costs = np.zeros((len(Score._fields), self.size))
        costs[2, :count] = must_move[self.person] & stays
        costs[4, :count] = ~stays
        costs[5, :count] = [cost.misfit for cost in problem.costs.values()]
        costs[6, :count] = [cost.distance for cost in problem.costs.values()]
        costs[7, :count] = [problem.rank[pair] for pair in self.pairs]
        costs[0, count : count + len(people)] = [
            one.seat is not None and not one.may_be_released for one in people
        ]
        costs[1, count + len(people) : count + len(people) + len(seats)] = 1
        costs[3, count + len(people) + len(seats) :] = 1
        return costs

    def _matrix(self, place_of: dict[str, int]) -> csc_array:
        people, seats, aims = self.problem.people, self.problem.seats, self.problem.aims
        columns = np.arange(self.pairs_count)
        rows = [self.person, len(people) + self.seat]
        parts = [columns, columns]
        for number, aim in enumerate(aims):
            in_aim = np.zeros(len(seats), dtype=bool)
            in_aim[[place_of[seat] for seat in aim.seats if seat in place_of]] = True
            marked = np.array([aim.mark in one.marks for one in people], dtype=bool)
            counted = columns[in_aim[self.seat] & marked[self.person]]
            parts.append(counted)
            rows.append(np.full(len(counted), len(people) + len(seats) + number))
        parts.append(np.arange(self.pairs_count, self.size))
        rows.append(np.arange(self.rows))
        row, column = np.concatenate(rows), np.concatenate(parts)
        return csc_array((np.ones(len(row)), (row, column)), shape=(self.rows, self.size))

    def likely(self) -> np.ndarray:
        """The pairs to begin with: own seats, locks, a fullest filling, the best fitting."""
        active = self.low[: self.pairs_count] > 0
        active |= self.levels[4, : self.pairs_count] == 0
        active |= self._fullest()
        places = np.array([one.places for one in self.problem.seats], dtype=int)
        order = np.lexsort(
            (self.person, self.levels[6, : self.pairs_count], self.levels[5, : self.pairs_count])
        )
        active[_first_of(self.seat, order, CHEAPEST * places)] = True
        return active

    def _fullest(self) -> np.ndarray:
        """A filling with as many places filled as can be: the model then loses no seat."""
        chosen = np.zeros(self.pairs_count, dtype=bool)
        if self.pairs_count:
            places = np.array([one.places for one in self.problem.seats], dtype=int)
            shape = (len(self.problem.people), len(places))
            taken = _matched(self.person, self.seat, places, shape[0])
            chosen[taken[self.person] == self.seat] = True
        return chosen

    def _weights(self, stage: tuple[int, ...]) -> list[int]:
        """What one of each level weighs, so that no sum of a later one outweighs it."""
        weights = [1]
        for level in reversed(stage[1:]):
            weights.insert(0, weights[0] * (self._most(level) + 1))
        return weights

    def _most(self, level: int) -> int:
        problem = self.problem
        places = sum(one.places for one in problem.seats)
        if level == 1:
            return places
        if level == 3:
            return sum(aim.least for aim in problem.aims)
        dearest = int(self.levels[level].max(initial=0))
        return min(len(problem.people), places) * dearest

    def objective(self, stage: tuple[int, ...]) -> np.ndarray:
        """What each column adds to the levels of a stage, as one number."""
        return np.asarray(self._weights(stage)) @ self.levels[list(stage)]

    def weighed(self, stage: tuple[int, ...], reached: Score) -> float:
        """The levels of a stage of a score as one number."""
        pairs = zip(stage, self._weights(stage), strict=True)
        return float(sum(reached[level] * weight for level, weight in pairs))

    def _part(
        self, held: dict[int, int], active: np.ndarray
    ) -> tuple[np.ndarray, csr_array, np.ndarray, np.ndarray]:
        """Columns, rows and their limits of the active part; held levels are rows too."""
        columns = np.concatenate([np.flatnonzero(active), np.arange(self.pairs_count, self.size)])
        kept = csr_array(self.levels[list(held)][:, columns])
        matrix = (
            vstack([self.matrix[:, columns], kept]).tocsr()
            if held
            else (self.matrix[:, columns].tocsr())
        )
        most = np.array(list(held.values()), dtype=float)
        lower = np.concatenate([self.lower, np.full(len(held), -np.inf)])
        return columns, matrix, lower, np.concatenate([self.upper, most])

    def whole_numbers(
        self, stage: tuple[int, ...], held: dict[int, int], active: np.ndarray, seconds: float
    ) -> tuple[np.ndarray, bool]:
        """Values of all columns, best over the active pairs; whether so. Raises NoPlan."""
        columns, matrix, lower, upper = self._part(held, active)
        found = milp(
            self.objective(stage)[columns],
            integrality=np.where(columns < self.pairs_count, 1, 0),
            bounds=(self.low[columns], self.high[columns]),
            constraints=LinearConstraint(matrix, lower, upper),
            options={"time_limit": seconds, "mip_rel_gap": 0},
        )  # fmt: skip
        if found.x is None:
            raise NoPlan(found.message)
        values = np.zeros(self.size)
        values[columns] = found.x
        return values, found.status == OPTIMAL

    def relaxed(
        self, stage: tuple[int, ...], held: dict[int, int], active: np.ndarray
    ) -> _Bound | None:
        """The linear model over the active pairs; None when the solver does not answer."""
        columns, matrix, lower, upper = self._part(held, active)
        exact = np.flatnonzero(lower == upper)
        least = np.flatnonzero((lower != upper) & np.isfinite(lower))
        most = np.flatnonzero((lower != upper) & np.isfinite(upper))
        bounded = vstack([-matrix[least], matrix[most]]).tocsr()
        limits = np.concatenate([-lower[least], upper[most]])
        costs = self.objective(stage)
        found = linprog(
            costs[columns], A_eq=matrix[exact], b_eq=lower[exact],
            A_ub=bounded if len(limits) else None, b_ub=limits if len(limits) else None,
            bounds=np.column_stack([self.low[columns], self.high[columns]]), method="highs",
        )  # fmt: skip
        if found.status != OPTIMAL:
            return None
        worth = np.zeros(len(lower))
        worth[exact] = found.eqlin.marginals
        if len(limits):
            worth[least] = -found.ineqlin.marginals[: len(least)]
            worth[most] += found.ineqlin.marginals[len(least) :]
        prices = costs - self.matrix.T @ worth[: self.rows]
        if held:
            prices = prices - worth[self.rows :] @ self.levels[list(held)]
        return _Bound(float(found.fun), prices[: self.pairs_count])

    def priced(self, stage: tuple[int, ...], held: dict[int, int], part: _Part) -> _Bound | None:
        """The bound over all open pairs: those of negative price are let in until none is left."""
        active = part.active
        for _round in range(ROUNDS):
            bound = self.relaxed(stage, held, active)
            if bound is None:
                return None
            cheaper = np.flatnonzero((bound.prices < -CLOSE) & ~active & part.open)
            if not len(cheaper):
                return bound
            order = cheaper[np.argsort(bound.prices[cheaper], kind="stable")]
            room = np.full(len(self.problem.seats), LET_IN)
            active[_first_of(self.seat, order, room)] = True
        return None

    def placing(self, values: np.ndarray) -> dict[str, str]:
        """Person → seat."""
        chosen = np.flatnonzero(values[: self.pairs_count] > 0.5)
        return {self.pairs[one].person: self.pairs[one].seat for one in chosen}


def _matched(person: np.ndarray, seat: np.ndarray, places: np.ndarray, people: int) -> np.ndarray:
    """The seat of each person in a fullest filling; -1: none."""
    first = np.concatenate([[0], np.cumsum(places)])
    repeats = places[seat]
    starts = np.repeat(np.cumsum(repeats) - repeats, repeats)
    column = np.repeat(first[seat], repeats) + np.arange(repeats.sum()) - starts
    row = np.repeat(person, repeats)
    ones = np.ones(len(row), dtype=np.int8)
    graph = csr_array((ones, (row, column)), shape=(people, int(first[-1])))
    matched = maximum_bipartite_matching(graph, perm_type="column")
    seat_of_place = np.repeat(np.arange(len(places)), places)
    return np.where(matched >= 0, seat_of_place[matched], -1)


def _first_of(group: np.ndarray, order: np.ndarray, most: Sequence[int] | Any) -> np.ndarray:
    """Of the entries in that order, the first so many of each group."""
    groups = group[order]
    by_group = np.argsort(groups, kind="stable")
    counted = groups[by_group]
    starts = np.searchsorted(counted, counted, side="left")
    nth = np.arange(len(counted)) - starts
    return order[by_group[nth < np.asarray(most)[counted]]]
