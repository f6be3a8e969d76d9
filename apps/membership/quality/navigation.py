"""The place of clean data in the navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever keeps the register, and for secretaries who ask for changes."""
    if not (actor.has(permissions.CHANGE) or actor.has("membership.request_change")):
        return []
    return [
        NavigationEntry(
            key="quality",
            label=_("Clean data"),
            url=reverse("membership:quality"),
            icon="ok",
            order=34,
            also=(reverse("membership:changes"),),
        )
    ]
