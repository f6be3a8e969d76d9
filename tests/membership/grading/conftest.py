"""A district with members in two cells, the rules of grading, and a campaign of 2022."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.membership.grading import actions
from apps.membership.grading.actions.steps import Proposal
from apps.membership.models import Campaign, CampaignUnit, MemberGrade
from apps.regulations.choices import Standing
from apps.regulations.models import LegalDocument, RuleValue
from apps.tenancy import scope
from tests.factories.membership import member

TODAY = date(2023, 1, 10)
LAST = date(2022, 12, 31)
QUOTA = "membership.grading.excellent.quota"
COLLECTIVE = "membership.grading.excellent.collective_quota"
CELL = "alpha-east-1-cell"
TOP = "alpha-east-1"


def enact(key: str, value: str, unit: str = "percent", *, status: str = Standing.CONFIRMED) -> None:
    """Record a rule of grading that holds since 2018."""
    document, _new = LegalDocument.objects.get_or_create(
        issuer="BTCTW", number="21-HD/BTCTW", signed_on=date(2018, 1, 1),
        defaults={"kind": "guidance", "title_vi": "Đánh giá", "status": Standing.CONFIRMED},
    )  # fmt: skip
    RuleValue.objects.create(
        key=key, value=value, unit=unit, document=document, article="mục 3", status=status,
        source="test", valid_from=date(2018, 1, 1),
    )  # fmt: skip


def acting(world: Any, role: str, code: str) -> Any:
    """The person of a role over an organisation, acting."""
    with scope.use(scope.Scope.everything()):
        return world.actor(role, code)


@pytest.fixture
def quota_law(db: None) -> None:
    """The quota of 20%, settled."""
    enact(QUOTA, "20")


@pytest.fixture
def people(world: Any) -> list[Any]:
    """Twelve members of one cell."""
    with scope.use(scope.Scope.everything()):
        return [member(world[CELL], f"Đảng viên {number:02}") for number in range(12)]


@pytest.fixture
def opened(world: Any) -> Callable[..., Campaign]:
    """Open the campaign of a year for a district, as its officer."""

    def open_it(year: int = 2022, code: str = "alpha-east", **values: Any) -> Campaign:
        by = acting(world, "organization_officer", code)
        with scope.use(by.scope()):
            return actions.open_campaign(
                organization=world[code], year=year, as_of=values.pop("as_of", date(year, 12, 31)),
                today=values.pop("today", TODAY), by=by, launch=lambda campaign, job: None, **values,
            )  # fmt: skip

    return open_it


class Hand:
    """Does the steps of a campaign as the officer or the head of the district."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.officer = acting(world, "organization_officer", "alpha-east")
        self.head = acting(world, "organization_head", "alpha-east")

    def unit(self, campaign: Any, code: str, body: str = "organization") -> CampaignUnit:
        """The unit of an organisation as it is now."""
        with scope.use(scope.Scope.everything()):
            found: CampaignUnit = CampaignUnit.objects.select_related("scale").get(
                campaign=campaign, organization=self.world[code], body=body
            )
            return found

    def rows(self, campaign: Any, code: str = CELL) -> list[MemberGrade]:
        """The rows of the members of a cell that count, by name."""
        with scope.use(scope.Scope.everything()):
            found = MemberGrade.objects.live().filter(unit=self.unit(campaign, code))
            return list(found.select_related("member").order_by("member__full_name"))

    def propose(
        self, campaign: Any, grades: list[str], code: str = CELL, own: str = "good"
    ) -> CampaignUnit:
        """Propose these grades for the members of a cell in the order of their names."""
        rows = [row for row in self.rows(campaign, code) if not row.exclusion]
        chosen = {row.pk: Proposal(grade) for row, grade in zip(rows, grades, strict=False)}
        unit = self.unit(campaign, code)
        with scope.use(self.officer.scope()):
            return actions.record_proposals(
                unit=unit, version=unit.version, members=chosen, own=Proposal(own), by=self.officer
            )

    def decide(self, campaign: Any, code: str = TOP, **values: Any) -> CampaignUnit:
        """Decide the members of a grassroots organisation."""
        unit = self.unit(campaign, code)
        with scope.use(self.head.scope()):
            return actions.decide_unit(
                unit=unit, version=values.pop("version", unit.version), decision_number="7-QĐ/ĐU",
                decided_on=date(2022, 12, 28), today=TODAY, by=self.head, **values,
            )  # fmt: skip

    def decide_all_collectives(self, campaign: Any, grade: str = "good") -> None:
        """Decide every group directly below."""
        with scope.use(scope.Scope.everything()):
            rows = list(CampaignUnit.objects.filter(campaign=campaign, parent=None))
        for body, group in sorted({(one.body, one.group) for one in rows}):
            keys = [one.pk for one in rows if (one.body, one.group) == (body, group)]
            with scope.use(self.head.scope()):
                actions.decide_collectives(
                    campaign=campaign, body=body, group=group,
                    grades={key: Proposal(grade) for key in keys}, decision_number="9-QĐ/HU",
                    decided_on=date(2022, 12, 30), today=TODAY, by=self.head,
                )  # fmt: skip


@pytest.fixture
def hand(world: Any) -> Hand:
    """Somebody who works on campaigns."""
    return Hand(world)
