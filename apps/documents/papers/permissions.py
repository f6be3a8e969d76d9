"""Who keeps the register of numbers."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.errors import NotAllowed

VIEW = Permission.VIEW_NUMBERS
TAKE = Permission.TAKE_NUMBERS


def require_in_range(actor: Actor, row: Any) -> None:
    """Refuse unless the role gives numbers and the row lies in the actor's range.

    Raises NotAllowed.
    """
    if not (actor.has(TAKE) and actor.lo <= row.path < actor.hi):
        raise NotAllowed(permission=str(TAKE))
