"""Who may do what with the party fee."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_FEE
CHANGE = Permission.CHANGE_FEE


def may_change(actor: Actor, row: Any) -> bool:
    """Whether the actor keeps the fees of this organisation or member: the right and the range.

    A grant opens a record for reading only.
    """
    return actor.has(CHANGE) and actor.lo <= row.path < actor.hi


def require_change(actor: Actor, row: Any) -> None:
    """Refuse unless the actor may. Raises NotAllowed."""
    require(actor, CHANGE, row)
    if not may_change(actor, row):
        raise NotAllowed(permission=str(CHANGE))
