"""From when a sanction has effect, when it lapses, what it bars. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.working_days import Calendar, add_months
from apps.inspection.discipline.rules import ENDING, REMOVAL, REPRIMAND, WARNING

ANNOUNCEMENT, SIGNING = "announcement", "signing"
CELL = "cell"
DAY = timedelta(days=1)


def effective_on(
    body: str, rule: str, *, decided_on: date, announced_on: date | None
) -> date | None:
    """From which day a decision has effect; None while it has none.

    A cell's decision binds as soon as the result of its vote is announced; others when they are
    announced (Party Charter, article 39.6; 296-QĐ/TW, article 15), under a rule "from signing" on
    the day of the decision.
    """
    if body == CELL or rule == SIGNING:
        return decided_on
    return announced_on


def lapses_on(form: str, *, first_announced_on: date | None, months: int | None) -> date | None:
    """The day on which the sanction is over by itself: so many months after the announcement.

    Expulsion and dissolution do not lapse (69-QĐ/TW, article 2.5). ``first_announced_on`` is the
    announcement of the first decision: when a complaint changes the form, the time served counts.
    """
    if form in ENDING or first_announced_on is None or months is None:
        return None
    return add_months(first_announced_on, months)


@dataclass(frozen=True)
class Again:
    """A later decision on the same person: the days its violations began, and its own end."""

    decided_on: date
    began_on: tuple[date, ...]
    lapses: date | None


def renews(*, started: date | None, lapses: date | None, again: Again) -> bool:
    """Whether a violation that the later decision punished began while the sanction held.

    Such a sanction does not lapse by itself (69-QĐ/TW, article 2.5: twelve months without
    repetition and without a new violation that is punished). An older violation that was only
    decided on within the time is none.
    """
    if started is None or lapses is None:
        return False
    return any(started <= day < lapses for day in again.began_on)


def ends_on(lapses: date | None, renewing: Sequence[Again]) -> date | None:
    """The day on which a renewed sanction is over: with the later decision, never before its own
    day; None while the later one has no end. The sources name no day: this is inferred."""
    ends = [one.lapses for one in renewing]
    if not ends:
        return lapses
    if lapses is None or None in ends:
        return None
    return max(lapses, *(day for day in ends if day is not None))


def in_force(on: date, *, effective: date | None, lapses: date | None) -> bool:
    """Whether the sanction holds on that day. A pending complaint changes nothing."""
    return effective is not None and effective <= on and (lapses is None or on < lapses)


@dataclass(frozen=True)
class Bar:
    """What a sanction bars: planning or appointment to a higher post, or election."""

    code: str
    until: date


def bars(form: str, *, start: date, months: Mapping[str, int]) -> list[Bar]:
    """What the person is barred from, and until when: longer than the sanction itself is in force.

    A higher post: 12, 30 or 60 months by form (80-QĐ/TW of 2022; 377-QĐ/TW). After removal also one
    year without election to a committee and without an equal or higher post (Party Charter, article
    40.3); its months stand under ``election``.
    """
    found = []
    if form in (REPRIMAND, WARNING, REMOVAL) and form in months:
        found.append(Bar("higher_post", add_months(start, months[form])))
    if form == REMOVAL and "election" in months:
        found.append(Bar("election", add_months(start, months["election"])))
    return found


def awaits_paper(body: str, form: str, served_on: date | None) -> bool:
    """Whether a cell still has to hand its decision over: it binds by the announced vote, the paper
    follows (30-QĐ/TW of 2016)."""
    return body == CELL and form != "none" and served_on is None


def announce_by(decided_on: date, days: int, unit: str, calendar: Calendar) -> date:
    """The last day on which a decision may be announced, or another body told of it."""
    if unit == "working_days":
        return calendar.add_working_days(decided_on, days)
    return decided_on + days * DAY
