"""Dates of which day or month may be unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.formats import FormatError
from apps.core.partial_dates import PartialDate

FULL = st.dates(date(1000, 1, 1)).map(PartialDate.of)
PARTIAL = st.one_of(
    FULL,
    FULL.map(lambda value: PartialDate(value.year, value.month)),
    FULL.map(lambda value: PartialDate(value.year)),
)


@pytest.mark.parametrize(
    ("value", "shown", "stored"),
    [
        (PartialDate(1949), "1949", "1949"),
        (PartialDate(1974, 8), "08/1974", "1974-08"),
        (PartialDate(1989, 2, 14), "14/02/1989", "1989-02-14"),
    ],
)
def test_shown_and_stored(value: PartialDate, shown: str, stored: str) -> None:
    assert (str(value), value.stored) == (shown, stored)


@given(PARTIAL)
def test_nothing_is_lost_or_made_up_on_the_way(value: PartialDate) -> None:
    assert PartialDate.parse(str(value)) == value
    assert PartialDate.from_stored(value.stored) == value
    assert PartialDate.parse(value.stored) == value


@given(PARTIAL, PARTIAL)
def test_text_in_the_database_sorts_like_the_values(left: PartialDate, right: PartialDate) -> None:
    assert (left < right) == (left.stored.encode() < right.stored.encode())
    assert (left == right) == (left.stored == right.stored)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8/1974", PartialDate(1974, 8)),
        ("14-2-1989", PartialDate(1989, 2, 14)),
        (" 1949 ", PartialDate(1949)),
        ("14.02.1989", PartialDate(1989, 2, 14)),
    ],
)
def test_parse(text: str, expected: PartialDate) -> None:
    assert PartialDate.parse(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "date_invalid"),
        ("khoảng 1949", "date_invalid"),
        ("14/02/89", "date_year_short"),
        ("49", "date_year_short"),
        ("13/1974", "date_impossible"),
        ("0/1974", "date_impossible"),
        ("29/02/1989", "date_impossible"),
        ("1989-00", "date_impossible"),
        ("0999", "date_impossible"),
    ],
)
def test_parse_says_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(FormatError) as caught:
        PartialDate.parse(text)
    assert caught.value.code == code


def test_a_day_needs_its_month() -> None:
    with pytest.raises(FormatError):
        PartialDate(1989, None, 14)


@given(PARTIAL)
def test_the_span_holds_the_date(value: PartialDate) -> None:
    earliest, latest = value.earliest(), value.latest()
    assert earliest.year == latest.year == value.year
    assert (earliest == latest) == value.is_full
    if value.month is None:
        assert (earliest.month, earliest.day, latest.month, latest.day) == (1, 1, 12, 31)
    else:
        assert earliest.month == latest.month == value.month


def test_partial_dates_do_not_compare_with_other_things() -> None:
    with pytest.raises(TypeError):
        assert PartialDate(1949) < "1950"
