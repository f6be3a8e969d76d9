"""The places of badges and cards in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """Rounds of badges, lists of cards: each for whoever may read them."""
    places = [
        (Permission.VIEW_BADGE, "badges", _("Party badges"), "membership:badge_rounds", "seal", 28),
        (Permission.VIEW_MEMBER, "cards", _("Member cards"), "membership:cards", "user", 29),
    ]
    return [
        NavigationEntry(key=key, label=label, url=reverse(name), icon=icon, order=order)
        for permission, key, label, name, icon, order in places
        if actor.has(permission)
    ]
