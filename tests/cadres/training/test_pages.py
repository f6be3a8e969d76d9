"""The pages of training: lists, one class, plans of a time, what is entered and refused."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from apps.cadres.models import CadreAttendance, Qualification, TrainingClass
from tests.cadres.training.test_acts import PASSED
from tests.factories.membership import MemberFactory
from tests.guards.routes_records import three

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


def text(response):
    return " ".join(response.content.decode().split())


def at(name, *names):
    return reverse(f"cadres:{name}", args=names)


def test_a_class_from_setting_up_to_closing(browser, person, planned):
    plan = planned()
    officer = browser()
    sent = officer.post(
        at("training_new"),
        {
            "name": "Trung cấp lý luận chính trị", "kind": "theory", "audience": "managed",
            "theory": "intermediate", "institution": "Trường Chính trị", "plan": plan.reference,
            **three("starts_on", "2", "3", "2026"), **three("ends_on", "30", "6", "2026"),
        },
    )  # fmt: skip
    course = TrainingClass.objects.get()
    assert (sent.status_code, sent["location"]) == (302, course.get_absolute_url())
    officer.post(at("training_enrol", course.reference), {"cadre": person.reference})
    row = CadreAttendance.objects.get()
    result = at("training_result", course.reference, row.reference)
    refused = officer.post(result, {"version": "1", "result": "passed", "certificate": "TC-1"})
    assert refused.status_code == 422
    assert "Văn bằng, chứng chỉ phải có đủ số và ngày cấp." in text(refused)
    officer.post(
        result,
        {
            "version": "1", "result": "passed", "certificate": "TC-1",
            **three("certified_on", "10", "7", "2026"),
        },
    )  # fmt: skip
    assert Qualification.objects.get().certificate == "TC-1"
    shown = text(officer.get(course.get_absolute_url()))
    assert person.full_name in shown
    assert "TC-1" in shown
    assert "TC-1" in text(officer.get(at("cadre", person.reference)))
    closed = officer.post(
        at("training_end", course.reference), {"version": "1", "state": "held", "confirmed": "on"}
    )
    assert closed.status_code == 302
    assert course.name in text(officer.get(at("trainings") + "?tab=held"))
    assert course.name not in text(officer.get(at("trainings") + "?tab=open"))


def test_the_years_stand_against_their_plans(browser, taught, do, person, planned, office):
    for year, turns in ((2024, 1), (2025, 4)):
        plan = planned(year, turns)
        course = taught(plan=plan, starts_on=date(year, 3, 2), ends_on=date(year, 6, 30))
        do("enrol", course, cadre=person)
        do("enrol", course, member=MemberFactory(organization=office))
        do("close_class", course)
    shown = text(browser().get(at("training_plans") + "?first=2024&last=2025"))
    assert "125%" in shown, "the mean of 200% and 50%"
    assert "Tổng số lượt so với tổng kế hoạch: 80%" in shown
    far = text(browser().get(at("training_plans") + "?first=2010&last=2012"))
    assert "chưa có kế hoạch" in far
    assert "125%" not in far


def test_a_plan_is_the_head_s(browser):
    values = {
        "year": "2026", "kind": "theory", "audience": "managed", "classes": "2", "turns": "90",
        "decision_number": "15-KH/HU", **three("decided_on", "12", "1", "2026"),
    }  # fmt: skip
    assert browser().post(at("training_plan_new"), values).status_code == 403
    head = browser("organization_head")
    sent = head.post(at("training_plan_new"), values)
    assert sent.status_code == 302
    assert "90" in text(head.get(sent["location"]))
    twice = head.post(at("training_plan_new"), values)
    assert twice.status_code == 422
    assert "Năm này đã có kế hoạch" in text(twice)


def test_the_list_goes_to_excel(browser, taught, do, person):
    do("enrol", taught(ends_on=date(2030, 1, 1)), cadre=person)
    sent = browser().get(at("trainings_export"))
    sheet = openpyxl.load_workbook(io.BytesIO(sent.content)).active
    rows = [row for row in sheet.iter_rows(values_only=True) if "Trung cấp" in str(row)]
    assert rows
    assert rows[0][-1] == 1


def test_a_neighbour_finds_nothing(browser, taught, do, person):
    row = do("enrol", taught(), cadre=person)
    do("record_result", row, result=PASSED)
    neighbour = browser("organization_officer", "alpha-west")
    reference = row.training_class.reference
    assert neighbour.get(at("training_class", reference)).status_code == 404
    assert neighbour.get(at("training_result", reference, row.reference)).status_code == 404
    assert reference not in text(neighbour.get(at("trainings") + "?tab=due"))


def test_the_api_enters_and_records(browser, taught, person, office):
    course, officer = taught(), browser()
    address = reverse("training-class-people", args=[course.reference])
    member = MemberFactory(organization=office)
    sent = officer.post(address, {"cadre": person.reference}, "application/json")
    assert sent.status_code == 201, sent.content
    assert officer.post(address, {"cadre": person.reference}, "application/json").status_code == 409
    both = {"cadre": person.reference, "card_number": member.card_number}
    assert officer.post(address, both, "application/json").status_code == 409
    row = CadreAttendance.objects.get()
    result = reverse("training-class-result", args=[course.reference, row.reference])
    said = {"version": 1, "result": "passed", "certificate": "TC-1", "certified_on": "2026-07-10"}
    found = officer.post(result, said, "application/json").json()
    assert [one["certificate"] for one in found["attendances"]] == ["TC-1"]
    assert officer.post(result, said, "application/json").status_code == 409, "an old version"
    assert Qualification.objects.count() == 1
    listed = officer.get(reverse("training-class-list")).json()["results"]
    assert [one["people"] for one in listed] == [1]
