"""Moves found by their reference, their decision or the person's name."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.filters import files_matching
from apps.cadres.models import Move
from apps.core.work import Hit


def find(actor: Actor, text: str, limit: int) -> list[Hit]:
    """The latest first."""
    if not text.strip() or not actor.has(permissions.VIEW):
        return []
    rows = files_matching(Move.objects.visible_to(actor).valid(), text)
    return [
        Hit(
            title=f"{row.cadre.full_name}: {capfirst(row.get_kind_display())}",
            url=row.get_absolute_url(),
            meta=f"{row.reference} · {row.place_words}",
            kind=_("move of a cadre"),
        )
        for row in rows.select_related("cadre").order_by("-proposed_on", "-pk")[:limit]
    ]
