"""What can happen to a member's seniority. One action per event."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from psycopg.types.range import DateRange

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.membership import permissions
from apps.membership.models import Member, SeniorityDeduction
from apps.membership.seniority import labels
from apps.membership.seniority.holding import citation, locked_member
from apps.membership.seniority.lookup import START, memberships_of
from apps.regulations.lookup import find_rule

assert labels  # the sentences of the refusals below


@audit.act("membership.deduction_recorded")
def record_deduction(
    *,
    member: Member,
    first: date,
    last: date,
    kind: str,
    reason: str,
    decision_number: str,
    by: Actor,
    today: date,
    decided_on: date | None = None,
) -> SeniorityDeduction:
    """Record a period that does not count (both days included), by a decision.

    Raises NotAllowed, RuleRefused for a period outside the membership or deducted already.
    """
    held = locked_member(member, by, permissions.CHANGE)
    _check_period(held, first, last, today)
    made = SeniorityDeduction(
        organization_id=held.organization_id,
        member=held,
        valid=DateRange(first, last + timedelta(days=1)),
        kind=kind,
        reason=reason.strip(),
        decision_number=decision_number.strip(),
        decided_on=decided_on,
        recorded_by_id=by.user_id,
    )
    _save(made)
    audit.record(
        by,
        action="membership.deduction_recorded",
        obj=held,
        first=date_text(first),
        last=date_text(last),
        why=kind,
    )
    return made


def _save(deduction: SeniorityDeduction) -> None:
    try:
        with transaction.atomic():
            deduction.save()
    except IntegrityError as error:
        if "senioritydeduction_once" in str(error):
            raise RuleRefused("deduction_twice", field="first") from None
        raise


def _check_period(member: Member, first: date, last: date, today: date) -> None:
    starts = [one.start for one in memberships_of(member) if one.start]
    if not starts:
        raise RuleRefused("deduction_without_joining", field="first")
    if last < first:
        raise RuleRefused("deduction_backwards", field="last")
    begin, end = min(starts), member.left_on or today
    if first < begin or last > end:
        raise RuleRefused(
            "deduction_outside",
            field="first" if first < begin else "last",
            first=date_text(begin),
            last=date_text(end),
            source=citation(find_rule(START, on=today)),
        )


@audit.act("membership.deduction_withdrawn")
def withdraw_deduction(
    *, deduction: SeniorityDeduction, reason: str, by: Actor, today: date
) -> SeniorityDeduction:
    """Take a wrong deduction back; it stays to be read with the reason.

    Raises NotAllowed, RuleRefused when it is withdrawn already.
    """
    held = locked_member(deduction.member, by, permissions.CHANGE)
    found: SeniorityDeduction = SeniorityDeduction.objects.select_for_update(of=("self",)).get(
        pk=deduction.pk
    )
    if found.withdrawn_on is not None:
        raise RuleRefused("deduction_withdrawn")
    found.withdrawn_on, found.withdrawn_reason = today, reason.strip()
    found.save(update_fields=["withdrawn_on", "withdrawn_reason"])
    audit.record(
        by,
        action="membership.deduction_withdrawn",
        obj=held,
        first=date_text(found.valid.lower),
        last=date_text(found.last_day),
    )
    return found
