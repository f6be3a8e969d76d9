"""Dates of which only the year, or month and year, is known. Nothing is ever made up.

Stored as text ``1949``, ``1949-08`` or ``1949-08-14``, which sorts by bytes exactly like the
values: a date known less well stands before the better known ones of the same period.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering

from apps.core.formats import FormatError

FIRST_YEAR, LAST_YEAR = 1000, 9999
STORED_PATTERN = "^[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"

_STORED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_WRITTEN = re.compile(r"(?:(?:(\d{1,2})\s*[/.-]\s*)?(\d{1,2})\s*[/.-]\s*)?(\d+)", re.ASCII)


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises FormatError when there is no such date."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        possible = FIRST_YEAR <= self.year <= LAST_YEAR and (
            self.month is None or 1 <= self.month <= 12
        )
        if self.day is not None:
            possible = possible and self.month is not None
            possible = possible and 1 <= self.day <= self._days_of_month()
        if not possible:
            raise FormatError("date_impossible", f"{self.day}/{self.month}/{self.year}")

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """Return a full date as a partial one."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def from_stored(cls, text: str) -> "PartialDate":
        """Read the stored form; raises FormatError ``date_invalid`` or ``date_impossible``."""
        match = _STORED.fullmatch(text)
        if match is None:
            raise FormatError("date_invalid", text)
        return cls(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read what people write (``1949``, ``8/1974``, ``14-02-1989``) or the stored form.

        Raises FormatError: ``date_invalid``, ``date_year_short`` or ``date_impossible``.
        """
        text = text.strip()
        if _STORED.fullmatch(text):
            return cls.from_stored(text)
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise FormatError("date_invalid", text)
        day, month, year = match.groups()
        if len(year) != 4:
            raise FormatError("date_year_short", text)
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @property
    def is_full(self) -> bool:
        """Say whether the day is known."""
        return self.day is not None

    @property
    def stored(self) -> str:
        """The text for the database."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def earliest(self) -> date:
        """Return the first day it may have been."""
        return date(self.year, self.month or 1, self.day or 1)

    def latest(self) -> date:
        """Return the last day it may have been."""
        if self.month is None:
            return date(self.year, 12, 31)
        return date(self.year, self.month, self.day or self._days_of_month())

    def __str__(self) -> str:
        """Return ``1949``, ``08/1974`` or ``14/02/1989``."""
        return "/".join(reversed(self.stored.split("-")))

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.stored < other.stored

    def _days_of_month(self) -> int:
        if self.month is None or not 1 <= self.month <= 12:
            return 0
        return calendar.monthrange(self.year, self.month)[1]
