"""Findings and demands by their pages, in the workbook, the API and the admin."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from apps.accounts.models import Wall
from apps.core.keys import row_key
from apps.inspection.findings import actions
from apps.inspection.findings.law_keys import FINDING_EACH
from apps.inspection.models import Allegation, Case, CaseContent, CaseSubject, Demand
from tests.factories.regulations import RuleValueFactory
from tests.inspection.cases.conftest import Work

pytestmark = pytest.mark.django_db


def day(name, value):
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}


@pytest.fixture
def case(template, dictionary, register, officer, chair, everything):
    """A case of today, opened by a decision."""
    one = Work(register(today=timezone.localdate()), officer, chair)
    one.today = timezone.localdate()
    one.decide()
    return one.case


@pytest.fixture
def at_desk(browser):
    """The officer's browser."""
    return browser("inspection_officer")


@pytest.fixture
def above(browser):
    """The chair's browser."""
    return browser("inspection_chair")


def post(client, url, version, **values):
    assert client.get(url).status_code == 200, url
    return client.post(url, {"version": version} | values)


def test_from_a_content_to_a_closed_demand_by_the_pages(case, at_desk, above):
    today = timezone.localdate()
    base = f"{case.get_absolute_url()}findings/"

    def version():
        return Case.objects.get(pk=case.pk).version

    assert post(at_desk, f"{base}content/", version(), code="").status_code == 422
    sent = post(at_desk, f"{base}content/", version(), code="cadre_work", reason="Bổ sung")
    assert sent.status_code == 302
    content, subject = CaseContent.objects.get(), CaseSubject.objects.get()
    values = {
        "subject": row_key(subject.pk),
        "content": row_key(content.pk),
        "statement": "Đề bạt sai quy trình",
    }
    assert post(at_desk, f"{base}allegation/", version(), **values).status_code == 302
    row = Allegation.objects.get()
    one = f"{base}allegations/{row_key(row.pk)}/"
    refused = post(at_desk, f"{one}demand/", version(), kind="demand", defect="x", text="x",
                   who="x", **day("due_on", today))  # fmt: skip
    assert refused.status_code == 422
    found = {"result": "right", "reasons": "Biên bản", **day("found_on", today)}
    assert post(at_desk, f"{one}result/", version(), **found).status_code == 302
    asked = {"kind": "recommendation", "defect": "Sai quy trình", "text": "Làm lại quy trình",
             "who": "Đảng ủy xã", **day("due_on", today + timedelta(days=9))}  # fmt: skip
    assert post(at_desk, f"{one}demand/", version(), **asked).status_code == 302
    demand = Demand.objects.get()
    shown = at_desk.get(base).content.decode()
    assert "Đề bạt sai quy trình" in shown
    assert "Làm lại quy trình" in shown
    there = demand.get_absolute_url()
    report = {"remedy": "Đã làm lại", "proof": "BC 1", **day("remedied_on", today)}
    assert post(at_desk, f"{there}report/", 1, **report).status_code == 302
    assert at_desk.get(f"{there}close/").status_code == 403
    close = {"confirmed": "on", **day("ended_on", today)}
    assert post(above, f"{there}close/", 1, **close).status_code == 422
    assert post(above, f"{there}close/", 2, **close).status_code == 302
    assert "Đã kết thúc" in above.get(there).content.decode()


def test_the_page_of_the_case_shows_contents_and_what_is_open(case, at_desk, officer):
    one = Work(case, officer, officer)
    content = one.do(actions.add_content, code="cadre_work", reason="x", today=timezone.localdate())
    one.do(
        actions.record_allegation, subject=CaseSubject.objects.get(), content=content,
        statement="Sai", today=timezone.localdate(),
    )  # fmt: skip
    shown = at_desk.get(f"{case.get_absolute_url()}parts/").content.decode()
    assert "Công tác cán bộ" in shown
    assert "Chưa kết luận" in shown


