"""The desk's own place in the navigation."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.work import NavigationEntry


def entries(actor: Any) -> list[NavigationEntry]:
    """Always first."""
    return [
        NavigationEntry(
            key="today", label=_("My work"), url=reverse("desk:today"), icon="desk", order=0
        )
    ]
