"""Rules of the transfer of party activities: values in, verdicts out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.working_days import Calendar, add_months
from apps.membership.rules import FUTURE, impossible_day

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

OF_THE_FILE: dict[str, frozenset[str]] = {
    "send_file": frozenset({SENT, IN_TRANSIT, RECEIVED}),
    "receive_file": frozenset({SENT, IN_TRANSIT, RECEIVED}),
    "take_file_back": frozenset({RETURNED, WITHDRAWN}),
}
"""Acts on the paper file, which also follow the reception or the return."""


def may(act: str, state: str) -> bool:
    """Whether an act fits the state of a transfer."""
    return state in (ALLOWED.get(act) or OF_THE_FILE[act])


FILE_SENT, FILE_AWAITED, FILE_INCOMPLETE, FILE_COMPLETE, FILE_BACK = (
    "sent", "awaited", "incomplete", "complete", "back"
)  # fmt: skip
FILE_ALLOWED: dict[str, frozenset[str]] = {
    "send_file": frozenset({"", FILE_SENT, FILE_AWAITED}),
    "receive_file": frozenset({"", FILE_SENT, FILE_AWAITED, FILE_INCOMPLETE}),
    "take_file_back": frozenset({FILE_SENT, FILE_INCOMPLETE, FILE_COMPLETE}),
}
"""Acts on the paper file by where it is. What was sent may be recorded anew while it is under way;
what arrived is only completed; it comes back when the transfer did not come about."""


def may_file(act: str, state: str, file_state: str) -> bool:
    """Whether an act on the paper file fits the transfer and where the file is."""
    return may(act, state) and file_state in FILE_ALLOWED[act]


def file_fault(
    day: date, *, today: date, paper_on: date | None, sent_on: date | None = None
) -> str:
    """What is wrong with the day on which a file was sent or arrived; or "".

    It goes with the referral paper, so it is not sent before that is issued; nor does it arrive
    before it was sent.
    """
    if code := impossible_day(day, today=today):
        return "transfer_day_in_future" if code == FUTURE else code
    if paper_on is not None and day < paper_on:
        return "file_before_paper"
    return "file_before_sent" if sent_on is not None and day < sent_on else ""


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
