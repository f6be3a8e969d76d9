"""Numbers of papers: a series for each body and kind, through one term, without gaps.

36-HD/VPTW, component 3: continuous through the committee's term, from 01; a congress has one series
for all its papers. That a later number has a later day follows from giving numbers in order.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

CONGRESS = "congress"


def series_of(body: str, kind: str) -> str:
    """Which series a paper belongs to: that of its kind, or the one of the congress."""
    return "" if body == CONGRESS else kind


def symbol(number: int, kind: str, body_symbol: str) -> str:
    """The number as it stands in the paper, without the word before it: ``05-QĐ/ĐU``."""
    return f"{number:02}-{kind}/{body_symbol}"


def goes_back(day: date, last_day: date | None) -> bool:
    """Whether a new number would have an earlier day than one given before."""
    return last_day is not None and day < last_day


def fits_between(number: int, day: date, others: Iterable[tuple[int, date | None]]) -> bool:
    """Whether a kept number may get that day: not before lower numbers, not after higher ones."""
    for other, its_day in others:
        if its_day is None:
            continue
        if (other < number and its_day > day) or (other > number and its_day < day):
            return False
    return True


def eve(day: date) -> date:
    """The last day of the term before one that begins then."""
    return day - timedelta(days=1)
