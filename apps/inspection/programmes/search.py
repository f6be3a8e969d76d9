"""Programmes and items found by a word of their title or matter, or by a subject."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import Hit
from apps.inspection import permissions
from apps.inspection.models import Programme, ProgrammeItem
from apps.inspection.programmes.filters import items_matching, programmes_matching


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """Programmes first, then items that nothing ends, the latest first."""
    if not text.strip() or not actor.has(permissions.VIEW):
        return []
    rows = programmes_matching(Programme.objects.visible_to(actor).live(), text)
    found = [
        Hit(
            title=row.title,
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {row.organization.name}",
            kind=_("programme"),
        )
        for row in rows.select_related("organization").order_by("-first_year", "-pk")[:limit]
    ]
    items = items_matching(ProgrammeItem.objects.visible_to(actor).standing(), actor, text)
    return found + [
        Hit(
            title=row.title,
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {capfirst(row.quarter_words)}",
            kind=_("item of a programme"),
        )
        for row in items.select_related("programme").order_by("-due_on", "-pk")[
            : limit - len(found)
        ]
    ]
