"""Campaigns on the desk."""

from __future__ import annotations

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.grading import permissions
from apps.membership.grading.choices import PRESENT_STATES
from apps.membership.models import Campaign

LIMIT = 5


def work_items(actor: Actor) -> list[WorkItem]:
    """Campaigns of the own range that are under way; their limits come as clocks. One query."""
    if not actor.has(permissions.CHANGE):
        return []
    rows = (
        Campaign.objects.in_scope_of(actor)
        .under_way()
        .select_related("organization")
        .annotate(waiting=Count("units", filter=Q(units__state__in=PRESENT_STATES)))
        .order_by("-year", "path", "pk")
    )
    return [
        WorkItem(
            title=_("Grading of %(year)s: %(count)s not decided")
            % {"year": row.year, "count": row.waiting},
            url=reverse("membership:campaign", args=[row.pk]),
            act_label=_("Open the board"),
            meta=row.organization.name,
            due=row.decision_due,
            group=_("Review and grading"),
            tone="info",
        )
        for row in rows[:LIMIT]
    ]
