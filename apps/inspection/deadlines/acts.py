"""The acts on the limits of a case as their page offers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.inspection import permissions
from apps.inspection.deadlines import actions, forms
from apps.inspection.models import Case

OF_CASE, OF_HOLD = "", "hold"


@dataclass(frozen=True)
class Act:
    """One act: its form, its words, who may do it."""

    form: Any
    label: Any
    text: Any
    done: Any
    run: Callable[..., Any]
    right: str
    of: str = OF_CASE
    dated: bool = True


DECIDE, CHANGE = permissions.DECIDE, permissions.CHANGE
ACTS: dict[str, Act] = {
    "hold": Act(
        forms.HoldForm, _("Put on hold"),
        _("The days of a hold do not count. A clock stands still only for a ground that stops it."),
        _("The case is on hold."), actions.hold_case, DECIDE,
    ),
    "resume": Act(
        forms.ResumeForm, _("Let work go on"),
        _("The limit runs on with the days that were left."),
        _("Work goes on."), actions.resume_case, DECIDE, OF_HOLD,
    ),
    "extend": Act(
        forms.ExtendForm, _("Extend the limit"),
        _("By a decision before the limit ends and within the cap of its rule."),
        _("The limit is extended."), actions.extend_case, DECIDE,
    ),
    "receipt": Act(
        forms.ReceiptForm, _("Enter the receipt of the decision"),
        _("The time to complain counts from receipt of the decision in writing."),
        _("The receipt is entered."), actions.record_receipt, CHANGE,
    ),
}  # fmt: skip


def offered(actor: Actor, case: Case) -> dict[str, Act]:
    """The acts on the case itself that its page offers the actor."""
    if not (case.is_open and actor.lo <= case.path < actor.hi):
        return {}
    return {
        code: act
        for code, act in ACTS.items()
        if actor.has(act.right)
        and act.of == OF_CASE
        and (code != "receipt" or case.kind == "complaint")
    }
