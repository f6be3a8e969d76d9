"""A grade of secrecy has its reason and its last day, which comes to the desk of who decides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases import actions, clocks
from apps.inspection.evidence import actions as evidence_actions
from apps.inspection.evidence import clocks as evidence_clocks
from apps.inspection.models import Case
from apps.tenancy import scope
from tests.inspection.conftest import TODAY, acting
from tests.inspection.evidence.conftest import sent

pytestmark = pytest.mark.django_db
LISTED, ENDS = "Danh mục bí mật nhà nước của Đảng", date(2031, 9, 15)
GRADED = {"secrecy": 1, "secrecy_reason": LISTED, "declassify_on": ENDS}


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"secrecy_reason": " "}, "secrecy_reason_missing"),
        ({"secrecy": 0}, "secrecy_not_graded"),
        ({"secrecy": 0, "secrecy_reason": ""}, "secrecy_not_graded"),
        ({"declassify_on": TODAY}, "secrecy_day_too_early"),
    ],
)
def test_a_grade_is_given_with_its_reason_and_a_last_day_that_can_be(
    readers, register, values, code
):
    with pytest.raises(RuleRefused, match=rf"^{code}$"):
        register(**(GRADED | values))
    with scope.use(scope.Scope.everything()):
        assert not Case.objects.exists()


def test_a_grade_of_before_stays_until_somebody_touches_it(readers, work):
    one = work()
    with scope.use(scope.Scope.everything()):
        Case.objects.filter(pk=one.case.pk).update(secrecy=1)
    one.do(actions.change_case, title="Đất đai")
    with pytest.raises(RuleRefused, match=r"^secrecy_reason_missing$"):
        one.do(actions.change_case, declassify_on=ENDS)


def test_only_who_decides_lowers_a_grade_also_after_the_end_of_the_case(readers, work):
    officer, chair = readers
    one = work()
    one.do(actions.change_case, **GRADED)
    with pytest.raises(RuleRefused, match=r"^case_grade_lower$"):
        one.do(actions.change_case, secrecy=0, secrecy_reason="", declassify_on=None)
    one.do(actions.stop_case, by=chair, reason="Trùng", today=TODAY)
    lower = {"secrecy": 0, "secrecy_reason": "", "declassify_on": None}
    with pytest.raises(NotAllowed):
        one.do(actions.regrade_case, by=officer, decision="5-QĐ/UBKT", **lower)
    with pytest.raises(RuleRefused, match=r"^case_number_missing$"):
        one.do(actions.regrade_case, by=chair, decision=" ", **lower)
    one.do(actions.regrade_case, by=chair, decision="5-QĐ/UBKT", **lower)
    assert (one.case.secrecy, one.case.declassify_on) == (0, None)
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action="inspection.case_regraded")
    # As secret as the case was: who read less never learns of it from the trail.
    assert (line.secrecy, line.params["grade_before"], line.params["grade_now"]) == (1, 1, 0)


def running(source: Any, actor: Any, until: date) -> list[Any]:
    with scope.use(actor.scope()):
        return source.clocks(lambda rows: rows.in_scope_of(actor), until=until, today=TODAY)


def test_the_last_day_of_a_grade_is_a_limit_of_who_decides(
    readers, register, world, settings, tmp_path
):
    settings.ATTACHMENT_ROOT = tmp_path
    _officer, chair = readers
    case = register(**GRADED)
    with scope.use(chair.scope()):
        evidence_actions.add_evidence(
            case=case, files=[sent()], kind="record", proves="Giao đất", received_on=TODAY,
            today=TODAY, own_secrecy=1, secrecy_reason=LISTED,
            declassify_on=ENDS - timedelta(days=1), by=chair,
        )  # fmt: skip
    (of_case,), (of_paper,) = (running(one, chair, ENDS) for one in (clocks, evidence_clocks))
    assert (of_case.due, of_paper.due) == (ENDS, ENDS - timedelta(days=1))
    assert of_case.right == of_paper.right == "inspection.decide_case"
    assert case.title not in str(of_case.title)
    assert running(clocks, chair, ENDS - timedelta(days=1)) == []
    below = acting(world, "inspection_chair", "alpha-west")
    assert running(clocks, below, ENDS) == []
    with scope.use(chair.scope()), transaction.atomic():
        evidence_actions.regrade_evidence(
            evidence=of_paper.record, version=1, own_secrecy=0, secrecy_reason="",
            declassify_on=None, by=chair,
        )  # fmt: skip
    assert running(evidence_clocks, chair, ENDS) == []


def test_what_follows_from_a_graded_case_has_its_grade_with_the_ground(readers, register):
    from apps.inspection.secrecy import same_grade

    case = register(**GRADED)
    assert same_grade(case, today=TODAY) == GRADED
    assert same_grade(case, today=ENDS)["declassify_on"] is None
    case.secrecy_reason = ""
    assert same_grade(case, today=TODAY)["secrecy_reason"]
