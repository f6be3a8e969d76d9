"""The place of the badges in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """Rounds of badges, for whoever may read them."""
    if not actor.has(Permission.VIEW_BADGE):
        return []
    return [
        NavigationEntry(
            key="badges",
            label=_("Party badges"),
            url=reverse("membership:badge_rounds"),
            icon="seal",
            order=28,
        )
    ]
