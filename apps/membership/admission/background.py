"""Letters that ask for a background check: how long an answer takes, what a page shows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from apps.core.working_days import Calendar
from apps.membership.admission.choices import AskedWhere, Stage
from apps.membership.models import Candidate
from apps.regulations.lookup import calendar_between, rule_book
from apps.regulations.rules import Rule, RuleBook

REPLY = {
    AskedWhere.HOME: "membership.admission.background_reply.home",
    AskedWhere.ABROAD: "membership.admission.background_reply.abroad",
}
"""Limit of the answer by where it is asked for (06-HD/TW, điểm 3.4d)."""
STAGES = (Stage.SYMPATHISER, Stage.DOSSIER, Stage.PROPOSED)
_AROUND = timedelta(days=400)


def reply_due(check: Any, book: RuleBook, calendar: Calendar) -> tuple[Rule, date] | None:
    """The rule and the last day of the answer; None where the law of the day names no limit."""
    rule = book.find(REPLY[AskedWhere(check.place)], on=check.asked_on)
    if rule is None or rule.is_unlimited:
        return None
    return rule, calendar.add_working_days(check.asked_on, rule.whole)


def law_of(rows: Iterable[Any], today: date) -> tuple[RuleBook, Calendar]:
    """Limits and calendar for some letters; two queries."""
    first = min((row.asked_on for row in rows), default=today)
    return rule_book(REPLY.values()), calendar_between(first, max(today, first) + _AROUND)


def letters(candidate: Candidate, today: date) -> list[Any]:
    """The letters of a person, the latest first, with ``due``, ``rule`` and ``is_late``."""
    rows: list[Any] = list(candidate.checks.order_by("-asked_on", "-pk"))  # type: ignore[attr-defined]
    for row in rows:
        row.rule, row.due, row.is_late = None, None, False
    waiting = [row for row in rows if row.is_waiting]
    if waiting:
        book, calendar = law_of(waiting, today)
        for row in waiting:
            row.rule, row.due = reply_due(row, book, calendar) or (None, None)
            row.is_late = row.due is not None and row.due < today
    return rows
