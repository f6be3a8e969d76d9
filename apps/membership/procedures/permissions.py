"""Who may do what in procedures about members."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_MEMBER
CHANGE = Permission.CHANGE_MEMBER
DECIDE = Permission.DECIDE_MEMBERSHIP
EXPORT = Permission.EXPORT_MEMBERS


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor holds the right and the row lies in the own range; a grant is for reading
    only."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def require_change(actor: Actor, row: Any) -> None:
    """Refuse unless the actor may change the row. Raises NotAllowed."""
    require(actor, CHANGE, row)
    if not may(actor, CHANGE, row):
        raise NotAllowed(permission=str(CHANGE))
