"""Working days and months."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import Calendar, add_months, whole_months_between

TET = frozenset(date(2026, 2, day) for day in range(16, 21))
YEAR_2026 = Calendar(TET, frozenset({date(2026, 2, 14)}))
DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CALENDARS = st.builds(
    Calendar,
    st.frozensets(st.dates(date(2025, 1, 1), date(2025, 3, 1)), max_size=20),
    st.frozensets(st.dates(date(2025, 1, 1), date(2025, 3, 1)), max_size=5),
)
NEAR = st.dates(date(2024, 12, 1), date(2025, 4, 1))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), True),  # a Saturday worked in exchange
        (date(2026, 2, 15), False),
        (date(2026, 2, 16), False),
        (date(2026, 2, 23), True),
    ],
)
def test_is_working_day(day: date, working: bool) -> None:  # noqa: FBT001
    assert YEAR_2026.is_working_day(day) is working


def test_a_clock_over_tet_skips_holidays_and_counts_the_swap() -> None:
    assert YEAR_2026.add_working_days(date(2026, 2, 12), 3) == date(2026, 2, 23)


def test_no_days_added_is_the_start_even_on_a_holiday() -> None:
    assert YEAR_2026.add_working_days(date(2026, 2, 16), 0) == date(2026, 2, 16)


@given(CALENDARS, NEAR, st.integers(-60, 60))
def test_so_many_working_days_lie_between(calendar: Calendar, start: date, count: int) -> None:
    end = calendar.add_working_days(start, count)
    step = 1 if count > 0 else -1
    passed = range(step, (end - start).days + step, step)
    worked = sum(calendar.is_working_day(start + timedelta(days=days)) for days in passed)
    assert worked == abs(count)
    assert count == 0 or calendar.is_working_day(end)


@given(CALENDARS, NEAR, st.integers(1, 40), st.integers(1, 40))
def test_counting_in_two_steps_is_counting_at_once(
    calendar: Calendar, start: date, first: int, second: int
) -> None:
    halfway = calendar.add_working_days(start, first)
    assert calendar.add_working_days(halfway, second) == calendar.add_working_days(
        start, first + second
    )


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 5, 19), 12, date(2027, 5, 19)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
    ],
)
def test_add_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(DAYS, st.integers(-600, 600))
def test_months_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    result = add_months(day, months)
    last_of_month = (result + timedelta(days=1)).day == 1
    assert result.day == day.day or (result.day < day.day and last_of_month)
    index = (result.year - day.year) * 12 + result.month - day.month
    assert index == months


@given(DAYS, DAYS)
def test_whole_months_are_the_most_that_fit(start: date, end: date) -> None:
    months = whole_months_between(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)
