"""The party fee in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.fees import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever may see fees."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="fees", label=_("Party fee"), url=reverse("membership:fees"), icon="scale", order=32
        )
    ]
