"""Letters on the desk. Limits come as clocks."""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import date_text
from apps.core.work import WorkItem
from apps.inspection.letters.choices import State
from apps.inspection.letters.permissions import CHANGE, DECIDE
from apps.inspection.models import IdentityOpening, Letter

LIMIT = 10


def _item(row: Letter, group: Any) -> WorkItem:
    return WorkItem(
        title=row.matter,
        url=row.get_absolute_url(),
        act_label=_("Open the letter"),
        meta=f"{row.reference} · {capfirst(row.get_kind_display())} · {date_text(row.arrived_on)}",
        group=group,
        tone="calm",
    )


def _decisions(actor: Actor) -> list[WorkItem]:
    """Withdrawals to decide, and seals that somebody else asks to have opened."""
    rows = Letter.objects.in_scope_of(actor)
    asked = rows.filter(withdrawal_asked_on__isnull=False, withdrawal="").exclude(
        state__in=[State.STOPPED, State.ANSWERED]
    )
    waiting = IdentityOpening.objects.in_scope_of(actor).waiting().exclude(asked_by=actor.user_id)
    sealed = rows.filter(pk__in=waiting.values("letter_id"))
    return [
        *(_item(row, _("Withdrawals to decide")) for row in asked.by_arrival()[:LIMIT]),
        *(_item(row, _("Somebody asks who wrote a letter")) for row in sealed.by_arrival()[:LIMIT]),
    ]


def work_items(actor: Actor) -> list[WorkItem]:
    """Letters that nobody has classified, the oldest first."""
    if not actor.has(CHANGE):
        return []
    rows = Letter.objects.in_scope_of(actor).filter(state=State.REGISTERED)
    new = rows.order_by("arrived_on", "pk")[:LIMIT]
    found = [_item(row, _("Letters to classify")) for row in new]
    return [*_decisions(actor), *found] if actor.has(DECIDE) else found
