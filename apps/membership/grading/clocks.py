"""Limits of campaigns: self-review, proposals and decision, as set when it was opened."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.grading import permissions
from apps.membership.models import Campaign

KINDS = {
    "grading.self_review": _("Self-review in a grading campaign"),
    "grading.proposals": _("Proposals in a grading campaign"),
    "grading.decision": _("Decision in a grading campaign"),
}
_LIMITS = {
    "self_review_due": ("grading.self_review", _("Self-reviews of %(year)s end")),
    "proposals_due": ("grading.proposals", _("Proposals of grades of %(year)s end")),
    "decision_due": ("grading.decision", _("Grades of %(year)s are to be decided")),
}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """The limits of campaigns under way; one query. The campaign itself carries them."""
    rows = reach(Campaign.objects.under_way()).select_related("organization__parent")
    found = []
    for row in rows:
        for field, (kind, title) in _LIMITS.items():
            due = getattr(row, field)
            if due is not None and due <= until:
                found.append(
                    Clock(
                        kind=kind,
                        record=row,
                        title=title % {"year": row.year},
                        due=due,
                        url=reverse("membership:campaign", args=[row.pk]),
                        act_label=_("Open the board"),
                        meta=row.organization.name,
                        above=above(row.organization),
                        started=row.as_of,
                        right=permissions.CHANGE,
                    )
                )
    return found
