"""Draws on the desk: a fixed list waits for its seed, a result for its cases."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.models import AssetDraw
from apps.inspection.verification.choices import DrawState

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """The oldest first, one query."""
    if not actor.has(permissions.CHANGE):
        return []
    rows = AssetDraw.objects.in_scope_of(actor).exclude(state=DrawState.LISTED)
    waiting = rows.filter(state=DrawState.FROZEN) | rows.filter(state=DrawState.DRAWN, cases={})
    return [_item(row) for row in waiting.order_by("year", "pk")[:LIMIT]]


def _item(row: Any) -> WorkItem:
    fixed = row.state == DrawState.FROZEN
    return WorkItem(
        title=row.title,
        url=row.get_absolute_url(),
        act_label=_("Draw in front of witnesses") if fixed else _("Open the cases"),
        meta=f"{row.reference} · {row.year}",
        group=_("Draws for the verification of assets"),
        tone="calm",
    )
