"""A case from its plan to its end by the pages, and what they refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from apps.core.keys import row_key
from apps.inspection.models import Case, CaseStep, CaseSubject
from tests.inspection.cases.conftest import Work

pytestmark = pytest.mark.django_db


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


class Pages:
    """Officer and chair at one case."""

    def __init__(self, case, officer, chair):
        self.pk, self.officer, self.chair = case.pk, officer, chair

    @property
    def case(self):
        return Case.objects.get(pk=self.pk)

    def post(self, code, *, by=None, row=None, rows="", **values):
        case = self.case
        place = f"{rows}/{row_key(row.pk)}/" if row else ""
        address = f"{case.get_absolute_url()}{place}{code}/"
        page = (by or self.officer).get(address)
        assert page.status_code == 200, address
        return (by or self.officer).post(address, {"version": case.version} | values)

    def steps(self):
        return {row.code: row for row in CaseStep.objects.filter(case=self.pk)}


@pytest.fixture
def pages(template, register, browser, everything):
    return Pages(
        register(today=timezone.localdate()), browser("inspection_officer"), browser("inspection_chair")
    )  # fmt: skip


def test_a_case_from_the_plan_to_its_end(pages):
    today = timezone.localdate()
    until = today + timedelta(days=30)
    facts = {"title": "Đất đai", "source": "press", "secrecy": 0}
    plan = facts | day("planned_from", today) | day("planned_until", until)
    assert pages.post("edit", **plan).status_code == 302
    assert pages.post("submit").status_code == 302
    assert pages.post("return", by=pages.chair, note="").status_code == 422
    pages.post("return", by=pages.chair, note="Thiếu mốc")
    shown = pages.officer.get(pages.case.get_absolute_url()).content.decode()
    assert "Thiếu mốc" in shown
    pages.post("submit")
    decision = {"number": "12-QĐ/UBKTHU"} | day("decided_on", today)
    assert pages.post("decide", by=pages.chair, **decision).status_code == 422, "not ticked"
    pages.post("decide", by=pages.chair, confirmed="on", **decision)
    assert pages.case.phase == "conduct"
    for code in ("proposal", "decision", "B2", "C1"):
        step = pages.steps()[code]
        assert (
            pages.post("done", rows="steps", row=step, **day("done_on", today)).status_code == 302
        )
    subject = CaseSubject.objects.get(case=pages.pk)
    pages.post("finding", rows="subjects", row=subject, finding="violation", discipline_due="yes")
    done = {"outcome": "violation", "conclusion": "Có vi phạm"} | day("concluded_on", today)
    assert pages.post("conclude", by=pages.chair, **done).status_code == 302
    closing = {"confirmed": "on"} | day("closed_on", today)
    refused = pages.post("close", by=pages.chair, **closing)
    assert refused.status_code == 422
    assert "Thông báo kết luận" in refused.content.decode(), "the open step is named"
    notice = pages.steps()["notice"]
    pages.post(
        "excuse", rows="steps", row=notice, by=pages.chair, reason="Gộp", confirmed="on"
    )  # fmt: skip
    assert pages.post("close", by=pages.chair, **closing).status_code == 302
    assert pages.case.phase == "closed"
    subject.refresh_from_db()
    assert subject.discipline_due is True


def test_a_change_after_the_signature_says_that_it_has_to_be_signed_again(
    template, work, browser, everything
):
    one: Work = work()
    one.decide()
    officer = browser("inspection_officer")
    facts = {"title": "Khác", "source": "press", "secrecy": 0, "version": one.case.version}
    plan = day("planned_from", one.case.planned_from) | day("planned_until", one.case.planned_until)
    answer = officer.post(f"{one.case.get_absolute_url()}edit/", facts | plan, follow=True)
    page = answer.content.decode()
    assert "cần trình lại để ký lại" in page
    assert "cần ký lại trước khi kết luận" in page


def test_the_second_of_two_chairs_is_told_and_nothing_is_lost(pages, browser):
    today = timezone.localdate()
    Case.objects.filter(pk=pages.pk).update(
        planned_from=today, planned_until=today, submission="submitted", submitted_on=today
    )
    version = pages.case.version
    decision = {"number": "12-QĐ/UBKTHU", "confirmed": "on"} | day("decided_on", today)
    address = f"{pages.case.get_absolute_url()}decide/"
    first = pages.chair.post(address, decision | {"version": version})
    second = browser("inspection_chair").post(address, decision | {"version": version})
    assert (first.status_code, second.status_code) == (302, 422)
    page = second.content.decode()
    assert "12-QĐ/UBKTHU" in page, "what was typed stays"


def test_an_officer_gets_no_page_of_the_chair(pages):
    for code in ("decide", "assign", "return", "conclude", "close", "stop"):
        address = f"{pages.case.get_absolute_url()}{code}/"
        assert pages.officer.get(address).status_code == 403, code
    assert pages.officer.get("/cases/assign/").status_code == 403


def test_a_step_of_another_case_is_not_there(pages, register):
    other = register()
    step = CaseStep.objects.filter(case=other).first()
    address = f"{pages.case.get_absolute_url()}steps/{row_key(step.pk)}/done/"
    assert pages.officer.get(address).status_code == 404


def test_chosen_cases_are_given_to_one_officer(register, officer, browser, everything):
    cases = [register(), register()]
    chair = browser("inspection_chair")
    asked = "&".join(f"pick={case.reference}" for case in cases)
    assert cases[0].reference in chair.get(f"/cases/assign/?{asked}").content.decode()
    data = {"pick": [case.reference for case in cases], "handler_id": officer.user.pk}
    versions = {f"version-{case.reference}": case.version for case in cases}
    assert chair.post("/cases/assign/", data).status_code == 422, "the versions are missing"
    assert chair.post("/cases/assign/", data | versions).status_code == 302
    assert set(Case.objects.values_list("handler", flat=True)) == {officer.user.pk}
