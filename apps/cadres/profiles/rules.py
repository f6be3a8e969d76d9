"""Ages and retirement. Pure.

An age that a rule asks for is never today's: it is the months between a dated reference and the
person's own retirement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from apps.core.partial_dates import PartialDate

MONTHS = 12


@dataclass(frozen=True)
class Roadmap:
    """How the retirement age rises for one sex (135/2020/NĐ-CP, article 4).

    ``age`` months in ``first_year``, ``step`` months more each year, up to ``final`` months.
    """

    first_year: int
    age: int
    step: int
    final: int

    def age_in(self, year: int) -> int:
        """The retirement age in months of those who retire in that year."""
        return min(self.age + self.step * max(year - self.first_year, 0), self.final)


def retirement_month(birth: PartialDate | None, roadmap: Roadmap) -> tuple[int, int] | None:
    """Year and month in which somebody reaches their retirement age; None when it is not known.

    The age is that of the earliest year in which the person reaches the age of that year. A birth
    date without its month decides nothing. Who reached the age before the first step (60 and 55
    years) before the roadmap began has no answer here: the older law applied.
    """
    if birth is None or birth.month is None:
        return None
    born = birth.year * MONTHS + birth.month - 1
    year = roadmap.first_year
    while (born + roadmap.age_in(year)) // MONTHS > year:
        year += 1
    if (born + roadmap.age - roadmap.step) // MONTHS < roadmap.first_year:
        return None
    reached = born + roadmap.age_in(year)
    return reached // MONTHS, reached % MONTHS + 1


def retires_from(month: tuple[int, int]) -> date:
    """The first day of retirement: the month after the one in which the age is reached."""
    year, number = month
    return date(year + number // MONTHS, number % MONTHS + 1, 1)


def months_left(on: date, retirement: date) -> int:
    """Whole months from a day to a retirement; negative ones are past."""
    months = (retirement.year - on.year) * MONTHS + retirement.month - on.month
    return months - (retirement.day < on.day)


def months_held(periods: Iterable[tuple[date, date]]) -> int:
    """Whole months in posts, added up, each period half-open; one that overlaps counts once."""
    total, last = 0, date.min
    for since, until in sorted(periods):
        start = max(since, last)
        if until > start:
            total += months_left(start, until)
            last = until
    return total
