"""Transfers on the record of a member."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.membership.choices import State as MemberState
from apps.membership.models import Member, Transfer
from apps.membership.panels import SIDE, Panel
from apps.membership.transfers.sides import CHANGE


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """Papers of the member, the latest first, and the way to a new one."""
    rows = list(Transfer.objects.visible_to(actor).filter(member=member).by_day()[:10])
    here = actor.has(CHANGE) and actor.lo <= member.path < actor.hi
    is_free = not any(row.is_open for row in rows)
    may_request = here and is_free and member.state != MemberState.LEFT
    if not rows and not may_request:
        return []
    context = {"transfers": rows, "member": member, "may_request": may_request}
    return [Panel("membership/transfers/_panel.html", context, column=SIDE, order=30)]
