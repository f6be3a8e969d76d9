"""Draws in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.inspection import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever works with cases."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="draws",
            label=_("Verification of assets: draws"),
            url=reverse("inspection:draws"),
            icon="list",
            order=37,
        )
    ]