def test_the_form_of_the_conclusion_says_what_has_no_finding(case, officer, above):
    RuleValueFactory(
        key=FINDING_EACH, value="x", unit="text", status="draft", document__number="99-QĐ/TW"
    )
    one = Work(case, officer, officer)
    today = timezone.localdate()
    content = one.do(actions.add_content, code="cadre_work", reason="x", today=today)
    one.do(
        actions.record_allegation, subject=CaseSubject.objects.get(), content=content,
        statement="Sai", today=today,
    )  # fmt: skip
    shown = above.get(f"{case.get_absolute_url()}conclude/").content.decode()
    assert "Còn 1 nội dung được nêu chưa có kết luận" in shown
    assert "99-QĐ/TW" in shown
    assert "Quy tắc dự thảo" in shown


@pytest.fixture
def demand(case, officer, chair):
    """A demand that is overdue."""
    today = timezone.localdate()
    one = Work(case, officer, chair)
    content = one.do(actions.add_content, code="land_management", reason="x", today=today)
    row = one.do(
        actions.record_allegation, subject=CaseSubject.objects.get(), content=content,
        statement="Giao đất sai", today=today,
    )  # fmt: skip
    row = one.do(
        actions.record_result, allegation=row, result="right", reasons="x", found_on=today,
        today=today,
    )  # fmt: skip
    made = one.do(
        actions.make_demand, allegation=row, kind="demand", defect="Giao đất sai",
        text="Thu hồi đất", owner=actions.Owner(name="UBND xã Ngũ Hiệp"), due_on=today,
        today=today,
    )  # fmt: skip
    past = today - timedelta(days=3)
    Demand.objects.filter(pk=made.pk).update(made_on=past, first_due_on=past, due_on=past)
    return made


@pytest.mark.parametrize(("query", "listed"), [
    ("", True), ("tab=overdue", True), ("tab=reported", False), ("search=ngu+hiep", True),
    ("search=khong", False), ("kind=recommendation", False), ("kind=demand", True),
])  # fmt: skip
def test_the_list_has_tabs_and_filters(demand, at_desk, query, listed):
    shown = at_desk.get(f"/demands/?{query}").content.decode()
    assert ("Thu hồi đất" in shown) is listed


def test_the_list_goes_to_a_workbook_and_to_paper(demand, above):
    answer = above.get("/demands/export/")
    assert answer.status_code == 200
    assert "spreadsheet" in answer["Content-Type"]
    assert "Thu hồi đất" in above.get("/demands/print/").content.decode()


def test_the_api_reads_findings_and_demands(demand, at_desk, case):
    found = json.loads(at_desk.get(f"/api/case-findings/{case.reference}/").content)
    assert found["contents"][0]["allegations"][0]["result"] == "right"
    assert found["demands"][0]["key"] == demand.key
    one = json.loads(at_desk.get(f"/api/demands/{demand.key}/").content)
    assert (one["owner_name"], one["state"]) == ("UBND xã Ngũ Hiệp", "open")


def test_a_wall_around_the_case_hides_its_demands(demand, case, officer, at_desk):
    Wall.objects.create(
        user=officer.user, label="inspection.case", object_id=case.pk, reason="x",
        valid_from=date(2020, 1, 1), organization=case.organization,
    )  # fmt: skip
    assert at_desk.get(demand.get_absolute_url()).status_code == 404
    assert at_desk.get(f"{case.get_absolute_url()}findings/").status_code == 404
    assert "Thu hồi đất" not in at_desk.get("/demands/").content.decode()
    assert at_desk.get(f"/api/demands/{demand.key}/").status_code == 404


def test_a_closed_case_offers_no_act_on_its_findings(demand, case, at_desk):
    Case.objects.filter(pk=case.pk).update(
        phase="closed", closed_on=timezone.localdate(), concluded_on=timezone.localdate(),
        conclusion="x", outcome="violation",
    )  # fmt: skip
    shown = at_desk.get(f"{case.get_absolute_url()}findings/").content.decode()
    assert "Thêm nội dung" not in shown
    assert "Ghi kết luận nội dung" not in shown
