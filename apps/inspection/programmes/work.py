"""Programmes on the desk: not adopted though their year has begun, items to open, overdue ones."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.models import Programme, ProgrammeItem
from apps.inspection.programmes import rules
from apps.inspection.programmes.choices import ProgrammeState, Progress

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Three short lists, two queries."""
    if not actor.has(permissions.CHANGE):
        return []
    return [*_drafts(actor), *_items(actor)]


def _drafts(actor: Actor) -> list[WorkItem]:
    """Drafts whose time has begun. No source names a day by which a programme is adopted."""
    rows = Programme.objects.in_scope_of(actor).filter(
        state=ProgrammeState.DRAFT, first_year__lte=timezone.localdate().year
    )
    rows = rows.select_related("organization").order_by("first_year", "pk")
    return [
        WorkItem(
            title=row.title,
            url=row.get_absolute_url(),
            act_label=_("Open the programme"),
            meta=row.organization.name,
            group=_("Programmes not adopted though their year has begun"),
            tone="warn",
        )
        for row in rows[:LIMIT]
    ]


def _items(actor: Actor) -> list[WorkItem]:
    today = timezone.localdate()
    last = rules.period(today.year, rules.quarter_of(today))[1]
    rows: Any = ProgrammeItem.objects.in_scope_of(actor).in_force().filter(due_on__lte=last)
    rows = rows.with_progress(actor, today).filter(
        progress__in=[Progress.OVERDUE, Progress.PLANNED]
    )
    rows = rows.select_related("programme").order_by("due_on", "pk")
    return [
        WorkItem(
            title=row.title,
            url=row.get_absolute_url(),
            act_label=_("Open the item"),
            meta=f"{row.programme.title} · {capfirst(row.quarter_words)}",
            group=_("Overdue items of the programme")
            if row.progress == Progress.OVERDUE
            else _("Items of this quarter to open"),
            tone="bad" if row.progress == Progress.OVERDUE else "info",
        )
        for row in rows[: 2 * LIMIT]
    ]
