"""Scenarios: what is chosen, what is fixed, what is computed and proved; who sees it."""

from __future__ import annotations

import pytest

from apps.accounts.models import Wall
from apps.cadres.board import actions, building
from apps.cadres.board.actions import drafting
from apps.cadres.board.tasks import compute
from apps.cadres.models import DisciplineEffect, Scenario, ScenarioMove, ScenarioPerson
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import Job
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.board.conftest import ON
from tests.factories import cadres
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db


def row_of(board, number):
    return ScenarioPerson.objects.get(scenario=board.scenario, cadre=board.people[number])


def computed(board, officer, monkeypatch):
    """The scenario after its background work, done at once."""
    monkeypatch.setattr(drafting.current_app, "send_task", lambda *args, **more: None)
    with scope.use(officer.scope()):
        started = actions.start_computing(
            scenario=board.scenario, version=board.scenario.version, by=officer
        )
    compute(started.job_id, started.pk)
    with scope.use(officer.scope()):
        return Scenario.objects.get(pk=started.pk)


def test_people_of_the_office_are_put_on_the_board_with_their_seats(board, officer):
    with scope.use(officer.scope()):
        found = {row.cadre_id: row.sits_in_id for row in ScenarioPerson.objects.all()}
    assert found == {
        board.people[0].pk: board.seats[0].pk, board.people[1].pk: board.seats[1].pk,
        board.people[2].pk: None, board.people[3].pk: None,
    }  # fmt: skip


def test_the_plan_fills_the_empty_seat_is_proved_and_tells_the_price_of_another(
    board, officer, monkeypatch
):
    done = computed(board, officer, monkeypatch)
    assert done.state == "proposed"
    assert done.outcome["certified"]
    assert done.outcome["score"]["vacancies"] == 0
    with scope.use(officer.scope()):
        moves = list(ScenarioMove.objects.filter(scenario=done))
        assert [move.to_seat_id for move in moves] == [board.seats[2].pk]
        assert moves[0].evidence
        assert "price" in moves[0].alternative
        assert Job.objects.get(pk=done.job_id).state == "done"


def test_the_same_question_has_the_same_answer_and_print(board, officer, monkeypatch):
    """Trap 21."""
    first = computed(board, officer, monkeypatch)
    with scope.use(officer.scope()):
        moved = list(ScenarioMove.objects.values_list("cadre_id", "to_seat_id"))
    board.scenario = first
    second = computed(board, officer, monkeypatch)
    with scope.use(officer.scope()):
        assert list(ScenarioMove.objects.values_list("cadre_id", "to_seat_id")) == moved
    assert first.fingerprint == second.fingerprint != ""


def test_what_is_fixed_stands_in_the_plan(board, officer, monkeypatch):
    with scope.use(officer.scope()):
        actions.set_wish(
            scenario=board.scenario, person=row_of(board, 3), seat=board.seats[0], kind="lock",
            reason="Đã thống nhất", version=board.scenario.version, by=officer,
        )  # fmt: skip
        board.scenario.refresh_from_db()
    done = computed(board, officer, monkeypatch)
    with scope.use(officer.scope()):
        move = ScenarioMove.objects.get(scenario=done, cadre=board.people[3])
    assert move.to_seat_id == board.seats[0].pk


def test_contradictory_locks_are_refused_at_once(board, officer):
    with scope.use(officer.scope()):
        for number, code in ((2, None), (3, "scenario_lock_full")):
            board.scenario.refresh_from_db()
            given = {
                "scenario": board.scenario, "person": row_of(board, number),
                "seat": board.seats[2], "kind": "lock", "reason": "Đã thống nhất",
                "version": board.scenario.version, "by": officer,
            }  # fmt: skip
            if code is None:
                actions.set_wish(**given)
                continue
            with pytest.raises(RuleRefused) as refused:
                actions.set_wish(**given)
            assert refused.value.code == code
        with pytest.raises(RuleRefused) as refused:
            actions.set_wish(**given | {"person": row_of(board, 2), "seat": board.seats[0]})
    assert refused.value.code == "scenario_lock_twice"


