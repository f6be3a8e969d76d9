"""Proposals of grades go out to Excel with the members of a campaign and come back."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from apps.membership.choices import BatchState
from apps.membership.models import CampaignUnit, GradeScale, MemberGrade
from apps.tenancy import scope
from tests.membership import import_files as files
from tests.membership.grading.conftest import CELL, Hand

HEADERS = ("Mã hồ sơ", "Năm", "Mức đề xuất", "Căn cứ")
GOOD = "Hoàn thành tốt nhiệm vụ"


@pytest.fixture
def campaign(quota_law, people, opened):
    return opened()


def book(*rows, headers=HEADERS):
    made = openpyxl.Workbook()
    made.active.append(headers)
    for row in rows:
        made.active.append(row)
    return files.saved(made)


def proposals(campaign):
    with scope.use(scope.Scope.everything()):
        rows = MemberGrade.objects.live().filter(campaign=campaign).order_by("member_id")
        return list(rows.values_list("proposal", flat=True))


def test_the_members_go_out_and_their_proposals_come_back(campaign, people, world, browser):
    hand = Hand(world)
    answer = browser().get(reverse("membership:import_template"), {"kind": "grades"})
    made = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = made.active
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    assert sheet.max_row == 1 + len(people)
    for row in (2, 3):
        sheet.cell(row, heads["Mức đề xuất"]).value = GOOD

    batch = files.checked(files.saved(made), by=hand.officer, kind="grades")
    assert (batch.state, batch.new_rows, batch.report["counts"]["same"]) == (
        BatchState.READY, 2, len(people) - 2,
    )  # fmt: skip
    assert set(proposals(campaign)) == {""}

    assert files.loaded(batch, by=hand.officer).state == BatchState.LOADED
    assert sorted(proposals(campaign)) == [""] * (len(people) - 2) + ["good", "good"]
    with scope.use(scope.Scope.everything()):
        unit = CampaignUnit.objects.get(
            campaign=campaign, organization=world[CELL], body="organization"
        )
        assert unit.proposed == 2


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ((2021, GOOD, None), "B", "grade_line_missing"),
        ((2022, "Giỏi", None), "C", "choice_unknown"),
        ((20.22, GOOD, None), "B", "thousands_lost"),
        ((None, GOOD, None), "B", "required"),
    ],
)
def test_wrong_rows_name_the_cell(campaign, people, world, row, column, code):
    batch = files.checked(book((str(people[0].pk), *row)), by=Hand(world).officer, kind="grades")

    assert [(one, found) for _row, one, found in files.codes(batch)] == [(column, code)]


def test_one_member_twice_and_a_stranger_are_told(campaign, people, world):
    row = (str(people[0].pk), 2022, GOOD, None)
    batch = files.checked(book(row, row), by=Hand(world).officer, kind="grades")
    assert files.codes(batch) == [(3, "B", "grade_row_twice")]
    assert (batch.state, batch.good_rows) == (BatchState.TO_CORRECT, 1)

    with scope.use(scope.Scope.everything()):
        stranger = world.actor("organization_officer", "beta-east")
    batch = files.checked(book(row), by=stranger, kind="grades")
    assert [code for _row, _column, code in files.codes(batch)] == ["record_unknown"]


def test_proposals_go_through_the_pages_and_the_error_file(campaign, people, walk):
    way = walk("grades")
    sheet = way.template()
    assert "Mức đề xuất" in sheet.lists
    sheet.write(2, Mức_đề_xuất=GOOD)
    sheet.write(3, Mức_đề_xuất="Giỏi")

    batch = way.send(sheet)
    assert batch.state == BatchState.TO_CORRECT
    assert "“Giỏi”" in way.text(batch)
    wrong = way.errors(batch)
    assert [row["Mức đề xuất"] for row in wrong.rows] == ["Giỏi"]
    assert way.load(batch, only_good=True).state == BatchState.LOADED
    assert sorted(proposals(campaign)) == [""] * (len(people) - 1) + ["good"]

    wrong.write(2, Mức_đề_xuất="Hoàn thành nhiệm vụ")
    assert way.load(way.send(wrong)).state == BatchState.LOADED
    assert sorted(proposals(campaign))[-2:] == ["completed", "good"]

    # An empty cell leaves the proposal alone.
    again = way.template()
    assert [row["Mức đề xuất"] for row in again.rows].count(GOOD) == 1
    again.write(again.row_of("Mức đề xuất", GOOD), Mức_đề_xuất=None)
    assert way.send(again).report["counts"]["same"] == len(people)
    assert sorted(proposals(campaign))[-2:] == ["completed", "good"]


@pytest.fixture
def two_campaigns(campaign, opened):
    """The year and its third quarter, both open."""
    with scope.use(scope.Scope.everything()):
        GradeScale.objects.filter(pk=campaign.scale_id).update(quarterly=True)
    return campaign, opened(quarter=3, as_of=date(2022, 9, 30))


def test_a_row_that_could_mean_two_open_campaigns_is_refused(two_campaigns, people, world):
    row = (str(people[0].pk), 2022, GOOD, None)
    batch = files.checked(book(row), by=Hand(world).officer, kind="grades")

    assert [code for _row, _column, code in files.codes(batch)] == ["grade_campaign_unclear"]
    assert [set(proposals(one)) for one in two_campaigns] == [{""}, {""}]


@pytest.mark.parametrize("by_number", [False, True])
def test_a_row_names_its_campaign_by_period_or_number(two_campaigns, people, world, by_number):
    year, quarter = two_campaigns
    word = str(quarter.pk) if by_number else "Quý 3"
    headers = ("Mã hồ sơ", "Năm", "Mã đợt" if by_number else "Đợt", "Mức đề xuất")
    officer = Hand(world).officer
    made = book((str(people[0].pk), 2022, word, GOOD), headers=headers)
    batch = files.checked(made, by=officer, kind="grades")
    assert files.codes(batch) == []
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    assert proposals(quarter).count("good") == 1
    assert set(proposals(year)) == {""}


def test_the_template_of_two_campaigns_comes_back_to_both(two_campaigns, people, walk):
    way = walk("grades")
    sheet = way.template()
    assert len(sheet.rows) == 2 * len(people)
    assert {row["Đợt"] for row in sheet.rows} == {"Cả năm", "Quý 3"}
    for row in range(2, 2 + len(sheet.rows)):
        sheet.write(row, Mức_đề_xuất=GOOD)
    assert way.load(way.send(sheet)).state == BatchState.LOADED
    assert [set(proposals(one)) for one in two_campaigns] == [{"good"}, {"good"}]


def test_a_number_of_another_campaign_is_no_line(two_campaigns, people, world):
    row = (str(people[0].pk), 2022, "Cả năm", str(two_campaigns[1].pk), GOOD)
    headers = ("Mã hồ sơ", "Năm", "Đợt", "Mã đợt", "Mức đề xuất")
    batch = files.checked(book(row, headers=headers), by=Hand(world).officer, kind="grades")
    assert [code for _row, _column, code in files.codes(batch)] == ["grade_line_missing"]
