"""What a cell or a collective reports: self-review, proposals, ballots. Whole units at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.membership.grading import filling, judging, permissions, rules
from apps.membership.grading.choices import PRESENT_STATES, Grade, UnitState
from apps.membership.grading.judging import Judge
from apps.membership.judging import require_possible
from apps.membership.models import CampaignUnit, MemberGrade, OrganizationGrade
from apps.membership.procedures.choices import Body as Voting
from apps.membership.procedures.lookup import official_members, threshold_of

_PROPOSED = ["cadre_grade", "proposal", "grounds", "verdict"]
FACTS = ("points", "late_share", "above_share", "disciplined")


@dataclass(frozen=True)
class SelfReview:
    """What one member, or the organisation itself, says of the work."""

    self_grade: str = ""
    points: Decimal | None = None
    late_share: Decimal | None = None
    above_share: Decimal | None = None
    disciplined: bool | None = None


@dataclass(frozen=True)
class Proposal:
    """The grade proposed, with grounds where a condition is overridden."""

    grade: str
    grounds: str = ""
    cadre_grade: str | None = None
    """Of a member: the grade as cadre or civil servant; None leaves what is recorded alone."""


@audit.act("membership.self_review_recorded")
def record_self_review(
    *,
    unit: CampaignUnit,
    version: int,
    members: Mapping[int, SelfReview],
    own: SelfReview | None,
    by: Actor,
) -> CampaignUnit:
    """Record self grades and what the conditions ask for, by key of the member's row.

    Raises NotAllowed, Conflict or RuleRefused (a row of another unit, one that is not graded).
    """
    locked = _locked_unit(unit, version, by)
    rows = _rows(locked, members.keys(), by)
    for row in rows.values():
        _report(row, members[row.pk])
    MemberGrade.objects.bulk_update(rows.values(), ["self_grade", *FACTS])
    if own is not None:
        grade = _own_grade(locked)
        _report(grade, own)
        grade.save(update_fields=["self_grade", *FACTS, "changed_at"])
    if locked.state == UnitState.NOT_STARTED:
        locked.state = UnitState.SELF_REVIEW
    _step(locked)
    audit.record(by, action="membership.self_review_recorded", obj=locked, count=len(rows))
    return locked


@audit.act("membership.grades_proposed")
def record_proposals(
    *,
    unit: CampaignUnit,
    version: int,
    members: Mapping[int, Proposal],
    own: Proposal | None,
    by: Actor,
) -> CampaignUnit:
    """Record the grades proposed for a whole cell at once, and the one of the unit itself.

    The unit counts as proposed when nobody in it lacks a proposal. Raises NotAllowed, Conflict,
    RuleRefused or Invalid: a grade whose settled conditions fail, without grounds; a grade as cadre
    for a year without a list of them.
    """
    locked = _locked_unit(unit, version, by)
    rows = _rows(locked, members.keys(), by)
    judge = Judge(locked.days[1], locked.scale)
    findings = []
    for row in rows.values():
        _enter_cadre_grade(row, members[row.pk].cadre_grade, locked)
        findings += _propose(row, members[row.pk], judge)
    if own is not None:
        grade = _own_grade(locked)
        findings += _propose(grade, own, judge)
        grade.save(update_fields=["proposal", "grounds", "verdict", "changed_at"])
    judging.settle_grades(findings, reason="")
    MemberGrade.objects.bulk_update(rows.values(), _PROPOSED)
    filling.recount(locked.campaign_id, filling.with_those_above(locked))
    locked.refresh_from_db(fields=["members", "proposed"])
    locked.state = _state_after(locked)
    _step(locked)
    audit.record(by, action="membership.grades_proposed", obj=locked, count=len(rows))
    return locked


def _state_after(unit: CampaignUnit) -> str:
    everybody = unit.tier not in filling.LOWEST or unit.proposed >= unit.members
    done = everybody and _own_grade(unit).proposal
    return UnitState.PROPOSED if done else UnitState.SELF_REVIEW


@audit.act("membership.cell_voted")
def record_cell_vote(
    *,
    unit: CampaignUnit,
    version: int,
    held_on: date,
    entitled: int,
    present: int,
    ballots: Mapping[int, Mapping[str, int]],
    today: date,
    by: Actor,
) -> CampaignUnit:
    """Record the ballots of a cell's meeting: per member, how many voted for which grade.

    Raises NotAllowed, Conflict, RuleRefused or Invalid: ballots that do not add up to those
    present, more present than entitled, more entitled than the cell has official members, a meeting
    to come or before the period.
    """
    locked = _locked_unit(unit, version, by)
    _check_meeting(locked, held_on, entitled, present, today)
    rows = _rows(locked, ballots.keys(), by)
    findings = []
    for row in rows.values():
        row.ballots = {grade: int(ballots[row.pk].get(grade, 0)) for grade in Grade.values}
        findings += rules.ballot_findings(row.member.full_name, row.ballots, present=present)
    judging.settle_grades(findings, reason="")
    MemberGrade.objects.bulk_update(rows.values(), ["ballots"])
    locked.held_on, locked.entitled, locked.present = held_on, entitled, present
    _step(locked)
    audit.record(by, action="membership.cell_voted", obj=locked, count=len(rows))
    return locked


def _check_meeting(
    unit: CampaignUnit, held_on: date, entitled: int, present: int, today: date
) -> None:
    """The day of the meeting, and that no more vote than may (Party Charter, article 3)."""
    require_possible(held_on, today=today, field="held_on", ahead="meeting_to_come")
    if held_on < unit.days[0]:
        raise RuleRefused("meeting_before_period", field="held_on")
    if present > entitled:
        raise RuleRefused("more_present", field="present", present=present, entitled=entitled)
    members = official_members(unit.organization, on=held_on)
    if entitled > members:
        threshold, _rule = threshold_of(Voting.CELL, on=held_on)
        raise RuleRefused(
            "more_entitled", field="entitled", entitled=entitled, members=members,
            source=threshold.source if threshold else "",
        )  # fmt: skip


def _locked_unit(unit: CampaignUnit, version: int, by: Actor) -> CampaignUnit:
    """The unit under lock, open for reports. Raises NotAllowed, Conflict or RuleRefused."""
    permissions.require_in_range(by, permissions.CHANGE, unit)
    rows = CampaignUnit.objects.select_for_update(of=("self",))
    found: CampaignUnit = rows.select_related("scale", "organization").get(pk=unit.pk)
    if found.version != version:
        raise Conflict("stale")
    if found.state not in PRESENT_STATES or found.decided_on:
        raise RuleRefused("unit_decided")
    return found


def _own_grade(unit: CampaignUnit) -> OrganizationGrade:
    """The row of the unit itself that counts."""
    found: OrganizationGrade = (
        OrganizationGrade.objects.live().select_related("organization").get(unit=unit)
    )
    return found


def _step(unit: CampaignUnit) -> None:
    """Save with the next version."""
    unit.version += 1
    fields = ["state", "held_on", "entitled", "present", "version", "changed_at"]
    unit.save(update_fields=fields)


def _rows(unit: CampaignUnit, keys: Any, by: Actor) -> dict[int, MemberGrade]:
    """The rows of these keys, all of the unit and within sight."""
    found = MemberGrade.objects.visible_to(by).live().filter(unit=unit, pk__in=list(keys))
    rows = {row.pk: row for row in found.select_related("member").order_by("member__sort_key")}
    if len(rows) != len(set(keys)):
        raise RuleRefused("row_of_another_unit")
    for row in rows.values():
        if row.exclusion:
            raise RuleRefused(
                "member_not_graded", name=row.member.full_name, why=row.get_exclusion_display()
            )
    return rows


def _report(row: Any, review: SelfReview) -> None:
    row.self_grade = review.self_grade
    for name in FACTS:
        setattr(row, name, getattr(review, name))


def _enter_cadre_grade(row: MemberGrade, given: str | None, unit: CampaignUnit) -> None:
    if given and not unit.scale.cadre_choices():
        raise RuleRefused("cadre_grades_unknown", year=str(unit.year))
    if given is not None:
        row.cadre_grade = given


def _propose(row: Any, proposal: Proposal, judge: Judge) -> list[Any]:
    row.proposal, row.grounds = proposal.grade, proposal.grounds.strip()
    if not proposal.grade:
        row.verdict = ""
        return []
    return judge.judge(row, proposal.grade, grounds=proposal.grounds)
