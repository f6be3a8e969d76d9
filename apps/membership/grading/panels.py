"""Grades and commendations on the member's record."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.membership.grading import permissions
from apps.membership.models import Member, MemberCommendation, MemberGrade
from apps.membership.panels import SIDE, Panel

SHOWN = 12


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Grades by year under the scale of each year, the newest first; two queries."""
    if not actor.has(permissions.VIEW):
        return []
    rows = MemberGrade.objects.visible_to(actor).live().filter(member=member)
    grades = list(rows.select_related("scale").order_by("-year", "-quarter", "-pk")[:SHOWN])
    commended = MemberCommendation.objects.visible_to(actor).filter(
        member=member, withdrawn_reason=""
    )
    praised = list(commended.order_by("-year", "-pk")[:SHOWN])
    may_change = permissions.may(actor, permissions.CHANGE, member)
    if not grades and not praised and not may_change:
        return []
    context = {
        "grades": grades, "commendations": praised, "member": member, "may_change": may_change,
    }  # fmt: skip
    return [Panel("membership/grading/_panel.html", context, column=SIDE, order=40)]
