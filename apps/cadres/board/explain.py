"""Why a plan leaves seats empty, and which rule stands in the way. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from apps.cadres.board.problem import Cost, Pair, Placing, Problem
from apps.cadres.board.solver import filled_at_most

Rejected = Mapping[Pair, frozenset[str]]
"""Every pair that the rules forbid, with the codes of the blocking rules."""


@dataclass(frozen=True)
class Shortage:
    """Seats that cannot all be filled, and everybody who may sit in one of them."""

    seats: tuple[str, ...]
    places: int
    people: tuple[str, ...]


def shortage(problem: Problem, placing: Placing) -> Shortage | None:
    """The seats that compete for too few people; None when every place is filled.

    Walks from the empty places to whoever may fill them, on to the seats where those sit, and so
    forth: whoever is met is already needed there (theorem of Hall). Empty places that a lock or a
    better score leaves so, although somebody is free, are not a shortage.
    """
    taken = Counter(placing.values())
    empty = [one.key for one in problem.seats if taken[one.key] < one.places]
    may: dict[str, list[str]] = {}
    for pair in problem.costs:
        may.setdefault(pair.seat, []).append(pair.person)
    seats, people, waiting = set(empty), set[str](), list(empty)
    while waiting:
        for person in may.get(waiting.pop(), ()):
            if person in people:
                continue
            people.add(person)
            sits_in = placing.get(person)
            if sits_in is not None and sits_in not in seats:
                seats.add(sits_in)
                waiting.append(sits_in)
    places = sum(one.places for one in problem.seats if one.key in seats)
    if places <= len(people):
        return None
    return Shortage(tuple(sorted(seats)), places, tuple(sorted(people)))


def in_the_way(rejected: Rejected, found: Shortage) -> Counter[str]:
    """How many people each rule alone keeps from a seat of the shortage."""
    seats = set(found.seats)
    return Counter(
        next(iter(rules))
        for pair, rules in rejected.items()
        if pair.seat in seats and len(rules) == 1
    )


def gained_without(problem: Problem, rejected: Rejected) -> dict[str, int]:
    """How many more places could be filled if one rule were set aside, for each rule that helps.

    An answer to "which rule clashes": a question to the authority, never a proposal.
    """
    now = filled_at_most(problem)
    gained = {}
    for rule in sorted({rule for rules in rejected.values() for rule in rules}):
        more = {pair: Cost() for pair, rules in rejected.items() if rules == {rule}}
        wider = replace(problem, costs=dict(sorted((dict(problem.costs) | more).items())))
        gain = filled_at_most(wider) - now
        if gain > 0:
            gained[rule] = gain
    return gained
