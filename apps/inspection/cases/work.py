"""Cases on the desk: steps that are due, plans that came back or wait, cases without an officer."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.inspection import permissions
from apps.inspection.choices import OPEN, Submission
from apps.inspection.models import Case, CaseStep

LIMIT = 10


def work_items(actor: Actor) -> list[WorkItem]:
    """Four short lists, one query each."""
    if not actor.has(permissions.CHANGE):
        return []
    found = [*_steps(actor), *_returned(actor)]
    if actor.has(permissions.DECIDE):
        found += [*_waiting(actor), *_unassigned(actor)]
    return found


def _steps(actor: Actor) -> list[WorkItem]:
    """Steps with a planned day in the cases that one works on, the nearest first."""
    today = timezone.localdate()
    team = Q(case__teammember__user_id=actor.user_id, case__teammember__until_on__isnull=True)
    rows = CaseStep.objects.visible_to(actor).waiting().filter(
        Q(case__handler_id=actor.user_id) | team, case__phase__in=OPEN, due_on__isnull=False
    )  # fmt: skip
    rows = rows.select_related("case").order_by("due_on", "pk").distinct()
    return [
        WorkItem(
            title=row.title,
            url=row.case.get_absolute_url(),
            act_label=_("Open the case"),
            meta=f"{row.case.reference} · {row.case.title}",
            due=row.due_on,
            tone="bad" if row.due_on < today else "",
        )
        for row in rows[:LIMIT]
    ]


def _returned(actor: Actor) -> list[WorkItem]:
    rows = Case.objects.visible_to(actor).open().filter(submission=Submission.RETURNED)
    rows = rows.filter(Q(handler_id=actor.user_id) | Q(submitted_by_id=actor.user_id))
    return _items(rows, _("Mend the plan of %(reference)s"), _("Plans that came back"), "warn")


def _waiting(actor: Actor) -> list[WorkItem]:
    rows = Case.objects.visible_to(actor).open().filter(submission=Submission.SUBMITTED)
    return _items(rows, _("Sign the plan of %(reference)s"), _("Plans to sign"), "info")


def _unassigned(actor: Actor) -> list[WorkItem]:
    rows = Case.objects.visible_to(actor).open().filter(handler=None)
    return _items(rows, _("Assign %(reference)s"), _("Cases without an officer"), "calm")


def _items(rows: Any, title: Any, group: Any, tone: str) -> list[WorkItem]:
    return [
        WorkItem(
            title=str(title) % {"reference": row.reference},
            url=row.get_absolute_url(),
            act_label=_("Open the case"),
            meta=row.title,
            group=group,
            tone=tone,
        )
        for row in rows.order_by("registered_on", "pk")[:LIMIT]
    ]
