"""Cadres in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.permissions import VIEW
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads profiles by role."""
    if not actor.has(VIEW):
        return []
    return [
        NavigationEntry(
            key="cadres", label=_("Cadres"), url=reverse("cadres:cadres"), icon="users", order=38
        )
    ]
