"""Deciding grades: members and cells of a grassroots organisation, and collectives by group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.core.formats import date_text, number
from apps.membership.grading import filling, judging, permissions, rules
from apps.membership.grading.actions.steps import Proposal
from apps.membership.grading.choices import Body, CampaignState, UnitState
from apps.membership.grading.judging import Judge
from apps.membership.grading.lookup import COLLECTIVES, MEMBERS, frozen_quota, quota_on
from apps.membership.grading.sight import hidden_from
from apps.membership.models import Campaign, CampaignUnit, MemberGrade, OrganizationGrade
from apps.tenancy import scope

NAMED = 5
_DECIDED = ["grade", "grounds", "verdict", "decided_on", "decision_number"]


@audit.act("membership.unit_decided")
def decide_unit(
    *,
    unit: CampaignUnit,
    version: int,
    decision_number: str,
    decided_on: date,
    today: date,
    by: Actor,
    reason: str = "",
) -> CampaignUnit:
    """Decide the grades of all members of a grassroots organisation and of the cells under it.

    Each proposal becomes the grade; the own grade of the organisation waits for its group. The
    quota of excellent grades is that of the day and stays with the decision. Whoever stands behind
    a wall from a member leaves the decision to somebody else. Raises NotAllowed, Conflict,
    RuleRefused or Invalid: cells without proposals or that met later, a grade beyond the quota of a
    settled rule (a draft one needs a reason), a settled condition not met.
    """
    locked = _locked_top(unit, version, by)
    _check_day(locked, decision_number, decided_on, today)
    _check_sight(locked, by)
    with scope.use(scope.Scope.everything()):
        cells = _met(_cells_of(locked), decided_on)
        rows = _member_rows(cells)
        own = _cell_grades(cells, locked)
        _check_complete(locked, rows, own)
        findings = _decide_members(locked, rows) + _decide_cells(locked, own)
        judging.settle_grades(findings, reason=reason)
        _save([*rows, *own], decision_number, decided_on)
        _mark_cells(cells, locked, decision_number, decided_on)
        filling.recount(locked.campaign_id, [one.pk for one in cells])
    locked.refresh_from_db(fields=[*rules.GRADES, "proposed"])
    locked.state = UnitState.MEMBERS_DECIDED
    locked.decided_on, locked.decision_number = decided_on, decision_number.strip()
    locked.version += 1
    locked.save()
    audit.record(
        by, action="membership.unit_decided", obj=locked, count=len(rows), reason=reason.strip()
    )
    return locked


@audit.act("membership.collectives_decided")
def decide_collectives(
    *,
    campaign: Campaign,
    body: str,
    group: str,
    grades: Mapping[int, Proposal],
    decision_number: str,
    decided_on: date,
    today: date,
    by: Actor,
    reason: str = "",
) -> list[OrganizationGrade]:
    """Decide the grades of a group of organisations or collectives with like tasks.

    ``grades`` names every unit of the group directly below, by its key. The quota counts within
    the group (124-QĐ/TW 2023). Raises NotAllowed, RuleRefused or Invalid.
    """
    held, units = _locked_group(campaign, body, group, by)
    if not units or {unit.pk for unit in units} != set(grades):
        raise RuleRefused("group_incomplete")
    _check_day(held, decision_number, decided_on, today)
    if body == Body.ORGANIZATION:
        _check_members_decided(units)
    rows = list(_own_rows(units))
    findings = _choose(held, rows, grades)
    counts = Counter(row.grade for row in rows)
    quota = quota_on(COLLECTIVES, held.days[1], counts=counts, scale=held.scale)
    excellent = counts[rules.EXCELLENT]
    findings += judging.quota_findings(excellent, quota, code="quota_collectives")
    judging.settle_grades(findings, reason=reason)
    _save(rows, decision_number, decided_on)
    CampaignUnit.objects.filter(pk__in=grades).update(state=UnitState.DECIDED)
    audit.record(
        by, action="membership.collectives_decided", obj=held, count=len(rows),
        reason=reason.strip(),
    )  # fmt: skip
    return rows


def _locked_group(
    campaign: Campaign, body: str, group: str, by: Actor
) -> tuple[Campaign, list[CampaignUnit]]:
    permissions.require_in_range(by, permissions.DECIDE, campaign)
    held: Campaign = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if held.state != CampaignState.OPEN:
        raise RuleRefused("campaign_not_open")
    units = list(_group_of(held, body, group))
    if any(unit.state in (UnitState.DECIDED, UnitState.CLOSED) for unit in units):
        raise RuleRefused("group_decided")
    return held, units


def _choose(
    campaign: Campaign, rows: list[OrganizationGrade], grades: Mapping[int, Proposal]
) -> list[Any]:
    judge = Judge(campaign.days[1], campaign.scale)
    findings = []
    for row in rows:
        chosen = grades[row.unit_id]
        if not chosen.grade:
            raise RuleRefused("grade_missing", name=row.organization.name)
        row.grade, row.grounds = chosen.grade, chosen.grounds.strip()
        findings += judge.judge(row, chosen.grade, grounds=chosen.grounds)
    return findings


def _locked_top(unit: CampaignUnit, version: int, by: Actor) -> CampaignUnit:
    permissions.require_in_range(by, permissions.DECIDE, unit)
    rows = CampaignUnit.objects.select_for_update(of=("self",))
    found: CampaignUnit = rows.select_related("scale", "organization").get(pk=unit.pk)
    if found.version != version:
        raise Conflict("stale")
    if found.body != Body.ORGANIZATION or found.tier in filling.LOWEST:
        raise RuleRefused("not_a_deciding_unit")
    if found.decided_on:
        raise RuleRefused("unit_decided")
    return found


def _check_day(row: Any, decision_number: str, decided_on: date, today: date) -> None:
    if not decision_number.strip():
        raise RuleRefused("decision_number_missing", field="decision_number")
    if decided_on > today:
        raise RuleRefused("decision_to_come", field="decided_on")
    if decided_on < row.days[0]:
        raise RuleRefused("decision_before_period", field="decided_on")


def _met(cells: list[CampaignUnit], decided_on: date) -> list[CampaignUnit]:
    """The cells, whose meetings the decision follows (366-QĐ/TW: review, proposal, decision)."""
    for one in cells:
        if one.held_on and one.held_on > decided_on:
            raise RuleRefused(
                "decision_before_meeting", field="decided_on", name=one.organization.name,
                day=date_text(one.held_on), source=one.scale.document,
            )  # fmt: skip
    return cells


def _check_sight(unit: CampaignUnit, by: Actor) -> None:
    """A relative, or whoever else must not look at a member, takes no part in grading them."""
    if any(row.path.startswith(unit.path) for row in hidden_from(by, [unit.campaign_id])):
        raise RuleRefused("decided_by_another")


def _cells_of(unit: CampaignUnit) -> list[CampaignUnit]:
    """The unit and every organisation under it, under lock."""
    rows = CampaignUnit.objects.select_for_update(of=("self",)).filter(
        campaign=unit.campaign_id,
        body=Body.ORGANIZATION,
        path__gte=unit.path,
        path__lt=unit.path + scope.LAST,
    )
    return list(rows.select_related("organization").order_by("path"))


def _member_rows(units: Iterable[CampaignUnit]) -> list[MemberGrade]:
    rows = MemberGrade.objects.live().filter(unit__in=[one.pk for one in units], exclusion="")
    return list(rows.select_related("member", "organization").order_by("path", "member__sort_key"))


def _cell_grades(units: list[CampaignUnit], top: CampaignUnit) -> list[OrganizationGrade]:
    return list(_own_rows([one for one in units if one.pk != top.pk]))


def _own_rows(units: Iterable[CampaignUnit]) -> Any:
    rows = OrganizationGrade.objects.live().filter(unit__in=[one.pk for one in units])
    return rows.select_related("organization").order_by("path")


def _check_complete(
    top: CampaignUnit, rows: list[MemberGrade], own: list[OrganizationGrade]
) -> None:
    """Every member and every cell under the organisation has a proposal."""
    missing = [row for row in [*own, *rows] if not row.proposal]
    if missing:
        names = list(dict.fromkeys(row.organization.name for row in missing))
        more = "…" if len(names) > NAMED else ""
        raise RuleRefused(
            "proposals_missing", count=number(len(missing)), names="; ".join(names[:NAMED]) + more
        )


def _check_members_decided(units: Iterable[CampaignUnit]) -> None:
    waiting = [unit.organization.name for unit in units if unit.members and not unit.decided_on]
    if waiting:
        more = "…" if len(waiting) > NAMED else ""
        raise RuleRefused("members_undecided", names="; ".join(waiting[:NAMED]) + more)


def _mark_cells(
    cells: list[CampaignUnit], top: CampaignUnit, decision_number: str, decided_on: date
) -> None:
    CampaignUnit.objects.filter(pk__in=[one.pk for one in cells if one.pk != top.pk]).update(
        state=UnitState.DECIDED, decided_on=decided_on, decision_number=decision_number.strip()
    )


def _decide_members(top: CampaignUnit, rows: list[MemberGrade]) -> list[Any]:
    findings = _judged(top, rows)
    counts = Counter(row.grade for row in rows)
    quota = quota_on(MEMBERS, top.days[1], counts=counts, scale=top.scale)
    for name, value in frozen_quota(quota).items():
        setattr(top, name, value)
    excellent = counts[rules.EXCELLENT]
    return findings + judging.quota_findings(excellent, quota, code="quota_members")


def _decide_cells(top: CampaignUnit, own: list[OrganizationGrade]) -> list[Any]:
    findings = _judged(top, own)
    counts = Counter(row.grade for row in own)
    quota = quota_on(COLLECTIVES, top.days[1], counts=counts, scale=top.scale)
    excellent = counts[rules.EXCELLENT]
    return findings + judging.quota_findings(excellent, quota, code="quota_cells")


def _judged(top: CampaignUnit, rows: Iterable[Any]) -> list[Any]:
    """Each proposal becomes the grade, with the verdict of its conditions; what fails of them."""
    judge, findings = Judge(top.days[1], top.scale), []
    for row in rows:
        row.grade = row.proposal
        findings += judge.judge(row, row.grade, grounds=row.grounds)
    return findings


def _save(rows: list[Any], decision_number: str, decided_on: date) -> None:
    for row in rows:
        row.decided_on, row.decision_number = decided_on, decision_number.strip()
    for model in {type(row) for row in rows}:
        own = [row for row in rows if isinstance(row, model)]
        model.objects.bulk_update(own, _DECIDED, batch_size=1000)


def _group_of(campaign: Campaign, body: str, group: str) -> Any:
    rows = CampaignUnit.objects.select_for_update(of=("self",)).select_related("organization")
    return rows.filter(campaign=campaign, parent=None, body=body, group=group).order_by("path")