def test_somebody_whom_a_blocking_rule_keeps_away_is_never_proposed(
    board, officer, shipped_law, monkeypatch
):
    """Trap 21: why somebody was not chosen is kept, rule by rule."""
    with scope.use(scope.Scope.everything()):
        for person in (board.people[2], board.people[3], board.people[0]):
            if person != board.people[0]:
                cadres.position(person, title=cadres.title("specialist"), title_text="Chuyên viên")
            DisciplineEffect.of(
                person, track="party", form="removal", decided_on=ON.replace(month=8),
                effective_on=ON.replace(month=8),
            ).save()  # fmt: skip
    done = computed(board, officer, monkeypatch)
    with scope.use(officer.scope()):
        moved = set(ScenarioMove.objects.filter(scenario=done).values_list("cadre_id", flat=True))
        rejected = row_of(board, 2).rejected
    assert moved <= {board.people[1].pk}
    assert done.outcome["score"]["vacancies"] == 1
    assert all(rules for rules in rejected.values())
    assert set(rejected) == {seat.reference for seat in board.seats}
    assert done.outcome["shortage"]


def test_a_change_of_the_question_drops_the_answer(board, officer, monkeypatch):
    done = computed(board, officer, monkeypatch)
    with scope.use(officer.scope()):
        actions.mark_person(
            scenario=done, person=row_of(board, 0), must_move=True, may_be_released=False,
            reason="Hai nhiệm kỳ", version=done.version, by=officer,
        )  # fmt: skip
        done.refresh_from_db()
        assert not ScenarioMove.objects.exists()
    assert (done.state, done.fingerprint) == ("draft", "")


def test_the_second_of_two_editors_is_told(board, officer):
    with scope.use(officer.scope()), pytest.raises(Conflict):
        actions.set_up_board(
            scenario=board.scenario, seats=[board.seats[0].reference], people="holders", version=1,
            by=officer,
        )  # fmt: skip


def test_a_copy_asks_the_same_and_leaves_the_first_alone(board, officer):
    with scope.use(officer.scope()):
        made = actions.copy_scenario(
            scenario=board.scenario, title="Phương án B", today=ON, by=officer
        )
        assert ScenarioPerson.objects.filter(scenario=made).count() == 4
        assert made.based_on_id == board.scenario.pk
        assert ScenarioPerson.objects.filter(scenario=board.scenario).count() == 4


def test_who_only_reads_drafts_nothing(world, board):
    reader = acting(world, "standing_committee_member", "alpha-east")
    with scope.use(reader.scope()), pytest.raises(NotAllowed):
        actions.draft_scenario(
            organization=board.office, title="x", act="transfer", on=ON, today=ON, by=reader,
            secrecy=0,
        )  # fmt: skip


def test_a_seat_of_another_office_is_no_seat(world, board, officer):
    with scope.use(scope.Scope.everything()):
        foreign = cadres.seat(cadres.work_unit(world["alpha-west"]))
    with scope.use(officer.scope()), pytest.raises(RuleRefused) as refused:
        actions.set_up_board(
            scenario=board.scenario, seats=[foreign.reference], people="holders",
            version=board.scenario.version, by=officer,
        )  # fmt: skip
    assert refused.value.code == "scenario_seats"


def test_the_neighbour_and_whoever_is_walled_see_nothing_of_it(
    world, board, officer, neighbour, monkeypatch
):
    done = computed(board, officer, monkeypatch)
    with scope.use(neighbour.scope()):
        assert not Scenario.objects.visible_to(neighbour).exists()
        assert not ScenarioMove.objects.exists()
    with scope.use(scope.Scope.everything()):
        moved = ScenarioMove.objects.get(scenario=done).cadre_id
        Wall.objects.create(
            user_id=officer.user_id, label="cadres.cadre", object_id=moved, reason="relative",
            organization=board.office, valid_from=ON.replace(year=2020),
        )  # fmt: skip
    walled = acting(world, "organization_officer", "alpha-east")
    with scope.use(walled.scope()):
        assert not ScenarioMove.objects.visible_to(walled).exists()
        assert not ScenarioPerson.objects.visible_to(walled).filter(cadre=moved).exists()


@pytest.mark.parametrize(
    ("birth", "young"),
    [
        (PartialDate(1986, 10, 2), True),  # forty on the day after
        (PartialDate(1986, 10, 1), False),
        (PartialDate(1986, 9, 30), False),
        (PartialDate(1990, 12, 31), True),
        (PartialDate(1987), True),
        (PartialDate(1986), False),  # the day decides, and it is not known
        (None, False),
    ],
)
def test_the_young_of_an_aim_are_under_the_age_on_the_day(board, birth, young):
    with scope.use(scope.Scope.everything()):
        person = board.people[3]
        person.birth = birth
        person.save()
        Scenario.objects.update(young_age=40)
        board.scenario.refresh_from_db()
        found = building.read(board.scenario).problem.people
    (one,) = (one for one in found if one.key == person.reference)
    assert (building.YOUNG in one.marks) is young
