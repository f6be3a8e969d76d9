"""Windows, pace and light of targets: their boundary days, and that more never looks worse."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reports.targets import rules
from apps.reports.targets.rules import Aim, Window

FIRST, LAST = date(2021, 1, 1), date(2025, 12, 31)
RANK = {rules.RED: 0, rules.AMBER: 1, rules.GREEN: 2}
AMOUNTS = st.integers(0, 5000).map(Fraction)


def window(gone: int, days: int = 100) -> Window:
    """A period of so many days of which some have begun."""
    return Window(FIRST, FIRST + timedelta(days - 1), FIRST + timedelta(gone - 1))


@pytest.mark.parametrize(
    ("gone", "value", "ends"),
    [(1, 4, 400), (50, 186, 372), (99, 99, 100), (100, 372, 372), (100, 0, 0)],
)
def test_the_pace_carries_on_at_the_rate_of_the_days_that_have_begun(gone, value, ends):
    assert rules.pace(Fraction(value), window(gone)) == ends


def test_the_pace_of_a_stock_is_its_change_since_the_day_before_the_period():
    assert rules.pace(Fraction(12), window(50), start=Fraction(10)) == 14
    assert rules.pace(Fraction(8), window(50), start=Fraction(10)) == 6


@pytest.mark.parametrize(
    ("value", "light"),
    [(200, "green"), (199, "amber"), (180, "amber"), (179, "red"), (0, "red")],
)
def test_half_way_a_number_to_reach_is_judged_by_its_pace(value, light):
    """Of 400: 200 leads there, 180 to nine tenths of it."""
    now = Fraction(value)
    ends = rules.pace(now, window(50))
    assert rules.light(now, ends, Aim(Fraction(400)), is_over=False, adds_up=True) == light


@pytest.mark.parametrize(
    ("value", "light"), [(5, "green"), (6, "amber"), (10, "amber"), (11, "red")]
)
def test_half_way_a_number_not_to_exceed_is_red_once_it_is_exceeded(value, light):
    now = Fraction(value)
    ends = rules.pace(now, window(50))
    assert (
        rules.light(now, ends, Aim(Fraction(10), is_most=True), is_over=False, adds_up=True)
        == light
    )


@pytest.mark.parametrize(
    ("value", "is_most", "light"),
    [(80, False, "green"), (79, False, "amber"), (72, False, "amber"), (71, False, "red"),
     (80, True, "green"), (81, True, "amber"), (88, True, "amber"), (89, True, "red")],
)  # fmt: skip
def test_a_share_of_80_percent_is_judged_as_it_is_today(value, is_most, light):
    now, aim = Fraction(value), Aim(Fraction(80), is_most)
    assert rules.light(now, now, aim, is_over=False, adds_up=False) == light


@pytest.mark.parametrize(("value", "light"), [(400, "green"), (399, "red")])
def test_from_the_last_day_there_is_no_amber(value, light):
    now, found = Fraction(value), window(100)
    assert found.is_over
    ends = rules.pace(now, found)
    assert rules.light(now, ends, Aim(Fraction(400)), is_over=True, adds_up=True) == light


def test_a_stock_that_stands_high_enough_but_falls_is_amber():
    light = rules.light(Fraction(90), Fraction(60), Aim(Fraction(80)), is_over=False, adds_up=False)
    assert light == rules.AMBER


@given(low=AMOUNTS, more=AMOUNTS, aim=st.integers(1, 5000), gone=st.integers(1, 100))
def test_more_is_never_worse_towards_a_least_nor_better_towards_a_most(low, more, aim, gone):
    found = window(gone)
    paces = [rules.pace(value, found) for value in (low, low + more)]
    assert paces[0] <= paces[1]
    for is_most in (False, True):
        lights = [
            RANK[rules.light(value, ends, Aim(Fraction(aim), is_most), is_over=found.is_over, adds_up=True)]
            for value, ends in zip((low, low + more), paces, strict=True)
        ]  # fmt: skip
        assert lights == sorted(lights, reverse=is_most)


@given(value=AMOUNTS, early=st.integers(1, 100), later=st.integers(1, 100))
def test_the_same_number_on_a_later_day_leads_no_further(value, early, later):
    early, later = sorted((early, later))
    assert rules.pace(value, window(later)) <= rules.pace(value, window(early))


@given(value=st.fractions(0, 1000), aim=st.integers(1, 1000), places=st.integers(0, 2))
def test_what_is_printed_never_looks_met_when_it_is_not(value, aim, places):
    for is_most in (False, True):
        found = Aim(Fraction(aim), is_most)
        printed = rules.shown(value, is_most=is_most, places=places)
        assert found.is_met(value) or not found.is_met(printed)


def test_a_yearly_target_is_measured_in_each_year_that_has_begun():
    found = rules.windows("year", FIRST, LAST, today=date(2023, 5, 4))
    assert [(one.first.year, one.until, one.is_over) for one in found] == [
        (2023, date(2023, 5, 4), False), (2022, date(2022, 12, 31), True),
        (2021, date(2021, 12, 31), True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("today", "until"),
    [(date(2020, 12, 31), []), (FIRST, [FIRST]), (LAST, [LAST]), (date(2026, 1, 1), [LAST])],
)
def test_a_target_of_a_period_is_measured_from_its_first_day_to_its_last(today, until):
    found = rules.windows("term", FIRST, LAST, today=today)
    assert [one.until for one in found] == until


@pytest.mark.parametrize(
    ("first", "last", "right"),
    [(FIRST, LAST, True), (date(2021, 1, 2), LAST, False), (FIRST, date(2025, 12, 30), False),
     (LAST, FIRST, False)],
)  # fmt: skip
def test_a_target_of_every_year_spans_whole_years(first, last, right):
    assert rules.is_span("year", first, last) is right


def test_a_share_of_nothing_is_not_measured():
    assert rules.measure(0, 0, is_share=True) is None
    assert rules.measure(1, 3, is_share=True) == Fraction(100, 3)
    assert rules.measure(7, None, is_share=False) == 7
