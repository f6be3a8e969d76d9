"""Nobody is graded higher as a member than as cadre or civil servant of the same period."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts.actor import SystemActor
from apps.core.errors import RuleRefused
from apps.membership.choices import BatchState
from apps.membership.grading import actions, rules
from apps.membership.grading.actions.steps import Proposal
from apps.membership.grading.forms import ProposalForm
from apps.membership.grading.lookup import bounds_on, scale_of
from apps.membership.grading.rules import GRADES, Bound
from apps.membership.models import Member, MemberGrade
from apps.regulations.catalogue import read_catalogue
from apps.regulations.loading import load_catalogue
from apps.tenancy import scope
from tests.membership.grading.conftest import CELL, TODAY, TOP, enact

EVERYTHING = scope.Scope.everything()
ABOVE = "membership.grading.above_cadre_grade"
NEVER_ABOVE = Bound(Decimal(0), "21-HD", may_block=True)
HEADER = "Xếp loại cán bộ, công chức"
EXCELLENT, GOOD = "Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ"


@pytest.fixture
def cadre_law(db: None) -> None:
    """The settled rule of 2019."""
    enact(ABOVE, "0", "count")


def propose(hand: Any, campaign: Any, *given: Proposal) -> None:
    """Propose these for the first members of the cell."""
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)
    members = {row.pk: one for row, one in zip(rows, given, strict=False)}
    with scope.use(hand.officer.scope()):
        actions.record_proposals(
            unit=unit, version=unit.version, members=members, own=None, by=hand.officer
        )


def first(hand: Any, campaign: Any) -> MemberGrade:
    found: MemberGrade = hand.rows(campaign)[0]
    return found


# ---------- The rule ----------


@given(
    grade=st.sampled_from(GRADES), as_cadre=st.sampled_from(["", "none", *GRADES]),
    is_cadre=st.booleans(),
)  # fmt: skip
def test_the_verdict_agrees_with_the_rule_said_in_words(grade, as_cadre, is_cadre):
    found = rules.cadre_condition(grade, as_cadre, is_cadre=is_cadre, bound=NEVER_ABOVE)

    better = {"excellent": 4, "good": 3, "completed": 2, "not_completed": 1}
    if as_cadre in better:
        wanted = rules.PASS if better[grade] <= better[as_cadre] else rules.FAIL
    elif as_cadre == "" and is_cadre and grade != "not_completed":
        wanted = rules.UNKNOWN
    else:
        wanted = rules.PASS
    assert found is not None
    assert found.verdict == wanted


@given(grade=st.sampled_from(GRADES), as_cadre=st.sampled_from(GRADES))
def test_a_better_grade_as_cadre_never_turns_a_verdict_for_the_worse(grade, as_cadre):
    def verdict(one: str) -> str:
        found = rules.cadre_condition(grade, one, is_cadre=True, bound=NEVER_ABOVE)
        assert found is not None
        return found.verdict

    if verdict(as_cadre) == rules.PASS:
        assert {verdict(one) for one in rules.at_least(as_cadre)} == {rules.PASS}


def test_without_a_rule_of_the_time_nothing_is_compared():
    assert rules.cadre_condition("excellent", "completed", is_cadre=True, bound=None) is None


@pytest.mark.parametrize(
    ("post", "occupation", "named"),
    [
        ("Công chức Văn phòng – Thống kê", "", True),
        ("Đảng viên", "Cán bộ xã", True),
        ("CÁN BỘ", "", True),
        ("Bí thư chi bộ", "Nông dân", False),
        ("", "", False),
        ("Nguyên cán bộ huyện", "Hưu trí", False),
        ("", "Cán bộ nghỉ hưu", False),
        ("", "Công nhân", False),
    ],
)
def test_who_is_named_a_cadre_by_the_record(post, occupation, named):
    assert rules.named_as_cadre(post, occupation) is named


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("day", "blocks"),
    [
        (date(2018, 12, 31), None),
        (date(2019, 12, 31), True),
        (date(2022, 12, 31), True),
        (date(2023, 12, 31), False),
        (date(2025, 12, 31), False),
        (date(2026, 12, 31), False),
    ],
)
def test_the_rule_is_settled_in_the_years_of_its_guidance_and_a_draft_after(day, blocks):
    load_catalogue(catalogue=read_catalogue(), by=SystemActor())

    found = bounds_on(day).cadre

    assert (found and found.may_block) == blocks
    assert found is None or found.value == 0


# ---------- Names of the levels by year ----------


@pytest.mark.usefixtures("db")
@pytest.mark.parametrize(
    ("year", "known"), [(2015, False), (2018, False), (2019, True), (2026, True)]
)
def test_the_levels_have_the_names_of_their_years_or_none(year, known):
    scale = scale_of(year)

    assert scale is not None
    offered = dict(scale.cadre_choices())
    assert (offered.get("excellent") == EXCELLENT) is known
    assert bool(offered) is known
    form = ProposalForm(
        scale=scale, rows=[MemberGrade(pk=1, member=Member(full_name="A"))], own=None
    )
    assert ("m1-cadre" in form.fields) is known


def test_a_grade_as_cadre_of_a_year_without_a_list_is_refused(opened, people, hand):
    campaign = opened(2015)

    with pytest.raises(RuleRefused, match="cadre_grades_unknown"):
        propose(hand, campaign, Proposal("good", cadre_grade="good"))

    assert (first(hand, campaign).proposal, first(hand, campaign).cadre_grade) == ("", "")


# ---------- Proposal, decision, correction ----------


def test_a_proposal_above_the_grade_as_cadre_is_refused_with_the_rule(
    opened, people, hand, cadre_law
):
    campaign = opened()

    with pytest.raises(RuleRefused) as refused:
        propose(hand, campaign, Proposal("excellent", cadre_grade="good"))

    assert refused.value.code == "grade_cadre"
    for word in ("21-HD/BTCTW", "mục 3", "Đảng viên 00", EXCELLENT, GOOD):
        assert word in refused.value.message
    row = first(hand, campaign)
    assert (row.proposal, row.cadre_grade, row.verdict) == ("", "", "")


@pytest.mark.parametrize(
    ("proposal", "verdict"),
    [
        (Proposal("excellent", cadre_grade="excellent"), "pass"),
        (Proposal("good", cadre_grade="excellent"), "pass"),
        (Proposal("good", cadre_grade="good"), "pass"),
        (Proposal("excellent", "Kết luận của cấp trên", "good"), "overridden"),
        (Proposal("excellent", cadre_grade="none"), "pass"),
        (Proposal("excellent"), "pass"),
    ],
)
def test_up_to_the_grade_as_cadre_all_is_well_above_it_grounds_are_needed(
    opened, people, hand, cadre_law, proposal, verdict
):
    campaign = opened()

    propose(hand, campaign, proposal)

    assert first(hand, campaign).verdict == verdict


def test_a_draft_only_warns(opened, people, hand):
    enact(ABOVE, "0", "count", status="draft")
    campaign = opened()

    propose(hand, campaign, Proposal("excellent", cadre_grade="completed"))

    assert (first(hand, campaign).proposal, first(hand, campaign).verdict) == ("excellent", "fail")


@pytest.fixture
def civil_servant(people: list[Any]) -> Any:
    """The first member, a civil servant by the record."""
    with scope.use(EVERYTHING):
        Member.objects.filter(pk=people[0].pk).update(occupation="Công chức xã")
    return people[0]


def test_a_civil_servant_without_a_grade_as_one_is_unknown_and_not_refused(
    opened, civil_servant, hand, cadre_law, browser
):
    campaign = opened()

    hand.propose(campaign, ["good"] * 12)

    assert [row.verdict for row in hand.rows(campaign)] == ["unknown"] + ["pass"] * 11
    page = browser().get(f"/grading/units/{hand.unit(campaign, CELL).pk}/").content.decode()
    assert page.count("Chưa có mức xếp loại cán bộ, công chức") == 1
    hand.decide(campaign)
    assert (first(hand, campaign).grade, first(hand, campaign).verdict) == ("good", "unknown")


def test_none_leaves_what_is_recorded_alone_and_blank_clears_it(opened, people, hand, cadre_law):
    campaign = opened()
    propose(hand, campaign, Proposal("good", cadre_grade="good"))

    propose(hand, campaign, Proposal("completed"))
    assert first(hand, campaign).cadre_grade == "good"

    propose(hand, campaign, Proposal("completed", cadre_grade=""))
    assert first(hand, campaign).cadre_grade == ""


def test_the_decision_is_judged_as_well(opened, people, hand):
    campaign = opened()
    hand.propose(campaign, ["good"] * 12)
    propose(hand, campaign, Proposal("good", cadre_grade="completed"))
    enact(ABOVE, "0", "count")  # recorded after the proposals

    with pytest.raises(RuleRefused, match="grade_cadre") as refused:
        hand.decide(campaign)

    assert "21-HD/BTCTW" in refused.value.message
    assert {row.grade for row in hand.rows(campaign)} == {""}
    assert hand.unit(campaign, TOP).decided_on is None


def test_a_correction_above_it_is_said_to_be_overridden(opened, people, hand, cadre_law):
    campaign = opened()
    hand.propose(campaign, ["good"] * 12)
    propose(hand, campaign, Proposal("good", cadre_grade="good"))
    hand.decide(campaign)

    with scope.use(hand.head.scope()):
        made = actions.correct_member_grade(
            grade=first(hand, campaign), new="excellent", reason="Kết luận", decision_number="12",
            decided_on=TODAY, today=TODAY, by=hand.head,
        )  # fmt: skip

    assert (made.cadre_grade, made.verdict) == ("good", "overridden")


# ---------- Page, Excel, API ----------


def test_it_is_entered_on_the_page_of_the_cell_and_read_on_record_and_api(
    opened, people, hand, cadre_law, browser
):
    campaign, client = opened(), browser()
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)
    address = f"/grading/units/{unit.pk}/propose/"
    sent = {"propose-version": unit.version, "propose-own": "good"}
    sent |= {f"propose-m{row.pk}": "good" for row in rows}

    refused = client.post(address, sent | {f"propose-m{rows[0].pk}-cadre": "completed"})
    assert refused.status_code == 422
    assert "21-HD/BTCTW" in refused.content.decode()
    grounds = {f"propose-m{rows[0].pk}-grounds": "Có thành tích đột xuất"}
    answer = client.post(address, sent | {f"propose-m{rows[0].pk}-cadre": "completed"} | grounds)
    assert answer.status_code == 302
    assert (
        "Thấp hơn mức xếp loại đảng viên"
        in client.get(f"/grading/units/{unit.pk}/").content.decode()
    )

    hand.decide(campaign)
    record = client.get(f"/members/{rows[0].member_id}/parts/").content.decode()
    assert "Xếp loại cán bộ, công chức: Hoàn thành nhiệm vụ" in record
    told = client.get("/api/member-grades/", {"member": rows[0].member_id}).json()["results"]
    assert [(one["grade"], one["cadre_grade"], one["verdict"]) for one in told] == [
        ("good", "completed", "overridden")
    ]
    assert client.get("/api/member-grades/", {"year": 2021}).json()["results"] == []


def test_it_goes_out_to_excel_and_comes_back(opened, people, hand, cadre_law, walk):
    campaign, way = opened(), walk("grades")
    sheet = way.template()
    assert HEADER in sheet.lists
    sheet.fill(2, {HEADER: GOOD})  # nothing is proposed yet
    sheet.fill(3, {"Mức đề xuất": GOOD, HEADER: "Không là cán bộ, công chức"})
    sheet.fill(4, {"Mức đề xuất": EXCELLENT, HEADER: GOOD})

    batch = way.send(sheet)
    assert batch.state == BatchState.TO_CORRECT
    assert "21-HD/BTCTW" in way.text(batch)
    wrong = way.errors(batch)
    assert [(row["Mức đề xuất"], row[HEADER]) for row in wrong.rows] == [(EXCELLENT, GOOD)]
    assert way.load(batch, only_good=True).state == BatchState.LOADED
    assert held(campaign) == [("", ""), ("", "good"), ("good", "none")]

    wrong.fill(2, {"Căn cứ": "Thành tích đột xuất"})
    assert way.load(way.send(wrong)).state == BatchState.LOADED
    again = way.template()
    assert sorted(filter(None, (row[HEADER] for row in again.rows))) == [
        GOOD, GOOD, "Không là cán bộ, công chức",
    ]  # fmt: skip
    # Empty cells leave both alone.
    for row in (2, 3, 4):
        again.fill(row, {HEADER: None, "Mức đề xuất": None})
    assert way.send(again).report["counts"]["same"] == len(people)
    assert held(campaign) == [("", ""), ("", "good"), ("excellent", "good"), ("good", "none")]


def held(campaign: Any) -> list[tuple[str, str]]:
    """The different pairs of proposal and grade as cadre."""
    with scope.use(EVERYTHING):
        rows = MemberGrade.objects.live().filter(campaign=campaign)
        return sorted(set(rows.values_list("proposal", "cadre_grade")))
