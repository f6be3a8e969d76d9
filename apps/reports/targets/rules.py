"""Rules of targets: values in, verdicts out. No database, no clock, no request.

The pace and the light are conventions of this system and no rule of the Party; the guide explains
them to whoever reads a light. They advise and decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

NEAR = Fraction(9, 10)
"""Amber begins at nine tenths of what is to be reached; for "at most" it ends at eleven tenths."""
GREEN, AMBER, RED, NONE = "green", "amber", "red", ""


def is_span(kind: str, first: date, last: date) -> bool:
    """Whether a target of the kind ``year`` spans whole years; several of them are allowed."""
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    return first <= last and (kind != "year" or whole)


@dataclass(frozen=True)
class Window:
    """A stretch of time in which a target is measured: its days, and the day up to which."""

    first: date
    last: date
    until: date

    @property
    def is_over(self) -> bool:
        """Whether its last day has come."""
        return self.until >= self.last

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    @property
    def gone(self) -> int:
        """How many of them have begun."""
        return (self.until - self.first).days + 1


def windows(kind: str, first: date, last: date, *, today: date) -> list[Window]:
    """Where a target is measured by ``today``: each year of a yearly one, else all of it; the
    latest first. Empty before its first day."""
    return sorted(_windows(kind, first, last, today), key=lambda one: one.first, reverse=True)


def _windows(kind: str, first: date, last: date, today: date) -> Iterator[Window]:
    if kind != "year":
        if first <= today:
            yield Window(first, last, min(last, today))
        return
    for year in range(first.year, min(last.year, today.year) + 1):
        end = date(year, 12, 31)
        yield Window(date(year, 1, 1), end, min(end, today))


def years(first: date, last: date, *, today: date) -> list[Window]:
    """The calendar years of a longer period, cut to it; those that have not begun are left out."""
    found = []
    for year in range(first.year, min(last.year, today.year) + 1):
        begin, end = max(first, date(year, 1, 1)), min(last, date(year, 12, 31))
        if begin <= today:
            found.append(Window(begin, end, min(end, today)))
    return found


def day_before(window: Window) -> date:
    """The day on which a stock stood before the period began."""
    return window.first - timedelta(days=1)


@dataclass(frozen=True)
class Aim:
    """What is to be reached: a number or a percentage; at least that, or at most."""

    amount: Fraction
    is_most: bool = False

    def is_met(self, value: Fraction) -> bool:
        """Whether a value keeps it, by the exact numbers."""
        return value <= self.amount if self.is_most else value >= self.amount


def measure(value: int | None, of: int | None, *, is_share: bool) -> Fraction | None:
    """The number, or its share of the whole in percent; None where there is nothing to measure."""
    if value is None or (is_share and not of):
        return None
    return Fraction(value * 100, of) if is_share and of else Fraction(value)


def pace(now: Fraction, window: Window, *, start: Fraction = Fraction(0)) -> Fraction:
    """Where it ends if it goes on as so far: linear by days elapsed, from ``start`` on the day
    before the first. On the last day, what there is."""
    if window.is_over:
        return now
    return start + (now - start) * window.days / window.gone


def light(now: Fraction, ends: Fraction, aim: Aim, *, is_over: bool, adds_up: bool) -> str:
    """Green, amber or red.

    Over: green when the target is met, else red. Before that, ``ends`` is where it leads:

    - at least: green when that reaches the target; amber when it is met today all the same, or
      when nine tenths of it will be; else red;
    - at most: green when that stays within; amber when it is kept today, or exceeded by a tenth at
      most and still able to fall; else red. What only ``adds_up`` never falls.
    """
    if is_over:
        return GREEN if aim.is_met(now) else RED
    if aim.is_met(ends) and not (aim.is_most and adds_up and not aim.is_met(now)):
        return GREEN
    if aim.is_most:
        may_fall = not adds_up and ends <= aim.amount * (2 - NEAR)
        return AMBER if aim.is_met(now) or may_fall else RED
    return AMBER if aim.is_met(now) or ends >= aim.amount * NEAR else RED


def shown(value: Fraction, *, is_most: bool, places: int) -> Fraction:
    """A projected value as printed: rounded away from the target, so that it never looks met when
    it is not."""
    scale = 10**places
    cut = ceil if is_most else floor
    return Fraction(cut(value * scale), scale)
