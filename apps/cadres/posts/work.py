"""Posts on the desk: leading seats that nobody holds.

Terms that end are told by appointments, with their notice.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.cadres.models import Seat
from apps.cadres.permissions import CHANGE
from apps.cadres.posts import reading
from apps.core.work import WorkItem

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """The highest first; one line that leads to the list when there are many. One query."""
    if not actor.has(CHANGE):
        return []
    rows: Any = Seat.objects.in_scope_of(actor).existing_on(timezone.localdate())
    rows = reading.with_holders(rows.filter(title__is_leading=True), actor).filter(held=0)
    rows = rows.select_related("title", "work_unit").order_by("-title__rank", "pk")
    shown = list(rows[: LIMIT + 1])
    if len(shown) > LIMIT:
        return [
            WorkItem(
                title=_("Leading seats that nobody holds"),
                url=reverse("cadres:seats") + "?tab=empty",
                act_label=_("Open the seats"),
                group=_("Empty seats"),
                tone="info",
            )
        ]
    return [
        WorkItem(
            title=str(row),
            url=row.work_unit.get_absolute_url(),
            act_label=_("Open the unit"),
            meta=row.work_unit.name,
            group=_("Empty seats"),
            tone="info",
        )
        for row in shown
    ]
