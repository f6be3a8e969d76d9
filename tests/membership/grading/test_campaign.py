"""Opening a campaign, its steps, its decisions, its end."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.errors import Conflict, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.choices import State
from apps.membership.grading import actions
from apps.membership.grading.actions.steps import Proposal, SelfReview
from apps.membership.models import Campaign, CampaignUnit
from apps.membership.record.actions import enter_entry
from apps.membership.standing.choices import Kind
from apps.tenancy import scope
from tests.factories.membership import member, standing
from tests.membership.grading.conftest import CELL, TODAY, TOP, enact

EVERYTHING = scope.Scope.everything()


def _trail(action: str) -> int:
    with scope.use(EVERYTHING):
        return AuditEntry.objects.filter(action=f"membership.{action}").count()


def test_opening_makes_a_row_for_every_unit_and_member_of_the_day(opened, people, hand):
    campaign = opened()

    assert campaign.state == "open"
    with scope.use(EVERYTHING):
        units = CampaignUnit.objects.filter(campaign=campaign)
        found = sorted(units.values_list("organization__code", "body"))
    assert found == [
        ("alpha-east-1", "leadership"), ("alpha-east-1", "organization"),
        ("alpha-east-1-cell", "organization"),
        ("alpha-east-2", "leadership"), ("alpha-east-2", "organization"),
        ("alpha-east-2-cell", "organization"),
    ]  # fmt: skip
    assert len(hand.rows(campaign)) == 12
    assert hand.unit(campaign, CELL).members == hand.unit(campaign, TOP).members == 12
    assert _trail("campaign_opened") == 1


def test_t33_somebody_with_several_posts_is_graded_once(opened, people, hand):
    titles = ("Bí thư chi bộ", "Ủy viên Ban Chấp hành Đảng bộ", "Chủ tịch Hội Nông dân")
    for title in titles:
        with scope.use(hand.officer.scope()):
            enter_entry(member=people[0], kind="work", values={"title": title}, by=hand.officer)

    rows = [row for row in hand.rows(opened()) if row.member_id == people[0].pk]

    assert len(rows) == 1
    with scope.use(EVERYTHING):
        assert people[0].placements.count() == 1


def test_exempt_and_suspended_members_are_not_graded_and_the_row_says_why(opened, people, hand):
    with scope.use(EVERYTHING):
        standing(people[0], since=date(2020, 1, 1))
        standing(people[1], since=date(2022, 6, 1), kind=Kind.SUSPENDED)
        standing(people[2], since=date(2020, 1, 1), until=date(2022, 12, 1))

    campaign = opened()

    assert [row.exclusion for row in hand.rows(campaign)][:3] == ["exempt", "suspended", ""]
    unit = hand.unit(campaign, CELL)
    assert (unit.members, unit.excluded) == (10, 2)


def test_probationary_members_are_graded_unless_the_scale_says_otherwise(opened, world, hand):
    with scope.use(EVERYTHING):
        member(
            world[CELL], "Hoàng Dự Bị", admission_decided_on=date(2022, 2, 1),
            ceremony_on=date(2022, 3, 1), official_on=None, state=State.PROBATIONARY,
            card_number="",
        )  # fmt: skip
    graded = opened()
    scale = graded.scale
    scale.probationary_graded = False
    scale.save()

    other = opened(2021, as_of=date(2021, 12, 31))
    later = opened(2020, as_of=date(2020, 12, 31))

    assert [row.exclusion for row in hand.rows(graded)] == [""]
    assert hand.rows(other) == hand.rows(later) == []


def test_who_joined_less_than_six_months_ago_is_only_marked(opened, world, hand):
    with scope.use(EVERYTHING):
        member(
            world[CELL], "Hoàng Mới", admission_decided_on=date(2022, 9, 1),
            ceremony_on=date(2022, 9, 15), official_on=None, state=State.PROBATIONARY,
            card_number="",
        )  # fmt: skip

    assert [(row.exclusion, row.remark) for row in hand.rows(opened())] == [("", "joined_late")]


def test_who_left_before_the_day_or_joined_after_it_is_not_in_the_campaign(opened, world, hand):
    with scope.use(EVERYTHING):
        member(world[CELL], "Đã Ra", left=True)

    assert hand.rows(opened()) == []


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"as_of": date(2023, 1, 1)}, "as_of_outside_period"),
        ({"today": date(2022, 11, 1)}, "as_of_to_come"),
        ({"quarter": 2, "as_of": date(2022, 6, 30)}, "not_by_quarter"),
        ({"year": 1990, "as_of": date(1990, 12, 31)}, "scale_unknown"),
        ({"limits": (None, date(2022, 12, 1), date(2022, 11, 1))}, "limits_out_of_order"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_campaign_that_cannot_be_is_refused(opened, people, values, code):
    with pytest.raises(RuleRefused) as refused:
        opened(**values)

    assert refused.value.code == code
    with scope.use(EVERYTHING):
        assert not Campaign.objects.exists()


def test_a_second_campaign_of_the_year_is_refused(opened, people):
    opened()

    with pytest.raises(RuleRefused, match="campaign_exists"):
        opened()


def test_a_quarter_is_graded_where_the_scale_says_so(opened, people, hand):
    campaign = opened(2025, quarter=3, as_of=date(2025, 9, 30), today=date(2025, 10, 5))

    assert (campaign.quarter, len(hand.rows(campaign))) == (3, 12)


def test_a_whole_cell_is_proposed_at_once(opened, people, hand):
    campaign = opened()

    unit = hand.propose(campaign, ["excellent"] * 2 + ["good"] * 10)

    assert unit.state == "proposed"
    seen = hand.unit(campaign, TOP)
    assert (seen.proposed, seen.excellent, seen.good) == (12, 2, 10)
    assert _trail("grades_proposed") == 1


def test_a_cell_without_all_proposals_stays_in_review(opened, people, hand):
    assert hand.propose(opened(), ["good"] * 11).state == "self_review"


def test_a_member_who_is_exempt_cannot_be_proposed(opened, people, hand):
    with scope.use(EVERYTHING):
        standing(people[0], since=date(2020, 1, 1))
    campaign = opened()
    unit, row = hand.unit(campaign, CELL), hand.rows(campaign)[0]

    with pytest.raises(RuleRefused, match="member_not_graded"), scope.use(hand.officer.scope()):
        actions.record_proposals(
            unit=unit, version=unit.version, members={row.pk: Proposal("good")}, own=None,
            by=hand.officer,
        )  # fmt: skip


def test_of_two_who_save_a_cell_the_second_is_told(opened, people, hand):
    campaign = opened()
    unit = hand.unit(campaign, CELL)
    hand.propose(campaign, ["good"] * 12)

    with pytest.raises(Conflict, match="stale"), scope.use(hand.officer.scope()):
        actions.record_proposals(
            unit=unit, version=unit.version, members={}, own=Proposal("completed"),
            by=hand.officer,
        )  # fmt: skip


def test_a_grade_whose_settled_points_are_missed_is_refused_with_the_rule(opened, people, hand):
    enact("membership.grading.points.good", "70", "count")
    campaign = opened()
    unit, row = hand.unit(campaign, CELL), hand.rows(campaign)[0]
    with scope.use(hand.officer.scope()):
        unit = actions.record_self_review(
            unit=unit, version=unit.version, members={row.pk: SelfReview("good", 65)}, own=None,
            by=hand.officer,
        )  # fmt: skip

    with pytest.raises(RuleRefused) as refused:
        hand.propose(campaign, ["good"] * 12)

    assert refused.value.code == "grade_points"
    assert "mục 3" in refused.value.message
    assert hand.unit(campaign, CELL).state == "self_review"
    assert {one.proposal for one in hand.rows(campaign)} == {""}


def test_ballots_that_do_not_add_up_leave_nothing(opened, people, hand):
    campaign = opened()
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)
    ballots = {row.pk: {"good": 10} for row in rows} | {rows[3].pk: {"good": 9, "excellent": 2}}

    with pytest.raises(RuleRefused, match="ballots_do_not_add_up"), scope.use(hand.officer.scope()):
        actions.record_cell_vote(
            unit=unit, version=unit.version, held_on=date(2022, 12, 20), entitled=12, present=10,
            ballots=ballots, today=TODAY, by=hand.officer,
        )  # fmt: skip

    assert all(row.ballots == {} for row in hand.rows(campaign))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"entitled": 13, "present": 10}, "more_entitled"),
        ({"entitled": 9, "present": 10}, "more_present"),
        ({"held_on": date(2021, 12, 31)}, "meeting_before_period"),
        ({"held_on": date(2023, 1, 11)}, "meeting_to_come"),
    ],
)
def test_a_vote_that_cannot_have_been_is_refused(opened, people, hand, values, code):
    campaign = opened()
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)
    given = {"held_on": date(2022, 12, 20), "entitled": 12, "present": 10} | values

    with pytest.raises(RuleRefused, match=code), scope.use(hand.officer.scope()):
        actions.record_cell_vote(
            unit=unit, version=unit.version, ballots={rows[0].pk: {"good": 10}}, today=TODAY,
            by=hand.officer, **given,
        )  # fmt: skip

    assert hand.unit(campaign, CELL).held_on is None


def test_ballots_are_kept_by_member_and_grade(opened, people, hand):
    campaign = opened()
    unit, rows = hand.unit(campaign, CELL), hand.rows(campaign)

    with scope.use(hand.officer.scope()):
        actions.record_cell_vote(
            unit=unit, version=unit.version, held_on=date(2022, 12, 20), entitled=12, present=10,
            ballots={row.pk: {"good": 8, "excellent": 2} for row in rows}, today=TODAY,
            by=hand.officer,
        )  # fmt: skip

    assert hand.rows(campaign)[0].ballots == {
        "excellent": 2, "good": 8, "completed": 0, "not_completed": 0,
    }  # fmt: skip
