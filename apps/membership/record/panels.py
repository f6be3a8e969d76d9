"""The card, its guarded groups and open requests on a member's record page."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.membership.models import ChangeRequest, Member
from apps.membership.panels import SIDE, Panel
from apps.membership.record import permissions, reading
from apps.membership.record.choices import ChangeState, Group
from apps.membership.record.codec import card_of
from apps.membership.record.forms import OpenForm


def panels(actor: Actor, member: Member) -> list[Panel]:
    """The card and what is guarded in it; at the side the photograph and open requests."""
    may_change = permissions.can_change(actor, member)
    facts = [(label, value) for label, value in reading.card_facts(member) if value]
    card = {
        "facts": facts,
        "kinds": reading.entries_by_kind(member),
        "may_change": may_change,
        "may_see_history": actor.has(Permission.VIEW_RECORD_TRAIL),
    }
    found = [
        Panel("membership/record/_card.html", card, order=30),
        Panel("membership/record/_photo.html", _photo(member, may_change=may_change), SIDE, 10),
    ]
    if permissions.can_see_sensitive(actor, member):
        context = {
            "member": member,
            "open_form": OpenForm(),
            "groups": Group.choices,
            "may_change": may_change,
            "may_open": True,
        }
        found.append(Panel("membership/record/_guarded_panel.html", context, order=40))
    if permissions.can_request(actor, member):
        wishes = ChangeRequest.objects.visible_to(actor).filter(member=member)
        rows = list(wishes.filter(state=ChangeState.OPEN).order_by("-requested_at", "-pk")[:10])
        found.append(Panel("membership/record/_changes.html", {"rows": rows}, SIDE, 20))
    return found


def _photo(member: Member, *, may_change: bool) -> dict[str, object]:
    card = card_of(member)
    return {
        "has_photo": bool(card and card.photo),
        "version": card.version if card else 0,
        "may_change": may_change,
    }
