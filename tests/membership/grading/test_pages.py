"""A campaign in the browser: open, propose a cell at once, decide, refused, close, export."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.membership.models import Campaign, MemberGrade
from apps.tenancy import scope
from tests.membership.grading.conftest import CELL, TODAY, TOP
from tests.membership.grading.test_decisions import _decided

EVERYTHING = scope.Scope.everything()


def _three(name: str, day: date) -> dict[str, str]:
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"{name}_{part}": str(value) for part, value in parts.items()}


@pytest.fixture
def campaign(opened: Any, people: Any) -> Campaign:
    found: Campaign = opened()
    return found


def test_an_officer_opens_a_campaign_and_sees_its_board(browser, people):
    client = browser()

    answer = client.post(
        "/grading/new/",
        {"organization": "alpha-east", "year": "2022", **_three("as_of", date(2022, 12, 31))},
        follow=True,
    )

    assert answer.status_code == 200
    assert "alpha-east-1-cell" in answer.content.decode()


def test_the_form_comes_back_when_the_campaign_is_there_already(browser, campaign):
    answer = browser().post(
        "/grading/new/",
        {"organization": "alpha-east", "year": "2022", **_three("as_of", date(2022, 12, 31))},
    )

    assert answer.status_code == 422


@pytest.mark.parametrize(
    "query",
    ["", "?tab=not_started&order=-members", "?order=state", "?search=cell&tier=cell", "?late=on"],
)
def test_the_board_lists_units_in_every_order_and_tab(browser, campaign, query):
    page = browser().get(f"/grading/{campaign.pk}/{query}")

    assert page.status_code == 200


def test_a_cell_is_proposed_in_one_form(browser, campaign, hand):
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)
    data = {f"propose-m{row.pk}": "good" for row in rows}

    answer = browser().post(
        f"/grading/units/{unit.pk}/propose/",
        {"propose-version": unit.version, "propose-own": "good", **data},
    )

    assert answer.status_code == 302
    assert hand.unit(campaign, CELL).state == "proposed"


def test_a_stale_cell_form_comes_back(browser, campaign, hand):
    unit = hand.unit(campaign, CELL)

    answer = browser().post(f"/grading/units/{unit.pk}/propose/", {"propose-version": 99})

    assert answer.status_code == 422


def test_self_reviews_and_ballots_are_recorded_from_the_page(browser, campaign, hand):
    client, unit, rows = browser(), hand.unit(campaign, CELL), hand.rows(campaign)
    client.post(
        f"/grading/units/{unit.pk}/review/",
        {"review-version": 1, **{f"review-m{row.pk}": "good" for row in rows},
         **{f"review-m{row.pk}-points": "85.5" for row in rows}},
    )  # fmt: skip
    answer = client.post(
        f"/grading/units/{unit.pk}/vote/",
        {"vote-version": 2, **_three("vote-held_on", date(2022, 12, 20)), "vote-entitled": 12,
         "vote-present": 3, **{f"vote-m{row.pk}-good": 3 for row in rows}},
    )  # fmt: skip

    assert answer.status_code == 302
    row = hand.rows(campaign)[0]
    assert (row.self_grade, str(row.points), row.ballots["good"]) == ("good", "85.50", 3)


def test_the_head_decides_and_a_grade_beyond_the_quota_comes_back_with_the_rule(
    browser, campaign, hand, quota_law
):
    hand.propose(campaign, ["excellent"] * 3 + ["good"] * 9)
    top = hand.unit(campaign, TOP)

    answer = browser("organization_head").post(
        f"/grading/units/{top.pk}/decide/",
        {"decide-version": top.version, "decide-decision_number": "7-QĐ", "decide-confirmed": "on",
         **_three("decide-decided_on", date(2022, 12, 30))},
    )  # fmt: skip

    assert answer.status_code == 422
    assert "21-HD/BTCTW" in answer.content.decode()


def test_a_group_of_collectives_is_decided_in_one_form(browser, campaign, hand):
    client = browser("organization_head")
    unit = hand.unit(campaign, TOP, "leadership")
    other = hand.unit(campaign, "alpha-east-2", "leadership")
    url = f"/grading/{campaign.pk}/groups/leadership/{unit.group}/"
    assert client.get(url).status_code == 200

    answer = client.post(
        url,
        {f"u{unit.pk}": "good", f"u{other.pk}": "completed", "decision_number": "9",
         "confirmed": "on", **_three("decided_on", date(2022, 12, 30))},
    )  # fmt: skip

    assert answer.status_code == 302
    assert hand.unit(campaign, TOP, "leadership").state == "decided"


def test_a_unit_whose_members_are_decided_is_shown_so_until_its_group_is(
    browser, opened, people, hand
):
    campaign = opened()
    hand.propose(campaign, ["good"] * 12)
    hand.decide(campaign)
    client, top = browser("organization_head"), hand.unit(campaign, TOP)

    shown = client.get(f"/grading/{campaign.pk}/?tab=graded")
    assert [one.pk for one in shown.context["page"]] == [top.pk]
    for url in (f"/grading/{campaign.pk}/?tab=graded", f"/grading/units/{top.pk}/"):
        text = client.get(url).content.decode()
        assert "Đã có quyết định về đảng viên" in text
    counts = shown.context["board"].counts
    desk = browser("organization_officer").get("/").content.decode()
    assert f"còn {counts['all'] - counts['decided']} đơn vị chưa quyết định" in desk

    hand.decide_all_collectives(campaign)
    assert hand.unit(campaign, TOP).state == "decided"


def test_what_cannot_be_undone_waits_for_its_tick(browser, opened, people, hand):
    campaign = _decided(opened, hand)
    unit = hand.unit(campaign, TOP, "leadership")
    client = browser("organization_head")
    group = {
        f"u{unit.pk}": "completed", "decision_number": "9",
        **_three("decided_on", date(2022, 12, 30)),
    }  # fmt: skip

    closed = client.post(f"/grading/{campaign.pk}/close/", {"version": campaign.version})
    decided = client.post(f"/grading/{campaign.pk}/groups/leadership/{unit.group}/", group)

    assert (closed.status_code, decided.status_code) == (422, 422)
    for page in (closed, decided):
        assert "Đánh dấu vào câu này" in page.content.decode()
    assert hand.unit(campaign, TOP).state == "decided"  # and not closed


def test_closing_shows_what_is_open_and_then_closes(browser, opened, people, hand):
    campaign = _decided(opened, hand)
    client = browser("organization_head")

    client.post(f"/grading/{campaign.pk}/close/", {"version": campaign.version, "confirmed": "on"})
    again = client.post(
        f"/grading/{campaign.pk}/close/", {"version": campaign.version, "confirmed": "on"}
    )
    reopened = client.post(
        f"/grading/{campaign.pk}/reopen/", {"version": campaign.version + 1, "reason": "Sót"}
    )

    assert again.status_code == 422
    assert reopened.status_code == 302


def test_a_correction_is_recorded_from_the_page(browser, opened, people, hand):
    campaign = _decided(opened, hand)
    row = hand.rows(campaign)[0]
    client = browser("organization_head")
    assert client.get(f"/grading/grades/{row.pk}/correct/").status_code == 200

    answer = client.post(
        f"/grading/grades/{row.pk}/correct/",
        {"new": "completed", "decision_number": "12", "reason": "Kết luận",
         **_three("decided_on", TODAY)},
    )  # fmt: skip

    assert answer.status_code == 302
    assert hand.unit(campaign, TOP).excellent == 1


def test_the_board_leaves_as_a_workbook_and_on_paper(browser, campaign):
    client = browser()

    assert client.get(f"/grading/{campaign.pk}/export/").status_code == 200
    assert client.get(f"/grading/{campaign.pk}/print/").status_code == 200


def test_another_district_knows_nothing_of_the_campaign(browser, campaign, hand):
    client, unit = browser(code="alpha-west"), hand.unit(campaign, CELL)

    assert client.get(f"/grading/{campaign.pk}/").status_code == 404
    assert client.get(f"/grading/units/{unit.pk}/").status_code == 404
    assert "2022" not in client.get("/grading/").content.decode()


def test_a_cell_secretary_sees_the_own_cell_and_changes_nothing(browser, campaign, hand):
    client, unit = browser("unit_secretary", CELL), hand.unit(campaign, CELL)

    assert client.get(f"/grading/units/{unit.pk}/").status_code == 200
    assert client.get(f"/grading/{campaign.pk}/").status_code == 404
    assert client.post(f"/grading/units/{unit.pk}/propose/", {}).status_code == 403


def test_the_record_of_a_member_shows_the_grades_by_year(browser, opened, people, hand):
    campaign = _decided(opened, hand)

    page = browser().get(f"/members/{hand.rows(campaign)[0].member_id}/parts/").content.decode()

    assert "Hoàn thành xuất sắc nhiệm vụ" in page


def test_t35_each_year_is_called_as_its_own_scale_says_and_never_a_number(
    browser, opened, people, hand
):
    for year in (2016, 2022):
        campaign = opened(year, today=TODAY)
        hand.propose(campaign, ["excellent"] * 12)
    with scope.use(EVERYTHING):
        rows = MemberGrade.objects.filter(member=people[0])
        rows.update(grade="excellent", decided_on=TODAY)

    page = browser().get(f"/members/{people[0].pk}/parts/").content.decode()

    assert "Đủ tư cách, hoàn thành xuất sắc nhiệm vụ" in page
    assert "Hoàn thành xuất sắc nhiệm vụ" in page
