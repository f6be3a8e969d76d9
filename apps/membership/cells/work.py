"""What of the life of cells waits on the desk."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.formats import number
from apps.core.work import WorkItem
from apps.membership.cells import permissions, reading
from apps.membership.cells.clocks import MEETING, clocks, owed_months
from apps.membership.clocks.registry import reach_of
from apps.membership.fees.reading import months_limit
from apps.membership.fees.rules import last_day, month_of
from apps.membership.models import Cell
from apps.tenancy.choices import Form, Tier

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Months without a regular meeting, and members who stayed away for three months."""
    if not actor.has(permissions.CHANGE) or actor.organization is None:
        return []
    today, unit = timezone.localdate(), actor.organization
    is_cell = unit.tier == Tier.CELL or (unit.tier, unit.form) == (Tier.GRASSROOTS, Form.CELL)
    meetings = _own_meetings(actor, today) if is_cell else _meetings(actor, today)
    return [*meetings, *_absent(actor, today)]


def _own_meetings(actor: Actor, today: date) -> list[WorkItem]:
    return [
        WorkItem(
            title=clock.title,
            url=reverse("membership:meeting_new", args=[clock.record.code]),
            act_label=_("Record the meeting"),
            meta=clock.place,
            due=clock.due,
        )
        for clock in clocks(reach_of(actor), until=last_day(month_of(today)), today=today)
    ]


def _meetings(actor: Actor, today: date) -> list[WorkItem]:
    """One line for all cells: how many lack the meeting of each month, as the list shows them."""
    owed, reach = owed_months(today), reach_of(actor)
    if not owed:
        return []
    lacking = {
        f"in_{month:%Y%m}": Count("pk", filter=reading.lacks_meeting(reach, month, rule.whole))
        for month, rule in owed
    }
    counts = reach(Cell.objects.working()).aggregate(**lacking)
    missing = {month: count for month, _rule in owed if (count := counts[f"in_{month:%Y%m}"])}
    if not missing:
        return []
    parts = (
        str(_("%(count)s of %(month)s") % {"count": number(count), "month": f"{month:%m/%Y}"})
        for month, count in missing.items()
    )
    unit: Any = actor.organization
    return [
        WorkItem(
            title=_("Regular meetings of cells that are not recorded: %(parts)s")
            % {"parts": ", ".join(parts)},
            url=f"{reverse('membership:clocks')}?kind={MEETING}",
            act_label=_("See the cells"),
            meta=unit.name,
            due=last_day(min(missing)),
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
