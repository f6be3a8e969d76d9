"""Rules of the members' register: values in, findings out. No database, no clock, no request."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months

FOUNDED_IN = 1930
"""The Party was founded on 3 February 1930: nothing that one of its bodies did is older."""
FUTURE = "date_in_future"
BEFORE_PARTY = "date_before_party"
BORN_AFTER_ADMISSION = "born_after_admission"
TOO_YOUNG = "too_young"
CEREMONY_BEFORE_DECISION = "ceremony_before_decision"
OFFICIAL_NOT_AFTER_PROBATION = "official_not_after_probation"
OFFICIAL_NOT_AFTER_CEREMONY = "official_not_after_ceremony"
OFFICIAL_WITHOUT_CEREMONY = "official_without_ceremony"
LEFT_BEFORE_JOINING = "left_before_joining"


def impossible_day(day: date, *, today: date) -> str:
    """The code of what keeps something from having happened in the Party that day, or nothing."""
    if day > today:
        return FUTURE
    return BEFORE_PARTY if day.year < FOUNDED_IN else ""


@dataclass(frozen=True)
class Limit:
    """A dated rule value as the rules need it: number, source, whether it may block."""

    value: int
    source: str
    may_block: bool


@dataclass(frozen=True)
class Limits:
    """Rule values in force for one member's dates; None where no rule of that time is known."""

    probation_months: Limit | None = None
    minimum_age_years: Limit | None = None


@dataclass(frozen=True)
class Dates:
    """The dates of one member's life in the Party."""

    birth: PartialDate | None = None
    decided: date | None = None
    ceremony: date | None = None
    official: date | None = None
    left: date | None = None


@dataclass(frozen=True)
class Finding:
    """One contradiction: its code, the field it belongs to, whether it refuses or only warns."""

    code: str
    field: str
    blocks: bool
    day: date | None = None
    source: str = ""
    number: int = 0


def official_date(ceremony: date, probation_months: int) -> date:
    """The day a fit member becomes official: the exact day the probation ends, whatever the day
    of the meeting (01-HD/TW; counted from the ceremony)."""
    return add_months(ceremony, probation_months)


@dataclass(frozen=True)
class Span:
    """Ceremonies from ``first`` until before ``after`` (None: open) begin so many months of
    probation."""

    first: date
    after: date | None
    months: int

    def covers(self, ceremony: date) -> bool:
        """Whether a ceremony of that day falls under this span."""
        return self.first <= ceremony and (self.after is None or ceremony < self.after)


def probation_end(ceremony: date | None, spans: Iterable[Span]) -> date | None:
    """The day a probation that began with this ceremony ends; None where no rule is known."""
    if ceremony is None:
        return None
    months = (span.months for span in spans if span.covers(ceremony))
    found = next(months, None)
    return None if found is None else official_date(ceremony, found)


def latest_ceremony(by: date, probation_months: int) -> date:
    """The last ceremony whose probation has ended by that day.

    At the end of February several ceremonies share one last day of probation, so counting back is
    not enough.
    """
    day = add_months(by, -probation_months)
    while official_date(day + timedelta(days=1), probation_months) <= by:
        day += timedelta(days=1)
    return day


def findings(dates: Dates, limits: Limits, *, today: date) -> list[Finding]:
    """Everything in a member's dates that contradicts itself or a rule of the time."""
    return [*_future(dates, today), *_birth(dates, limits), *_joining(dates, limits), *_end(dates)]


def _future(dates: Dates, today: date) -> list[Finding]:
    named = {
        "admission_decided_on": dates.decided,
        "ceremony_on": dates.ceremony,
        "official_on": dates.official,
        "left_on": dates.left,
    }
    found = [
        Finding(FUTURE, field, blocks=True) for field, day in named.items() if day and day > today
    ]
    if dates.birth and dates.birth.earliest() > today:
        found.append(Finding(FUTURE, "birth", blocks=True))
    return found


def _birth(dates: Dates, limits: Limits) -> list[Finding]:
    joined = dates.decided or dates.ceremony
    if not dates.birth or not joined:
        return []
    limit = limits.minimum_age_years
    if dates.birth.earliest() >= joined:
        source, years = (limit.source, limit.value) if limit else ("", 0)
        return [Finding(BORN_AFTER_ADMISSION, "birth", True, None, source, years)]
    if limit is None:
        return []
    # Age counts by month; with a partial birth date only certainty refuses.
    oldest = (joined.year - dates.birth.earliest().year) * 12 + (
        joined.month - dates.birth.earliest().month
    )
    if oldest >= limit.value * 12:
        return []
    return [Finding(TOO_YOUNG, "birth", limit.may_block, None, limit.source, limit.value)]


def _joining(dates: Dates, limits: Limits) -> list[Finding]:
    found = []
    if dates.decided and dates.ceremony and dates.ceremony < dates.decided:
        found.append(Finding(CEREMONY_BEFORE_DECISION, "ceremony_on", blocks=True))
    if dates.official and not dates.ceremony:
        found.append(Finding(OFFICIAL_WITHOUT_CEREMONY, "ceremony_on", blocks=False))
    if dates.official and dates.ceremony:
        found += _probation(dates.ceremony, dates.official, limits.probation_months)
    return found


def _probation(ceremony: date, official: date, limit: Limit | None) -> list[Finding]:
    backwards = official <= ceremony
    due = official_date(ceremony, limit.value) if limit else None
    if limit is None or (backwards and not limit.may_block):
        # Whatever the rule of the time, nobody becomes official before they are admitted.
        return [Finding(OFFICIAL_NOT_AFTER_CEREMONY, "official_on", blocks=True)] * backwards
    if official == due:
        return []
    found = (OFFICIAL_NOT_AFTER_PROBATION, "official_on", limit.may_block, due)
    return [Finding(*found, source=limit.source, number=limit.value)]


def _end(dates: Dates) -> list[Finding]:
    joined = dates.ceremony or dates.decided
    if dates.left and joined and dates.left < joined:
        return [Finding(LEFT_BEFORE_JOINING, "left_on", blocks=True)]
    return []
