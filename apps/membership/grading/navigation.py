"""Grading in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.membership.grading import permissions


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever may read grades."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="grading",
            label=_("Review and grading"),
            url=reverse("membership:campaigns"),
            icon="list",
            order=26,
        )
    ]
