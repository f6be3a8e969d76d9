"""The register of numbers in the main navigation."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import NavigationEntry
from apps.documents.papers.permissions import VIEW


def entries(actor: Actor) -> list[NavigationEntry]:
    """For whoever keeps numbers."""
    if not actor.has(VIEW):
        return []
    url = reverse("inspection:numbers")
    return [NavigationEntry("numbers", _("Numbers of papers"), url, "list", 58)]
