"""Plans of moves: exact, repeatable, within the rules; small ones against every plan there is."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.cadres.board import solver
from apps.cadres.board.problem import (
    Aim,
    Candidate,
    Contradiction,
    Cost,
    Pair,
    Problem,
    Vacancy,
    faults,
    score,
)

SEATS = ("a", "b", "c")
PEOPLE = ("1", "2", "3", "4")


@st.composite
def small(draw):
    """Up to four people and three seats, some of them held, some pairs forbidden by a rule."""
    people, seats = PEOPLE[: draw(st.integers(0, 4))], SEATS[: draw(st.integers(1, 3))]
    places = {seat: draw(st.integers(1, 2)) for seat in seats}
    holders = {}
    for person in people:
        seat = draw(st.sampled_from((None, *seats)))
        if seat is not None and sum(held == seat for held in holders.values()) < places[seat]:
            holders[person] = seat
    marks = st.frozensets(st.sampled_from(("woman", "young")))
    candidates = [
        Candidate(
            one, holders.get(one), must_move=draw(st.booleans()), may_be_released=draw(st.booleans()),
            marks=draw(marks),
        )
        for one in people
    ]  # fmt: skip
    cost = st.builds(Cost, st.integers(0, 3), st.integers(0, 3))
    costs = {
        Pair(person, seat): draw(cost)
        for person in people
        for seat in seats
        if draw(st.integers(0, 3))
    }
    aims = [
        Aim(str(number), draw(st.frozensets(st.sampled_from(seats), min_size=1)), mark,
            draw(st.integers(0, 2)))
        for number, mark in enumerate(draw(st.lists(st.sampled_from(("woman", "young")), max_size=2)))
    ]  # fmt: skip
    return Problem.of(candidates, [Vacancy(*one) for one in places.items()], costs, aims=aims)


def every_plan(problem):
    """All plans that break nothing."""
    options = [
        [None, *(pair.seat for pair in problem.costs if pair.person == one.key)]
        for one in problem.people
    ]
    for seats in itertools.product(*options):
        placing = {
            one.key: seat
            for one, seat in zip(problem.people, seats, strict=True)
            if seat is not None
        }
        if not faults(problem, placing):
            yield placing


@settings(max_examples=150, deadline=None)
@given(small())
def test_no_plan_at_all_is_better_than_the_proposed_one(problem):
    """Trap 21: the plan is counted anew and is the best of all."""
    plan = solver.propose(problem)
    assert faults(problem, plan.placing) == []
    assert plan.proven
    assert plan.score == score(problem, plan.placing)
    assert plan.score == min(score(problem, one) for one in every_plan(problem))


@settings(max_examples=40, deadline=None)
@given(small(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_told_changes_nothing(problem, shuffle):
    """Trap 21: ties are not broken at random."""
    people, seats, pairs = list(problem.people), list(problem.seats), list(problem.costs.items())
    for one in (people, seats, pairs):
        shuffle.shuffle(one)
    again = Problem.of(people, seats, dict(pairs), aims=problem.aims[::-1])
    assert solver.propose(again).placing == solver.propose(problem).placing


@settings(max_examples=40, deadline=None)
@given(small(), st.data())
def test_locks_hold_and_bans_are_kept(problem, data):
    if not problem.costs:
        return
    lock = data.draw(st.sampled_from(list(problem.costs)))
    others = [pair for pair in problem.costs if pair != lock]
    bans = data.draw(st.frozensets(st.sampled_from(others))) if others else frozenset()
    kept = Problem.of(
        problem.people, problem.seats, problem.costs, aims=problem.aims, locks=[lock], forbidden=bans
    )  # fmt: skip
    placing = solver.propose(kept).placing
    assert placing[lock.person] == lock.seat
    assert not any(placing.get(pair.person) == pair.seat for pair in bans)


def large(people, seats, *, seed=1, density=0.3):
    """A board of that size: nine seats in ten held, one holder in seven must move."""
    draw = random.Random(seed)
    names = [f"s{number:03}" for number in range(seats)]
    held = draw.sample(names, seats * 9 // 10)
    candidates = [
        Candidate(
            f"p{number:04}", held[number] if number < len(held) else None,
            must_move=number < len(held) and draw.random() < 0.15,
            may_be_released=draw.random() < 0.1,
            marks=frozenset(
                mark for mark, share in (("woman", 0.3), ("young", 0.2)) if draw.random() < share
            ),
        )
        for number in range(people)
    ]  # fmt: skip
    costs = {
        Pair(one.key, seat): Cost(draw.randint(0, 6), draw.randint(0, 50))
        if seat != one.seat
        else Cost()
        for one in candidates
        for seat in names
        if seat == one.seat or draw.random() < density
    }
    aims = [
        Aim(f"{mark}{start}", frozenset(names[start : start + 30]), mark, least)
        for start in range(0, seats, 30)
        for mark, least in (("woman", 8), ("young", 5))
    ]
    return Problem.of(candidates, [Vacancy(name) for name in names], costs, aims=aims)


def test_a_part_of_the_pairs_finds_what_all_of_them_find():
    problem = large(300, 90)
    plan = solver.propose(problem)
    assert plan.score == solver.solve_whole(problem).score
    certified = solver.certify(problem, plan)
    assert certified.certified
    assert certified.placing == plan.placing
    assert solver.propose(problem).placing == plan.placing


def test_a_plan_that_is_not_the_best_is_not_certified_but_bettered():
    problem = large(60, 20)
    best = solver.propose(problem)
    chosen = Pair(*next(iter(sorted(best.placing.items()))))
    worse = solver.without(problem, chosen)
    assert worse.score > best.score
    assert chosen.seat != worse.placing.get(chosen.person)
    assert solver.certify(problem, worse).score == best.score


def test_what_people_are_counts_towards_aims_alone():
    problem = large(60, 20)
    plain = Problem.of(problem.people, problem.seats, problem.costs)
    unmarked = [
        Candidate(one.key, one.seat, one.must_move, one.may_be_released) for one in problem.people
    ]
    blind = Problem.of(unmarked, problem.seats, problem.costs)
    assert solver.propose(plain).placing == solver.propose(blind).placing


BOTH = {Pair("1", "a"): Cost(), Pair("1", "b"): Cost(), Pair("2", "a"): Cost()}


@pytest.mark.parametrize(
    ("locks", "forbidden", "code"),
    [
        ([("1", "c")], [], "lock_not_allowed"),
        ([("1", "a")], [("1", "a")], "lock_not_allowed"),
        ([("1", "a"), ("1", "b")], [], "lock_twice"),
        ([("1", "a"), ("2", "a")], [], "lock_full"),
    ],
)
def test_locks_that_contradict_each_other_are_refused_by_name(locks, forbidden, code):
    with pytest.raises(Contradiction) as refused:
        Problem.of(
            [Candidate("1"), Candidate("2")], [Vacancy("a"), Vacancy("b")], BOTH,
            locks=[Pair(*one) for one in locks], forbidden=[Pair(*one) for one in forbidden],
        )  # fmt: skip
    assert refused.value.code == code
    assert refused.value.pairs


def test_an_empty_board_has_an_empty_plan():
    plan = solver.propose(Problem.of([], [Vacancy("a")], {}))
    assert plan.placing == {}
    assert plan.score.vacancies == 1


def test_a_seat_that_several_may_share_is_filled_up_to_its_places():
    people = [Candidate(str(number)) for number in range(3)]
    costs = {Pair(one.key, "a"): Cost(int(one.key)) for one in people}
    plan = solver.propose(Problem.of(people, [Vacancy("a", 2)], costs))
    assert plan.placing == {"0": "a", "1": "a"}


def test_whoever_must_move_leaves_when_the_seat_can_be_filled():
    people = [Candidate("1", "a", must_move=True, may_be_released=True), Candidate("2")]
    costs = {Pair("1", "a"): Cost(), Pair("2", "a"): Cost(5, 5)}
    assert solver.propose(Problem.of(people, [Vacancy("a")], costs)).placing == {"2": "a"}
    alone = Problem.of(people[:1], [Vacancy("a")], {Pair("1", "a"): Cost()})
    assert solver.propose(alone).placing == {"1": "a"}


def test_the_largest_board_is_proposed_with_what_earlier_levels_let_in():
    problem = large(1500, 400)
    plan = solver.propose(problem)
    assert plan.proven
    assert plan.score[:4] == (0, 0, 0, 0)
    assert faults(problem, plan.placing) == []
