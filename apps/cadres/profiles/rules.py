"""Ages and retirement. Pure.

An age that a rule asks for is never today's: it is the months between a dated reference and the
person's own retirement.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.cadres.choices import LegalGround
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


def latest_birth(by: date, roadmap: Roadmap) -> tuple[int, int]:
    """The latest year and month of birth of those who retire on that day or before."""
    last = by.year * MONTHS + by.month - 2  # the age is reached in the month before
    born = last - roadmap.age_in(by.year)
    while _reached(born + 1, roadmap) <= last:
        born += 1
    while _reached(born, roadmap) > last:
        born -= 1
    return born // MONTHS, born % MONTHS + 1


def _reached(born: int, roadmap: Roadmap) -> int:
    year = roadmap.first_year
    while (born + roadmap.age_in(year)) // MONTHS > year:
        year += 1
    return born + roadmap.age_in(year)


def retirement_refused(
    scheme: str, day: date | None, note: str, born: date | None
) -> tuple[str, str] | None:
    """Why a retirement beside the roadmap cannot stand: code and field; None when it can."""
    if scheme == "roadmap":
        return ("retirement_by_roadmap", "retires_on") if day is not None else None
    if not note.strip():
        return "retirement_without_basis", "retirement_note"
    if day is not None and born is not None and day <= born:
        return "retirement_before_birth", "retires_on"
    return None


FIRST_RATED = 1990
"""Ratings of years before are not entered; ours, no rule."""


def row_refused(kind: str, values: dict[str, Any], today: date) -> tuple[str, str] | None:
    """Why a row of a profile cannot be: code and field; None when it can."""
    return _CHECKS[kind](values, today)


def _position_refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
    since, until, term = values.get("since"), values.get("until"), values.get("term_ends_on")
    start = since.earliest() if since else None
    checks = (
        (not values.get("title_text"), "position_title_missing", "title_text"),
        (start is not None and start > today, "cadre_day_ahead", "since"),
        (until is not None and until.earliest() > today, "cadre_day_ahead", "until"),
        (bool(since and until and until.latest() < start), "position_ends_before", "until"),
        (until is not None and not values.get("end"), "position_end_missing", "end"),
        (until is None and bool(values.get("end")), "position_until_missing", "until"),
        (bool(start and term and term <= start), "position_term_before", "term_ends_on"),
        (_after(values.get("decided_on"), today), "cadre_day_ahead", "decided_on"),
    )
    return _first(checks)


def _period_refused(first: str, last: str) -> Any:
    def refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
        since, until = values.get(first), values.get(last)
        return _first(
            (
                (bool(since and since.earliest() > today), "cadre_day_ahead", first),
                (bool(since and until and until.latest() < since.earliest()),
                 "position_ends_before", last),
                (_after(values.get("certified_on"), today), "cadre_day_ahead", "certified_on"),
            )
        )  # fmt: skip

    return refused


def _rating_refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
    points = values.get("points")
    return _first(
        (
            (not FIRST_RATED <= values["year"] <= today.year, "rating_year", "year"),
            (points is not None and not 0 <= points <= 100, "rating_points", "points"),
        )
    )


def _discipline_refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
    decided, effective = values["decided_on"], values["effective_on"]
    lifted = values.get("lifted_on")
    return _first(
        (
            (decided > today, "cadre_day_ahead", "decided_on"),
            (effective < decided, "discipline_before_decision", "effective_on"),
            (_after(lifted, today), "cadre_day_ahead", "lifted_on"),
            (lifted is not None and lifted < effective, "discipline_lifted_before", "lifted_on"),
        )
    )


def _confidence_refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
    counted = values["high"] + values["medium"] + values["low"]
    return _first(
        (
            (values["held_on"] > today, "cadre_day_ahead", "held_on"),
            (values["total"] == 0, "confidence_none_cast", "total"),
            (counted > values["total"], "confidence_adds_up", "total"),
        )
    )


def _standing_refused(values: dict[str, Any], today: date) -> tuple[str, str] | None:
    since, until = values["since"], values.get("until")
    confirmed = values["ground"] == LegalGround.NEITHER
    return _first(
        (
            (since > today, "cadre_day_ahead", "since"),
            (confirmed and until is None, "standing_until_missing", "until"),
            (until is not None and until <= since, "position_ends_before", "until"),
        )
    )


_CHECKS = {
    "position": _position_refused,
    "qualification": _period_refused("began", "finished"),
    "place": _period_refused("since", "until"),
    "rating": _rating_refused,
    "confidence": _confidence_refused,
    "discipline": _discipline_refused,
    "standing": _standing_refused,
}


def _after(day: date | None, today: date) -> bool:
    return day is not None and day > today


def _first(checks: Iterable[tuple[bool, str, str]]) -> tuple[str, str] | None:
    return next(((code, field) for failed, code, field in checks if failed), None)
