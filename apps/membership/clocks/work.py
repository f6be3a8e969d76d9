"""Limits on the desk."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import number
from apps.core.work import WorkItem
from apps.membership.clocks.registry import clocks, reach_of

AHEAD = timedelta(days=60)
LIMIT = 100


def work_items(actor: Actor) -> list[WorkItem]:
    """Limits of the own range that are over or due within 60 days, on which the actor may act.

    Of more than a hundred the nearest come, and one line that leads to the rest.
    """
    today = timezone.localdate()
    running = clocks(reach_of(actor), until=today + AHEAD, today=today, gathered=False)
    own = [clock for clock in running if actor.has(clock.right)]
    items = [
        WorkItem(
            title=clock.title,
            url=clock.url,
            act_label=clock.act_label,
            meta=clock.place,
            due=clock.due,
        )
        for clock in own[:LIMIT]
    ]
    if len(own) > LIMIT:
        items.append(_rest(len(own) - LIMIT))
    return items


def _rest(count: int) -> WorkItem:
    return WorkItem(
        title=_("%(count)s more limits fall due within 60 days") % {"count": number(count)},
        url=reverse("membership:clocks"),
        act_label=_("Open the list"),
        tone="warn",
        group=_("Limits"),
    )
