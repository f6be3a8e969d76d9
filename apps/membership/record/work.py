"""Requests that wait for this person's decision."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.models import ChangeRequest
from apps.membership.record import permissions
from apps.membership.record.choices import ChangeState

LIMIT = 20


def work_items(actor: Actor) -> list[WorkItem]:
    """Open requests of others in the own range, the oldest first."""
    if not actor.has(permissions.APPROVE):
        return []
    rows = ChangeRequest.objects.in_scope_of(actor).filter(state=ChangeState.OPEN)
    rows = rows.exclude(requested_by_id=actor.user_id)
    rows = rows.select_related("member", "organization").order_by("requested_at", "pk")
    return [
        WorkItem(
            title=_("Change of the record of %(name)s") % {"name": wish.member.full_name},
            url=reverse("membership:change", args=[wish.pk]),
            act_label=_("Decide"),
            meta=wish.organization.name,
            group=_("Requests to change records"),
            tone="info",
        )
        for wish in rows[:LIMIT]
    ]
