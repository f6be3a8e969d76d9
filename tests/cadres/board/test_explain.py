"""Why seats stay empty: which compete for too few people, which rule is in the way."""

from __future__ import annotations

from hypothesis import given, settings

from apps.cadres.board import solver
from apps.cadres.board.explain import gained_without, in_the_way, shortage
from apps.cadres.board.problem import Candidate, Cost, Pair, Problem, Vacancy
from tests.cadres.board.test_solver import small

PEOPLE = [Candidate("1", "a"), Candidate("2"), Candidate("3")]
SEATS = [Vacancy("a"), Vacancy("b"), Vacancy("c")]
ALLOWED = {Pair("1", "a"): Cost(), Pair("1", "b"): Cost(), Pair("2", "c"): Cost()}
REJECTED = {
    Pair("2", "b"): frozenset({"R-ROT-04"}),
    Pair("3", "b"): frozenset({"R-ROT-02", "R-APP-05"}),
    Pair("3", "c"): frozenset({"R-APP-05"}),
}


def test_the_seats_that_compete_for_too_few_people_are_named():
    problem = Problem.of(PEOPLE, SEATS, ALLOWED)
    found = shortage(problem, solver.propose(problem).placing)
    assert found.seats == ("a", "b")
    assert found.people == ("1",)
    assert found.places == 2


def test_rules_that_alone_keep_somebody_away_are_counted():
    problem = Problem.of(PEOPLE, SEATS, ALLOWED)
    found = shortage(problem, solver.propose(problem).placing)
    assert in_the_way(REJECTED, found) == {"R-ROT-04": 1}


def test_setting_aside_one_rule_fills_more_only_where_somebody_is_free():
    problem = Problem.of(PEOPLE, SEATS, ALLOWED)
    # Without R-APP-05, person 3 takes seat c, but 2 may not go to b: nothing is gained.
    assert gained_without(problem, REJECTED) == {}
    wider = REJECTED | {Pair("3", "b"): frozenset({"R-APP-05"})}
    assert gained_without(problem, wider) == {"R-APP-05": 1}


def test_a_full_board_lacks_nobody():
    problem = Problem.of(PEOPLE, SEATS[:1], {Pair("1", "a"): Cost()})
    assert shortage(problem, solver.propose(problem).placing) is None


@settings(max_examples=60, deadline=None)
@given(small())
def test_a_shortage_is_one_of_people_who_may_sit_there(problem):
    plan = solver.propose(problem)
    found = shortage(problem, plan.placing)
    if found is not None:
        assert len(found.people) < found.places
        assert solver.filled_at_most(problem) < sum(one.places for one in problem.seats)
