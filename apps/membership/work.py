"""What of the register waits on the desk."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership import permissions
from apps.membership.import_work import import_items
from apps.membership.lookup import probation_spans
from apps.membership.models import Member
from apps.membership.rules import probation_end
from apps.membership.topics import offered

AHEAD = timedelta(days=60)
LIMIT = 20


def work_items(actor: Actor) -> list[WorkItem]:
    """Probations that end, files from Excel that wait, and what the topics bring."""
    of_topics = (item for source in offered("work", "work_items") for item in source(actor))
    return [*_probations(actor), *import_items(actor), *of_topics]


def _probations(actor: Actor) -> list[WorkItem]:
    """Probations of the own range that are over or end within 60 days, the longest due first."""
    if not actor.has(permissions.CHANGE):
        return []
    spans = probation_spans()
    rows = (
        Member.objects.in_scope_of(actor)
        .probation_ending_by(timezone.localdate() + AHEAD, spans)
        .select_related("organization")
        .order_by("ceremony_on", "pk")
    )
    return [
        WorkItem(
            title=_("Probation of %(name)s ends") % {"name": member.full_name},
            url=reverse("membership:record", args=[member.pk]),
            act_label=_("Open the record"),
            meta=member.organization.name,
            due=probation_end(member.ceremony_on, spans),
        )
        for member in rows[:LIMIT]
    ]
