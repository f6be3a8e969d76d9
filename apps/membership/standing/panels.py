"""Where the member stands, on the record: set aside, out of the Party, back again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from apps.accounts.actor import Actor
from apps.membership.choices import Leaving, State
from apps.membership.models import Member, Procedure, StandingPeriod
from apps.membership.panels import SIDE, Panel
from apps.membership.procedures import permissions
from apps.membership.procedures.choices import Kind, ProcedureState
from apps.membership.procedures.judging import refusals_of
from apps.membership.standing.lookup import RESTORABLE, RETURNABLE, earlier_of
from apps.membership.standing.papers import WITH_PAPER, is_written_here
from apps.membership.standing.return_kinds import verdict

DAY = timedelta(days=1)
FINAL = frozenset({"readmitted_once", "readmission_too_early", "readmission_barred"})
"""Refusals that nothing typed at the opening can lift."""


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Times set aside, earlier memberships, and for somebody who left whether they may return."""
    today = timezone.localdate()
    mine = {"member": member}
    periods = list(
        StandingPeriod.objects.visible_to(actor)
        .in_force()
        .filter(**mine)
        .select_related("procedure")
        .order_by("-valid")
    )
    before = earlier_of(member)
    may_change = permissions.may(actor, permissions.CHANGE, member)
    gone = member.state == State.LEFT
    if not (periods or before or gone) or member.leaving == Leaving.MOVED_AWAY:
        return []
    for period in periods:
        period.is_now = period.first_day <= today and (
            period.last_day is None or today <= period.last_day
        )
    context = {
        "member": member,
        "periods": periods,
        "before": before,
        "gap": [(row.left_on, row.returned_on - DAY) for row in before if row.restored],
        "fee_unknown": any(one.is_now and one.kind == "exempt" for one in periods),
        "papers": _papers(actor, member, periods) if may_change else [],
        **(_return(member, today, may_change=may_change) if gone else {"gone": False}),
    }
    return [Panel("membership/standing/_panel.html", context, column=SIDE, order=10)]


def _papers(actor: Actor, member: Member, periods: list[Any]) -> list[Any]:
    """Procedures of which a paper can be drawn up, the newest first; those of exemptions come with
    their times."""
    if member.state != State.LEFT:
        found = [one.procedure for one in periods if one.procedure]
        return [one for one in found if one.kind in WITH_PAPER and is_written_here(one)]
    rows = Procedure.objects.visible_to(actor).filter(member=member, kind__in=WITH_PAPER)
    return list(rows.filter(state=ProcedureState.DECIDED).order_by("-pk"))


def _return(member: Member, today: Any, *, may_change: bool) -> dict[str, Any]:
    """Whether the member may come back, and which procedures may be opened for it."""
    readmissible = member.leaving in RETURNABLE
    found = verdict(member, {}, on=today) if readmissible else []
    final = any(one.blocks and one.code in FINAL for one in found)
    return {
        "gone": True,
        "against": refusals_of(found),
        "readmission": Kind.READMISSION if may_change and readmissible and not final else "",
        "restoration": Kind.RESTORATION if may_change and member.leaving in RESTORABLE else "",
        "returnable": readmissible,
    }
