"""From a computed plan to proposals: all of them or none, once, each judged anew."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from apps.accounts.models import Wall
from apps.cadres.board import actions
from apps.cadres.board.actions import Wave
from apps.cadres.models import (
    Cadre,
    DisciplineEffect,
    Move,
    MoveCare,
    MovePlan,
    Position,
    Scenario,
)
from apps.cadres.moves.actions import Proposal, draft_plan, propose_move
from apps.core.errors import Conflict, DomainError, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.tenancy import scope
from tests.cadres.board.conftest import ON
from tests.cadres.board.test_scenarios import computed, row_of
from tests.factories import cadres
from tests.inspection.conftest import acting

pytestmark = pytest.mark.django_db
TRANSFER = Wave(kind="transfer", wave=2, name="Điều động năm 2026")


@pytest.fixture
def chain(board, officer, monkeypatch):
    """Person 0 is fixed to the seat of the head, person 2 to the one that is left so."""
    with scope.use(officer.scope()):
        for number, seat in ((0, 2), (2, 0)):
            board.scenario.refresh_from_db()
            actions.set_wish(
                scenario=board.scenario, person=row_of(board, number), seat=board.seats[seat],
                kind="lock", reason="Đã thống nhất", version=board.scenario.version, by=officer,
            )  # fmt: skip
        board.scenario.refresh_from_db()
    board.scenario = computed(board, officer, monkeypatch)
    return board


def made(board, officer, wave=TRANSFER, **values):
    with scope.use(officer.scope()):
        given = {"version": board.scenario.version, "today": ON, "by": officer} | values
        return actions.make_move_plan(scenario=board.scenario, wave=wave, **given)


def everything(function):
    with scope.use(scope.Scope.everything()):
        return function()


def nothing_kept():
    return everything(
        lambda: (
            not Move.objects.exists()
            and not MovePlan.objects.exists()
            and Scenario.objects.get().move_plan_id is None
        )
    )


def test_each_move_becomes_a_proposal_of_the_wave(chain, officer):
    plan = made(chain, officer)
    with scope.use(officer.scope()):
        rows = {row.cadre_id: row for row in Move.objects.select_related("position")}
        first, second = (rows[chain.people[number].pk] for number in (0, 2))
        assert {row.plan_id for row in rows.values()} == {plan.pk}
        assert {(row.kind, row.wave, row.state) for row in rows.values()} == {
            ("transfer", 2, "proposed")
        }
        assert (first.seat_id, first.position.seat_id) == (chain.seats[2].pk, chain.seats[0].pk)
        assert (second.seat_id, second.position) == (chain.seats[0].pk, None)
        assert Scenario.objects.get().move_plan_id == plan.pk
    lines = everything(lambda: list(AuditEntry.objects.values_list("action", flat=True)))
    assert lines.count("cadres.scenario_made_plan") == 1
    assert "cadres.move_proposed" not in lines  # one act, one line
    assert (plan.name, plan.year) == (TRANSFER.name, ON.year)


def test_a_second_press_makes_no_second_plan(chain, officer):
    plan = made(chain, officer)
    assert made(chain, officer) == plan
    assert everything(Move.objects.count) == 2
    assert everything(MovePlan.objects.count) == 1


def test_the_scenario_stays_as_it_was_but_may_be_copied(chain, officer):
    made(chain, officer)
    with scope.use(officer.scope()):
        now = Scenario.objects.get()
        with pytest.raises(RuleRefused, match="scenario_has_plan"):
            actions.start_computing(scenario=now, version=now.version, by=officer)
        copy = actions.copy_scenario(scenario=now, title="B", today=ON, by=officer)
    assert copy.move_plan_id is None


def test_somebody_disciplined_meanwhile_stops_the_whole_wave(chain, officer, shipped_law):
    """Trap 21: proposals are judged anew."""
    with scope.use(scope.Scope.everything()):
        DisciplineEffect.of(
            chain.people[0], track="party", form="removal", decided_on=date(2026, 8, 1),
            effective_on=date(2026, 8, 1),
        ).save()  # fmt: skip
    with pytest.raises(DomainError) as refused:
        made(chain, officer)
    text = refused.value.message
    assert chain.people[0].full_name in text
    assert chain.people[2].full_name not in text
    assert "R-APP-05" in text
    assert "khoản 3 Điều 40, Điều lệ" in text
    assert nothing_kept()


def test_everybody_who_stands_in_the_way_is_named_at_once(chain, officer):
    with scope.use(scope.Scope.everything()):
        Cadre.objects.filter(pk__in=[chain.people[0].pk, chain.people[2].pk]).update(
            state="retired", left_on=ON
        )
    with pytest.raises(DomainError) as refused:
        made(chain, officer)
    assert all(chain.people[number].full_name in refused.value.message for number in (0, 2))
    assert nothing_kept()


def test_a_seat_that_somebody_else_has_taken_is_full(chain, officer):
    with scope.use(scope.Scope.everything()):
        cadres.position(cadres.cadre(chain.office, 9), chain.seats[2])
    with pytest.raises(DomainError) as refused:
        made(chain, officer)
    assert chain.people[0].full_name in refused.value.message
    assert "65-QĐ/TW" in refused.value.message
    assert nothing_kept()


def test_who_has_left_the_seat_since_is_not_moved_from_it(chain, officer):
    with scope.use(scope.Scope.everything()):
        Position.objects.filter(cadre=chain.people[0]).update(until="2026-09-01", end="moved")
    with pytest.raises(RuleRefused, match="scenario_moved_since"):
        made(chain, officer)
    assert nothing_kept()


@pytest.mark.parametrize(
    ("code", "wave"),
    [
        ("scenario_other_kind", Wave(kind="rotation", purpose="development", wave=1, name="x")),
        ("move_name_missing", Wave(kind="transfer", wave=1, name=" ")),
    ],
)
def test_what_was_not_judged_so_is_not_proposed_so(chain, officer, code, wave):
    with pytest.raises(RuleRefused, match=code):
        made(chain, officer, wave)
    assert nothing_kept()


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"act": "appoint"}, "scenario_appoints"),
        ({"state": "draft"}, "scenario_not_computed"),
    ],
)
def test_an_appointment_or_an_open_question_is_no_wave(chain, officer, values, code):
    everything(lambda: Scenario.objects.update(**values))
    with pytest.raises(RuleRefused, match=code):
        made(chain, officer)


def test_a_rotation_has_its_purpose_and_is_judged_by_it(chain, officer, shipped_law):
    everything(lambda: Scenario.objects.update(act="rotate"))
    with pytest.raises(RuleRefused, match="move_purpose_missing"):
        made(chain, officer, Wave(kind="rotation", wave=1, name="x"))
    with pytest.raises(DomainError) as refused:  # nobody of them is planned
        made(chain, officer, Wave(kind="rotation", wave=1, name="x", purpose="development"))
    assert "R-ROT-01" in refused.value.message
    assert nothing_kept()


def test_a_wave_joins_a_plan_that_goes_on_but_none_that_is_adopted(chain, officer):
    with scope.use(officer.scope()):
        plan = MovePlan.objects.create(
            organization=chain.office, reference="R-AAAA", name="Đợt 1", year=2026
        )
    assert made(chain, officer, Wave(kind="transfer", wave=3, plan=plan)) == plan
    everything(lambda: Scenario.objects.update(move_plan=None))
    everything(lambda: MovePlan.objects.update(decision_number="1", decided_on=ON))
    plan = everything(MovePlan.objects.get)
    chain.scenario = everything(Scenario.objects.get)
    with pytest.raises(RuleRefused, match="scenario_plan_closed"):
        made(chain, officer, Wave(kind="transfer", wave=3, plan=plan))


def test_only_who_prepares_moves_of_the_office_proposes_them(world, chain, officer, neighbour):
    reader = acting(world, "standing_committee_member", "alpha-east")
    with pytest.raises(NotAllowed):
        made(chain, reader)
    with pytest.raises(Conflict):  # out of the neighbour's sight
        made(chain, neighbour)
    with pytest.raises(Conflict):
        made(chain, officer, version=chain.scenario.version - 1)
    assert nothing_kept()


def test_who_does_not_see_everybody_proposes_nobody(world, chain, officer):
    with scope.use(scope.Scope.everything()):
        Wall.objects.create(
            user_id=officer.user_id, label="cadres.cadre", object_id=chain.people[2].pk,
            reason="relative", organization=chain.office, valid_from=date(2020, 1, 1),
        )  # fmt: skip
    walled = acting(world, "organization_officer", "alpha-east")
    with pytest.raises(RuleRefused, match="scenario_not_whole"):
        made(chain, walled)
    assert nothing_kept()


def test_the_page_leads_from_the_scenario_to_the_plan(browser, chain):
    client = browser()
    page = reverse("cadres:scenario", args=[chain.scenario.reference])
    url = reverse("cadres:scenario_plan", args=[chain.scenario.reference])
    assert url in client.get(page).content.decode()
    assert chain.people[2].full_name in client.get(url).content.decode()
    sent = {"version": chain.scenario.version, "kind": "transfer", "wave": "1", "name": "Đợt 1"}
    assert client.post(url, sent).status_code == 422  # the sentence is not ticked
    answer = client.post(url, sent | {"confirmed": "on"})
    plan = everything(MovePlan.objects.get)
    target = reverse("cadres:move_plan", args=[plan.reference])
    assert answer.url == target
    assert chain.people[2].full_name in client.get(target).content.decode()
    assert client.get(url).url == target
    text = client.get(page).content.decode()
    assert target in text
    assert url not in text


@pytest.fixture
def graded(chain, officer):
    """The scenario is confidential, and the officer reads up to that; the head does not."""
    officer.assignment.clearance = 1

    def keep():
        officer.assignment.save(update_fields=["clearance"])
        Scenario.objects.update(secrecy=1)

    everything(keep)
    with scope.use(officer.scope()):
        chain.scenario = Scenario.objects.get()
    return chain


def test_what_comes_of_a_graded_scenario_is_as_secret(graded, officer, browser):
    plan = made(graded, officer)
    moves = everything(lambda: list(Move.objects.select_related("cadre")))
    assert [plan.secrecy, *(move.secrecy for move in moves)] == [1, 1, 1]
    line = everything(lambda: AuditEntry.objects.get(action="cadres.scenario_made_plan"))
    assert line.secrecy == 1
    reader, below = browser("organization_officer"), browser("organization_head")
    stranger = browser("organization_officer", "beta-east")
    for page in (
        reverse("cadres:move_plan", args=[plan.reference]),
        *(move.get_absolute_url() for move in moves),
    ):
        assert "mật" in reader.get(page).content.decode().lower()
        assert below.get(page).status_code == stranger.get(page).status_code == 404
    listed = (
        f"{reverse('cadres:moves')}?tab=proposed",
        reverse("cadres:move_plans"),
        reverse("move-list"),
    )
    told = {plan.name, *(move.reference for move in moves)}
    for page in listed:
        assert any(word in reader.get(page).content.decode() for word in told)
        assert not any(word in below.get(page).content.decode() for word in told)
    profile = reverse("cadres:cadre", args=[moves[0].cadre.reference])
    assert moves[0].reference not in below.get(profile).content.decode()


def test_a_graded_wave_may_join_an_open_plan_and_what_joins_a_graded_plan_is_graded(
    graded, officer
):
    with scope.use(officer.scope()):
        plan = MovePlan.objects.create(
            organization=graded.office, reference="R-AAAA", name="Đợt 1", year=2026
        )
    made(graded, officer, Wave(kind="transfer", wave=3, plan=plan))
    assert everything(lambda: {move.secrecy for move in Move.objects.all()}) == {1}
    assert everything(lambda: MovePlan.objects.get().secrecy) == 0
    everything(lambda: MovePlan.objects.update(secrecy=1))
    with scope.use(officer.scope()):
        move = propose_move(
            cadre=graded.people[3], proposed_on=ON, today=ON, by=officer,
            proposal=Proposal(kind="transfer", seat=graded.seats[1], plan=MovePlan.objects.get()),
        )  # fmt: skip
        row = MoveCare.of_move(move, kind="rent", given_on=ON)
        row.save()
    assert (move.secrecy, row.secrecy) == (1, 1)


def test_a_name_that_a_graded_plan_bears_is_free_to_whoever_reads_none(graded, officer, head):
    made(graded, officer)
    with scope.use(head.scope()):
        plan = draft_plan(organization=graded.office, name=TRANSFER.name, year=ON.year, by=head)
    assert plan.secrecy == 0
