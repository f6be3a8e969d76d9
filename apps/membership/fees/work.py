"""What of the fee waits on the desk; the month itself comes as a clock."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.fees import permissions, reading

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Members who reached the three months without paying: the cell is warned, nothing is done."""
    if not actor.has(permissions.CHANGE):
        return []
    today = timezone.localdate()
    limit, _rule = reading.months_limit(today)
    rows = reading.warned(actor, year=today.year, limit=limit, today=today)
    return [
        WorkItem(
            title=_("%(name)s has not paid the fee for %(months)s months this year")
            % {"name": row["member__full_name"], "months": row["months"]},
            url=reverse("membership:member_fees", args=[row["member_id"]]),
            act_label=_("Look into it"),
            meta=row["organization__name"],
            tone="warn",
            group=_("Three months without meeting or fee"),
        )
        for row in rows.order_by("-months", "member__full_name", "member_id")[:LIMIT]
    ]
