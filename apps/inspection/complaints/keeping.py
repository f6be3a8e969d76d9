"""The kept day of complaints that no case carries yet, for lists; it follows an edited rule."""

from __future__ import annotations

from datetime import timedelta

from apps.inspection.complaints.choices import ComplaintState
from apps.inspection.complaints.lookup import RESOLVING
from apps.inspection.deadlines.rules import due
from apps.inspection.models import Complaint
from apps.regulations.lookup import calendar_between, rule_book
from apps.tenancy.models import Organization

AHEAD = timedelta(days=2 * 366)


def keep_limits(organization: Organization) -> int:
    """Compute the kept day of pending complaints at and below an organisation; how many were other
    than kept. Twice the same changes nothing."""
    pending = Complaint.objects.below(organization).pending()
    rows = list(pending.only("pk", "received_on", "level", "due_on"))
    if not rows:
        return 0
    first, last = min(row.received_on for row in rows), max(row.received_on for row in rows)
    book, calendar = rule_book([RESOLVING]), calendar_between(first, last + AHEAD)
    changed = 0
    for row in rows:
        rule = book.find(RESOLVING, on=row.received_on, level=row.level)
        limited = rule is not None and not rule.is_unlimited
        day = due(row.received_on, rule, calendar=calendar).day if rule and limited else None
        if day != row.due_on:
            same = Complaint.objects.filter(pk=row.pk, state=ComplaintState.ACCEPTED)
            changed += same.update(due_on=day)
    return changed
