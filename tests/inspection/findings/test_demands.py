"""Demands: what they rest on, the proof of the remedy, their end, clocks and desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.inspection.evidence.actions import add_evidence, withdraw_evidence
from apps.inspection.findings import actions, rules
from apps.inspection.findings.clocks import clocks
from apps.inspection.findings.work import work_items
from apps.inspection.models import Case, Demand
from apps.membership.clocks.registry import reach_of
from apps.tenancy import scope
from tests.factories.membership import member
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def refused(code):
    return pytest.raises(RuleRefused, match=code)


@pytest.fixture
def found(finds):
    """An allegation that was found right."""
    return finds.find(finds.allege())


@pytest.fixture
def demand(finds, found):
    """Due in December."""
    return finds.demand(found)


def report(finds, demand, **values):
    given = {
        "remedy": "Đã thu hồi", "remedied_on": TODAY, "proof": "BC 12/UBND", "today": TODAY,
    } | values  # fmt: skip
    return finds.follow(actions.report_remedy, demand, **given)


def closed(finds, demand, **values):
    given = {"ended_on": TODAY, "today": TODAY, "by": finds.work.chair} | values
    return finds.follow(actions.close_demand, demand, **given)


def test_a_demand_rests_on_a_defect_that_was_found(finds):
    row = finds.allege()
    with refused("demand_without_defect"):
        finds.demand(row)
    finds.find(row, "wrong")
    with refused("demand_without_defect"):
        finds.demand(row)


@pytest.mark.parametrize(("values", "code"), [
    ({"defect": " "}, "demand_defect_missing"),
    ({"text": " "}, "demand_text_missing"),
    ({"owner": actions.Owner(name=" ")}, "demand_who_missing"),
    ({"due_on": TODAY - DAY}, "demand_due_passed"),
])  # fmt: skip
def test_a_demand_names_defect_words_owner_and_day(finds, found, values, code):
    with refused(code):
        finds.demand(found, **values)


def test_an_owner_is_a_member_an_organisation_or_a_name(finds, found, world, everything):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất")
    made = finds.demand(found, owner=actions.Owner(member=person))
    assert (made.owner_member_id, made.owner_name) == (person.pk, "Phạm Văn Đất")
    unit = world["alpha-east-1"]
    made = finds.demand(found, owner=actions.Owner(organization=unit))
    assert (made.owner_organization_id, made.owner_name) == (unit.pk, unit.name)


def test_a_remedy_is_closed_by_somebody_else_after_its_proof(finds, demand):
    with refused("demand_state"):
        closed(finds, demand)
    with refused("demand_proof_missing"):
        report(finds, demand, proof=" ")
    with refused("demand_before_it_was_made"):
        report(finds, demand, remedied_on=TODAY - DAY)
    report(finds, demand)
    with pytest.raises(NotAllowed):
        closed(finds, demand, by=finds.work.officer)
    with refused("case_day_ahead"):
        closed(finds, demand, ended_on=TODAY + DAY)
    assert closed(finds, demand).state == "closed"
    with refused("demand_state"):
        report(finds, demand)


def test_who_reported_a_remedy_does_not_close_it(finds, demand):
    report(finds, demand, by=finds.work.chair)
    with refused("demand_own_report"):
        closed(finds, demand)


def test_a_remedy_that_is_not_enough_goes_back_with_a_note(finds, demand):
    report(finds, demand)
    with refused("demand_note_missing"):
        finds.follow(actions.return_remedy, demand, by=finds.work.chair, note=" ")
    row = finds.follow(actions.return_remedy, demand, by=finds.work.chair, note="Thiếu biên bản")
    assert (row.state, row.return_note) == ("open", "Thiếu biên bản")
    assert report(finds, demand).return_note == ""


def test_more_time_is_later_and_keeps_the_first_day(finds, demand):
    first = demand.due_on
    with refused("demand_not_later"):
        finds.follow(
            actions.postpone_demand, demand, by=finds.work.chair, due_on=first, reason="x",
            today=TODAY,
        )  # fmt: skip
    row = finds.follow(
        actions.postpone_demand, demand, by=finds.work.chair, due_on=first + DAY, reason="Mưa lũ",
        today=TODAY,
    )  # fmt: skip
    assert (row.first_due_on, row.due_on) == (first, first + DAY)


def test_a_demand_that_somebody_changed_meanwhile_is_a_conflict(finds, demand):
    report(finds, demand)
    with pytest.raises(Conflict):
        closed(finds, demand, version=1)


def test_a_demand_is_followed_up_after_its_case_has_ended(finds, demand):
    with scope.use(scope.Scope.everything()):
        type(finds.work.case).objects.filter(pk=finds.work.case.pk).update(
            phase="closed", closed_on=TODAY, concluded_on=TODAY, conclusion="x",
            outcome="violation",
        )  # fmt: skip
    report(finds, demand)
    assert closed(finds, demand).ended_on == TODAY


def test_the_database_keeps_a_closed_demand_with_its_proof(finds, demand):
    with (
        scope.use(scope.Scope.everything()),
        pytest.raises(IntegrityError, match="demand_remedy_has_proof"),
        transaction.atomic(),
    ):
        Demand.objects.filter(pk=demand.pk).update(state="closed", ended_on=TODAY)


def test_what_is_due_is_a_clock_until_its_remedy_is_reported(finds, demand):
    officer = finds.work.officer

    def running(until):
        with scope.use(officer.scope()):
            return clocks(reach_of(officer), until=until, today=TODAY)

    assert running(demand.due_on - DAY) == []
    (clock,) = running(demand.due_on)
    assert (clock.due, clock.record.pk) == (demand.due_on, demand.pk)
    report(finds, demand)
    assert running(demand.due_on) == []


def test_a_reported_remedy_lies_on_the_desk_of_who_decides(finds, demand):
    def on_desk(actor):
        with scope.use(actor.scope()):
            return [str(item.title) for item in work_items(actor)]

    assert on_desk(finds.work.chair) == []
    report(finds, demand)
    assert on_desk(finds.work.chair) == [demand.text]
    assert on_desk(finds.work.officer) == []


def test_another_district_follows_nothing_up(finds, demand, world):
    stranger = acting(world, "inspection_chair", "beta-east")
    with scope.use(stranger.scope()), pytest.raises(NotAllowed):
        actions.drop_demand(demand=demand, version=1, reason="x", today=TODAY, by=stranger)


@pytest.mark.parametrize(("state", "late"), [
    ("open", True), ("reported", False), ("closed", False), ("dropped", False),
])  # fmt: skip
def test_overdue_is_what_is_open_after_its_day(state, late):
    assert rules.is_overdue(state, TODAY - DAY, TODAY) is late
    assert not rules.is_overdue(state, TODAY, TODAY)


def _document(finds, **values):
    given = {
        "case": finds.work.case, "files": [], "kind": "remedy", "title": "Biên bản bàn giao đất",
        "proves": "Đã thu hồi", "received_on": TODAY, "today": TODAY, "kept_where": "Tủ 3",
    } | values  # fmt: skip
    officer = finds.work.officer
    with scope.use(officer.scope()):
        return add_evidence(by=officer, **given).rows[0]


def test_a_remedy_points_to_the_document_that_proves_it(finds, demand):
    document = _document(finds)
    row = report(finds, demand, proof="", document=document)
    assert (row.proof_document_id, row.proof) == (document.pk, document.title)
    with scope.use(finds.work.officer.scope()):
        withdraw_evidence(evidence=document, version=1, reason="Nhầm", by=finds.work.officer)
    with pytest.raises(RuleRefused, match="demand_proof_withdrawn"):
        finds.follow(actions.close_demand, row, by=finds.work.chair, ended_on=TODAY, today=TODAY)
    back = finds.follow(actions.return_remedy, row, by=finds.work.chair, note="Thiếu chứng cứ")
    with pytest.raises(RuleRefused, match="demand_proof_unknown"):
        report(finds, back, document=document)


def test_the_proof_still_comes_in_after_the_case_has_ended(finds, demand):
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=finds.work.case.pk).update(
            phase="closed", closed_on=TODAY, concluded_on=TODAY, conclusion="x", outcome="violation"
        )
    assert _document(finds).kind == "remedy"
    with pytest.raises(RuleRefused, match="evidence_case_ended"):
        _document(finds, kind="record")
    report(finds, demand, document=_document(finds, title="Biên bản 2"))
    finds.follow(actions.close_demand, demand, by=finds.work.chair, ended_on=TODAY, today=TODAY)
    with pytest.raises(RuleRefused, match="evidence_case_ended"):
        _document(finds)
