"""The way from a member's record to their account and relatives."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.membership.identity import permissions
from apps.membership.models import Member
from apps.membership.panels import SIDE, Panel


def panels(actor: Actor, member: Member) -> list[Panel]:
    """A link for those who keep them; what it says opens on a page of its own, written down."""
    if not permissions.may_keep(actor, member):
        return []
    return [Panel("membership/identity/_panel.html", {}, SIDE, 30)]
