"""Findings, conclusion and end of a case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from apps.core.errors import RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases import actions
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseSubject
from apps.tenancy import scope
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def refused(code):
    return pytest.raises(RuleRefused, match=code)


def lines(case):
    with scope.use(scope.Scope.everything()):
        rows = AuditEntry.objects.filter(object_type="inspection.case", object_id=case.pk)
        return list(rows.order_by("pk").values_list("action", flat=True))


def test_to_be_disciplined_comes_after_a_violation(opened):
    with refused("case_discipline_without_violation"):
        opened.find("shortcoming", discipline_due=True)
    opened.find("violation", discipline_due=True)


def test_nothing_is_found_or_concluded_before_the_decision(work):
    one = work()
    with refused("case_finding_before_decision"):
        one.find("none")
    with refused("case_conclude_before_decision"):
        one.conclude("no_violation")


def test_a_conclusion_rests_on_the_report_and_agrees_with_the_findings(opened):
    with refused("case_report_missing"):
        opened.conclude("no_violation")
    opened.done("B2", "C1")
    with refused("case_findings_missing"):
        opened.conclude("violation")
    opened.find("violation")
    with refused("case_outcome_findings"):
        opened.conclude("no_violation")
    with refused("case_outcome_kind"):
        opened.conclude("kept")
    with refused("case_conclusion_missing"):
        opened.conclude("violation", conclusion=" ")
    with refused("case_day_before_decision"):
        opened.conclude("violation", concluded_on=YESTERDAY)
    opened.conclude("violation")
    assert (opened.case.phase, opened.case.outcome) == ("conclusion", "violation")


def test_a_case_is_closed_when_it_is_concluded_and_its_required_steps_are_settled(opened):
    with refused("case_close_without_conclusion"):
        opened.close()
    opened.done("proposal", done_on=TODAY)
    opened.done("decision", "B2", "C1")
    opened.find("none")
    opened.conclude("no_violation")
    with pytest.raises(RuleRefused, match="case_steps_open") as error:
        opened.close()
    assert error.value.params["steps"] == "Thông báo kết luận"
    opened.done("notice")
    opened.close()
    assert (opened.case.phase, opened.case.closed_on) == ("closed", TODAY)
    with refused("case_ended"):
        opened.do(actions.change_case, title="Khác")


@pytest.mark.parametrize(
    ("outcome", "code"),
    [("time_barred", "case_time_barred_unshown"), ("disciplined", "case_discipline_unshown")],
)
def test_an_outcome_of_discipline_is_closed_only_when_the_records_show_it(opened, outcome, code):
    opened.done("proposal", done_on=TODAY)
    opened.done("decision", "B2", "C1", "notice")
    opened.find("violation")
    opened.conclude(outcome)
    with refused(code):
        opened.close()
    assert opened.case.phase == "conclusion"


def test_a_supervision_hands_over_and_never_ends_in_a_sanction(work):
    one = work(kind="thematic_supervision", source="programme", body="advisory_body",
               subjects=[Subject(name="A"), Subject(name="B", position_at_act="Thủ quỹ")])  # fmt: skip
    one.decide()
    with refused("case_finding_supervision"):
        one.find("violation")
    for outcome in ("violation", "disciplined", "time_barred"):
        with refused("case_outcome_kind"):
            one.conclude(outcome)
    with refused("case_nobody_handed_over"):
        one.conclude("handed_over")
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.filter(origin=one.case).exists()
        second = CaseSubject.objects.get(case=one.case, name="B")
    one.conclude("handed_over", handed_over=[second])
    with scope.use(scope.Scope.everything()):
        follower = Case.objects.get(origin=one.case)
        row = CaseSubject.objects.get(case=follower)
    assert (follower.kind, follower.body, follower.source, follower.phase) == (
        "signs_of_violation", "inspection_committee", "supervision", "preparation",
    )  # fmt: skip
    assert (row.name, row.position_at_act) == ("B", "Thủ quỹ")
    one.close()


def test_what_is_not_carried_out_is_stopped_with_a_reason(work):
    one = work()
    with refused("case_reason_missing"):
        one.do(actions.stop_case, by=one.chair, reason="", today=TODAY)
    one.do(actions.stop_case, by=one.chair, reason="Trùng với hồ sơ khác", today=TODAY)
    assert (one.case.phase, one.case.closing_note) == ("stopped", "Trùng với hồ sơ khác")


def test_what_is_concluded_is_not_stopped(opened):
    opened.done("B2", "C1")
    opened.find("none")
    opened.conclude("no_violation")
    with refused("case_stop_after_conclusion"):
        opened.do(actions.stop_case, by=opened.chair, reason="x", today=TODAY)


def test_a_step_that_only_a_draft_requires_asks_for_a_reason(opened, template):
    template.steps.update(status="draft")
    opened.done("B2", "C1")
    opened.find("none")
    opened.conclude("no_violation")
    closing = {"by": opened.chair, "closed_on": TODAY, "today": TODAY}
    with refused("case_draft_steps_open"):
        opened.do(actions.close_case, **closing)
    opened.do(actions.close_case, note="Thông báo gửi kèm kết luận", **closing)
    assert opened.case.phase == "closed"
