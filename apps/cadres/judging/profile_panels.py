"""What judging brings to the page of a profile."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.judging.reading import kept_of
from apps.cadres.models import Cadre
from apps.cadres.permissions import VIEW
from apps.membership.identity.lookup import members_of
from apps.membership.panels import SIDE, Panel

SHOWN = 5


def profile_panels(actor: Actor, cadre: Cadre) -> list[Panel]:
    """The door to the page "why?", with what was kept last; not on one's own profile."""
    own = cadre.member_id and actor.user_id and members_of([actor.user_id]).get(actor.user_id)
    if not actor.has(VIEW) or (own and own == cadre.member_id):
        return []
    context = {"cadre": cadre, "kept": kept_of(cadre, actor, SHOWN)}
    return [Panel("cadres/judging/_panel.html", context, column=SIDE, order=40)]
