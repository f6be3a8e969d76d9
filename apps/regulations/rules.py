"""What a dated value means and which one applies on a day. Pure: no database, no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from itertools import combinations, groupby

DRAFT, CONFIRMED, VERIFIED = "draft", "confirmed", "verified"
SETTLED = frozenset({CONFIRMED, VERIFIED})
NO_LIMIT = "none"
DAYS_NOT_STATED = "days"
"""The source says only "ngày": counted as calendar days until somebody has read the text."""
WHOLE_UNITS = frozenset(
    {"calendar_days", "working_days", DAYS_NOT_STATED, "months", "years", "count", "dong"}
)
KEY_PATTERN = r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$"


class UnreadableValueError(ValueError):
    """A value that cannot be read the way the caller asked for."""


@dataclass(frozen=True)
class Rule:
    """One dated value with everything that explains it.

    ``value`` is text as recorded; ``NO_LIMIT`` means that the document sets none. The period is
    half-open: ``valid_from`` belongs to it, ``valid_to`` does not; no ``valid_to`` means still in
    force. ``extension`` is the longest prolongation, in the same unit.
    """

    key: str
    value: str
    unit: str
    valid_from: date
    valid_to: date | None = None
    status: str = DRAFT
    level: str = ""
    trigger: str = ""
    extension: int | None = None
    document: str = ""
    document_id: int | None = None
    article: str = ""
    source: str = ""
    note: str = ""
    pk: int | None = None

    @property
    def may_block(self) -> bool:
        """Whether an act may be refused on this value; a draft only reminds."""
        return self.status in SETTLED

    @property
    def is_unlimited(self) -> bool:
        """Whether the document says that there is no limit."""
        return self.value == NO_LIMIT

    @property
    def whole(self) -> int:
        """The value as a whole number; UnreadableValueError when it is none."""
        if not re.fullmatch(r"\d+", self.value):
            raise UnreadableValueError(f"{self.key}: {self.value!r} is not a whole number")
        return int(self.value)

    @property
    def number(self) -> Decimal:
        """The value as an exact decimal (0.5 for half a percent)."""
        try:
            return Decimal(self.value)
        except InvalidOperation:
            raise UnreadableValueError(f"{self.key}: {self.value!r} is not a number") from None

    @property
    def share(self) -> Fraction:
        """The value as an exact share: ``2/3``, or 20 percent as 1/5."""
        try:
            share = Fraction(self.value)
        except (ValueError, ZeroDivisionError):
            raise UnreadableValueError(f"{self.key}: {self.value!r} is not a share") from None
        return share / 100 if self.unit == "percent" else share

    @property
    def last_day(self) -> date | None:
        """The last day of the period, as people write it; None while it is open."""
        return self.valid_to - timedelta(days=1) if self.valid_to else None

    def covers(self, on: date) -> bool:
        """Whether the value is in force on that day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class RuleBook:
    """The whole history of some keys, for work that looks up thousands of days."""

    rules: tuple[Rule, ...]

    def find(self, key: str, *, on: date, level: str = "") -> Rule | None:
        """The value of ``key`` in force on that day, or None when none is recorded."""
        return choose((rule for rule in self.rules if rule.key == key), on=on, level=level)


def choose(rules: Iterable[Rule], *, on: date, level: str = "") -> Rule | None:
    """The one value that applies: settled before draft, exact level before general, newest first.

    Only settled values are kept apart by the database; drafts may stand beside each other, so the
    order has to be total to give the same answer every time.
    """
    fitting = [rule for rule in rules if rule.covers(on) and rule.level in ("", level)]
    return max(
        fitting,
        key=lambda rule: (rule.may_block, rule.level != "", rule.valid_from, rule.pk or 0),
        default=None,
    )


def is_readable(value: str, unit: str) -> bool:
    """Whether a value fits its unit: whole numbers, an exact percentage, or some text."""
    if unit == "text":
        return bool(value.strip())
    if value == NO_LIMIT:
        return True
    if unit == "percent":
        return re.fullmatch(r"\d{1,3}(\.\d+)?", value) is not None and Decimal(value) <= 100
    return unit in WHOLE_UNITS and re.fullmatch(r"\d{1,12}", value) is not None


def is_key(key: str) -> bool:
    """Whether a key is dotted lower-case words, such as ``membership.probation.months``."""
    return re.fullmatch(KEY_PATTERN, key) is not None


def periods_overlap(one: Rule, other: Rule) -> bool:
    """Whether two half-open periods share a day."""
    return (other.valid_to is None or one.valid_from < other.valid_to) and (
        one.valid_to is None or other.valid_from < one.valid_to
    )


def overlapping_pairs(rules: Iterable[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Pairs of settled values of one key and level that claim the same day."""

    def subject(rule: Rule) -> tuple[str, str]:
        return rule.key, rule.level

    settled = sorted((rule for rule in rules if rule.may_block), key=subject)
    for _subject, group in groupby(settled, key=subject):
        for one, other in combinations(list(group), 2):
            if periods_overlap(one, other):
                yield one, other
