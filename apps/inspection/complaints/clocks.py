"""Limits of complaints: to be resolved while no case carries the limit, and to be made good."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from apps.inspection.complaints.lookup import RESOLVING
from apps.inspection.models import Complaint, Redress
from apps.inspection.permissions import CHANGE
from apps.inspection.places import pages_of
from apps.membership.clocks.registry import Clock, Reach, above
from apps.regulations.lookup import rule_book

RESOLVE, REDRESS = "complaint.resolve", "complaint.redress"
KINDS = {
    RESOLVE: _("Complaint on discipline to resolve, no case yet"),
    REDRESS: _("Wrongful discipline to make good"),
}


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Complaints without a case and what is still to be made good, due by that day."""
    pending = reach(Complaint.objects.pending().filter(examined_in=None, due_on__lte=until))
    found = list(pending.select_related("case", "sanction", "organization__parent"))
    open_ones = reach(Redress.objects.to_make_good().filter(due_on__lte=until))
    made_good = list(
        open_ones.select_related("case", "complaint__sanction", "organization__parent")
    )
    if not (found or made_good):
        return []
    pages = pages_of(
        [(row.case_id, row.case.reference, row.subject_id) for row in found]
        + [(row.case_id, row.case.reference, row.complaint.subject_id) for row in made_good]
    )
    book = rule_book([RESOLVING]) if found else None
    return [
        *(_to_resolve(row, pages, book) for row in found),
        *(_to_make_good(row, pages) for row in made_good),
    ]


def _to_resolve(row: Complaint, pages: dict[int, str], book: Any) -> Clock:
    return Clock(
        kind=RESOLVE,
        record=row,
        title=_("Complaint of %(name)s to resolve, decision %(number)s")
        % {"name": row.sanction.subject_name, "number": row.sanction.number},
        due=row.due_on or row.received_on,
        url=pages.get(row.subject_id, row.case.get_absolute_url()),
        act_label=_("Open the complaint"),
        right=CHANGE,
        meta=row.organization.name,
        above=above(row.organization),
        started=row.received_on,
        rule=book.find(RESOLVING, on=row.received_on, level=row.level),
    )


def _to_make_good(row: Redress, pages: dict[int, str]) -> Clock:
    due = row.due_on
    assert due is not None
    return Clock(
        kind=REDRESS,
        record=row,
        title=_("%(what)s, %(name)s: %(owner)s")
        % {
            "what": row.get_what_display(),
            "name": row.complaint.sanction.subject_name,
            "owner": row.owner_name,
        },
        due=due,
        url=pages.get(row.complaint.subject_id, row.case.get_absolute_url()),
        act_label=_("Open the complaint"),
        right=CHANGE,
        meta=row.organization.name,
        above=above(row.organization),
    )
