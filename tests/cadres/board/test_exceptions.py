"""A recorded exception lets its rule pass on the board and in the wave; what was said is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.cadres.board import building
from apps.cadres.board.problem import Contradiction, Pair
from apps.cadres.judging.actions import allow_exception, evaluate
from apps.cadres.judging.reading import Asked
from apps.cadres.models import DisciplineEffect, Evaluation, Move, Scenario, ScenarioWish
from apps.core.errors import DomainError
from apps.tenancy import scope
from tests.cadres.board import test_wave
from tests.cadres.board.conftest import ON
from tests.cadres.board.test_wave import everything, made
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db
chain = test_wave.chain  # the same wave
RULES = ("R-APP-05", "R-APP-06")


@pytest.fixture
def disciplined(chain, shipped_law):
    """Person 0 is under a discipline that keeps them from the head's seat."""
    with scope.use(scope.Scope.everything()):
        DisciplineEffect.of(
            chain.people[0], track="party", form="removal", decided_on=date(2026, 8, 1),
            effective_on=date(2026, 8, 1),
        ).save()  # fmt: skip
    return chain


def let_pass(board, world, *, seat, until):
    """Put on file that the rules in the way of person 0 are let pass for one seat."""
    boss = acting(world, "organization_head", "alpha-east")
    seat = board.seats[seat]
    with scope.use(boss.scope()):
        asked = Asked(board.people[0], "transfer", seat.title, ON, seat)
        rows = evaluate(asked=asked, today=ON, by=boss)
        for row in (one for one in rows if one.rule in RULES):
            allow_exception(
                evaluation=row, authority="Ban Thường vụ Huyện ủy", reason="Khuyết vị trí",
                document="7-TB/HU", expires_on=until, today=ON, by=boss,
            )  # fmt: skip


def test_an_exception_on_file_lets_its_rule_pass_for_that_person_and_seat(
    disciplined, officer, world
):
    """Trap 19: with authority, reason, paper and an end; what the rules said is kept of each."""
    for seat, until in ((0, date(2026, 12, 31)), (2, ON)):  # of another seat it says nothing
        with pytest.raises(DomainError) as refused:
            made(disciplined, officer)
        assert all(rule in refused.value.message for rule in RULES)
        let_pass(disciplined, world, seat=seat, until=until)
    before = everything(lambda: set(Evaluation.objects.values_list("pk", flat=True)))
    made(disciplined, officer)
    kept = everything(lambda: list(Evaluation.objects.exclude(pk__in=before)))
    people = [disciplined.people[number].pk for number in (0, 2)]
    of_person = {(row.cadre_id, row.rule): row for row in kept}
    assert len(of_person) == len(kept)
    assert {row.cadre_id for row in kept} == set(people)
    assert len({row.question for row in kept}) == 2
    passed = of_person[people[0], "R-APP-05"]
    assert (passed.verdict, passed.override_document) == ("overridden", "7-TB/HU")
    assert (passed.seat_id, passed.judged_for) == (disciplined.seats[2].pk, ON)


def test_who_has_an_exception_for_a_seat_is_on_the_board_for_that_seat(disciplined, world):
    scenario = disciplined.scenario
    near, far = (
        Pair(disciplined.people[0].reference, disciplined.seats[number].reference)
        for number in (1, 2)
    )
    with pytest.raises(Contradiction):  # the lock on the head's seat
        everything(lambda: building.read(scenario))
    everything(lambda: ScenarioWish.objects.all().delete())
    assert everything(lambda: building.read(scenario)).rejected[far] == set(RULES)

    let_pass(disciplined, world, seat=2, until=ON)

    board = everything(lambda: building.read(scenario))
    assert far in board.problem.costs
    assert near not in board.problem.costs
    found = everything(lambda: board.judged(scenario, far))
    assert {one.verdict for one in found if one.rule in RULES} == {"overridden"}
    scenario.on = ON + timedelta(1)
    assert everything(lambda: building.read(scenario)).rejected[far] == set(RULES)


def test_of_a_graded_scenario_nothing_is_kept_with_the_profiles(chain, officer):
    """Kept rows have no grade of their own."""
    before = everything(Evaluation.objects.count)
    with scope.use(scope.Scope.everything()):
        Scenario.objects.update(secrecy=1)
        officer.assignment.clearance = 1
        officer.assignment.save(update_fields=["clearance"])
        chain.scenario.refresh_from_db()
    made(chain, officer)
    assert everything(Move.objects.count) == 2
    assert everything(Evaluation.objects.count) == before
