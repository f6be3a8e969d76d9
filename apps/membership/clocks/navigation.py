"""The list of limits in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import Permission
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads members."""
    if not actor.has(Permission.VIEW_MEMBER):
        return []
    return [
        NavigationEntry(
            key="clocks",
            label=_("Limits"),
            url=reverse("membership:clocks"),
            icon="clock",
            order=4,
        )
    ]
