"""Working days and months: the arithmetic under every legal clock. Pure, no clock of its own.

A working day is Monday to Friday, unless it is a public holiday; a weekend day that the state
makes up for a bridged holiday (a working swap) is one too.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """The days off besides weekends, and the weekend days worked in exchange.

    A day in both sets is worked: a swap is decreed later and for that very day.
    """

    holidays: frozenset[date] = frozenset()
    working_swaps: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        """Say whether offices are open on the day."""
        if day in self.working_swaps:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def add_working_days(self, start: date, count: int) -> date:
        """Return the day reached after so many working days; the start day does not count.

        A negative count goes back. Zero returns the start day itself, working or not.
        """
        step = _ONE_DAY if count > 0 else -_ONE_DAY
        day, left = start, abs(count)
        while left:
            day += step
            left -= self.is_working_day(day)
        return day


def add_months(day: date, months: int) -> date:
    """Return the same day so many months on; months may be negative.

    Month-end rule: where the target month has no such day, its last day is taken (31/8 plus six
    months is the last day of February). The Civil Code counts so: a period in months ends on the
    corresponding day, or else on the last day of that month (Bộ luật Dân sự 2015, điều 148).
    """
    month_index = day.year * 12 + day.month - 1 + months
    year, month = divmod(month_index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def whole_months_between(start: date, end: date) -> int:
    """Return the greatest n for which ``add_months(start, n)`` is not after end."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def _days(start: date, end: date) -> list[date]:
    return [start + timedelta(days=count) for count in range((end - start).days)]
