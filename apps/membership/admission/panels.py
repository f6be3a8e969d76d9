"""The admission on the member's record."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.membership.models import Candidate, Member
from apps.membership.panels import SIDE, Panel


def later_panels(actor: Actor, member: Member) -> list[Panel]:
    """The dossier from which the person became a member, for whoever may read it."""
    found = Candidate.objects.visible_to(actor).filter(member=member).first()
    if found is None:
        return []
    return [Panel("membership/admission/_panel.html", {"candidate": found}, SIDE, order=25)]
