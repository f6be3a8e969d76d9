"""Who may do what with profiles, posts and plans."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_CADRE
CHANGE = Permission.CHANGE_CADRE
DECIDE = Permission.DECIDE_CADRE
EXPORT = Permission.EXPORT_CADRES
ADMINISTER = Permission.ADMINISTER_CADRES


def require_in_range(actor: Actor, permission: str, row: Any) -> None:
    """Refuse unless the role holds the right and the row lies in the actor's own range.

    Raises NotAllowed.
    """
    if not (actor.has(permission) and actor.lo <= row.path < actor.hi):
        raise NotAllowed(permission=str(permission))
