"""Demands on the desk: remedies that wait to be looked at. Days that pass come as clocks."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.findings.choices import DemandState
from apps.inspection.models import Demand

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """For whoever closes demands; not the remedies that they reported themselves."""
    if not actor.has(permissions.DECIDE):
        return []
    rows = Demand.objects.in_scope_of(actor).filter(state=DemandState.REPORTED)
    rows = rows.exclude(reported_by=actor.user_id).select_related("case")
    return [
        WorkItem(
            title=row.text,
            url=row.get_absolute_url(),
            act_label=_("Look at the remedy"),
            meta=f"{row.case.reference} · {row.owner_name}",
            group=_("Remedies to look at"),
            tone="info",
        )
        for row in rows.order_by("due_on", "pk")[:LIMIT]
    ]
