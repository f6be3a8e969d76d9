"""The meter: bands, shares, coefficient, with the day before, on and after."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from apps.cadres.judging.rules_lists import coefficient
from apps.cadres.judging.sentences import sentence
from apps.cadres.planning import meter
from apps.cadres.planning.structure import (
    FAIL,
    PASS,
    UNKNOWN,
    Definition,
    Head,
    age_on,
    bands_of,
    coefficient_of,
    is_under,
    share_of,
    structure_of,
)
from apps.core.partial_dates import PartialDate
from tests.cadres.judging.law import SHIPPED

REFERENCE = date(2030, 10, 1)


def born(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("birth", "young"),
    [
        ("02/10/1990", True), ("01/10/1990", False), ("30/09/1990", False), ("1991", True),
        ("1989", False), ("1990", None), ("10/1990", None), ("11/1990", True),
    ],
)  # fmt: skip
def test_young_is_told_on_the_day_of_reference_and_not_today(
    birth: str,
    young: bool | None,  # noqa: FBT001 (a case of a table)
) -> None:
    """Trap 1: an age is that of a dated reference."""
    assert is_under(born(birth), REFERENCE, 40) is young


def test_an_age_known_by_its_year_alone_is_not_guessed() -> None:
    assert age_on(born("1990"), REFERENCE) is None
    assert age_on(born("02/1990"), REFERENCE) == 40
    assert age_on(None, REFERENCE) is None


def test_bands_are_those_of_the_list() -> None:
    """Trap 4: the bounds of the bands are no fixed numbers."""
    births = [born("01/01/1995"), born("01/01/1988"), born("01/01/1975")]
    assert [band.count for band in bands_of(births, REFERENCE, (40, 45)).rows] == [1, 1, 1]
    # 42 years stand in another band where the list draws its bounds elsewhere.
    other = bands_of(births, REFERENCE, (43, 50))
    assert [band.count for band in other.rows] == [2, 0, 1]
    assert other.verdict == FAIL


def test_an_empty_band_that_somebody_unknown_may_fill_is_unknown() -> None:
    births = [born("01/01/1995"), born("01/01/1975"), None]
    assert bands_of(births, REFERENCE, (40, 45)).verdict == UNKNOWN


def test_both_bounds_belong_to_the_middle_band() -> None:
    births = [born("01/10/1990"), born("02/10/1984"), born("01/10/1984")]
    ages = [age_on(one, REFERENCE) for one in births]
    assert ages == [40, 45, 46]
    assert [band.count for band in bands_of(births, REFERENCE, (40, 45)).rows] == [0, 2, 1]


@pytest.mark.parametrize(("women", "verdict", "short"), [(5, FAIL, 1), (6, PASS, 0), (7, PASS, 0)])
def test_a_share_counts_how_many_are_missing(women: int, verdict: str, short: int) -> None:
    found = share_of([True] * women + [False] * (22 - women), Decimal(25))
    assert (found.verdict, found.short) == (verdict, short)


def test_what_is_not_known_makes_a_share_unknown_only_where_it_matters() -> None:
    assert share_of([True, None, False, False], Decimal(25)).verdict == PASS
    assert share_of([None, False, False, False], Decimal(25)).verdict == UNKNOWN
    assert share_of([None, False, False, False], Decimal(50)).verdict == FAIL
    assert share_of([False, False], None).verdict == ""


def test_the_coefficient_is_compared_before_rounding() -> None:
    """Trap 24."""
    # 1.5 × 27 = 40.5: 40 people are within, 41 are not, though 41/27 prints as 1,52.
    within = coefficient_of(40, 27, Decimal("1.0"), Decimal("1.5"))
    beyond = coefficient_of(41, 27, Decimal("1.0"), Decimal("1.5"))
    assert (within.verdict, within.least, within.most) == (PASS, 27, 40)
    assert beyond.verdict == FAIL
    assert beyond.value == Fraction(41, 27)
    assert coefficient_of(3, 0, Decimal(1), Decimal(2)).verdict == UNKNOWN


def test_nobody_is_nothing() -> None:
    said = Definition(REFERENCE, (40, 45), 40, women=Decimal(25), has_coefficient=True)
    found = structure_of([], 3, said)
    assert (found.total, found.women.verdict, found.bands.verdict) == (0, UNKNOWN, FAIL)
    assert found.coefficient is not None


def test_the_whole() -> None:
    said = Definition(
        REFERENCE, (40, 45), 40, young=Decimal(15), women=Decimal(25), theory=Decimal(50),
        low=Decimal(1), high=Decimal("1.5"), has_coefficient=True,
    )  # fmt: skip
    people = [
        Head(born("01/01/1995"), is_woman=True, is_minority=True, theory="advanced"),
        Head(born("01/01/1988"), is_minority=False, theory="intermediate"),
        Head(born("01/01/1975"), theory="bachelor"),
    ]
    found = structure_of(people, 2, said)
    assert found.misses == []
    assert (found.minority.count, found.minority.unknown) == (1, 1)
    assert found.theory.verdict == PASS


def test_the_rule_and_the_meter_round_one_ratio_alike() -> None:
    said = sentence(coefficient(9, 8, on=date(2023, 5, 4), law=SHIPPED))
    shown = meter.coefficient(coefficient_of(9, 8, Decimal("1.0"), Decimal("1.5")))["shown"]
    assert (shown, shown in said) == ("1,13", True)
