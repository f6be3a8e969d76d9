"""The list of letters in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import pgettext_lazy

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.inspection.letters.permissions import VIEW


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever reads letters."""
    if not actor.has(VIEW):
        return []
    return [
        NavigationEntry(
            key="letters",
            label=pgettext_lazy("mail", "Letters"),
            url=reverse("inspection:letters"),
            icon="mail",
            order=12,
        )
    ]
