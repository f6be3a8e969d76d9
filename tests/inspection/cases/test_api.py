"""Cases through the API, and the list in the admin."""

from __future__ import annotations

import json

import pytest

from apps.core.models import AuditEntry
from apps.inspection.models import Case, CaseStep
from tests.factories.membership import member
from tests.inspection.conftest import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(browser):
    client = browser("inspection_officer")

    def ask(method, url, data=None):
        answer = client.generic(
            method, url, json.dumps(data) if data is not None else "",
            content_type="application/json",
        )  # fmt: skip
        return answer.status_code, answer.json()

    return ask


CASE = {
    "organization": "alpha-east", "kind": "signs_of_violation", "body": "inspection_committee",
    "title": "Đất đai", "source": "press",
}  # fmt: skip


def test_a_case_is_registered_listed_and_read(api, world, everything):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất")
    subjects = [{"member": person.pk}, {"organization": "alpha-east-1"}, {"name": "Trần A"}]
    status, made = api("POST", "/api/cases/", CASE | {"subjects": subjects})
    assert status == 201
    assert made["subjects"][0]["name"] == "Phạm Văn Đất"
    status, listed = api("GET", "/api/cases/?search=dat dai")
    assert [row["reference"] for row in listed["results"]] == [made["reference"]]
    assert "subjects" not in listed["results"][0]
    status, one = api("GET", f"/api/cases/{made['reference']}/")
    assert (status, one["title"]) == (200, "Đất đai")
    assert AuditEntry.objects.filter(action="inspection.case_read").count() == 1


def test_what_a_rule_refuses_says_its_code(api, world, everything):
    stranger = member(world["alpha-west-1-cell"], "Phạm Văn Xa")
    for values, code in (
        ({"subjects": [{"member": stranger.pk}]}, "case_member_unknown"),
        ({"subjects": []}, "case_subject_missing"),
        ({"subjects": [{"name": "A"}], "source": "programme"}, "case_source"),
    ):
        status, answer = api("POST", "/api/cases/", CASE | values)
        assert (status, answer["code"]) == (409, code)
    for values in (
        {"subjects": [{"name": "A"}], "organization": "alpha-west"},
        {"subjects": [{"organization": "alpha-west"}]},
    ):
        status, _answer = api("POST", "/api/cases/", CASE | values)
        assert status == 404
    assert not Case.objects.exists()


def test_a_step_is_done_by_its_code_and_the_second_is_told(template, register, api, everything):
    case = register()
    address = f"/api/cases/{case.reference}/steps/proposal/done/"
    done = {"version": 1, "done_on": TODAY.isoformat(), "paper_number": "3-TTr"}
    status, answer = api("POST", address, done)
    assert status == 200
    assert answer["version"] == 2
    assert CaseStep.objects.get(case=case, code="proposal").paper_number == "3-TTr"
    assert api("POST", address, done)[0] == 409
    assert api("POST", address.replace("proposal", "nothing"), done)[0] == 404


def test_the_admin_lists_cases_without_titles_and_names(register, browser, everything):
    case = register()
    admin = browser("system_administrator")
    page = admin.get("/admin/inspection/case/").content.decode()
    assert case.reference in page
    assert "Quản lý đất đai" not in page
    assert "Nguyễn Văn Đối" not in page
    assert admin.get(f"/admin/inspection/case/{case.pk}/change/").status_code == 403
