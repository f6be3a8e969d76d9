"""Who may do what with letters."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.inspection.models import Letter

VIEW = Permission.VIEW_LETTER
CHANGE = Permission.CHANGE_LETTER
DECIDE = Permission.DECIDE_CASE
EXPORT = Permission.EXPORT_CASES
ADMINISTER = Permission.ADMINISTER_INSPECTION


def can(actor: Actor, permission: str, letter: Letter) -> bool:
    """Whether the role holds the right and the letter lies in the actor's own range."""
    return actor.has(permission) and actor.lo <= letter.path < actor.hi
