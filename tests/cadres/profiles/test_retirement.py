"""The month of retirement by the roadmap of 135/2020/NĐ-CP: the table of the law, both sexes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.cadres.profiles.rules import (
    Roadmap,
    months_held,
    months_left,
    retirement_month,
    retires_from,
)
from apps.core.partial_dates import PartialDate

MEN = Roadmap(first_year=2021, age=60 * 12 + 3, step=3, final=62 * 12)
WOMEN = Roadmap(first_year=2021, age=55 * 12 + 4, step=4, final=60 * 12)
# (first month, last month of birth) -> (years, months) of age, as the annex of the decree has it.
TABLE_OF_MEN = [
    ((1961, 1), (1961, 9), (60, 3)),
    ((1961, 10), (1962, 6), (60, 6)),
    ((1962, 7), (1963, 3), (60, 9)),
    ((1963, 4), (1963, 12), (61, 0)),
    ((1964, 1), (1964, 9), (61, 3)),
    ((1964, 10), (1965, 6), (61, 6)),
    ((1965, 7), (1966, 3), (61, 9)),
    ((1966, 4), (1975, 12), (62, 0)),
]
TABLE_OF_WOMEN = [
    ((1966, 1), (1966, 8), (55, 4)),
    ((1966, 9), (1967, 4), (55, 8)),
    ((1967, 5), (1967, 12), (56, 0)),
    ((1968, 1), (1968, 8), (56, 4)),
    ((1968, 9), (1969, 4), (56, 8)),
    ((1969, 5), (1969, 12), (57, 0)),
    ((1970, 1), (1970, 8), (57, 4)),
    ((1970, 9), (1971, 4), (57, 8)),
    ((1971, 5), (1971, 12), (58, 0)),
    ((1972, 1), (1972, 8), (58, 4)),
    ((1972, 9), (1973, 4), (58, 8)),
    ((1973, 5), (1973, 12), (59, 0)),
    ((1974, 1), (1974, 8), (59, 4)),
    ((1974, 9), (1975, 4), (59, 8)),
    ((1975, 5), (1975, 12), (60, 0)),
]


def _months(first: tuple[int, int], last: tuple[int, int]) -> list[tuple[int, int]]:
    numbers = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
    return [(number // 12, number % 12 + 1) for number in numbers]


CASES = [
    pytest.param(roadmap, born, age, id=f"{name}-{born[1]:02}/{born[0]}")
    for name, roadmap, table in (("men", MEN, TABLE_OF_MEN), ("women", WOMEN, TABLE_OF_WOMEN))
    for first, last, age in table
    for born in _months(first, last)
]


@pytest.mark.parametrize(("roadmap", "born", "age"), CASES)
def test_each_month_of_birth_has_the_age_of_the_table(roadmap, born, age):
    """Trap 2: neither 60 and 55 nor 62 and 60 for everybody."""
    reached = born[0] * 12 + born[1] - 1 + age[0] * 12 + age[1]
    assert retirement_month(PartialDate(*born), roadmap) == (reached // 12, reached % 12 + 1)


@pytest.mark.parametrize(
    ("roadmap", "last"), [(MEN, (1960, 12)), (WOMEN, (1965, 12))], ids=["men", "women"]
)
def test_who_retired_before_the_roadmap_is_not_answered_by_it(roadmap, last):
    """Births from 1958: the age of 60 or 55 was reached before 2021, under a law that is not
    recorded here; no month is made up for them, and the tables above begin with the next month."""
    for born in _months((1958, 1), last):
        assert retirement_month(PartialDate(*born), roadmap) is None
    following = PartialDate(last[0] + 1, 1)
    assert retirement_month(following, roadmap) is not None


@pytest.mark.parametrize(("roadmap", "table"), [(MEN, TABLE_OF_MEN), (WOMEN, TABLE_OF_WOMEN)])
def test_no_month_of_birth_until_1975_is_left_out(roadmap, table):
    told = [born for first, last, _age in table for born in _months(first, last)]
    assert told == _months(table[0][0], (1975, 12))


@pytest.mark.parametrize("birth", [None, PartialDate(1970)])
def test_a_birth_date_without_its_month_decides_nothing(birth):
    assert retirement_month(birth, MEN) is None


def test_retirement_begins_with_the_next_month():
    assert retires_from((2028, 4)) == date(2028, 5, 1)
    assert retires_from((2028, 12)) == date(2029, 1, 1)


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2023, 4, 30), 60),
        (date(2023, 5, 1), 60),
        (date(2023, 5, 2), 59),
        (date(2028, 6, 1), -1),
    ],
)
def test_months_left_are_whole_ones(on, months):
    assert months_left(on, date(2028, 5, 1)) == months


@given(st.integers(1961, 1999), st.integers(1, 12))
def test_nobody_born_later_retires_earlier(year, month):
    for roadmap in (MEN, WOMEN):
        later = (year + month // 12, month % 12 + 1)
        first, second = (
            retirement_month(PartialDate(*one), roadmap) for one in ((year, month), later)
        )
        assert first is None or second is None or first <= second


def test_months_in_posts_held_at_the_same_time_count_once():
    one = (date(2020, 1, 1), date(2021, 1, 1))
    beside = (date(2020, 7, 1), date(2021, 3, 1))
    assert months_held([beside, one]) == 14
    assert months_held([]) == 0
