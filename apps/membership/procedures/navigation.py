"""The list of procedures in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.procedures import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever works with procedures."""
    if not actor.has(permissions.CHANGE):
        return []
    return [
        NavigationEntry(
            key="procedures",
            label=_("Procedures"),
            url=reverse("membership:procedures"),
            icon="check",
            order=24,
        )
    ]
