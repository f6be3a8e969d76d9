"""Deciding, closing, reopening, correcting: quotas named, nothing overwritten."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.core.errors import Conflict, Invalid, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.membership.grading import actions
from apps.membership.models import CampaignUnit, MemberGrade, OrganizationGrade
from apps.tenancy import scope
from tests.factories.membership import member
from tests.membership.grading.conftest import CELL, COLLECTIVE, QUOTA, TODAY, TOP, acting, enact

EVERYTHING = scope.Scope.everything()


def _trail(action: str) -> int:
    with scope.use(EVERYTHING):
        return AuditEntry.objects.filter(action=f"membership.{action}").count()


def test_the_decision_takes_the_proposals_and_freezes_the_quota(opened, people, hand, quota_law):
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 2 + ["good"] * 10)

    unit = hand.decide(campaign)

    assert (unit.quota_base, unit.quota_limit) == (10, 2)
    assert {row.grade for row in hand.rows(campaign)} == {"excellent", "good"}
    assert hand.unit(campaign, CELL).state == "decided"
    assert unit.state == "graded", "its own grade waits for the decision on its group"
    assert _trail("unit_decided") == 1


def test_a_grade_beyond_the_quota_is_refused_with_the_rule_named(opened, people, hand, quota_law):
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 3 + ["good"] * 9)

    with pytest.raises(RuleRefused) as refused:
        hand.decide(campaign)

    assert refused.value.code == "quota_members"
    assert "21-HD/BTCTW" in refused.value.message
    assert {row.grade for row in hand.rows(campaign)} == {""}
    assert hand.unit(campaign, TOP).decided_on is None


def test_between_two_ways_of_rounding_a_reason_is_asked(opened, people, hand, quota_law):
    """9 good: 1.8, so one or two; two are a warning while the rounding is not settled."""
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 2 + ["good"] * 9 + ["completed"])

    with pytest.raises(RuleRefused, match="warning_needs_reason"):
        hand.decide(campaign)
    unit = hand.decide(campaign, reason="Kết luận của Ban Thường vụ")

    assert (unit.quota_limit, unit.excellent) == (1, 2)


def test_a_draft_quota_only_warns(opened, people, hand):
    enact(QUOTA, "20", status="draft")
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 6 + ["good"] * 6)

    with pytest.raises(RuleRefused, match="warning_needs_reason"):
        hand.decide(campaign)

    assert hand.decide(campaign, reason="Ý kiến chỉ đạo").excellent == 6


def test_the_quota_counts_within_one_grassroots_organisation(
    opened, people, hand, quota_law, world
):
    with scope.use(EVERYTHING):
        for number in range(20):
            member(world["alpha-east-2-cell"], f"Nơi khác {number:02}")
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 4 + ["good"] * 8)
    hand.propose(campaign, ["good"] * 20, "alpha-east-2-cell")

    with pytest.raises(RuleRefused, match="quota_members"):
        hand.decide(campaign)

    assert hand.decide(campaign, "alpha-east-2").quota_limit == 4


def test_the_decision_follows_the_meeting_of_the_cell(opened, people, hand):
    campaign = opened()
    hand.propose(campaign, ["good"] * 12)
    with scope.use(EVERYTHING):
        units = CampaignUnit.objects.filter(pk=hand.unit(campaign, CELL).pk)
        units.update(held_on=date(2022, 12, 29))

    with pytest.raises(RuleRefused, match="decision_before_meeting") as refused:
        hand.decide(campaign)

    assert "29/12/2022" in refused.value.message
    assert "21-HD/BTCTW" in refused.value.message


def test_the_decision_waits_for_every_proposal_and_names_the_cells(opened, people, hand):
    campaign = opened()
    hand.propose(campaign, ["good"] * 11)

    with pytest.raises(RuleRefused) as refused:
        hand.decide(campaign)

    assert refused.value.code == "proposals_missing"
    assert CELL in refused.value.message


def test_an_officer_who_may_not_decide_is_refused(opened, people, hand, world):
    campaign = opened()
    unit = hand.unit(campaign, TOP)

    with pytest.raises(NotAllowed), scope.use(hand.officer.scope()):
        actions.decide_unit(
            unit=unit, version=unit.version, decision_number="1", decided_on=date(2022, 12, 30),
            today=TODAY, by=hand.officer,
        )  # fmt: skip


def _decided(opened: Any, hand: Any) -> Any:
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 2 + ["good"] * 10)
    hand.propose(campaign, [], "alpha-east-2-cell")
    hand.decide(campaign)
    hand.decide(campaign, "alpha-east-2")
    hand.decide_all_collectives(campaign)
    with scope.use(EVERYTHING):
        campaign.refresh_from_db()
    return campaign


def test_a_campaign_closes_when_everything_is_decided(opened, people, hand):
    campaign = _decided(opened, hand)

    with scope.use(hand.head.scope()):
        closed = actions.close_campaign(campaign=campaign, version=campaign.version, by=hand.head)

    assert closed.state == "closed"
    assert hand.unit(campaign, CELL).state == "closed"
    assert _trail("campaign_closed") == 1


def test_closing_names_what_is_still_open(opened, people, hand):
    campaign = opened()

    with pytest.raises(RuleRefused) as refused, scope.use(hand.head.scope()):
        actions.close_campaign(campaign=campaign, version=campaign.version, by=hand.head)

    assert refused.value.code == "units_open"
    assert "alpha-east-1" in refused.value.message
    assert refused.value.params["count"] == "6"


def test_the_second_of_two_who_close_is_told_who_did(opened, people, hand, world):
    campaign = _decided(opened, hand)
    other = acting(world, "standing_committee_member", "alpha-east")
    with scope.use(hand.head.scope()):
        actions.close_campaign(campaign=campaign, version=campaign.version, by=hand.head)

    with pytest.raises(Conflict) as told, scope.use(other.scope()):
        actions.close_campaign(campaign=campaign, version=campaign.version, by=other)

    assert told.value.code == "campaign_closed_already"
    assert hand.head.user.full_name in told.value.message
    assert _trail("campaign_closed") == 1


def test_a_closed_campaign_opens_again_with_a_reason_and_keeps_its_grades(opened, people, hand):
    campaign = _decided(opened, hand)
    with scope.use(hand.head.scope()):
        closed = actions.close_campaign(campaign=campaign, version=campaign.version, by=hand.head)
        with pytest.raises(RuleRefused, match="reason_missing"):
            actions.reopen_campaign(
                campaign=closed, version=closed.version, reason=" ", by=hand.head
            )
        actions.reopen_campaign(
            campaign=closed, version=closed.version, reason="Sót một chi bộ", by=hand.head
        )

    assert hand.unit(campaign, CELL).state == "decided"
    assert {row.grade for row in hand.rows(campaign)} == {"excellent", "good"}


def _correct(hand: Any, row: Any, new: str, **values: Any) -> Any:
    with scope.use(hand.head.scope()):
        return actions.correct_member_grade(
            grade=row, new=new, reason=values.pop("reason", "Kết luận kiểm tra"),
            decision_number="12-QĐ/HU", decided_on=date(2023, 1, 9), today=TODAY, by=hand.head,
        )  # fmt: skip


def test_a_correction_supersedes_and_overwrites_nothing(opened, people, hand, quota_law):
    campaign = _decided(opened, hand)
    row = hand.rows(campaign)[0]

    made = _correct(hand, row, "completed")

    with scope.use(EVERYTHING):
        old = MemberGrade.objects.get(pk=row.pk)
        assert (old.grade, old.superseded_reason) == ("excellent", "Kết luận kiểm tra")
        assert (made.grade, made.corrects_id) == ("completed", row.pk)
        assert MemberGrade.objects.decided().filter(member=row.member).count() == 1
    assert hand.unit(campaign, TOP).excellent == 1


def test_late_changes_do_not_move_the_frozen_quota(opened, people, hand, quota_law):
    campaign = _decided(opened, hand)
    before = hand.unit(campaign, TOP)
    for row in hand.rows(campaign)[2:6]:
        _correct(hand, row, "completed")
    after = hand.unit(campaign, TOP)

    assert (after.quota_base, after.quota_limit) == (before.quota_base, before.quota_limit)
    with pytest.raises(RuleRefused, match="quota_frozen"):
        _correct(hand, hand.rows(campaign)[8], "excellent")


def test_of_two_who_correct_a_grade_the_second_is_told(opened, people, hand):
    campaign = _decided(opened, hand)
    row = hand.rows(campaign)[5]
    _correct(hand, row, "completed")

    with pytest.raises(Conflict, match="grade_corrected_already"):
        _correct(hand, row, "not_completed")


def test_collectives_have_a_quota_within_their_group(opened, people, hand):
    enact(COLLECTIVE, "20")
    campaign = opened()
    hand.propose(campaign, ["good"] * 12)
    hand.propose(campaign, [], "alpha-east-2-cell")
    hand.decide(campaign)
    hand.decide(campaign, "alpha-east-2")

    with pytest.raises((RuleRefused, Invalid)) as refused:
        hand.decide_all_collectives(campaign, "excellent")

    assert refused.value.code == "quota_collectives"
    with scope.use(EVERYTHING):
        assert not OrganizationGrade.objects.decided().filter(tier="grassroots").exists()


def test_members_are_decided_before_their_organisation(opened, people, hand):
    campaign = opened()

    with pytest.raises(RuleRefused, match="members_undecided"):
        hand.decide_all_collectives(campaign)


def test_a_province_grades_its_districts_and_not_their_members(world, people):
    by = acting(world, "organization_officer", "alpha")
    with scope.use(by.scope()):
        campaign = actions.open_campaign(
            organization=world["alpha"], year=2022, as_of=date(2022, 12, 31), today=TODAY, by=by,
            launch=lambda campaign, job: None,
        )  # fmt: skip
        units = CampaignUnit.objects.filter(campaign=campaign, body="organization")
        codes = sorted(units.values_list("organization__code", flat=True))

        assert codes == ["alpha-east", "alpha-west"]
        assert not MemberGrade.objects.filter(campaign=campaign).exists()


def test_the_grade_of_an_organisation_is_corrected_within_the_quota_of_its_group(
    opened, people, hand, browser
):
    enact(COLLECTIVE, "50")
    campaign = _decided(opened, hand)
    with scope.use(EVERYTHING):
        rows = {
            row.organization.code: row
            for row in OrganizationGrade.objects.decided().filter(
                campaign=campaign, body="organization"
            )
        }
    client = browser("organization_head")
    sent = {
        "new": "excellent", "decision_number": "12-QĐ/HU", "reason": "Xét lại theo khiếu nại",
        "decided_on_day": "9", "decided_on_month": "1", "decided_on_year": "2023",
    }  # fmt: skip

    def correct(code):
        address = f"/grading/own-grades/{rows[code].pk}/correct/"
        assert client.get(address).status_code == 200
        return client.post(address, sent)

    assert correct(TOP).status_code == 302
    refused = correct("alpha-east-2")
    assert refused.status_code == 422
    assert "21-HD/BTCTW" in refused.content.decode()
    with scope.use(EVERYTHING):
        live = OrganizationGrade.objects.decided().filter(campaign=campaign, tier="grassroots")
        grades = dict(live.filter(body="organization").values_list("organization__code", "grade"))
        old = OrganizationGrade.objects.get(pk=rows[TOP].pk)
    assert grades == {TOP: "excellent", "alpha-east-2": "good"}
    assert (old.grade, old.superseded_reason) == ("good", "Xét lại theo khiếu nại")
    assert _trail("organization_grade_corrected") == 1
