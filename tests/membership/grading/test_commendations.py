"""Commendations: who comes into question, what a decision needs, what is withdrawn."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
import time_machine

from apps.core.models import AuditEntry
from apps.membership.grading.lookup import scale_of
from apps.membership.models import (
    Campaign,
    CampaignUnit,
    Member,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
)
from apps.tenancy import scope
from tests.factories.membership import member
from tests.guards.routes_records import three
from tests.membership.grading.conftest import CELL

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
LIST, CANDIDATES = "/grading/commendations/", "/grading/commendations/candidates/"
NOW = "2023-06-01 09:00+07:00"


def graded(unit, one, years, grade="excellent"):
    """Decided grades of a member in a cell."""
    with scope.use(scope.Scope.everything()):
        for year in years:
            campaign, _new = Campaign.objects.get_or_create(
                organization=unit.parent, year=year, scale=scale_of(year), quarter=None,
                defaults={"as_of": date(year, 12, 31), "state": "open"},
            )  # fmt: skip
            row, _new = CampaignUnit.objects.get_or_create(
                organization=unit, campaign=campaign, year=year, scale=scale_of(year),
                body="organization", tier=unit.tier,
                defaults={"group": "cell.village", "state": "decided"},
            )  # fmt: skip
            MemberGrade.objects.create(
                organization=unit, campaign=campaign, unit=row, member=one, year=year,
                scale=scale_of(year), proposal=grade, grade=grade, decision_number="1-QĐ",
                decided_on=date(year, 12, 31),
            )  # fmt: skip


@pytest.fixture
def cell(world):
    return world[CELL]


@pytest.fixture
def steady(cell):
    """Excellent from 2018 to 2022."""
    one = member(cell, "Năm Năm Liền")
    graded(cell, one, range(2018, 2023))
    return one


@pytest.fixture
def broken(cell):
    """Excellent in four of the five years."""
    one = member(cell, "Đứt Một Năm")
    graded(cell, one, (2018, 2019, 2021, 2022))
    graded(cell, one, (2020,), grade="good")
    return one


def decision(**values):
    """What the form is sent."""
    return {
        "kind": "five_years", "year": "2022", "form": "provincial",
        "deciding_body": "Ban Thường vụ Tỉnh ủy", "decision_number": "12-QĐ/TU",
        **three("decided_on", "3", "2", "2023"), **values,
    }  # fmt: skip


@time_machine.travel(NOW)
def test_who_was_excellent_five_years_running_comes_first_with_the_years(browser, steady, broken):
    page = browser().get(CANDIDATES, {"year": "2022"}).content.decode()

    assert page.index(steady.full_name) < page.index(broken.full_name)
    assert page.count("2018–2022") == 1
    assert f"/members/{steady.pk}/commendations/new/?year=2022&amp;kind=five_years" in page
    assert f"/members/{broken.pk}/commendations/new/?year=2022&amp;kind=yearly" in page
    foreign = browser(code="beta-east").get(CANDIDATES, {"year": "2022"}).content.decode()
    assert steady.full_name not in foreign


@time_machine.travel(NOW)
def test_years_given_by_the_office_before_count_and_who_left_is_not_listed(world, browser, steady):
    with scope.use(scope.Scope.everything()):
        Member.objects.filter(pk=steady.pk).update(organization=world["beta-east-1-cell"])

    here = browser(code="beta-east").get(CANDIDATES, {"year": "2022"}).content.decode()
    there = browser().get(CANDIDATES, {"year": "2022"}).content.decode()

    assert steady.full_name in here
    assert "2018–2022" in here
    assert steady.full_name not in there


@time_machine.travel(NOW)
def test_who_comes_into_question_leaves_as_a_workbook(browser, steady, broken):
    content = browser().get(f"{CANDIDATES}export/", {"year": "2022"}).content

    rows = list(openpyxl.load_workbook(BytesIO(content)).active.values)
    listed = {row[0]: row[2] for row in rows if row[0] in (steady.full_name, broken.full_name)}
    assert listed == {steady.full_name: "2018–2022", broken.full_name: "2022"}


@time_machine.travel(NOW)
def test_a_decision_is_recorded_listed_exported_and_stands_on_the_record(browser, steady):
    page = browser()

    answer = page.post(f"/members/{steady.pk}/commendations/new/", decision())

    assert answer.status_code == 302
    made = MemberCommendation.objects.get()
    assert (made.kind, made.year, made.decided_on) == ("five_years", 2022, date(2023, 2, 3))
    for address in (LIST, f"{LIST}?tab=five_years", f"{LIST}?search=nam+nam+lien&year=2022"):
        assert steady.full_name in page.get(address).content.decode()
    assert steady.full_name not in page.get(f"{LIST}?tab=yearly").content.decode()
    assert "12-QĐ/TU" in page.get(f"/members/{steady.pk}/parts/").content.decode()
    sheet = openpyxl.load_workbook(BytesIO(page.get(f"{LIST}export/").content)).active
    assert steady.full_name in [cell.value for row in sheet.rows for cell in row]
    assert AuditEntry.objects.filter(action="membership.list_exported").count() == 1


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({}, "5 năm liền"),
        ({"kind": "yearly", "year": "2020"}, "2020"),
        ({"kind": "ad_hoc", **three("decided_on", "3", "2", "2024")}, ""),
        ({"kind": "ad_hoc", **three("decided_on", "3", "2", "2021")}, ""),
    ],
)
@time_machine.travel(NOW)
def test_a_decision_without_its_condition_is_refused_and_nothing_kept(
    browser, broken, values, words
):
    answer = browser().post(f"/members/{broken.pk}/commendations/new/", decision(**values))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not MemberCommendation.objects.exists()


@time_machine.travel(NOW)
def test_the_same_decision_twice_is_told(browser, steady):
    page, address = browser(), f"/members/{steady.pk}/commendations/new/"

    assert page.post(address, decision()).status_code == 302
    assert page.post(address, decision()).status_code == 422
    assert MemberCommendation.objects.count() == 1


@time_machine.travel(NOW)
def test_one_entered_wrongly_is_withdrawn_with_a_reason_and_stays_on_file(browser, cell):
    page = browser()
    values = decision(kind="ad_hoc")
    page.post(f"/organizations/{cell.code}/commendations/new/", values)
    made = OrganizationCommendation.objects.get()
    address = f"{LIST}organizations/{made.pk}/"

    assert page.post(address, {"reason": ""}).status_code == 422
    assert page.post(address, {"reason": "Ghi nhầm chi bộ"}).status_code == 302
    assert page.post(address, {"reason": "Lần hai"}).status_code == 422

    listed = page.get(f"{LIST}?of=organizations").content.decode()
    withdrawn = page.get(f"{LIST}?of=organizations&tab=withdrawn").content.decode()
    assert "12-QĐ/TU" not in listed
    assert "Ghi nhầm chi bộ" in withdrawn
    assert page.post(f"/organizations/{cell.code}/commendations/new/", values).status_code == 302
