"""The place of the summaries in the navigation."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.work import NavigationEntry
from apps.reports import permissions


def entries(actor: Any) -> list[NavigationEntry]:
    """For every role that reads summaries."""
    if not actor.has(permissions.VIEW):
        return []
    return [
        NavigationEntry(
            key="reports",
            label=_("Reports and statistics"),
            url=reverse("reports:list"),
            icon="chart",
            order=40,
            also=tuple(
                reverse(f"reports:{name}")
                for name in ("targets", "flow", "board", "trend", "forms", "indicators")
            ),
        )
    ]
