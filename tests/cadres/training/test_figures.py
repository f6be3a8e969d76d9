"""Turns and persons apart, each year against its plan, the term as the mean of its years."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.cadres.training import figures
from apps.cadres.training.figures import Held, Planned


def years_of(*rows):
    return figures.by_year(
        [Planned(year, 1, planned) for year, planned, _done in rows],
        [Held(year, in_plan=True, classes=1, turns=done) for year, _planned, done in rows],
        [year for year, _planned, _done in rows],
    )


def test_a_term_is_the_mean_of_its_years_and_not_one_ratio():
    years = years_of((2016, 100, 150), (2017, 1_000, 800))
    assert figures.mean_of_years(years) == Fraction(115, 100)
    assert figures.percent(figures.mean_of_years(years)) == Decimal("115.0")
    assert figures.percent(figures.whole_rate(years)) == Decimal("86.4")


def test_a_year_without_a_plan_has_no_rate_and_stays_out_of_the_mean():
    held = [Held(2017, in_plan=False, classes=3, turns=90)]
    (empty,) = figures.by_year([], held, [2017])
    assert (empty.rate, empty.turns, empty.beside_turns, empty.beside_classes) == (None, 0, 90, 3)
    assert figures.mean_of_years([empty]) is None
    assert figures.mean_of_years([empty, *years_of((2018, 10, 11))]) == Fraction(11, 10)


def test_a_year_with_a_plan_and_nothing_done_is_nought():
    (year,) = figures.by_year([Planned(2019, 2, 40)], [], [2019])
    assert year.rate == 0
    assert figures.mean_of_years([year, *years_of((2018, 10, 10))]) == Fraction(1, 2)


def test_what_is_beside_the_plan_does_not_raise_its_rate():
    held = [
        Held(2026, in_plan=True, classes=1, turns=8),
        Held(2026, in_plan=False, classes=1, turns=5),
    ]
    (year,) = figures.by_year([Planned(2026, 1, 10)], held, [2026])
    assert (year.rate, year.turns, year.beside_turns) == (Fraction(8, 10), 8, 5)


def test_who_is_cadre_and_member_is_one_person():
    assert figures.persons([(1, None), (2, 7)], [7, 8]) == 3
    assert figures.persons([(1, None), (2, None)], []) == 2


@pytest.mark.parametrize(
    ("done", "planned", "shown"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 800, "0.1"), (23, 20, "115.0"), (0, 5, "0.0")],
)
def test_percent_rounds_half_up_only_for_showing(done, planned, shown):
    assert figures.percent(figures.rate(done, planned)) == Decimal(shown)


def test_nothing_planned_is_unknown():
    assert figures.rate(5, 0) is None
    assert figures.percent(None) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(1, 500), st.integers(0, 900)), min_size=1, max_size=8))
def test_the_mean_lies_between_the_worst_and_the_best_year(rows):
    years = years_of(*((2000 + place, *row) for place, row in enumerate(rows)))
    rates = [year.rate for year in years]
    assert min(rates) <= figures.mean_of_years(years) <= max(rates)
