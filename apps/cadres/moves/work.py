"""Moves on the desk: proposals at work. Limits are clocks."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import Move
from apps.core.work import WorkItem

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Proposals for officers."""
    if not actor.has(permissions.CHANGE):
        return []
    rows = Move.objects.in_scope_of(actor).proposed().select_related("cadre")
    return [
        WorkItem(
            title=f"{move.cadre.full_name}: {capfirst(move.get_kind_display())}",
            url=move.get_absolute_url(), act_label=_("Open the move"), meta=move.place_words,
            group=_("Proposed moves"), tone="calm",
        )
        for move in rows.order_by("proposed_on", "pk")[:LIMIT]
    ]  # fmt: skip
