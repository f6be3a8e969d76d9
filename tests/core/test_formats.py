"""Numbers, shares and dates: the Vietnamese way, and back."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core import formats
from apps.core.formats import FormatError

DECIMALS = st.decimals(
    allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1599, "1.599"),
        (0, "0"),
        (-1234567, "-1.234.567"),
        (999, "999"),
        (None, "–"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("-0"), "0"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_number(value: int | Decimal | None, expected: str) -> None:
    assert formats.number(value) == expected


@given(st.integers())
def test_integers_survive_the_way_there_and_back(value: int) -> None:
    assert formats.parse_number(formats.number(value)) == value


@given(DECIMALS)
def test_decimals_survive_the_way_there_and_back(value: Decimal) -> None:
    assert formats.parse_number(formats.number(value)) == value


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (1046, 2272, "46,04%"),
        (21, 100, "21%"),
        (5, 5, "100%"),
        (17, 250, "6,80%"),
        (0, 7, "0%"),
        (1, 800, "0,13%"),  # 0.125: half up, where floats and bankers give 0,12
        (10001, 100, "10.001%"),
        (3, 0, "–"),
        (3, None, "–"),
        (None, 3, "–"),
    ],
)
def test_share(part: int | None, whole: int | None, expected: str) -> None:
    assert formats.share(part, whole) == expected


@pytest.mark.parametrize(
    ("value", "plan", "expected"),
    [
        (1599, 1000, "159,9%"),
        (12, 10, "120%"),
        (1, 3, "33,3%"),
        (1, 16, "6,3%"),
        (4, 0, "–"),
        (4, None, "–"),
        (None, 4, "–"),
    ],
)
def test_plan_completion(value: int | None, plan: int | None, expected: str) -> None:
    assert formats.plan_completion(value, plan) == expected


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_shares_are_rounded_half_up(part: int, whole: int) -> None:
    shown = Fraction(formats.parse_number(formats.share(part, whole).removesuffix("%")))
    error = shown - Fraction(part * 100, whole)
    assert Fraction(-1, 200) < error <= Fraction(1, 200)


@pytest.mark.parametrize("call", [formats.number, lambda x: formats.share(x, 3)])
def test_floats_are_refused(call: type[str]) -> None:
    with pytest.raises(TypeError):
        call(0.5)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("3.427", "3427"), (" 08 ", "8"), ("0,5", "0.5"), ("-1.234,5", "-1234.5"), ("3427", "3427")],
)
def test_parse_number(text: str, expected: str) -> None:
    assert formats.parse_number(text) == Decimal(expected)


@pytest.mark.parametrize("text", ["", "3.5", "1.23.456", "1,2,3", "12a", "1.2345", ",5", "٣"])
def test_parse_number_refuses_what_is_not_one(text: str) -> None:
    with pytest.raises(FormatError) as caught:
        formats.parse_number(text)
    assert caught.value.code == "number_invalid"


@given(st.dates())
def test_dates_survive_the_way_there_and_back(day: date) -> None:
    assert formats.parse_date(formats.date_text(day)) == day
    assert formats.parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text", ["19/5/2000", "19-05-2000", "2000-05-19", "19.5.2000", " 19/05/2000 "]
)
def test_parse_date(text: str) -> None:
    assert formats.parse_date(text) == date(2000, 5, 19)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5/2000", "date_invalid"),
        ("", "date_invalid"),
        ("19/5/00", "date_year_short"),
        ("5/19/2000", "date_impossible"),
        ("29/2/2023", "date_impossible"),
    ],
)
def test_parse_date_says_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(FormatError) as caught:
        formats.parse_date(text)
    assert caught.value.code == code


def test_moments_are_shown_in_vietnamese_time() -> None:
    late = datetime(2026, 10, 11, 18, 5, tzinfo=UTC)
    assert formats.datetime_text(late) == "01:05 12/10/2026"
    assert formats.local_date(late) == date(2026, 10, 12)


def test_moments_without_a_zone_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        formats.datetime_text(datetime(2026, 10, 12, 8, 15))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 13), "ngày 13 tháng 10 năm 2026"),
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
    ],
)
def test_long_date(day: date, expected: str) -> None:
    assert formats.long_date(day) == expected


def test_weekday_date_names_the_day() -> None:
    texts = {formats.weekday_date(date(2026, 10, day)) for day in range(12, 19)}
    assert len({text.partition(",")[0] for text in texts}) == 7
    assert all(text.endswith("/10/2026") for text in texts)


def test_nothing_is_a_dash() -> None:
    assert formats.date_text(None) == formats.datetime_text(None) == "–"
