"""Who may say who is who."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission, require
from apps.core.errors import NotAllowed
from apps.membership import permissions as register

CHANGE = register.CHANGE
SENSITIVE = register.SENSITIVE
VERIFY = Permission.VERIFY_RULE


def may_keep(actor: Actor, member: Any) -> bool:
    """Whether the actor keeps accounts and relatives of the member: both rights, the own range.

    Relatives are guarded data of third persons (groups of the member card).
    """
    return register.can_change(actor, member) and register.can_see_sensitive(actor, member)


def require_keep(actor: Actor, member: Any) -> None:
    """Refuse whoever does not keep them. Raises NotAllowed."""
    require(actor, CHANGE, member)
    if not may_keep(actor, member):
        raise NotAllowed(permission=str(CHANGE))
