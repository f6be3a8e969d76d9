"""What the four kinds of moves ask for and do. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.core.working_days import add_months, whole_months_between

LEAST_MONTHS = 36
"""Months that a rotation lasts unless a reason is given (R-ROT-07)."""
WARN_BEFORE = 6
"""Months before: looked ahead at month 30."""


@dataclass(frozen=True)
class KindSpec:
    """What a kind of move does when it is decided."""

    act: str
    """By what the new position begins."""
    judged_as: str
    keeps_position: bool = False
    """Who is seconded keeps the position with the sender, and counts there."""
    needs_end: bool = False
    needs_consent: bool = False


KINDS: dict[str, KindSpec] = {
    "rotation": KindSpec("rotated", "rotate", needs_consent=True),
    "transfer": KindSpec("transferred", "transfer"),
    "secondment": KindSpec("seconded", "second", keeps_position=True, needs_end=True),
    "position_change": KindSpec("transferred", "change_position"),
}


def months_in_post(began: date, on: date) -> int:
    """Whole months since the move began; none before it did."""
    return max(whole_months_between(began, on), 0)


def ended_early(began: date, on: date, least: int = LEAST_MONTHS) -> bool:
    """Whether a rotation ends before its least months are over."""
    return on < add_months(began, least)


def review_days(began: date, least: int = LEAST_MONTHS) -> tuple[date, date]:
    """The days of month 30 and of month 36 of a rotation."""
    return add_months(began, least - WARN_BEFORE), add_months(began, least)


def next_assessment(began: date, assessed: list[date], months: int) -> date:
    """The day until which the next yearly assessment is due."""
    return add_months(max(assessed, default=began), months)
