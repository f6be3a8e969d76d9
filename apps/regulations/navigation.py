"""The place of the regulations in the main navigation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.work import NavigationEntry


def entries(actor: Any) -> list[NavigationEntry]:
    """One entry, for every role: the law is open to all who are signed in."""
    url = reverse("regulations:rules")
    return [NavigationEntry("regulations", _("Regulations"), url, "book", 80, secondary=True)]
