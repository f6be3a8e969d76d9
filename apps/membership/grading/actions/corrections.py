"""Correcting a decided grade: the old row stays, a new one takes its place."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

from django.db.models import F
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.membership.grading import filling, judging, permissions, rules
from apps.membership.grading.judging import Judge
from apps.membership.grading.lookup import COLLECTIVES, quota_on
from apps.membership.models import CampaignUnit, MemberGrade, OrganizationGrade
from apps.tenancy import scope


@audit.act("membership.grade_corrected")
def correct_member_grade(
    *,
    grade: MemberGrade,
    new: str,
    reason: str,
    decision_number: str,
    decided_on: date,
    today: date,
    by: Actor,
) -> MemberGrade:
    """Replace a decided grade of a member by another decision; nothing is overwritten.

    The quota stays as it was frozen: a correction never moves the base. Raises NotAllowed,
    Conflict (somebody corrected it meanwhile) or RuleRefused.
    """
    locked: MemberGrade = _locked(MemberGrade, grade, by)
    if new == rules.EXCELLENT:
        _check_frozen_quota(locked)
    made: MemberGrade = _supersede(locked, new, reason, decision_number, decided_on, today)
    unit = CampaignUnit.objects.get(pk=locked.unit_id)
    filling.recount(locked.campaign_id, filling.with_those_above(unit))
    audit.record(
        by, action="membership.grade_corrected", obj=made, old=locked.grade, new=new,
        reason=reason.strip(),
    )  # fmt: skip
    return made


@audit.act("membership.organization_grade_corrected")
def correct_organization_grade(
    *,
    grade: OrganizationGrade,
    new: str,
    reason: str,
    decision_number: str,
    decided_on: date,
    today: date,
    by: Actor,
) -> OrganizationGrade:
    """Replace a decided grade of an organisation or collective by another decision.

    The quota counts within the group that was decided together, as it stands with the correction.
    Raises NotAllowed, Conflict, RuleRefused or Invalid.
    """
    locked: OrganizationGrade = _locked(OrganizationGrade, grade, by)
    made: OrganizationGrade = _supersede(locked, new, reason, decision_number, decided_on, today)
    if new == rules.EXCELLENT:
        _check_quota_of_group(made, reason)
    audit.record(
        by, action="membership.organization_grade_corrected", obj=made, old=locked.grade, new=new,
        reason=reason.strip(),
    )  # fmt: skip
    return made


def _locked(model: Any, grade: Any, by: Actor) -> Any:
    permissions.require_in_range(by, permissions.DECIDE, grade)
    found = model.objects.select_for_update(of=("self",)).get(pk=grade.pk)
    if found.superseded_at is not None:
        raise Conflict("grade_corrected_already")
    if not found.grade:
        raise RuleRefused("grade_not_decided")
    return found


def _supersede(
    row: Any, new: str, reason: str, decision_number: str, decided_on: date, today: date
) -> Any:
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    if not decision_number.strip():
        raise RuleRefused("decision_number_missing", field="decision_number")
    if decided_on > today:
        raise RuleRefused("decision_to_come", field="decided_on")
    if new == row.grade:
        raise RuleRefused("grade_unchanged", field="new")
    row.superseded_at, row.superseded_reason = timezone.now(), reason.strip()
    row.save(update_fields=["superseded_at", "superseded_reason", "changed_at"])
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in ("superseded_at", "superseded_reason")
    }
    values |= {
        "grade": new, "grounds": reason.strip(), "corrects_id": row.pk,
        "decision_number": decision_number.strip(), "decided_on": decided_on,
    }  # fmt: skip
    made = type(row)(**values)
    # Conditions that fail are overridden by the decision with its reason, and said to be.
    Judge(row.days[1], row.scale).judge(made, new, grounds=reason)
    made.save()
    return made


def _check_quota_of_group(made: OrganizationGrade, reason: str) -> None:
    """The excellent grades of those decided together still fit their quota."""
    unit = CampaignUnit.objects.get(pk=made.unit_id)
    with scope.use(scope.Scope.everything()):
        together = CampaignUnit.objects.filter(campaign=unit.campaign_id, body=unit.body)
        if unit.parent_id is None:
            together = together.filter(parent=None, group=unit.group)
        else:
            top = CampaignUnit.objects.get(pk=filling.with_those_above(unit)[-1])
            together = together.below(top).exclude(pk=top.pk)
        rows = OrganizationGrade.objects.decided().filter(unit__in=together)
        counts = Counter(rows.values_list("grade", flat=True))
    quota = quota_on(COLLECTIVES, made.days[1], counts=counts, scale=made.scale)
    excellent = counts[rules.EXCELLENT]
    found = judging.quota_findings(excellent, quota, code="quota_collectives")
    judging.settle_grades(found, reason=reason)


def _check_frozen_quota(row: MemberGrade) -> None:
    """One more excellent grade must fit the limit that the decision froze."""
    above = filling.with_those_above(CampaignUnit.objects.get(pk=row.unit_id))
    with scope.use(scope.Scope.everything()):
        top = (
            CampaignUnit.objects.filter(pk__in=above, quota_limit__isnull=False)
            .select_for_update(of=("self",))
            .first()
        )
        full = (
            top and CampaignUnit.objects.filter(pk=top.pk, excellent__gte=F("quota_limit")).exists()
        )
    if top and full:
        raise RuleRefused(
            "quota_frozen", field="new", limit=top.quota_limit, base=top.quota_base,
            source=top.quota_source,
        )  # fmt: skip
