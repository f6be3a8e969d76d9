"""The questions asked about somebody, on the profile: who asked, when and what for."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre, EligibilityQuestion
from apps.cadres.permissions import CHANGE
from apps.cadres.profiles.own import is_own
from apps.membership.panels import SIDE, Panel

SHOWN = 10


def profile_panels(actor: Actor, cadre: Cadre) -> list[Panel]:
    """The latest questions and the way to ask one; nothing in one's own profile."""
    if not actor.has(CHANGE) or cadre.member_id is None or is_own(actor, cadre):
        return []
    rows = EligibilityQuestion.objects.visible_to(actor).of_cadre(cadre)
    asked = rows.select_related("title", "asked_by").order_by("-asked_on", "-pk")[:SHOWN]
    context = {"asked": list(asked), "cadre": cadre}
    return [Panel("cadres/eligibility/_panel.html", context, column=SIDE, order=20)]
