"""Who may do what in campaigns and with commendations."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_GRADING
CHANGE = Permission.CHANGE_GRADING
DECIDE = Permission.DECIDE_GRADING
EXPORT = Permission.EXPORT_MEMBERS


def may(actor: Actor, right: str, row: Any) -> bool:
    """Whether the actor holds the right and the row lies in the own range."""
    return actor.has(right) and actor.lo <= row.path < actor.hi


def require_in_range(actor: Actor, right: str, row: Any) -> None:
    """Refuse unless the actor holds the right over the row. Raises NotAllowed."""
    require(actor, right, row)
    if not may(actor, right, row):
        raise NotAllowed(permission=str(right))
