"""Campaigns, grades and commendations in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.grading import actions
from apps.membership.grading.actions.commendations import Decision
from apps.membership.grading.actions.steps import Proposal, SelfReview
from apps.membership.grading.lookup import scale_of
from apps.membership.models import (
    Campaign,
    CampaignUnit,
    MemberCommendation,
    MemberGrade,
    OrganizationCommendation,
    OrganizationGrade,
)
from tests.guards.acting import actor
from tests.guards.twins import OWN, Stage, Twin

TODAY = date(2026, 1, 5)
YEAR = 2020
KINDS = (
    "campaign", "campaign_unit", "member_grade", "organization_grade", "member_commendation",
    "organization_commendation",
)  # fmt: skip
WALLED = ("campaign", "campaign_unit", "organization_grade", "organization_commendation")
COMMENDED = {
    "kind": "ad_hoc", "year": YEAR, "form": "certificate", "deciding_body": "Ban Thường vụ",
    "decision_number": "3-QĐ", "decided_on": date(2021, 2, 1),
}  # fmt: skip
ANOTHER = COMMENDED | {"decision_number": "9-QĐ"}
YEARS = {OWN: 2015, "sibling": 2016, "neighbour": 2017, "parent": 2018, "walled": 2019}
GROUP = "cell.village"
DAY = date(YEAR, 12, 31)
DECIDED = {"decision_number": "7-QĐ", "decided_on": date(2021, 1, 5), "today": TODAY}


def _period(year: int = YEAR) -> dict[str, Any]:
    return {"year": year, "scale": scale_of(year)}


def campaign_of(unit: Any, **values: Any) -> Campaign:
    """A campaign of 2020 under way."""
    made: Campaign = Campaign.objects.create(
        organization=unit, **_period(values.pop("year", YEAR)),
        **{"as_of": DAY, "state": "open"} | values,
    )  # fmt: skip
    made.refresh_from_db()
    return made


def unit_of(campaign: Campaign, organization: Any, **values: Any) -> CampaignUnit:
    """An organisation in a campaign."""
    fields = {
        "body": "organization", "tier": organization.tier, "group": "cell.village",
        "state": "not_started",
    }  # fmt: skip
    made: CampaignUnit = CampaignUnit.objects.create(
        organization=organization, campaign=campaign, year=campaign.year, scale=campaign.scale,
        **fields | values,
    )  # fmt: skip
    made.refresh_from_db()
    return made


def grade_of(unit: CampaignUnit, about: Any, **values: Any) -> MemberGrade:
    """The row of a member in a cell."""
    values.setdefault("organization", unit.organization)
    made: MemberGrade = MemberGrade.objects.create(
        campaign=unit.campaign, unit=unit, member=about, year=unit.year, scale=unit.scale, **values
    )  # fmt: skip
    made.refresh_from_db()
    return made


def own_grade_of(unit: CampaignUnit, **values: Any) -> OrganizationGrade:
    """The row of the unit itself."""
    values.setdefault("organization", unit.organization)
    made: OrganizationGrade = OrganizationGrade.objects.create(
        campaign=unit.campaign, unit=unit, body=unit.body,
        tier=unit.tier, year=unit.year, scale=unit.scale, **values,
    )  # fmt: skip
    made.refresh_from_db()
    return made


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A campaign of the twin's unit with its cell, and the member's decided grade."""
    year = YEARS[twin.where]
    campaign = campaign_of(twin.unit, id=ids["campaign"], year=year, as_of=date(year, 12, 31))
    unit = unit_of(campaign, twin.cell, id=ids["campaign_unit"], members=1, quota_source=twin.word)
    about = grade_of(
        unit, twin.member, id=ids["member_grade"], grade="good", proposal="good",
        decided_on=date(year, 12, 31), grounds=f"Căn cứ {twin.word}",
    )  # fmt: skip
    own = own_grade_of(
        unit, id=ids["organization_grade"], grounds=f"Căn cứ {twin.word}", grade="good",
        proposal="good", decided_on=date(year, 12, 31),
    )  # fmt: skip
    praised = COMMENDED | {"deciding_body": f"Ban Thường vụ {twin.word}"}
    return {
        "campaign": campaign, "campaign_unit": unit, "member_grade": about,
        "organization_grade": own,
        "member_commendation": MemberCommendation.objects.create(
            id=ids["member_commendation"], organization=twin.cell, member=twin.member, **praised
        ),
        "organization_commendation": OrganizationCommendation.objects.create(
            id=ids["organization_commendation"], organization=twin.cell, **praised
        ),
    }  # fmt: skip


