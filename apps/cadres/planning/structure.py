"""The structure of a list: age bands, young, women, minorities, theory, coefficient. Pure.

Shares are aims (phấn đấu): a part that misses its aim is shown and never stops anything. What is
not known of somebody makes a part unknown where it could change the answer, never good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction

from apps.core.partial_dates import PartialDate

PASS, FAIL, UNKNOWN, NONE = "pass", "fail", "unknown", ""
HIGH_THEORY = frozenset({"advanced", "bachelor"})
"""Advanced political theory and what equals it."""


@dataclass(frozen=True)
class Head:
    """What totals ask of one person. Each person counts once, however many titles they have."""

    birth: PartialDate | None = None
    is_woman: bool = False
    is_minority: bool | None = None
    theory: str = ""


@dataclass(frozen=True)
class Definition:
    """How this list tells ages and what it aims at (percent; None: no aim)."""

    on: date
    cuts: tuple[int, int]
    young_below: int
    young: Decimal | None = None
    women: Decimal | None = None
    minority: Decimal | None = None
    theory: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    has_coefficient: bool = False


@dataclass(frozen=True)
class Share:
    """So many of all, against an aim in percent."""

    count: int
    unknown: int
    total: int
    aim: Decimal | None
    verdict: str
    short: int = 0
    """How many more it would take, all else unchanged."""


@dataclass(frozen=True)
class Band:
    """One age band: from the first age until the last, both included."""

    first: int | None
    last: int | None
    count: int


@dataclass(frozen=True)
class Bands:
    """The three age bands of the list's own definition."""

    rows: tuple[Band, Band, Band]
    unknown: int
    verdict: str


@dataclass(frozen=True)
class Coefficient:
    """People planned over places. ``least`` and ``most`` are the range in whole people."""

    people: int
    places: int
    low: Decimal | None
    high: Decimal | None
    verdict: str
    least: int | None = None
    most: int | None = None

    @property
    def value(self) -> Fraction | None:
        """The exact ratio."""
        return Fraction(self.people, self.places) if self.places else None


@dataclass(frozen=True)
class Structure:
    """All parts of the meter on one day."""

    total: int
    places: int
    bands: Bands
    young: Share
    women: Share
    minority: Share
    theory: Share
    coefficient: Coefficient | None

    @property
    def misses(self) -> list[str]:
        """Parts that miss their aim."""
        parts: dict[str, Bands | Share | Coefficient | None] = {
            "bands": self.bands, "young": self.young, "women": self.women,
            "minority": self.minority, "theory": self.theory, "coefficient": self.coefficient,
        }  # fmt: skip
        return [name for name, part in parts.items() if part and part.verdict == FAIL]


def ages_on(birth: PartialDate | None, on: date) -> tuple[int, int] | None:
    """The least and the greatest age in full years on a day; they differ where the day of birth is
    not known."""
    if birth is None:
        return None
    return _age(birth.latest(), on), _age(birth.earliest(), on)


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_on(birth: PartialDate | None, on: date) -> int | None:
    """The age on a day, where it is certain."""
    ages = ages_on(birth, on)
    return ages[0] if ages and ages[0] == ages[1] else None


def share_of(answers: Sequence[bool | None], aim: Decimal | None) -> Share:
    """A share of all; those of whom it is not known stand in the denominator."""
    total, count = len(answers), sum(1 for one in answers if one)
    unknown = sum(1 for one in answers if one is None)
    if aim is None:
        return Share(count, unknown, total, None, NONE)
    wanted = int((aim * total / 100).to_integral_value(ROUND_CEILING))
    if not total:
        return Share(0, 0, 0, aim, UNKNOWN)
    verdict = PASS if count >= wanted else FAIL if count + unknown < wanted else UNKNOWN
    return Share(count, unknown, total, aim, verdict, max(wanted - count, 0))


def bands_of(births: Sequence[PartialDate | None], on: date, cuts: tuple[int, int]) -> Bands:
    """How many stand in each of three bands: under the first bound, up to the second, above it."""
    low, high = cuts
    counts, unknown = [0, 0, 0], 0
    for birth in births:
        ages = ages_on(birth, on)
        places = {_band(age, low, high) for age in ages or (0, 200)}
        if len(places) == 1:
            counts[places.pop()] += 1
        else:
            unknown += 1
    empty = counts.count(0)
    verdict = PASS if not empty else UNKNOWN if unknown >= empty else FAIL
    rows = (
        Band(None, low - 1, counts[0]), Band(low, high, counts[1]),
        Band(high + 1, None, counts[2]),
    )  # fmt: skip
    return Bands(rows, unknown, verdict)


def _band(age: int, low: int, high: int) -> int:
    return 0 if age < low else 1 if age <= high else 2


def is_under(birth: PartialDate | None, on: date, years: int) -> bool | None:
    """Whether somebody is under an age on a day; None where that is not known."""
    ages = ages_on(birth, on)
    if ages is None or (ages[0] < years <= ages[1]):
        return None
    return ages[1] < years


def coefficient_of(
    people: int, places: int, low: Decimal | None, high: Decimal | None
) -> Coefficient:
    """People over the prescribed number. The range is compared exactly, before any rounding."""
    if low is None and high is None:
        return Coefficient(people, places, None, None, NONE)
    if not places:
        return Coefficient(people, places, low, high, UNKNOWN)
    least = None if low is None else int((low * places).to_integral_value(ROUND_CEILING))
    most = None if high is None else int((high * places).to_integral_value(ROUND_FLOOR))
    inside = (least is None or people >= least) and (most is None or people <= most)
    return Coefficient(people, places, low, high, PASS if inside else FAIL, least, most)


def structure_of(people: Sequence[Head], places: int, said: Definition) -> Structure:
    """The structure of the people planned, each once."""
    births = [one.birth for one in people]
    return Structure(
        total=len(people),
        places=places,
        bands=bands_of(births, said.on, said.cuts),
        young=share_of([is_under(one, said.on, said.young_below) for one in births], said.young),
        women=share_of([one.is_woman for one in people], said.women),
        minority=share_of([one.is_minority for one in people], said.minority),
        theory=share_of([_high(one.theory) for one in people], said.theory),
        coefficient=coefficient_of(len(people), places, said.low, said.high)
        if said.has_coefficient
        else None,
    )


def _high(theory: str) -> bool | None:
    return theory in HIGH_THEORY if theory else None
