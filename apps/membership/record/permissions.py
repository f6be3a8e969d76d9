"""Who may do what with cards and requests."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.membership import permissions as register

REQUEST = Permission.REQUEST_CHANGE
APPROVE = Permission.APPROVE_CHANGE
CHANGE = register.CHANGE
SENSITIVE = register.SENSITIVE
can_change = register.can_change
can_see_sensitive = register.can_see_sensitive


def can_request(actor: Actor, member: Any) -> bool:
    """Whether the actor may ask for a change: the right, and the member in the own range."""
    return actor.has(REQUEST) and actor.lo <= member.path < actor.hi


def can_decide(actor: Actor, wish: Any) -> bool:
    """Whether the actor may decide on a request: the right, in the own range, and not their own."""
    inside = actor.lo <= wish.path < actor.hi
    return actor.has(APPROVE) and inside and actor.user_id != wish.requested_by_id


def can_withdraw(actor: Actor, wish: Any) -> bool:
    """Whether the actor may take a request back: their own."""
    inside = actor.lo <= wish.path < actor.hi
    return actor.has(REQUEST) and inside and actor.user_id == wish.requested_by_id
