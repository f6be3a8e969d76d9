"""Complaints in the main navigation."""

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
            key="complaints",
            label=_("Complaints on discipline"),
            url=reverse("inspection:complaints"),
            icon="up",
            order=35,
        )
    ]
