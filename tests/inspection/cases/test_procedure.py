"""Versions of a procedure side by side: a case keeps its own until somebody decides otherwise."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.inspection.cases import actions
from apps.inspection.models import CaseStep
from apps.regulations.models import ProcedureStep, ProcedureTemplate
from apps.tenancy import scope
from tests.factories.regulations import ProcedureFactory, StepFactory

pytestmark = pytest.mark.django_db
SWITCH = {"decision": "45-QĐ/UBKTHU", "reason": "Áp dụng quy trình mới"}


@pytest.fixture
def newer(template):
    """A version of 2026: one step more, one less, another paper."""
    made = ProcedureFactory(code="newer", valid_from=date(2026, 4, 11), title="Quy trình 2026")
    kept = ProcedureStep.objects.filter(template=template).exclude(code="notice")
    for one in kept:
        StepFactory(
            template=made, code=one.code, order=one.order, phase=one.phase, title=one.title,
            paper="Mẫu mới", required=one.required,
        )  # fmt: skip
    StepFactory(template=made, code="public", order=9, phase="conclusion", title="Công khai")
    return made


def steps(case):
    with scope.use(scope.Scope.everything()):
        return {row.code: row for row in CaseStep.objects.filter(case=case)}


def test_an_open_case_keeps_its_version_when_the_next_one_comes(opened, newer):
    assert opened.case.template_id != newer.pk
    assert set(steps(opened.case)) == {
        "proposal", "decision", "B2", "verification", "C1", "notice",
    }  # fmt: skip


def test_a_decision_switches_it_and_what_is_done_stays(opened, newer):
    opened.done("proposal", paper_number="1-TTr")
    opened.do(
        actions.switch_procedure, by=opened.chair, template=newer, **SWITCH
    )  # fmt: skip
    rows = steps(opened.case)
    assert opened.case.template_id == newer.pk
    assert (rows["proposal"].paper, rows["proposal"].paper_number) == ("Tờ trình", "1-TTr")
    assert rows["B2"].paper == "Mẫu mới"
    assert "45-QĐ/UBKTHU" in rows["notice"].excuse
    assert rows["public"].title == "Công khai"
    with scope.use(scope.Scope.everything()):
        line = AuditEntry.objects.get(action="inspection.case_procedure_switched")
    # The versions of one procedure bear one title: the document tells them apart.
    assert line.params["procedure_before"].startswith("Quy trình thử, ")
    assert line.params["procedure_now"] == f"Quy trình 2026, {newer.document.number}"


def test_the_explanation_of_the_subject_is_never_switched_away(opened, newer):
    ProcedureStep.objects.filter(template=newer, code="B2").delete()
    opened.do(actions.switch_procedure, by=opened.chair, template=newer, **SWITCH)
    assert not steps(opened.case)["B2"].is_settled
    with pytest.raises(RuleRefused) as refused:
        opened.done("C1")
    assert refused.value.code == "case_report_before_explanation"


@pytest.mark.parametrize(
    ("changed", "code"),
    [({"decision": " "}, "case_number_missing"), ({"reason": ""}, "case_reason_missing")],
)
def test_a_switch_says_by_which_decision_and_why(opened, newer, changed, code):
    with pytest.raises(RuleRefused) as refused:
        opened.do(
            actions.switch_procedure, by=opened.chair, template=newer, **(SWITCH | changed)
        )  # fmt: skip
    assert refused.value.code == code


def test_only_a_version_of_this_kind_and_body_and_only_by_the_chair(opened, newer):
    other = ProcedureFactory(code="finance", kind="finance")
    own = ProcedureTemplate.objects.get(pk=opened.case.template_id)
    for template, code in ((other, "case_procedure_other"), (own, "case_procedure_same")):
        with pytest.raises(RuleRefused) as refused:
            opened.do(actions.switch_procedure, by=opened.chair, template=template, **SWITCH)
        assert refused.value.code == code
    with pytest.raises(NotAllowed):
        opened.do(actions.switch_procedure, template=newer, **SWITCH)


def test_the_page_offers_it_where_another_version_is_known(opened, newer, browser):
    page = browser("inspection_chair")
    url = opened.case.get_absolute_url()
    assert f"{url}procedure/" in page.get(url).content.decode()
    sent = {"version": opened.case.version, "template": newer.pk, "confirmed": "on", **SWITCH}
    assert page.post(f"{url}procedure/", sent).status_code == 302
    shown = page.get(url).content.decode()
    assert "Quy trình 2026" in shown
    assert "Công khai" in shown