def _campaign(unit: Any, number: int, made: Any, who: Any) -> Campaign:
    return campaign_of(unit, year=2008 + number)


def _unit(unit: Any, number: int, made: Any, who: Any) -> CampaignUnit:
    campaign = made["membership.campaign"][number]
    return unit_of(campaign, unit)


def _member_grade(unit: Any, number: int, made: Any, who: Any) -> MemberGrade:
    return grade_of(
        made["membership.campaignunit"][number], made["membership.member"][number],
        organization=unit,
    )  # fmt: skip


def _organization_grade(unit: Any, number: int, made: Any, who: Any) -> OrganizationGrade:
    return own_grade_of(made["membership.campaignunit"][number], organization=unit)


def _member_commendation(unit: Any, number: int, made: Any, who: Any) -> MemberCommendation:
    return MemberCommendation.objects.create(
        organization=unit, member=made["membership.member"][number], **COMMENDED
    )


def _organization_commendation(unit: Any, number: int, made: Any, who: Any) -> Any:
    return OrganizationCommendation.objects.create(
        organization=unit, **COMMENDED | {"decision_number": f"{number}-QĐ"}
    )


MAKERS = {
    "membership.campaign": _campaign,
    "membership.campaignunit": _unit,
    "membership.membergrade": _member_grade,
    "membership.organizationgrade": _organization_grade,
    "membership.membercommendation": _member_commendation,
    "membership.organizationcommendation": _organization_commendation,
}
RIGHTS = dict.fromkeys(MAKERS, P.VIEW_GRADING)
GUARDED = {
    "membership.membergrade": "membership.member",
    "membership.membercommendation": "membership.member",
}


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _head(stage: Stage) -> Any:
    return actor(stage, "organization_head")


def _own(stage: Stage) -> Twin:
    return stage.twins[OWN]


def _filled(stage: Stage, **values: Any) -> tuple[Campaign, CampaignUnit, CampaignUnit, Any]:
    """A campaign of 2021 with the grassroots organisation of the own cell, the cell, its member."""
    twin = _own(stage)
    campaign = campaign_of(twin.unit, year=2021, as_of=date(2021, 12, 31))
    top = unit_of(campaign, twin.cell.parent, group="grassroots.territory")
    cell = unit_of(campaign, twin.cell, parent=top, members=1)
    row = grade_of(cell, twin.member, **values)
    own_grade_of(top, **{key: values[key] for key in values if key == "proposal"})
    own_grade_of(cell, **values)
    return campaign, top, cell, row


def _open(stage: Stage) -> Any:
    return actions.open_campaign(
        organization=_own(stage).unit, year=2022, as_of=date(2022, 12, 31), today=TODAY,
        by=_officer(stage), launch=lambda campaign, job: None,
    )  # fmt: skip


def _self_review(stage: Stage) -> Any:
    _campaign_row, _top, cell, row = _filled(stage)
    return actions.record_self_review(
        unit=cell, version=1, members={row.pk: SelfReview("good")}, own=SelfReview("good"),
        by=_officer(stage),
    )  # fmt: skip


def _propose(stage: Stage) -> Any:
    _campaign_row, _top, cell, row = _filled(stage)
    return actions.record_proposals(
        unit=cell, version=1, members={row.pk: Proposal("good")}, own=Proposal("good"),
        by=_officer(stage),
    )  # fmt: skip


