"""Planning on the desk: reviews that are due, lists that wait. Titles alone, nobody's name."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import PlanningList
from apps.cadres.planning import law, rules
from apps.cadres.planning.choices import ListState
from apps.core.work import WorkItem

LIMIT = 10
AHEAD = timedelta(days=60)
"""How long before a review is due it is shown; ours, no rule."""


def work_items(actor: Actor) -> list[WorkItem]:
    """Two short lists."""
    if not actor.has(permissions.CHANGE):
        return []
    today = timezone.localdate()
    return [*_reviews(actor, today), *_waiting(actor, today)]


def _reviews(actor: Actor, today: date) -> list[WorkItem]:
    """Lists in force, of a term that runs, whose review is due (377-QĐ/TW: every year)."""
    value = law.review_months(today)
    if value is None:
        return []
    rows = PlanningList.objects.in_scope_of(actor).in_force(today)
    rows = rows.filter(last_year__gte=today.year).order_by("approved_on", "pk")
    found = []
    for row in rows.select_related("organization")[: 3 * LIMIT]:
        due = rules.due_after(row.approved_on, value.whole)
        if due <= today + AHEAD:
            found.append(
                WorkItem(
                    title=row.name, url=row.get_absolute_url(),
                    act_label=_("Begin the yearly review"),
                    meta=f"{row.reference} · {row.organization.name}", due=due,
                )
            )  # fmt: skip
    return found[:LIMIT]


def _waiting(actor: Actor, today: date) -> list[WorkItem]:
    rows: Any = PlanningList.objects.in_scope_of(actor).filter(state=ListState.SUBMITTED)
    rows = rows.select_related("organization").order_by("submitted_on", "pk")
    return [
        WorkItem(
            title=row.name, url=row.get_absolute_url(), act_label=_("Open the list"),
            meta=f"{row.reference} · {row.organization.name}",
            group=pgettext_lazy("desk", "Planning lists that wait for approval"), tone="info",
        )
        for row in rows[:LIMIT]
    ]  # fmt: skip
