"""Limits of clean data: lists of members to be compared with the files again."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.membership import permissions
from apps.membership.clocks.registry import Clock, Reach, above
from apps.membership.models import ListReconciliation
from apps.membership.quality import reconciling
from apps.regulations.lookup import rule_book

AGAIN = "quality.reconciliation"
KINDS = {AGAIN: _("List and files to be compared again")}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Organisations whose last comparison is so long ago; two queries."""
    rows = list(
        reach(reconciling.latest(ListReconciliation.objects.all())).select_related(
            "organization__parent"
        )
    )
    if not rows:
        return []
    book = rule_book([reconciling.EVERY])
    found = []
    for row in rows:
        running = reconciling.next_due(row, book)
        if running is None or running[1] > until:
            continue
        rule, due = running
        found.append(
            Clock(
                kind=AGAIN, record=row, due=due, started=row.held_on, rule=rule,
                title=_("Compare list and files: %(name)s") % {"name": row.organization.name},
                url=reverse("membership:reconciliations"), act_label=_("Record the comparison"),
                meta=row.organization.name, above=above(row.organization),
                right=permissions.CHANGE,
            )
        )  # fmt: skip
    return found
