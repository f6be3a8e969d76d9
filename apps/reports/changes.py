"""Rules of comparing: a figure beside that of the period before, and units beside each other.

Values in, values out. No database, no clock, no request.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from apps.reports import rules

FREE, YEAR, QUARTER = "free", "year", "quarter"


@dataclass(frozen=True)
class Period:
    """A kind of period with its first and last day."""

    kind: str
    first: date
    last: date


@dataclass(frozen=True)
class Change:
    """One figure in two periods, each as part of its whole where it has one."""

    now: int
    before: int
    of: int | None = None
    of_before: int | None = None

    @property
    def step(self) -> int:
        """How many more; negative for fewer."""
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """The step in percent of the value before, two decimals, half up; None from nothing."""
        found = rules.share(abs(self.step), self.before)
        return -found if found is not None and self.step < 0 else found

    @property
    def points(self) -> Decimal | None:
        """By how many percentage points the share moved: the difference of the two printed shares,
        so that whoever reads both can check it."""
        now, before = rules.share(self.now, self.of), rules.share(self.before, self.of_before)
        return None if now is None or before is None else now - before


def is_comparable(kind: str, *, is_flow: bool, days: int, days_before: int) -> bool:
    """Whether a figure may be set beside that of another period of the kind.

    What stands on a day always; what is counted over free dates only over equally many.
    """
    return not is_flow or kind != FREE or days == days_before


def ranks(values: Mapping[Any, Decimal | int | None]) -> dict[Any, int]:
    """The place of each by its value, the greatest first; equals share a place and the next ones
    are left out (1, 2, 2, 4). What has no value has no place."""
    known = sorted((value for value in values.values() if value is not None), reverse=True)
    place: dict[Any, int] = {}
    for number, value in enumerate(known, 1):
        place.setdefault(value, number)
    return {key: place[value] for key, value in values.items() if value is not None}


def years(until: int, count: int) -> list[Period]:
    """So many years up to one, the earliest first."""
    return [
        Period(YEAR, *rules.period(YEAR, year=year)) for year in range(until - count + 1, until + 1)
    ]


def quarters(until: int, count: int) -> list[Period]:
    """The four quarters of so many years up to one. Only the first is a period of the forms; the
    others are free dates."""
    found = []
    for year in range(until - count + 1, until + 1):
        for first in (1, 4, 7, 10):
            kind = QUARTER if first == 1 else FREE
            days = date(year, first, 1), rules.period("month", year=year, month=first + 2)[1]
            found.append(Period(kind, *days))
    return found
