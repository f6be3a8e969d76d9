"""What of the life of cells waits on the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.cells import permissions, reading
from apps.membership.fees.reading import months_limit
from apps.membership.fees.rules import before, last_day
from apps.tenancy.choices import Tier

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Months without a regular meeting, and members who stayed away for three months."""
    if not actor.has(permissions.CHANGE) or actor.organization is None:
        return []
    today = timezone.localdate()
    month = today.replace(day=1)
    return [*_meetings(actor, before(month)), *_meetings(actor, month), *_absent(actor, today)]


def _meetings(actor: Actor, month: date) -> list[WorkItem]:
    unit: Any = actor.organization
    rows = reading.without_meeting(actor, unit, month)
    due = last_day(month)
    if unit.tier == Tier.CELL:
        return [
            WorkItem(
                title=_("Hold and record the regular meeting of %(month)s")
                % {"month": f"{month:%m/%Y}"},
                url=reverse("membership:meeting_new", args=[cell.code]),
                act_label=_("Record the meeting"),
                meta=cell.name,
                due=due,
            )
            for cell in rows
        ]
    count = rows.order_by().count()
    if not count:
        return []
    return [
        WorkItem(
            title=_("%(count)s cells without a regular meeting in %(month)s")
            % {"count": count, "month": f"{month:%m/%Y}"},
            url=f"{reverse('membership:cells')}?year={month.year}",
            act_label=_("See the cells"),
            meta=unit.name,
            due=due,
        )
    ]


def _absent(actor: Actor, today: date) -> list[WorkItem]:
    limit, _rule = months_limit(today)
    rows = reading.absent(actor, year=today.year, limit=limit)
    return [
        WorkItem(
            title=_(
                "%(name)s was absent from meetings without reason for %(months)s months this year"
            )
            % {"name": row["member__full_name"], "months": row["months"]},
            url=reverse("membership:record", args=[row["member_id"]]),
            act_label=_("Look into it"),
            meta=row["organization__name"],
            tone="warn",
            group=_("Three months without meeting or fee"),
        )
        for row in rows.order_by("-months", "member__full_name", "member_id")[:LIMIT]
    ]
