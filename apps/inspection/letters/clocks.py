"""Limits of letters in hand: from the receipt by the competent body, until a case carries them.

Beside them the last day of a grade of secrecy, also of letters that ended.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.working_days import Calendar, add_months
from apps.inspection.declassifying import declassifying
from apps.inspection.letters.choices import State
from apps.inspection.letters.permissions import CHANGE
from apps.inspection.models import Letter
from apps.membership.clocks.registry import Clock, Reach
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import Rule

DENUNCIATION, COMPLAINT = "letter.denunciation", "letter.complaint"
DECLASSIFY = "letter.declassify"
KINDS = {
    DENUNCIATION: _("Denunciation to resolve, no case yet"),
    COMPLAINT: _("Complaint to resolve, no case yet"),
    DECLASSIFY: _("Letter to declassify"),
}
KEYS = {
    "denunciation": ("inspection.denunciation.limit", DENUNCIATION),
    "complaint": ("inspection.complaint.limit", COMPLAINT),
}
YEAR = timedelta(days=400)


def last_day(rule: Rule, start: date, calendar: Calendar) -> date:
    """The last day of a limit; "days" of unknown kind count as days of the calendar."""
    if rule.unit == "working_days":
        return calendar.add_working_days(start, rule.whole)
    if rule.unit == "months":
        return add_months(start, rule.whole)
    return start + timedelta(days=rule.whole)


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Letters in hand without a case and grades that end by that day; a draft limit only warns."""
    return _in_hand(reach, until, today) + _graded(reach, until)


def _graded(reach: Reach, until: date) -> list[Clock]:
    rows = reach(Letter.objects.filter(secrecy__gt=0, declassify_on__lte=until))
    return [
        declassifying(
            row,
            kind=DECLASSIFY,
            title=_("Declassify letter %(reference)s, or set another day")
            % {"reference": row.reference},
            url=reverse("inspection:letter_regrade", args=[row.reference]),
            started=row.arrived_on,
        )
        for row in rows.select_related("organization__parent")
    ]


def _in_hand(reach: Reach, until: date, today: date) -> list[Clock]:
    in_hand = Letter.objects.filter(
        state=State.CLASSIFIED, kind__in=list(KEYS), clock_from__isnull=False
    )
    rows = list(reach(in_hand).select_related("organization"))
    if not rows:
        return []
    book = rule_book([key for key, _kind in KEYS.values()])
    first = min(row.clock_from for row in rows)
    calendar = calendar_between(first, max(today, until) + YEAR)
    made = [_clock(row, book, calendar) for row in rows]
    return [clock for clock in made if clock is not None and clock.due <= until]


def _clock(row: Any, book: Any, calendar: Calendar) -> Clock | None:
    key, kind = KEYS[row.kind]
    rule = book.find(key, on=row.clock_from)
    if rule is None or rule.is_unlimited:
        return None
    return Clock(
        kind=kind,
        record=row,
        title=row.matter,
        due=last_day(rule, row.clock_from, calendar),
        url=row.get_absolute_url(),
        act_label=_("Open the letter"),
        right=CHANGE,
        meta=row.organization.name,
        started=row.clock_from,
        rule=rule,
    )
