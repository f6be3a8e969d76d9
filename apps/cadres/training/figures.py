"""Counting training: turns and persons apart, each year against its plan. Pure.

The figure of a term is the mean of its yearly rates, not all turns over all planned turns: the two
differ as soon as the years have plans of different size.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction


@dataclass(frozen=True)
class Planned:
    """What was planned for a year."""

    year: int
    classes: int
    turns: int


@dataclass(frozen=True)
class Held:
    """Classes held and the turns in them; ``in_plan``: of the plan of that year."""

    year: int
    in_plan: bool
    classes: int
    turns: int


@dataclass(frozen=True)
class Year:
    """A year: planned, done within the plan, done beside it."""

    year: int
    planned_classes: int = 0
    planned_turns: int = 0
    classes: int = 0
    turns: int = 0
    beside_classes: int = 0
    beside_turns: int = 0

    @property
    def rate(self) -> Fraction | None:
        """Turns done over turns planned; None without a plan: unknown, not nought."""
        return rate(self.turns, self.planned_turns)


def rate(done: int, planned: int) -> Fraction | None:
    """Done over planned, exact; None where nothing was planned."""
    return Fraction(done, planned) if planned else None


def by_year(planned: Iterable[Planned], held: Iterable[Held], years: Iterable[int]) -> list[Year]:
    """Each year of a time with everything that was planned and done in it, also empty ones."""
    plans, done = list(planned), list(held)
    return [_year(year, plans, done) for year in years]


def _year(year: int, planned: list[Planned], held: list[Held]) -> Year:
    plans = [one for one in planned if one.year == year]
    within = [one for one in held if one.year == year and one.in_plan]
    beside = [one for one in held if one.year == year and not one.in_plan]
    return Year(
        year, sum(one.classes for one in plans), sum(one.turns for one in plans),
        sum(one.classes for one in within), sum(one.turns for one in within),
        sum(one.classes for one in beside), sum(one.turns for one in beside),
    )  # fmt: skip


def mean_of_years(years: Iterable[Year]) -> Fraction | None:
    """The mean of the yearly rates, each year weighing the same; years without a plan stay out."""
    rates = [one.rate for one in years if one.rate is not None]
    return sum(rates, Fraction(0)) / len(rates) if rates else None


def whole_rate(years: Iterable[Year]) -> Fraction | None:
    """All turns over all planned turns: shown beside the mean, never in its place."""
    counted = [one for one in years if one.planned_turns]
    return rate(sum(one.turns for one in counted), sum(one.planned_turns for one in counted))


def persons(cadres: Iterable[tuple[int, int | None]], members: Iterable[int]) -> int:
    """How many persons: cadres with the member they are, and members; who is both counts once."""
    seen = {("member", key) for key in members}
    seen |= {("member", member) if member else ("cadre", key) for key, member in cadres}
    return len(seen)


def percent(value: Fraction | None) -> Decimal | None:
    """A rate in percent with one decimal, half up; only for showing."""
    if value is None:
        return None
    exact = Decimal(value.numerator * 100) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
