"""What a plan of moves is made of: people, seats, allowed pairs, aims, and how plans compare. Pure.

A pair that a blocking rule forbids is not in the problem at all. Sex, ethnic group and age of a
person stand in no pair: they count towards the aims of a list alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class Pair(NamedTuple):
    """A person and a seat."""

    person: str
    seat: str


@dataclass(frozen=True)
class Candidate:
    """A person: where they sit, whether they must leave it, whether they may stay without a seat.

    ``marks`` are what aims count (such as a code for "woman" or "under 40").
    """

    key: str
    seat: str | None = None
    must_move: bool = False
    may_be_released: bool = False
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Vacancy:
    """A seat with so many places to fill."""

    key: str
    places: int = 1


@dataclass(frozen=True)
class Cost:
    """How badly an allowed pair fits (field and experience), and how far the person would move."""

    misfit: int = 0
    distance: int = 0


@dataclass(frozen=True)
class Aim:
    """At least so many people with a mark in these seats. An aim, never a condition."""

    code: str
    seats: frozenset[str]
    mark: str
    least: int


class Score(NamedTuple):
    """How good a plan is: the first difference decides, the smaller is the better."""

    unplaced: int
    """People who lose their seat though nothing allows it."""
    vacancies: int
    must_move: int
    """People who had to leave their seat and stay."""
    aims: int
    """People missing to the aims, added up."""
    moves: int
    misfit: int
    distance: int
    order: int
    """Breaks ties by the order of the keys, so that the same question has the same answer."""


class Contradiction(ValueError):
    """Locks that cannot hold together. ``pairs`` names them."""

    def __init__(self, code: str, pairs: Iterable[Pair]) -> None:
        super().__init__(code)
        self.code, self.pairs = code, tuple(sorted(pairs))


@dataclass(frozen=True)
class Problem:
    """The whole question. ``costs`` has the pairs that the rules allow."""

    people: tuple[Candidate, ...]
    seats: tuple[Vacancy, ...]
    costs: Mapping[Pair, Cost]
    aims: tuple[Aim, ...] = ()
    locks: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    rank: Mapping[Pair, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        people: Iterable[Candidate],
        seats: Iterable[Vacancy],
        costs: Mapping[Pair, Cost],
        *,
        aims: Iterable[Aim] = (),
        locks: Iterable[Pair] = (),
        forbidden: Iterable[Pair] = (),
    ) -> Problem:
        """The question in the order of its keys, without forbidden pairs.

        Raises Contradiction: ``lock_not_allowed`` (the rules or a ban forbid a locked pair),
        ``lock_twice`` (one person in two seats), ``lock_full`` (more people than places).
        """
        locked, banned = frozenset(locks), frozenset(forbidden)
        kept = {pair: costs[pair] for pair in sorted(costs) if pair not in banned}
        places = {one.key: one.places for one in seats}
        _check_locks(locked, kept, places)
        order: Counter[str] = Counter()
        rank = {}
        for pair in kept:
            rank[pair] = order[pair.person]
            order[pair.person] += 1
        return cls(
            people=tuple(sorted(people, key=lambda one: one.key)),
            seats=tuple(Vacancy(key, places[key]) for key in sorted(places)),
            costs=kept, aims=tuple(sorted(aims, key=lambda one: one.code)),
            locks=locked, forbidden=banned, rank=rank,
        )  # fmt: skip


def _check_locks(
    locks: frozenset[Pair], costs: Mapping[Pair, Cost], places: Mapping[str, int]
) -> None:
    outside = [pair for pair in locks if pair not in costs]
    if outside:
        raise Contradiction("lock_not_allowed", outside)
    people = Counter(pair.person for pair in locks)
    twice = [pair for pair in locks if people[pair.person] > 1]
    if twice:
        raise Contradiction("lock_twice", twice)
    taken = Counter(pair.seat for pair in locks)
    full = [pair for pair in locks if taken[pair.seat] > places.get(pair.seat, 0)]
    if full:
        raise Contradiction("lock_full", full)


@dataclass(frozen=True)
class Plan:
    """A checked plan. ``proven``: no plan over all pairs is better, as the prices say;
    ``certified``: the whole model says so too."""

    placing: dict[str, str]
    score: Score
    proven: bool
    certified: bool = False


Placing = Mapping[str, str]
"""Person → seat; whoever is not in it has none."""


def score(problem: Problem, placing: Placing) -> Score:
    """How good the plan is, counted anew from the plan itself."""
    filled = Counter(placing.values())
    unplaced = must_move = moves = misfit = distance = order = 0
    for one in problem.people:
        seat = placing.get(one.key)
        if seat is None:
            unplaced += one.seat is not None and not one.may_be_released
            continue
        pair = Pair(one.key, seat)
        must_move += one.must_move and seat == one.seat
        moves += seat != one.seat
        misfit += problem.costs[pair].misfit
        distance += problem.costs[pair].distance
        order += problem.rank[pair]
    vacancies = sum(max(one.places - filled[one.key], 0) for one in problem.seats)
    missing = sum(max(aim.least - reached(problem, placing, aim), 0) for aim in problem.aims)
    return Score(unplaced, vacancies, must_move, missing, moves, misfit, distance, order)


def reached(problem: Problem, placing: Placing, aim: Aim) -> int:
    """How many people of the plan count towards an aim."""
    marked = {one.key for one in problem.people if aim.mark in one.marks}
    return sum(1 for person, seat in placing.items() if person in marked and seat in aim.seats)


def faults(problem: Problem, placing: Placing) -> list[str]:
    """What is wrong with a plan, whoever proposed it; an empty list: nothing.

    Asked of every plan before anybody sees it: a solver is not believed.
    """
    found = []
    known = {one.key for one in problem.people}
    places = {one.key: one.places for one in problem.seats}
    for person, seat in sorted(placing.items()):
        if person not in known or Pair(person, seat) not in problem.costs:
            found.append(f"not_allowed:{person}:{seat}")
    for seat, count in sorted(Counter(placing.values()).items()):
        if count > places.get(seat, 0):
            found.append(f"overfull:{seat}")
    for pair in sorted(problem.locks):
        if placing.get(pair.person) != pair.seat:
            found.append(f"unlocked:{pair.person}:{pair.seat}")
    return found
