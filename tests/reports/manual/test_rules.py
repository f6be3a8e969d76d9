"""Contradictions, choice of figures and their roll-up."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.reports.manual import rules
from apps.reports.manual.rules import Entry

DAY = date(2020, 1, 1)
YEAR = (date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"all": 10, "a": 4, "b": 6}, None),
        ({"all": 10, "a": 4}, None),
        ({"a": 40, "b": 6}, None),
        ({"all": 10, "a": 11}, "manual_part_exceeds"),
        ({"all": 10, "a": 4, "b": 7}, "manual_parts_exceed"),
        ({"all": 10, "a": 4, "b": 5}, "manual_parts_differ"),
        ({"all": 10, "women": 11}, "manual_part_exceeds"),
        ({"all": 10, "women": 8, "young": 7}, None),
        ({"all": 0, "a": 0, "b": 0}, None),
    ],
)
def test_parts_share_the_whole_out_and_shares_overlap(values, code):
    found = rules.contradiction(values, "all", ("a", "b"), ("women", "young"))
    assert (found.code if found else None) == code


def entry(number: int, first: date, last: date, value: int = 1) -> Entry:
    return Entry(number, 1, first, last, value)


def test_a_flow_takes_the_figure_of_exactly_the_period_else_those_within_it():
    year = entry(1, *YEAR, value=9)
    half = entry(2, DAY, date(2020, 6, 30), value=4)
    rest = entry(3, date(2020, 7, 1), date(2020, 12, 31), value=3)
    outside = entry(4, DAY, date(2021, 1, 1))
    assert rules.chosen([half, rest, year, outside], "flow", *YEAR) == [year]
    assert rules.chosen([rest, half, outside], "flow", *YEAR) == [half, rest]


def test_a_stock_takes_the_latest_day_within_the_period():
    early, late = entry(1, DAY, date(2020, 3, 31)), entry(2, DAY, date(2020, 9, 30))
    next_year = entry(3, DAY, date(2021, 1, 1))
    assert rules.chosen([late, early, next_year], "stock", *YEAR) == [late]


SPANS = st.tuples(st.integers(-20, 380), st.integers(0, 200)).map(
    lambda pair: (DAY + timedelta(pair[0]), DAY + timedelta(pair[0] + pair[1]))
)


@given(st.lists(SPANS, max_size=8))
def test_no_day_is_counted_twice_and_none_outside_the_period(spans):
    found = rules.chosen([entry(n, *span) for n, span in enumerate(spans)], "flow", *YEAR)
    days = [
        one.first + timedelta(n) for one in found for n in range((one.last - one.first).days + 1)
    ]
    assert len(days) == len(set(days))
    assert all(YEAR[0] <= day <= YEAR[1] for day in days)


@given(st.data())
def test_the_roll_up_equals_a_naive_walk(data):
    size = data.draw(st.integers(1, 9))
    parents = {0: None} | {n: data.draw(st.integers(0, n - 1)) for n in range(1, size)}
    own = data.draw(st.dictionaries(st.integers(0, size - 1), st.integers(0, 50)))

    def walk(unit):
        if unit in own:
            return own[unit]
        below = [walk(one) for one, parent in parents.items() if parent == unit]
        given_ = [value for value in below if value is not None]
        return sum(given_) if given_ else None

    assert rules.roll_up(own, parents, 0) == walk(0)
