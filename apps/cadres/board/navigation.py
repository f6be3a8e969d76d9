"""The board of moves in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.permissions import CHANGE
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """For those who prepare moves."""
    if not actor.has(CHANGE):
        return []
    return [
        NavigationEntry(
            key="scenarios",
            label=_("Scenarios of moves"),
            url=reverse("cadres:scenarios"),
            icon="swap",
            order=47,
        )
    ]
