"""Rules of summaries: periods, shares, small cells, checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core import formats
from apps.reports import rules, wording
from apps.reports.choices import PeriodKind, SummaryState


@pytest.mark.parametrize(
    ("value", "of", "printed"),
    [(3183, 6913, "46,04%"), (1842, 6913, "26,65%"), (555, 6913, "8,03%"), (21, 100, "21%")],
)
def test_shares_are_printed_as_the_published_ones(value, of, printed):
    assert wording.share_text(value, of) == printed


@pytest.mark.parametrize(
    ("value", "plan", "printed"),
    [(1599, 1000, "159,9%"), (30, 25, "120%"), (2239, 1605, "139,5%"), (17, 17, "100%")],
)
def test_completions_are_printed_as_the_published_ones(value, plan, printed):
    assert wording.completion_text(value, plan) == printed


def test_nothing_to_divide_by_is_said_by_silence():
    assert (wording.share_text(3, 0), wording.share_text(3, None)) == ("", "")
    assert rules.completion(3, None) is None


@given(st.integers(0, 10**7), st.integers(1, 10**7))
def test_a_share_is_half_up_and_agrees_with_the_formats(part, whole):
    exact = Decimal(part) * 100 / Decimal(whole)

    found = rules.share(part, whole)

    assert abs(found - exact) <= Decimal("0.005")
    assert formats.percent_text(found) == formats.share(part, whole)
    assert rules.completion(part, whole) == formats.percent_of(part, whole, 1)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        ("month", date(2024, 2, 1), date(2024, 2, 29)),
        ("quarter", date(2024, 1, 1), date(2024, 3, 31)),
        ("half", date(2024, 1, 1), date(2024, 6, 30)),
        ("nine_months", date(2024, 1, 1), date(2024, 9, 30)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_has_its_own_days_and_no_others(kind, first, last):
    assert rules.period(kind, year=2024, month=2) == (first, last)
    assert rules.is_period(kind, first, last)
    assert not rules.is_period(kind, first, last - timedelta(days=1))
    assert not rules.is_period(kind, first + timedelta(days=1), last)


@pytest.mark.parametrize("kind", ["term", "half_term", "free"])
def test_terms_and_free_spans_only_need_their_days_in_order(kind):
    assert rules.is_period(kind, date(2015, 8, 1), date(2020, 3, 18))
    assert rules.is_period(kind, date(2020, 3, 18), date(2020, 3, 18))
    assert not rules.is_period(kind, date(2020, 3, 19), date(2020, 3, 18))
    with pytest.raises(ValueError, match="no fixed period"):
        rules.period(kind, year=2020)


def test_every_kind_of_period_is_known_to_the_rules():
    assert {*rules.FIXED_KINDS, "term", "half_term", "free"} == set(PeriodKind.values)
    assert set(rules.ALLOWED) == set(SummaryState.values)


@pytest.mark.parametrize(
    ("kind", "today", "last"),
    [
        ("month", date(2024, 3, 1), date(2024, 2, 29)),
        ("month", date(2024, 1, 31), date(2023, 12, 31)),
        ("quarter", date(2024, 3, 31), date(2023, 3, 31)),
        ("quarter", date(2024, 4, 1), date(2024, 3, 31)),
        ("half", date(2024, 7, 1), date(2024, 6, 30)),
        ("year", date(2024, 12, 31), date(2023, 12, 31)),
        ("year", date(2025, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_latest_period_has_ended_before_today(kind, today, last):
    assert rules.latest_period(kind, today=today)[1] == last


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2024, 1, 1), {"month", "year"}),
        (date(2024, 2, 10), {"month"}),
        (date(2024, 4, 1), {"month", "quarter"}),
        (date(2024, 7, 31), {"month", "half"}),
        (date(2024, 10, 15), {"month", "nine_months"}),
    ],
)
def test_due_are_the_periods_that_ended_lately(today, kinds):
    assert {kind for kind, _first, _last in rules.periods_due(today)} == kinds


REPORTING_YEAR = [
    rules.CutOff("year", 15, 11, 2026), rules.CutOff("half", 15, 5, 2026),
    rules.CutOff("month", 15, None, 2027),
]  # fmt: skip
"""A reporting year from 16/11 to 15/11, set in the middle of what was counted by the calendar."""


@pytest.mark.parametrize(
    ("kind", "year", "first", "last"),
    [
        ("year", 2025, date(2025, 1, 1), date(2025, 12, 31)),
        ("year", 2026, date(2026, 1, 1), date(2026, 11, 15)),
        ("year", 2027, date(2026, 11, 16), date(2027, 11, 15)),
        ("half", 2027, date(2026, 11, 16), date(2027, 5, 15)),
        ("quarter", 2027, date(2026, 11, 16), date(2027, 3, 31)),
    ],
)
def test_a_reporting_year_ends_on_its_cut_off_day(kind, year, first, last):
    assert rules.period(kind, year=year, cuts=REPORTING_YEAR) == (first, last)
    assert rules.is_period(kind, first, last, REPORTING_YEAR)
    assert wording.period_words(kind, first, last).endswith(str(year))


def test_the_calendar_year_is_no_period_where_a_cut_off_day_is_set():
    assert not rules.is_period("year", date(2027, 1, 1), date(2027, 12, 31), REPORTING_YEAR)


cut_off_days = st.lists(
    st.builds(
        rules.CutOff, st.sampled_from(["year", "month"]), st.integers(1, 31), st.just(11),
        st.integers(2020, 2030), st.none() | st.integers(2030, 2035),
    ),
    max_size=3,
)  # fmt: skip


@given(cut_off_days, st.integers(2018, 2036))
def test_years_and_months_follow_each_other_without_gap_or_overlap(cuts, year):
    cuts = [replace(cut, month=None if cut.kind == "month" else 11) for cut in cuts]
    one, following = (rules.period("year", year=number, cuts=cuts) for number in (year, year + 1))
    months = [rules.period("month", year=year, month=number, cuts=cuts) for number in range(1, 13)]

    assert following[0] == one[1] + timedelta(days=1)
    for before, after in pairwise(months):
        assert after[0] == before[1] + timedelta(days=1)


def test_a_term_is_halved_by_its_months():
    term = date(2020, 8, 1), date(2025, 7, 31)

    assert rules.half_of_term(*term, second=False) == (date(2020, 8, 1), date(2023, 1, 31))
    assert rules.half_of_term(*term, second=True) == (date(2023, 2, 1), date(2025, 7, 31))
    with pytest.raises(ValueError, match="no term"):
        rules.half_of_term(date(2020, 8, 1), date(2020, 8, 31), second=False)


@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_every_period_becomes_due_on_the_day_after_its_end(day):
    for kind in rules.FIXED_KINDS:
        _first, last = rules.latest_period(kind, today=day)
        assert last < day
        due = rules.periods_due(last + timedelta(days=1))
        assert (kind, last) in {(one, end) for one, _begin, end in due}


def test_sums_and_parts_that_do_not_agree_are_flagged():
    rows = {None: {"all": 5, "part": 2}, 1: {"all": 3, "part": 4}, 2: {"all": 1, "part": 0}}

    sums = rules.check_sums(rows[None], [rows[1], rows[2]])
    parts = rules.check_shares(rows, {"part": "all"})

    assert [(one.indicator, one.passed, one.left, one.right) for one in sums] == [
        ("all", False, (4,), 5), ("part", False, (4,), 2),
    ]  # fmt: skip
    assert [(one.passed, one.unit, one.left, one.right) for one in parts] == [(False, 1, (4,), 3)]


def test_sums_and_parts_that_agree_give_one_line_each():
    rows = {None: {"all": 4, "part": 2}, 1: {"all": 3, "part": 2}, 2: {"all": 1, "part": 0}}

    assert all(one.passed for one in rules.check_sums(rows[None], [rows[1], rows[2]]))
    assert [one.passed for one in rules.check_shares(rows, {"part": "all"})] == [True]
    assert rules.check_sums(rows[None], []) == []


def test_figures_that_share_out_another_give_it_in_every_unit():
    rows = {None: {"all": 5, "ours": 3, "theirs": 2}, 1: {"all": 3, "ours": 1, "theirs": 1}}
    parts = {"all": ("ours", "theirs")}

    assert [(one.passed, one.unit, one.left, one.right) for one in rules.check_parts(rows, parts)] == [
        (False, 1, (1, 1), 3)
    ]  # fmt: skip
    rows[1]["ours"] = 2
    assert [one.passed for one in rules.check_parts(rows, parts)] == [True]
    assert rules.check_parts({None: {"all": 5}}, parts) == []


@pytest.mark.parametrize(("closing", "passed"), [(5, True), (6, False)])
def test_the_balance_must_close(closing, passed):
    balance = {"opening": 3, "came": 4, "went": 2, "closing": closing}

    assert [one.passed for one in rules.check_balance(balance)] == [passed]
    assert rules.check_balance({}) == []


@pytest.mark.parametrize(
    ("value", "today", "behind"),
    [
        (50, date(2024, 7, 1), False),
        (49, date(2024, 7, 2), True),
        (0, date(2023, 12, 31), False),
        (99, date(2024, 12, 31), True),
        (100, date(2025, 6, 1), False),
    ],
)
def test_a_target_is_behind_when_less_is_done_than_time_has_passed(value, today, behind):
    first, last = date(2024, 1, 1), date(2024, 12, 31)

    assert rules.is_behind(value, 100, first, last, today=today) is behind


def test_the_fingerprint_depends_on_every_value_and_not_on_the_order_of_keys():
    content = {"a": 1, "b": ["Đảng bộ", 2]}

    assert rules.digest(content) == rules.digest({"b": ["Đảng bộ", 2], "a": 1})
    assert rules.digest(content) != rules.digest({"a": 1, "b": ["Đảng bộ", 3]})


def test_a_difference_counts_missing_figures_as_nought():
    assert rules.difference({"a": 1, "b": 2}, {"b": 2, "c": 4}) == [("a", 1, 0), ("c", 0, 4)]
