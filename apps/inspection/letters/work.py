"""Letters on the desk. Limits come as clocks."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import date_text
from apps.core.work import WorkItem
from apps.inspection.letters.choices import State
from apps.inspection.letters.permissions import CHANGE
from apps.inspection.models import Letter

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Letters that nobody has classified, the oldest first."""
    if not actor.has(CHANGE):
        return []
    rows = Letter.objects.in_scope_of(actor).filter(state=State.REGISTERED)
    return [
        WorkItem(
            title=row.matter,
            url=row.get_absolute_url(),
            act_label=_("Open the letter"),
            meta=f"{row.reference} · {capfirst(row.get_kind_display())} · "
            f"{date_text(row.arrived_on)}",
            group=_("Letters to classify"),
            tone="calm",
        )
        for row in rows.order_by("arrived_on", "pk")[:LIMIT]
    ]
