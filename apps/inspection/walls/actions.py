"""Recusals: somebody takes no part in a case, by their own word or by decision."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.accounts.models import User
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection import permissions
from apps.inspection.models import Case, Recusal
from apps.inspection.walls.keeping import keep
from apps.tenancy import scope


@audit.act("inspection.recused")
def declare_recusal(*, case: Case, reason: str, today: date, by: Actor) -> Recusal:
    """Say that one takes no part in a case: the team is left, and the case disappears at once.

    Whoever may read the case may do so for themselves (131-QĐ/TW). Raises NotAllowed, RuleRefused
    without a reason, when it has ended, or when one is recused already.
    """
    if not Case.objects.visible_to(by).filter(pk=case.pk).exists() or by.user is None:
        raise NotAllowed(permission=str(permissions.VIEW))
    return _recuse(case, by.user, reason, "", today, by)


@audit.act("inspection.recused")
def decide_recusal(
    *, case: Case, user: User, reason: str, decision: str, today: date, by: Actor
) -> Recusal:
    """Record the decision that somebody takes no part in a case.

    Raises NotAllowed for anybody but the chair, RuleRefused without a reason or decision, for
    oneself (one declares it), or when it stands already.
    """
    require(by, permissions.DECIDE, case)
    permissions.require_in_range(by, permissions.DECIDE, case)
    if user.pk == by.user_id:
        raise RuleRefused("recusal_declare", field="user")
    if not decision.strip():
        raise RuleRefused("recusal_decision", field="decision")
    return _recuse(case, user, reason, decision.strip(), today, by)


def _recuse(case: Case, user: User, reason: str, decision: str, today: date, by: Actor) -> Recusal:
    if not reason.strip():
        raise RuleRefused("recusal_reason", field="reason")
    # Whoever sees the case by a grant alone lies outside: the row is the case's, not theirs.
    with scope.use(scope.Scope.everything()):
        locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if not locked.is_open:
            raise RuleRefused("case_ended")
        if Recusal.objects.filter(case=locked, user=user).standing().exists():
            raise RuleRefused("recusal_stands", field="user")
        made: Recusal = Recusal.of(
            locked, user=user, declared=not decision, reason=reason.strip(), decision=decision,
            recused_on=today, recorded_by_id=by.user_id,
        )  # fmt: skip
        made.save()
        keep([locked.pk], by=by, today=today)
        audit.record(
            by, action="inspection.recused", obj=locked, hidden_from=user.pk, decision=decision
        )
    return made


@audit.act("inspection.recusal_lifted")
def lift_recusal(*, recusal: Recusal, reason: str, today: date, by: Actor) -> Recusal:
    """Lift a recusal that was recorded by mistake or whose ground is gone; the wall falls.

    Raises NotAllowed for anybody but the chair, RuleRefused without a reason or when it is lifted.
    """
    require(by, permissions.DECIDE, recusal)
    permissions.require_in_range(by, permissions.DECIDE, recusal.case)
    if not reason.strip():
        raise RuleRefused("recusal_reason", field="reason")
    locked = Recusal.objects.select_for_update(of=("self",)).get(pk=recusal.pk)
    if locked.lifted_on is not None:
        raise RuleRefused("recusal_lifted")
    locked.lifted_on, locked.lifted_by_id = max(today, locked.recused_on), by.user_id
    locked.lift_reason = reason.strip()
    locked.save(update_fields=["lifted_on", "lifted_by", "lift_reason"])
    keep([locked.case_id], by=by, today=today)
    audit.record(by, action="inspection.recusal_lifted", obj=locked.case, reason=locked.lift_reason)
    return locked
