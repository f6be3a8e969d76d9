"""Whom a wall keeps from a member: absent from rows and counts, and no part in the decision."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from apps.accounts.models import Wall
from apps.membership.grading import actions
from apps.membership.models import Member
from apps.tenancy import scope
from tests.membership.grading.conftest import CELL, TODAY, TOP, acting

pytestmark = pytest.mark.usefixtures("everything")


@pytest.fixture
def campaign(opened, people, hand):
    """Twelve members, each with a proposal: one excellent, eleven good."""
    made = opened()
    hand.propose(made, ["excellent"] + ["good"] * 11)
    return made


@pytest.fixture
def hidden(world, people):
    """A wall between one person and the member whose grade is the excellent one."""
    about = Member.objects.get(full_name="Đảng viên 00")

    def raise_for(role: str) -> Member:
        Wall.objects.create(
            user=world.user(role, "alpha-east"), label="membership.member", object_id=about.pk,
            organization=about.organization, reason="relative", valid_from=date(2020, 1, 1),
        )  # fmt: skip
        return about

    return raise_for


def exported(client, campaign):
    """Members and excellent ones of the cell in the workbook."""
    content = client.get(f"/grading/{campaign.pk}/export/").content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.values)
    header = next(row for row in rows if "Hoàn thành" in row or "Xuất sắc" in row)
    cell = next(row for row in rows if str(row[0]).endswith(CELL))
    return cell[4], cell[header.index("Xuất sắc")]


def test_a_wall_does_not_make_the_cell_smaller_when_it_votes(campaign, hidden, hand):
    hidden("organization_officer")
    unit = hand.unit(campaign, CELL)
    officer = acting(hand.world, "organization_officer", "alpha-east")

    with scope.use(officer.scope()):
        actions.record_cell_vote(
            unit=unit, version=unit.version, held_on=date(2022, 12, 20), entitled=12, present=12,
            ballots={}, today=TODAY, by=officer,
        )  # fmt: skip

    assert hand.unit(campaign, CELL).entitled == 12


def test_counts_of_a_walled_reader_leave_the_member_out_and_a_colleagues_do_not(
    browser, campaign, hidden, hand
):
    about = hidden("organization_officer")
    walled, colleague = browser(), browser("organization_head")
    unit = hand.unit(campaign, CELL)

    assert exported(colleague, campaign) == (12, 1)
    assert exported(walled, campaign) == (11, 0)
    listed = walled.get("/api/campaign-units/").json()["results"]
    counts = {row["id"]: (row["members"], row["excellent"], row["good"]) for row in listed}
    assert counts[unit.pk] == counts[hand.unit(campaign, TOP).pk] == (11, 0, 11)
    page = walled.get(f"/grading/units/{unit.pk}/")
    assert about.full_name not in page.content.decode()
    assert (page.context["unit"].members, page.context["unit"].excellent) == (11, 0)
    shown = {row.pk: row.members for row in walled.get(f"/grading/{campaign.pk}/").context["page"]}
    assert shown[unit.pk] == 11
    assert hand.unit(campaign, CELL).members == 12


def test_a_walled_person_leaves_the_decision_to_another_and_learns_nothing(
    browser, campaign, hidden, hand
):
    about = hidden("organization_head")
    top = hand.unit(campaign, TOP)
    data = {
        "decide-version": top.version, "decide-decision_number": "7-QĐ", "decide-reason": "Ý kiến",
        "decide-decided_on_day": "28", "decide-decided_on_month": "12",
        "decide-decided_on_year": "2022", "decide-confirmed": "on",
    }  # fmt: skip

    refused = browser("organization_head").post(f"/grading/units/{top.pk}/decide/", data)
    assert refused.status_code == 422
    assert "không được tham gia xem xét" in refused.content.decode()
    assert about.full_name not in refused.content.decode()
    assert {row.grade for row in hand.rows(campaign)} == {""}

    other = browser("standing_committee_member").post(f"/grading/units/{top.pk}/decide/", data)
    assert other.status_code == 302
    assert sorted({row.grade for row in hand.rows(campaign)}) == ["excellent", "good"]
    assert hand.unit(campaign, TOP).decided_on < TODAY
