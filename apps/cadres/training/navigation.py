"""Training in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.core.work import NavigationEntry


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads profiles of cadres."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="training",
            label=_("Training of cadres"),
            url=reverse("cadres:trainings"),
            icon="book",
            order=48,
        )
    ]
