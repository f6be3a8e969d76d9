"""The lists of transfers in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.transfers.sides import VIEW


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads transfers."""
    if not actor.has(VIEW):
        return []
    return [
        NavigationEntry(
            key="transfers",
            label=_("Transfers"),
            url=reverse("membership:transfers"),
            icon="swap",
            order=23,
        )
    ]
