"""Candidates in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.admission import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever may read candidates."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="candidates",
            label=_("Admission"),
            url=reverse("membership:candidates"),
            icon="plus",
            order=22,
        )
    ]
