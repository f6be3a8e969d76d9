"""Who may do what with members."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission

VIEW = Permission.VIEW_MEMBER
CHANGE = Permission.CHANGE_MEMBER
IMPORT = Permission.IMPORT_MEMBERS
EXPORT = Permission.EXPORT_MEMBERS
SENSITIVE = Permission.VIEW_SENSITIVE
ADMINISTER = Permission.ADMINISTER_MEMBERSHIP


def can_change(actor: Actor, member: Any) -> bool:
    """Whether the actor may edit this member: the right, and the member in the own range.

    A grant opens a record for reading only.
    """
    return actor.has(CHANGE) and actor.lo <= member.path < actor.hi


def can_see_sensitive(actor: Actor, member: Any) -> bool:
    """Whether ethnicity and religion of this member may be shown to the actor."""
    return actor.has(SENSITIVE) and actor.lo <= member.path < actor.hi


def can_share(actor: Actor, member: Any) -> bool:
    """Whether the actor may open this member to others: the right, and the member in the own range.

    Whom a grant serves does not pass it on.
    """
    return actor.has(Permission.GRANT_ACCESS) and actor.lo <= member.path < actor.hi
