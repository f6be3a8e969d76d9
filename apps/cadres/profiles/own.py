"""Whether somebody reads their own profile. Nobody keeps it, nor reads discipline in it."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.membership.identity.lookup import members_of


def is_own(actor: Actor, cadre: Cadre) -> bool:
    """Whether the profile is that of the member behind the actor's account."""
    return is_own_member(actor, cadre.member_id)


def is_own_member(actor: Actor, member_id: int | None) -> bool:
    """Whether the member is the person who acts."""
    if member_id is None or actor.user_id is None:
        return False
    return members_of([actor.user_id]).get(actor.user_id) == member_id
