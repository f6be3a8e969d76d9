"""Open procedures on the desk."""

from __future__ import annotations

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.models import Procedure
from apps.membership.procedures import permissions

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Procedures of the own range that wait, the longest open first. Limits come as clocks."""
    if not actor.has(permissions.CHANGE):
        return []
    rows = Procedure.objects.in_scope_of(actor).open().with_names().order_by("opened_on", "pk")
    return [
        WorkItem(
            title=capfirst(str(row)),
            url=reverse("membership:procedure", args=[row.pk]),
            act_label=_("Open the procedure"),
            meta=row.organization.name,
            group=_("Open procedures"),
            tone="calm",
        )
        for row in rows[:LIMIT]
    ]
