"""Rules of the transfer of party activities: values in, verdicts out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.working_days import Calendar, add_months

REQUESTED, SENT, IN_TRANSIT = "requested", "sent", "in_transit"
RECEIVED, RETURNED, WITHDRAWN = "received", "returned", "withdrawn"

ALLOWED: dict[str, frozenset[str]] = {
    "send": frozenset({REQUESTED}),
    "withdraw": frozenset({REQUESTED, SENT}),
    "hand_in": frozenset({SENT}),
    "return": frozenset({SENT, IN_TRANSIT}),
    "receive": frozenset({SENT, IN_TRANSIT}),
}
"""Acts by the states in which they may happen."""


def may(act: str, state: str) -> bool:
    """Whether an act fits the state of a transfer."""
    return state in ALLOWED[act]


@dataclass(frozen=True)
class StayLimits:
    """How long a temporary stay may last, in months: at least, less than, for studies at most.

    None where no rule is recorded.
    """

    minimum: int | None = None
    maximum: int | None = None
    study_maximum: int | None = None


def stay_fault(first: date, last: date, *, study: bool, limits: StayLimits) -> str:
    """What is wrong with a temporary stay from the first to the last day, both included; or "".

    Three months to less than a year for work or residence, up to two years for full-time study
    (29-QĐ/TW, 294-QĐ/TW điểm 6.3.2).
    """
    end = last + timedelta(days=1)
    if limits.minimum is not None and end < add_months(first, limits.minimum):
        return "stay_too_short"
    if study:
        too_long = limits.study_maximum is not None and end > add_months(
            first, limits.study_maximum
        )
        return "stay_too_long_for_study" if too_long else ""
    if limits.maximum is not None and end >= add_months(first, limits.maximum):
        return "stay_too_long"
    return ""


def fee_month(day: date) -> date:
    """The month whose fee is still paid at the old cell: the month in which the paper is issued, as
    the paper itself says."""
    return day.replace(day=1)


def last_start_in_time(today: date, days: int, calendar: Calendar) -> date:
    """The earliest start whose limit of so many working days has not passed today.

    What started before it is overdue: a limit passes at the end of its last day.
    """
    return _earliest(
        today, calendar.add_working_days(today, -days), lambda start: due_on(start, days, calendar)
    )


def due_on(start: date, days: int, calendar: Calendar) -> date:
    """The last day of a limit of so many working days (294-QĐ/TW, điểm 6.3.1: 60 to begin the
    transfer, 30 to hand in the paper)."""
    return calendar.add_working_days(start, days)


def report_on(sent_on: date, months: int) -> date:
    """The day from which a paper that was not handed in must be reported: after so many months
    (01-HD/TW of 2012: three; a draft since)."""
    return add_months(sent_on, months) + timedelta(days=1)


def _earliest(today: date, guess: date, due: Callable[[date], date]) -> date:
    while due(guess - timedelta(days=1)) >= today:
        guess -= timedelta(days=1)
    while due(guess) < today:
        guess += timedelta(days=1)
    return guess
