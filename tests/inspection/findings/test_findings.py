"""What a subject is said to have done, what was found, and what a conclusion says of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from apps.core.errors import RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases.actions import (
    Subject,
    add_subject,
    remove_subject,
    sign_again,
    submit_case,
)
from apps.inspection.findings import actions, reading, rules
from apps.inspection.findings.law_keys import FINDING_EACH
from apps.inspection.models import Allegation
from apps.tenancy import scope
from tests.factories.regulations import RuleValueFactory
from tests.inspection.conftest import TODAY
from tests.inspection.findings.conftest import Finds

pytestmark = pytest.mark.django_db


def refused(code):
    return pytest.raises(RuleRefused, match=code)


def signed(finds):
    """The plan with its contents is signed again."""
    finds.work.do(submit_case, today=TODAY)
    finds.work.do(
        sign_again, by=finds.work.chair, number="13-QĐ/UBKTHU", decided_on=TODAY, today=TODAY
    )


def ready(finds):
    """Everything but the findings on allegations."""
    signed(finds)
    finds.work.done("B2", "C1")
    finds.work.find("violation", discipline_due=True)


@pytest.mark.parametrize(("result", "leaves"), [
    ("right", True), ("partly", True), ("wrong", False), ("no_ground", False), ("", False),
])  # fmt: skip
def test_only_what_is_right_in_part_at_least_leaves_a_defect(result, leaves):
    assert rules.leaves_a_defect(result) is leaves


def test_an_allegation_names_a_subject_and_a_content_of_the_case(finds, work):
    content = finds.content()
    with refused("allegation_missing"):
        finds.allege(content, statement=" ")
    other = work()
    with scope.use(scope.Scope.everything()):
        stranger = other.case.casesubject_set.get()
    with refused("case_subject_gone"):
        finds.allege(content, subject=stranger)
    finds.work.do(actions.remove_content, content=content, reason="Nhầm", today=TODAY)
    with refused("content_gone"):
        finds.allege(content)


def test_a_finding_needs_its_reasons_and_a_day_after_the_decision(finds):
    row = finds.allege()
    with refused("allegation_reasons_missing"):
        finds.find(row, reasons=" ")
    with refused("allegation_result_missing"):
        finds.find(row, "")
    with refused("case_day_ahead"):
        finds.find(row, found_on=TODAY + timedelta(days=1))
    with refused("case_day_before_decision"):
        finds.find(row, found_on=TODAY - timedelta(days=1))
    assert finds.find(row, "partly").result == "partly"


def test_nothing_is_found_before_the_decision(work, dictionary):
    finds = Finds(work())
    row = finds.allege()
    with refused("case_finding_before_decision"):
        finds.find(row)


def test_a_finding_that_a_demand_rests_on_does_not_fall_away(finds):
    row = finds.find(finds.allege())
    made = finds.demand(row)
    with refused("allegation_has_demands"):
        finds.find(row, "wrong")
    with refused("allegation_has_demands"):
        finds.work.do(actions.withdraw_allegation, allegation=row, reason="x", today=TODAY)
    finds.find(row, "partly")
    finds.follow(actions.drop_demand, made, by=finds.work.chair, reason="Nhầm", today=TODAY)
    assert finds.find(row, "wrong").result == "wrong"


def test_the_database_keeps_a_finding_with_its_reasons(finds):
    row = finds.allege()
    with (
        scope.use(scope.Scope.everything()),
        pytest.raises(IntegrityError, match="allegation_finding_has_reasons"),
        transaction.atomic(),
    ):
        Allegation.objects.filter(pk=row.pk).update(result="right", found_on=TODAY)


def test_a_draft_rule_lets_a_conclusion_pass_and_the_trail_counts_what_was_open(finds):
    RuleValueFactory(key=FINDING_EACH, value="x", unit="text", status="draft")
    finds.allege()
    ready(finds)
    finds.work.conclude("violation")
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action="inspection.case_concluded")
    assert line.params["open_allegations"] == 1


def test_a_settled_rule_refuses_a_conclusion_until_each_has_its_finding(finds):
    RuleValueFactory(
        key=FINDING_EACH, value="x", unit="text", article="Điều 19", status="confirmed"
    )
    first = finds.allege()
    second = finds.allege(finds.content("cadre_work"))
    ready(finds)
    finds.find(first)
    with refused("case_allegation_open") as error:
        finds.work.conclude("violation")
    assert "Điều 19" in error.value.message
    finds.find(second, "no_ground")
    finds.work.conclude("violation")


def test_an_allegation_about_a_subject_who_was_taken_out_needs_no_finding(finds):
    finds.work.do(add_subject, subject=Subject(name="Trần B"), reason="Bổ sung", today=TODAY)
    with scope.use(scope.Scope.everything()):
        added = finds.work.case.casesubject_set.order_by("pk").last()
    row = finds.allege(subject=added)
    with scope.use(scope.Scope.everything()):
        assert reading.open_allegations(finds.work.case) == 1
    finds.work.do(remove_subject, subject=added, reason="Nhầm", today=TODAY)
    with scope.use(scope.Scope.everything()):
        assert reading.open_allegations(finds.work.case) == 0
    with refused("allegation_gone"):
        finds.find(row)


def test_complaints_and_suspensions_conclude_nothing_about_subjects(work):
    one = work(kind="complaint", source="letter", received_on=TODAY)
    assert reading.speaks_against(one.case, TODAY) == (0, None)
