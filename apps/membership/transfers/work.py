"""Transfers on the desk of both sides. Limits come as clocks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.models import Transfer
from apps.membership.transfers.choices import State
from apps.membership.transfers.sides import CHANGE

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Papers to issue, papers to receive."""
    if not actor.has(CHANGE):
        return []
    asked = Transfer.objects.outgoing(actor).filter(state=State.REQUESTED)
    coming = Transfer.objects.incoming(actor).on_the_way()
    return [
        *_items(coming, _("Receive %(name)s"), _("Members on their way to us"), "from_name"),
        *_items(asked, _("Issue the paper of %(name)s"), _("Transfers asked for"), "to_name"),
    ]


def _items(rows: Any, title: Any, group: Any, meta: str) -> list[WorkItem]:
    return [
        WorkItem(
            title=str(title) % {"name": row.full_name},
            url=row.get_absolute_url(),
            act_label=_("Open the transfer"),
            meta=getattr(row, meta),
            group=group,
            tone="calm",
        )
        for row in rows.order_by("requested_on", "pk")[:LIMIT]
    ]
