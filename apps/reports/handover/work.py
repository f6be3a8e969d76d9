"""Summaries to answer, returned ones, and the reconciliation of a quarter, on the desk."""

from __future__ import annotations

from django.db.models import Exists
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.core import formats
from apps.core.work import WorkItem
from apps.reports import permissions, rules, wording
from apps.reports.handover.choices import HandoverState
from apps.reports.handover.state import quarter_words
from apps.reports.models import Handover, LevelCheck, Summary
from apps.tenancy.models import Organization

MOST = 20


def work_items(actor: Actor) -> list[WorkItem]:
    """For those who check: what came from below, what came back, and the quarter that ended."""
    if not permissions.can_some(actor, "check") or actor.organization_id is None:
        return []
    reconciles = actor.has(permissions.RECONCILE)
    return [*_handed(actor), *(_levels(actor.organization_id) if reconciles else [])]


def _handed(actor: Actor) -> list[WorkItem]:
    rows = (
        Handover.objects.visible_to(actor)
        .exclude(state=HandoverState.ACCEPTED)
        .filter(permissions.forms_open(actor, "check", "summary__form"))
        .filter(summary__in=Summary.objects.newest())
        .select_related("summary")
        .order_by("sent_at", "pk")[: MOST * 2]
    )
    found = []
    for row in rows:
        own = row.organization_id == actor.organization_id
        # The unit acts on what was returned, the level above on what was sent.
        if own != (row.state == HandoverState.RETURNED):
            continue
        summary = row.summary
        words = wording.period_words(summary.kind, summary.first, summary.last)
        found.append(
            WorkItem(
                title=f"{summary.get_form_display()}, {words}",
                url=reverse("reports:summary", args=[summary.pk]),
                act_label=_("Revise") if own else _("Accept or return"),
                meta=row.note
                if own
                else _("%(name)s, sent on %(day)s")
                % {"name": summary.name, "day": formats.date_text(row.sent_at.date())},
                tone="warn" if own else "",
                group=_("Summaries returned") if own else _("Summaries of units"),
            )
        )
    return found[:MOST]


def _levels(organization_id: int) -> list[WorkItem]:
    until = rules.quarter_end(timezone.localdate(), before=1)
    done = LevelCheck.objects.filter(organization_id=organization_id, until=until)
    units = Organization.objects.filter(
        ~Exists(done), parent_id=organization_id, keeps_office=True, active=True
    )
    if not units.exists():
        return []
    return [
        WorkItem(
            title=_("Reconcile the figures with those of the units, %(quarter)s")
            % {"quarter": quarter_words(until)},
            url=reverse("reports:levels"),
            act_label=_("Reconcile"),
            due=rules.quarter_end(timezone.localdate()),
            group=_("Summaries"),
        )
    ]
