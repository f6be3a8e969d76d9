"""The place of the organisations in the main navigation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.work import NavigationEntry
from apps.tenancy.permissions import VIEW_ORGANIZATION


def entries(actor: Any) -> list[NavigationEntry]:
    """One entry for every role that reads the tree."""
    if not actor.has(VIEW_ORGANIZATION):
        return []
    url = reverse("tenancy:organizations")
    return [NavigationEntry("organizations", _("Organisations"), url, "org", 70, secondary=True)]
