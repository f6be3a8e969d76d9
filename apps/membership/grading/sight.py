"""What somebody behind a wall sees of a campaign: a walled member is absent from counts too."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from apps.membership.grading import rules
from apps.membership.models import CampaignUnit, MemberGrade
from apps.tenancy import scope

MEMBER = "membership.member"
_COUNTED_AS = {
    rules.EXCELLENT: "excellent", rules.GOOD: "good", rules.COMPLETED: "completed",
    rules.NOT_COMPLETED: "not_completed",
}  # fmt: skip


def as_seen(units: Iterable[CampaignUnit], actor: Any) -> list[CampaignUnit]:
    """The units with the members whom a wall hides from the actor taken out of their counts.

    For showing only: nothing of it may be saved. One query for an actor with walls, else none.
    """
    found = list(units)
    for row in hidden_from(actor, {unit.campaign_id for unit in found}):
        for unit in found:
            if unit.campaign_id == row.campaign_id and _counts(unit, row):
                _take_out(unit, row)
    return found


def hidden_from(actor: Any, campaigns: Iterable[int]) -> list[MemberGrade]:
    """Rows of these campaigns that a wall hides from the actor, for counting and refusing alone."""
    walled, campaigns = actor.walled(MEMBER), list(campaigns)
    if not walled or not campaigns:
        return []
    with scope.use(scope.Scope.everything()):
        rows = MemberGrade.objects.live().filter(member__in=walled, campaign__in=campaigns)
        return list(rows.only("path", "campaign", "exclusion", "proposal", "grade"))


def _counts(unit: CampaignUnit, row: MemberGrade) -> bool:
    return bool(unit.body == "organization" and row.path.startswith(unit.path))


def _take_out(unit: CampaignUnit, row: MemberGrade) -> None:
    if row.exclusion:
        unit.excluded -= 1
        return
    unit.members -= 1
    grade = row.grade or row.proposal
    if grade:
        unit.proposed -= 1
        name = _COUNTED_AS[grade]
        setattr(unit, name, getattr(unit, name) - 1)
