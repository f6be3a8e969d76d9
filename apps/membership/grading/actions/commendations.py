"""Commendations of organisations and members."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.membership.grading import continuity, permissions, rules
from apps.membership.grading.choices import CommendationKind
from apps.membership.models import Member, MemberCommendation, OrganizationCommendation
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Decision:
    """What a decision on a commendation says."""

    kind: str
    year: int
    form: str
    deciding_body: str
    decision_number: str
    decided_on: date
    note: str = ""


@audit.act("membership.member_commended")
def commend_member(
    *, member: Member, decision: Decision, today: date, by: Actor
) -> MemberCommendation:
    """Record the commendation of a member.

    Yearly ones need an excellent year, "five years running" five in a row in one record across
    transfers. Raises NotAllowed or RuleRefused.
    """
    permissions.require_in_range(by, permissions.CHANGE, member)
    _check(decision, today, continuity.grades_of_member(member.pk))
    made = MemberCommendation(organization=member.organization, member=member, **_values(decision))
    _save(made)
    audit.record(by, action="membership.member_commended", obj=made)
    return made


@audit.act("membership.organization_commended")
def commend_organization(
    *, organization: Organization, decision: Decision, today: date, by: Actor
) -> OrganizationCommendation:
    """Record the commendation of an organisation; conditions as for members.

    Raises NotAllowed or RuleRefused.
    """
    permissions.require_in_range(by, permissions.CHANGE, organization)
    _check(decision, today, continuity.grades_of_organization(organization.pk))
    made = OrganizationCommendation(organization=organization, **_values(decision))
    _save(made)
    audit.record(by, action="membership.organization_commended", obj=made)
    return made


@audit.act("membership.commendation_withdrawn")
def withdraw_commendation(*, commendation: Any, reason: str, by: Actor) -> Any:
    """Withdraw a commendation entered wrongly; it stays on file with the reason.

    Raises NotAllowed or RuleRefused.
    """
    permissions.require_in_range(by, permissions.CHANGE, commendation)
    locked = type(commendation).objects.select_for_update(of=("self",)).get(pk=commendation.pk)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    if locked.withdrawn_reason:
        raise RuleRefused("commendation_withdrawn", field="reason")
    locked.withdrawn_reason = reason.strip()
    locked.save(update_fields=["withdrawn_reason"])
    audit.record(by, action="membership.commendation_withdrawn", obj=locked, reason=reason.strip())
    return locked


def _check(decision: Decision, today: date, grades: dict[int, str]) -> None:
    if decision.decided_on > today:
        raise RuleRefused("decision_to_come", field="decided_on")
    if decision.decided_on.year < decision.year:
        raise RuleRefused("commended_before_year", field="decided_on")
    run = rules.excellent_run(grades, last=decision.year)
    if decision.kind == CommendationKind.FIVE_YEARS and run < rules.RUN:
        raise RuleRefused("not_five_years", field="year", run=run, last=decision.year)
    if decision.kind == CommendationKind.YEARLY and not run:
        raise RuleRefused("not_excellent", field="year", year=decision.year)


def _values(decision: Decision) -> dict[str, Any]:
    return {name: getattr(decision, name) for name in Decision.__dataclass_fields__}


def _save(made: Any) -> None:
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        if "commendation_once" in str(error):
            raise RuleRefused("commended_already", field="decision_number") from None
        raise
