"""Acts on a case: what they change, what refuses them, what they leave in the trail."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases import actions
from apps.inspection.cases.actions import Subject
from apps.inspection.models import Case, CaseSubject
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting

pytestmark = pytest.mark.django_db
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def refused(code):
    return pytest.raises(RuleRefused, match=code)


def lines(case):
    with scope.use(scope.Scope.everything()):
        rows = AuditEntry.objects.filter(object_type="inspection.case", object_id=case.pk)
        return list(rows.order_by("pk").values_list("action", flat=True))


# ---------- Facts and subjects ----------


def test_facts_are_changed_with_one_line_that_names_the_fields(work):
    one = work()
    one.do(actions.change_case, title="Đất đai, xây dựng", source="press")
    assert one.case.title == "Đất đai, xây dựng"
    assert lines(one.case) == ["inspection.case_registered", "inspection.case_changed"]
    one.do(actions.change_case, title="Đất đai, xây dựng")
    assert len(lines(one.case)) == 2, "nothing changed, nothing is said"


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": ""}, "case_title_missing"),
        ({"source": "programme"}, "case_source"),
        ({"secrecy": 2}, "case_secrecy"),
        ({"lookback_from": TODAY, "lookback_to": YESTERDAY}, "case_lookback"),
        ({"planned_from": TODAY, "planned_until": YESTERDAY}, "case_plan"),
    ],
)
def test_a_change_is_judged_like_the_registration(work, values, code):
    one = work()
    with refused(code):
        one.do(actions.change_case, **values)
    assert one.case.version == 1


def test_the_grade_of_a_case_carries_over_to_its_rows(work, officer):
    one = work()
    officer.assignment.clearance = 1
    one.do(actions.change_case, secrecy=1, secrecy_reason="Danh mục bí mật")
    with scope.use(scope.Scope.everything()):
        assert CaseSubject.objects.get(case=one.case).secrecy == 1


def test_a_change_of_the_plan_takes_a_waiting_one_back(work):
    one = work()
    one.plan()
    one.do(actions.change_case, planned_until=TODAY + timedelta(days=60))
    assert (one.case.submission, one.case.signed_on) == ("", None)


def test_a_change_of_the_plan_voids_the_signature_and_nothing_is_concluded_before_a_new_one(opened):
    assert opened.case.signed_on == TODAY
    opened.do(actions.change_case, source_note="Chỉ là ghi chú")
    assert opened.case.signed_on == TODAY, "a note is no part of the plan"
    opened.do(actions.change_case, lookback_from=date(2020, 1, 1))
    assert opened.case.signed_on is None
    assert opened.case.decision_number == "12-QĐ/UBKTHU", "the opening stays decided"
    opened.find("none")
    with refused("case_plan_unsigned"):
        opened.conclude("no_violation")
    again = {"number": "15-QĐ/UBKTHU", "decided_on": TODAY, "today": TODAY}
    with refused("case_not_submitted"):
        opened.do(actions.sign_again, by=opened.chair, **again)
    opened.do(actions.submit_case, today=TODAY)
    opened.do(actions.sign_again, by=opened.chair, **again)
    assert (opened.case.signed_on, opened.case.signed_number) == (TODAY, "15-QĐ/UBKTHU")


def test_a_subject_after_the_decision_needs_a_reason_and_a_new_signature(opened):
    more = {"subject": Subject(name="Trần Thị Thêm"), "today": TODAY}
    with refused("case_reason_missing"):
        opened.do(actions.add_subject, **more)
    opened.do(actions.add_subject, reason="Có liên quan", **more)
    assert opened.case.needs_signature
    with refused("case_subject_twice"):
        opened.do(actions.add_subject, reason="Lại nữa", **more)


def test_a_subject_is_taken_out_with_a_reason_and_stays_to_be_read(work):
    one = work(subjects=[Subject(name="A"), Subject(name="B")])
    with scope.use(scope.Scope.everything()):
        first, last = CaseSubject.objects.filter(case=one.case).order_by("pk")
    with refused("case_reason_missing"):
        one.do(actions.remove_subject, subject=first, reason=" ", today=TODAY)
    one.do(actions.remove_subject, subject=first, reason="Nhầm người", today=TODAY)
    with refused("case_subject_gone"):
        one.do(actions.remove_subject, subject=first, reason="Lại", today=TODAY)
    with refused("case_subject_last"):
        one.do(actions.remove_subject, subject=last, reason="Hết", today=TODAY)
    with scope.use(scope.Scope.everything()):
        assert CaseSubject.objects.get(pk=first.pk).removal_note == "Nhầm người"


# ---------- Officers ----------


def test_a_chair_gives_a_case_to_an_officer_and_to_nobody_unfit(work, world):
    one = work()
    one.do(actions.assign_handler, by=one.chair, handler=one.officer.user, today=TODAY)
    assert one.case.handler == one.officer.user
    with scope.use(scope.Scope.everything()):
        strangers = [
            world.user("inspection_officer", "alpha-west"), world.user("organization_officer", "alpha-east"),
        ]  # fmt: skip
    for user in strangers:
        with refused("case_handler_unfit"):
            one.do(actions.assign_handler, by=one.chair, handler=user, today=TODAY)


def test_nobody_gets_a_case_above_their_clearance_or_behind_their_wall(work, officer, chair):
    from apps.accounts.models import Wall

    one = work()
    with scope.use(scope.Scope.everything()):
        Wall.objects.create(
            user=officer.user, label="inspection.case", object_id=one.case.pk, reason="x",
            valid_from=date(2020, 1, 1), organization=one.case.organization,
        )  # fmt: skip
    with refused("case_handler_unfit"):
        one.do(actions.assign_handler, by=chair, handler=officer.user, today=TODAY)
    secret = work()
    chair.assignment.clearance = 1
    secret.do(actions.change_case, by=chair, secrecy=1, secrecy_reason="Danh mục bí mật")
    with refused("case_handler_unfit"):
        secret.do(actions.assign_handler, by=chair, handler=officer.user, today=TODAY)


def test_several_cases_are_given_at_once_up_to_the_cap_and_all_or_none(register, officer, chair):
    cases = [register() for _number in range(actions.ASSIGNED_AT_ONCE + 1)]
    pairs = [(case, 1) for case in cases]
    give = {"handler": officer.user, "today": TODAY, "by": chair}
    with scope.use(chair.scope()):
        with refused("case_too_many_at_once"):
            actions.assign_many(cases=pairs, **give)
        with refused("case_none_chosen"):
            actions.assign_many(cases=[], **give)
        with pytest.raises(Conflict):
            actions.assign_many(cases=[*pairs[:3], (cases[3], 7)], **give)
        assert not Case.objects.filter(handler__isnull=False).exists()
        actions.assign_many(cases=pairs[:-1], **give)
        assert Case.objects.filter(handler=officer.user).count() == actions.ASSIGNED_AT_ONCE


# ---------- Signature ----------


def test_a_plan_says_its_time_and_waits_once(work):
    one = work()
    with refused("case_plan_missing"):
        one.do(actions.submit_case, today=TODAY)
    one.plan()
    with refused("case_submitted_already"):
        one.do(actions.submit_case, today=TODAY)


def test_a_plan_is_returned_with_a_note_and_comes_again(work):
    one = work()
    with refused("case_not_submitted"):
        one.do(actions.return_case, by=one.chair, note="Thiếu")
    one.plan()
    with refused("case_return_note"):
        one.do(actions.return_case, by=one.chair, note=" ")
    one.do(actions.return_case, by=one.chair, note="Thiếu mốc thời gian")
    assert (one.case.submission, one.case.submission_note) == ("returned", "Thiếu mốc thời gian")
    one.do(actions.submit_case, today=TODAY)
    assert one.case.submission_note == ""


def test_who_drafts_a_plan_does_not_approve_it(work):
    one = work()
    one.do(actions.change_case, by=one.chair, planned_from=TODAY, planned_until=TOMORROW)
    one.do(actions.submit_case, by=one.chair, today=TODAY)
    with refused("case_own_plan"):
        one.do(
            actions.decide_opening, by=one.chair, number="1", decided_on=TODAY, today=TODAY
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"number": " "}, "case_number_missing"),
        ({"decided_on": TOMORROW}, "case_day_ahead"),
        ({"decided_on": TODAY - timedelta(days=9)}, "case_decided_before_receipt"),
    ],
)
def test_a_decision_has_a_number_and_a_day_that_fits(work, values, code):
    one = work(received_on=YESTERDAY)
    with refused(code):
        one.decide(**values)
    assert one.case.phase == "preparation"


def test_only_a_chair_decides_and_only_within_the_range(work, world):
    one = work()
    one.plan()
    given = {"number": "1", "decided_on": TODAY, "today": TODAY}
    with pytest.raises(NotAllowed):
        one.do(actions.decide_opening, **given)
    other = acting(world, "inspection_chair", "alpha-west")
    with scope.use(other.scope()), pytest.raises(NotAllowed):
        actions.decide_opening(case=one.case, version=one.case.version, by=other, **given)


def test_the_second_of_two_chairs_is_told(work):
    one = work()
    one.plan()
    seen = one.case.version
    given = {"number": "1", "decided_on": TODAY, "today": TODAY, "by": one.chair, "version": seen}
    one.do(actions.decide_opening, **given)
    with pytest.raises(Conflict):
        one.do(actions.decide_opening, **given)
    with refused("case_decided_already"):
        one.do(actions.decide_opening, **given | {"version": one.case.version})


# ---------- Steps ----------


def test_work_begins_with_the_decision(template, work):
    one = work()
    one.done("proposal")
    with refused("case_step_before_decision"):
        one.done("B2")


def test_days_of_required_steps_follow_their_order_and_none_lies_ahead(opened):
    opened.today = TODAY + timedelta(days=10)
    opened.done("B2", done_on=TODAY + timedelta(days=5))
    with refused("case_step_order"):
        opened.done("C1", done_on=TODAY + timedelta(days=4))
    with refused("case_day_ahead"):
        opened.done("C1", done_on=TODAY + timedelta(days=11))
    with refused("case_day_before_decision"):
        opened.done("verification", done_on=YESTERDAY)
    opened.done("verification", done_on=TODAY + timedelta(days=3))
    opened.done("C1", done_on=TODAY + timedelta(days=6), paper_number="3-BC/ĐKT")
    assert opened.case.phase == "conclusion"
    opened.done("B2", done_on=TODAY + timedelta(days=4))  # put right
    assert opened.step("B2").done_on == TODAY + timedelta(days=4)


def test_no_result_report_before_the_explanation_or_a_dated_reminder_and_a_reason(opened):
    with refused("case_report_before_explanation"):
        opened.done("C1")
    step = {"step": opened.step("B2"), "by": opened.chair, "today": TODAY}
    with refused("case_reminder_missing"):
        opened.do(actions.excuse_step, reason="Không gửi", **step)
    with refused("case_day_ahead"):
        opened.do(actions.excuse_step, reason="Không gửi", reminded_on=TOMORROW, **step)
    with refused("case_reason_missing"):
        opened.do(actions.excuse_step, reason=" ", reminded_on=TODAY, **step)
    opened.do(actions.excuse_step, reason="Không gửi", reminded_on=TODAY, **step)
    opened.done("C1")
    with refused("case_step_left_out"):
        opened.done("B2")


def test_an_officer_leaves_no_step_out(opened):
    with pytest.raises(NotAllowed):
        opened.do(actions.excuse_step, step=opened.step("notice"), reason="x", today=TODAY)


def test_a_step_is_planned_and_one_of_ones_own_is_added(opened):
    opened.do(actions.plan_step, step=opened.step("notice"), due_on=TOMORROW)
    assert opened.step("notice").due_on == TOMORROW
    with refused("case_step_title"):
        opened.do(actions.add_step, phase="conduct", title=" ")
    opened.do(actions.add_step, phase="conduct", title="Giám định", due_on=TOMORROW)
    assert not opened.step("own-1").required
    with scope.use(scope.Scope.everything()):
        other = Case.objects.exclude(pk=opened.case.pk)
        assert not other.exists()
