"""What can happen to targets. One action per event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.reports import labels, permissions, rules
from apps.reports.choices import Bound, PeriodKind
from apps.reports.indicators import INDICATORS
from apps.reports.models import ManualIndicator, Target
from apps.reports.targets.rules import is_span
from apps.tenancy.models import Organization

assert labels  # the sentences of the refusals below


@dataclass(frozen=True)
class Owner:
    """Who answers for a target: an organisation, a person or role in words, or both."""

    unit: Organization | None = None
    name: str = ""


@audit.act("reports.target_set")
def set_target(
    *,
    organization: Organization,
    indicator: str = "",
    manual: ManualIndicator | None = None,
    kind: str,
    first: date,
    last: date,
    by_date: bool = False,
    bound: str = Bound.LEAST,
    plan: int | None = None,
    share: Decimal | None = None,
    owner: Owner = Owner(),
    by: Actor,
    document: str = "",
    note: str = "",
) -> Target:
    """Set what an organisation means to reach: a number, or a ``share`` in percent of the
    indicator's whole; at least that, or at most. It applies to summaries of the same kind whose
    period lies within its own; of the kind ``year`` it may span several years and holds in each.

    Raises NotAllowed; RuleRefused when a target of the same kind overlaps, for a wrong period, for
    a share of an indicator that is no part of a whole (a target without base), or for an
    organisation out of range that should answer for it.
    """
    require(by, permissions.SET_TARGET, organization)
    _check_span(kind, first, last)
    _check_aim(indicator, manual, plan, share)
    if by_date and kind == PeriodKind.YEAR:
        raise RuleRefused("target_yearly_has_no_day", field="by_date")
    _check_owner(owner, by)
    target = Target(
        organization=organization, indicator=indicator, manual=manual, kind=kind, first=first,
        last=last, by_date=by_date, bound=bound, plan=plan, share=share, owner_unit=owner.unit,
        owner_name=owner.name.strip(), document=document.strip(), note=note.strip(),
        set_by_id=by.user_id,
    )  # fmt: skip
    _save(target)
    audit.record(by, action="reports.target_set", obj=target, plan=plan or f"{share:f}%")
    return target


@audit.act("reports.target_ended")
def end_target(*, target: Target, reason: str, by: Actor) -> Target:
    """End a target that no longer holds; summaries made from now on do without it.

    Raises NotAllowed, RuleRefused without a reason or when it has been ended before.
    """
    require(by, permissions.SET_TARGET, target)
    if not reason.strip():
        raise RuleRefused("reason_missing", field="reason")
    locked: Target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    if locked.ended_at is not None:
        raise RuleRefused("target_ended")
    locked.ended_at, locked.ended_by_id = timezone.now(), by.user_id
    locked.end_reason = reason.strip()[:300]
    locked.save(update_fields=["ended_at", "ended_by", "end_reason"])
    audit.record(by, action="reports.target_ended", obj=locked, reason=locked.end_reason)
    return locked


def _check_span(kind: str, first: date, last: date) -> None:
    right = is_span(kind, first, last)
    if not right or (kind != PeriodKind.YEAR and not rules.is_period(kind, first, last)):
        raise RuleRefused(
            "period_not_of_kind", field="kind", first=date_text(first), last=date_text(last)
        )


def _check_aim(
    indicator: str, manual: ManualIndicator | None, plan: int | None, share: Decimal | None
) -> None:
    if bool(indicator) == (manual is not None):
        raise RuleRefused("target_measures_one", field="indicator")
    if (plan is None) == (share is None) or (plan is not None and plan <= 0):
        raise RuleRefused("plan_not_positive", field="plan")
    if share is None:
        return
    if not 0 < share <= 100:
        raise RuleRefused("share_out_of_range", field="plan")
    base = manual.of_id if manual is not None else INDICATORS[indicator].of
    if not base:
        raise RuleRefused("share_without_whole", field="plan")


def _check_owner(owner: Owner, by: Actor) -> None:
    visible = Organization.objects.visible_to(by)
    if owner.unit is not None and not visible.filter(pk=owner.unit.pk).exists():
        raise RuleRefused("target_owner_unknown", field="owner_unit")


def _save(target: Target) -> None:
    try:
        with transaction.atomic():
            target.save()
    except IntegrityError as error:
        if "_at_a_time" in str(error):
            raise RuleRefused("target_overlaps", field="indicator") from None
        raise
