"""The programmes in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.inspection import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads cases by role."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="programmes",
            label=_("Programmes"),
            url=reverse("inspection:programmes"),
            icon="cal",
            order=9,
        )
    ]
