"""Who may do what with the life of cells."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_CELL_LIFE
CHANGE = Permission.CHANGE_CELL_LIFE


def may_change(actor: Actor, row: Any) -> bool:
    """Whether the actor keeps this cell's life: the right, and the row in the own range."""
    return actor.has(CHANGE) and actor.lo <= row.path < actor.hi


def require_change(actor: Actor, row: Any) -> None:
    """Refuse unless the actor may. Raises NotAllowed."""
    require(actor, CHANGE, row)
    if not may_change(actor, row):
        raise NotAllowed(permission=str(CHANGE))