def _vote(stage: Stage) -> Any:
    _campaign_row, _top, cell, row = _filled(stage)
    return actions.record_cell_vote(
        unit=cell, version=1, held_on=date(2021, 12, 20), entitled=1, present=1,
        ballots={row.pk: {"good": 1}}, today=TODAY, by=_officer(stage),
    )  # fmt: skip


def _decide(stage: Stage) -> Any:
    _campaign_row, top, _cell, _row = _filled(stage, proposal="good")
    return actions.decide_unit(
        unit=top, version=1, by=_head(stage), **DECIDED | {"decided_on": date(2022, 1, 3)}
    )


def _collectives(stage: Stage) -> Any:
    twin = _own(stage)
    campaign = campaign_of(twin.unit, year=2021, as_of=date(2021, 12, 31))
    top = unit_of(campaign, twin.cell.parent, group="grassroots.territory", body="leadership")
    own_grade_of(top)
    return actions.decide_collectives(
        campaign=campaign, body="leadership", group=top.group, grades={top.pk: Proposal("good")},
        by=_head(stage), **DECIDED | {"decided_on": date(2022, 1, 3)},
    )  # fmt: skip


def _closable(stage: Stage, **values: Any) -> Campaign:
    twin = _own(stage)
    campaign = campaign_of(twin.unit, year=2021, as_of=date(2021, 12, 31), **values)
    unit_of(campaign, twin.cell, state="decided")
    return campaign


def _decided(stage: Stage) -> Any:
    return _filled(stage, proposal="good", grade="good", decided_on=date(2022, 1, 3))


def _correct(stage: Stage) -> Any:
    row = _decided(stage)[3]
    return actions.correct_member_grade(
        grade=row, new="completed", reason="Kết luận", by=_head(stage),
        **DECIDED | {"decided_on": date(2022, 1, 3)},
    )  # fmt: skip


def _correct_own(stage: Stage) -> Any:
    cell = _decided(stage)[2]
    return actions.correct_organization_grade(
        grade=cell.own_grades.get(), new="completed", reason="Kết luận", by=_head(stage),
        **DECIDED | {"decided_on": date(2022, 1, 3)},
    )  # fmt: skip


def _commended(stage: Stage) -> OrganizationCommendation:
    made: OrganizationCommendation = OrganizationCommendation.objects.create(
        organization=_own(stage).cell, **ANOTHER
    )
    made.refresh_from_db()
    return made


A = "apps.membership.grading.actions"
ACTIONS = {
    f"{A}.campaigns.open_campaign": _open,
    f"{A}.campaigns.close_campaign": lambda stage: actions.close_campaign(
        campaign=_closable(stage), version=1, by=_head(stage)
    ),
    f"{A}.campaigns.reopen_campaign": lambda stage: actions.reopen_campaign(
        campaign=_closable(stage, state="closed", closed_at=timezone.now()), version=1,
        reason="Sót", by=_head(stage),
    ),
    f"{A}.steps.record_self_review": _self_review,
    f"{A}.steps.record_proposals": _propose,
    f"{A}.steps.record_cell_vote": _vote,
    f"{A}.decisions.decide_unit": _decide,
    f"{A}.decisions.decide_collectives": _collectives,
    f"{A}.corrections.correct_member_grade": _correct,
    f"{A}.corrections.correct_organization_grade": _correct_own,
    f"{A}.commendations.commend_member": lambda stage: actions.commend_member(
        member=_own(stage).member, decision=Decision(**ANOTHER), today=TODAY, by=_officer(stage)
    ),
    f"{A}.commendations.commend_organization": lambda stage: actions.commend_organization(
        organization=_own(stage).cell, decision=Decision(**ANOTHER), today=TODAY,
        by=_officer(stage),
    ),
    f"{A}.commendations.withdraw_commendation": lambda stage: actions.withdraw_commendation(
        commendation=_commended(stage),
        reason="Nhầm", by=_officer(stage),
    ),
}  # fmt: skip
