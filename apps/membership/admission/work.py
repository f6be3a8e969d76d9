"""What of admission waits on the desk. Limits come as clocks."""

from __future__ import annotations

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.accounts.actor import Actor
from apps.core.work import WorkItem
from apps.membership.admission import permissions
from apps.membership.models import Candidate, CandidateReview

LIMIT = 5


def work_items(actor: Actor) -> list[WorkItem]:
    """Cells that have not yet reviewed this month whom they follow, the largest first."""
    if not actor.has(permissions.CHANGE):
        return []
    month = CandidateReview.month_of(timezone.localdate())
    rows = (
        Candidate.objects.in_scope_of(actor)
        .not_reviewed_in(month)
        .values("organization__code", "organization__name")
        .annotate(count=Count("pk"))
        .order_by("-count", "organization__code")
    )
    return [
        WorkItem(
            title=_("Monthly review of candidates: %(unit)s") % {"unit": row["organization__name"]},
            url=f"{reverse('membership:candidates_review')}?unit={row['organization__code']}",
            act_label=_("Record the review"),
            meta=_("persons waiting: %(count)s") % {"count": row["count"]},
            group=_("Monthly reviews"),
            tone="calm",
        )
        for row in rows[:LIMIT]
    ]
