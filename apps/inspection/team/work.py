"""Teams on the desk: the cases in whose team one serves, and cases without a head."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.models import Case

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Mine by team, and for those who name teams the ones without a head; the oldest first."""
    found: list[WorkItem] = []
    if actor.has(permissions.VIEW) or actor.granted(Case._meta.label_lower):
        mine = Case.objects.visible_to(actor).open().in_teams_of(actor.user_id)
        found += _items(mine, _("Cases of my teams"), _("Open the case"), "inspection:case")
    if actor.has(permissions.DECIDE):
        headless = Case.objects.in_scope_of(actor).open().without_lead()
        group = _("Cases without a head of the team")
        found += _items(headless, group, _("Name the team"), "inspection:team")
    return found


def _items(rows: Any, group: Any, act: Any, page: str) -> list[WorkItem]:
    return [
        WorkItem(
            title=case.title,
            url=reverse(page, args=[case.reference]),
            act_label=act,
            meta=f"{case.reference} · {capfirst(case.get_kind_display())}",
            group=group,
            tone="calm",
        )
        for case in rows.order_by("registered_on", "pk")[:LIMIT]
    ]
