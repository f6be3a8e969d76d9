"""Registering a case on its page."""

from __future__ import annotations

import pytest
from django.utils import timezone

from apps.core.choices import Secrecy
from apps.inspection.models import Case, CaseSubject
from tests.factories.membership import member

pytestmark = pytest.mark.django_db


def sent(rows=(), **more):
    values = {
        "kind": "signs_of_violation", "body": "inspection_committee", "organization": "alpha-east",
        "title": "Quản lý đất đai", "source": "press", "secrecy": "0",
        "subjects-TOTAL_FORMS": str(len(rows)), "subjects-INITIAL_FORMS": "0",
    }  # fmt: skip
    for number, row in enumerate(rows):
        values |= {f"subjects-{number}-{name}": value for name, value in row.items()}
    return values | more


@pytest.fixture
def officer_page(browser):
    return browser("inspection_officer")


def test_members_organisations_and_names_become_subjects(officer_page, world, everything):
    person = member(world["alpha-east-1-cell"], "Phạm Văn Đất", position="Chủ tịch xã")
    rows = [
        {"who": f"Phạm Văn Đất, 1970 (#{person.pk})", "management_tier": "district"},
        {"who": "Đảng bộ alpha-east-1 (alpha-east-1)"},
        {"who": "Trần Thị Ngoài", "position": "Kế toán", "position_at_act": "Thủ quỹ"},
        {"who": ""},
    ]
    answer = officer_page.post("/cases/new/", sent(rows))
    case = Case.objects.get()
    assert answer.url == case.get_absolute_url()
    assert case.registered_on == timezone.localdate()
    subjects = {row.name: row for row in CaseSubject.objects.all()}
    assert subjects["Phạm Văn Đất"].member == person
    assert subjects["Phạm Văn Đất"].position == "Chủ tịch xã"
    assert subjects[world["alpha-east-1"].name].subject_organization == world["alpha-east-1"]
    assert subjects["Trần Thị Ngoài"].position_at_act == "Thủ quỹ"


def test_another_row_keeps_what_was_typed_and_saves_nothing(officer_page, everything):
    answer = officer_page.post("/cases/new/", sent([{"who": "Trần A"}], _more="1", title="Nháp"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Nháp"' in page
    assert 'name="subjects-1-who"' in page
    assert "aria-invalid" not in page
    assert not Case.objects.exists()


@pytest.mark.parametrize("code", ["alpha-west", "no-such-unit"])
def test_another_tenants_organisation_is_not_there(officer_page, everything, code):
    answer = officer_page.post("/cases/new/", sent([{"who": "Trần A"}], organization=code))
    assert answer.status_code == 404
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"body": "advisory_body"}, {"source": "programme"}, {"title": ""}, {"kind": ""},
        {"secrecy": str(Secrecy.SECRET)},
    ],
)  # fmt: skip
def test_a_refusal_stands_on_the_page_and_saves_nothing(officer_page, everything, wrong):
    answer = officer_page.post("/cases/new/", sent([{"who": "Trần A"}], **wrong))
    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_case_without_a_subject_is_refused(officer_page, everything):
    assert officer_page.post("/cases/new/", sent([{"who": ""}])).status_code == 422
    assert not Case.objects.exists()


def test_a_member_of_another_district_is_no_more_than_a_name(officer_page, world, everything):
    person = member(world["alpha-west-1-cell"], "Phạm Văn Xa")
    officer_page.post("/cases/new/", sent([{"who": f"Ai đó (#{person.pk})"}]))
    row = CaseSubject.objects.get()
    assert (row.member, row.name) == (None, "Ai đó")


def test_people_and_organisations_of_the_range_are_offered(officer_page, world, everything):
    inside = member(world["alpha-east-1-cell"], "Phạm Văn Đất")
    member(world["alpha-west-1-cell"], "Phạm Văn Đất")
    offered = officer_page.get("/cases/subjects/?subjects-0-who=pham dat").content.decode()
    assert offered.count("<option") == 1
    assert f"(#{inside.pk})" in offered
    units = officer_page.get("/cases/subjects/?subjects-0-who=alpha-east-1").content.decode()
    assert "(alpha-east-1)" in units


def test_who_does_not_keep_cases_registers_none(browser):
    assert browser("organization_head").get("/cases/new/").status_code == 403
