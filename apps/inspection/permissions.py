"""Who may do what with cases."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_CASE
CHANGE = Permission.CHANGE_CASE
DECIDE = Permission.DECIDE_CASE
EXPORT = Permission.EXPORT_CASES
ADMINISTER = Permission.ADMINISTER_INSPECTION


def require_in_range(actor: Actor, permission: str, row: Any) -> None:
    """Refuse unless the role holds the right and the row lies in the actor's own range.

    A grant opens a case for reading only. Raises NotAllowed.
    """
    if not (actor.has(permission) and actor.lo <= row.path < actor.hi):
        raise NotAllowed(permission=str(permission))
