"""Cadres found by name or reference."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.models import Cadre
from apps.cadres.permissions import VIEW
from apps.cadres.profiles.filters import matching
from apps.cadres.profiles.reading import with_positions
from apps.core.work import Hit


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Those whose name holds the words, in the order of their names."""
    if not text.strip() or not actor.has(VIEW):
        return []
    rows = matching(Cadre.objects.visible_to(actor), text).order_by("sort_key", "pk")[:limit]
    return [
        Hit(
            title=row.full_name,
            url=reverse("cadres:cadre", args=[row.reference]),
            meta=" · ".join([*(one.title_text for one in row.held), row.reference]),
            kind=_("profile of a cadre"),
        )
        for row in with_positions(rows, actor)
    ]
