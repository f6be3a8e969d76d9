"""Seniority as a sum of intervals, against a naive count of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import whole_months_between
from apps.membership.seniority.rules import (
    Membership,
    Period,
    day_of,
    gaps_between,
    latest_start,
    seniority,
)

D = date
CURRENT = Membership(D(1990, 5, 10), D(1990, 5, 19), D(1991, 5, 19))
DAYS = st.dates(D(1960, 1, 1), D(2030, 12, 31))


def periods(draw_from=DAYS):
    return st.builds(
        lambda first, length: Period(first, first + timedelta(days=length)),
        draw_from,
        st.integers(0, 4000),
    )


@pytest.mark.parametrize(
    ("membership", "on", "expected"),
    [
        (CURRENT, D(2020, 5, 10), (30, 0)),
        (CURRENT, D(2020, 5, 9), (29, 11)),
        # Neither the ceremony nor the recognition starts it.
        (CURRENT, D(2020, 5, 19), (30, 0)),
        (CURRENT, D(1991, 5, 19), (1, 0)),
        (Membership(None, D(1990, 5, 19), D(1991, 5, 19)), D(2020, 5, 19), (30, 0)),
        # Month ends: the 29th of February completes its year on the 28th.
        (Membership(D(2000, 2, 29), D(2000, 3, 5), D(2001, 3, 5)), D(2029, 2, 28), (29, 0)),
        (Membership(D(1990, 8, 31), D(1990, 9, 2), D(1991, 9, 2)), D(2021, 2, 28), (30, 6)),
        (Membership(D(1990, 8, 31), D(1990, 9, 2), D(1991, 9, 2)), D(2021, 2, 27), (30, 5)),
    ],
    ids=[
        "to-the-day", "a-day-before", "not-from-ceremony", "first-day-official", "card-date",
        "leap-day", "end-of-month", "end-of-month-before",
    ],
)  # fmt: skip
def test_seniority_counts_from_the_admission_decision(membership, on, expected):
    found = seniority([membership], [], on=on)

    assert (found.years, found.months) == expected


@pytest.mark.parametrize(
    "membership",
    [
        Membership(D(2025, 1, 1), D(2025, 1, 9), None),
        Membership(D(2025, 1, 1), D(2025, 1, 9), D(2026, 1, 9)),
        Membership(None, None, None),
    ],
    ids=["probationary", "not-yet-official", "nothing-known"],
)
def test_nothing_counts_before_the_member_is_official(membership):
    assert seniority([membership], [], on=D(2026, 1, 8)) is None


def test_admitted_again_counts_from_the_first_decision_less_the_time_outside():
    first = Membership(D(1980, 1, 1), D(1980, 1, 10), D(1981, 1, 10), left=D(1990, 1, 1))
    again = Membership(D(1995, 1, 1), D(1995, 1, 10), D(1996, 1, 10))

    found = seniority([first, again], [], on=D(2020, 1, 1))

    assert (found.years, found.months) == (35, 0)
    assert gaps_between(found.counted, on=D(2020, 1, 1)) == [Period(D(1990, 1, 1), D(1995, 1, 1))]


def test_on_the_second_probation_nothing_counts_yet():
    first = Membership(D(1980, 1, 1), D(1980, 1, 10), D(1981, 1, 10), left=D(1990, 1, 1))
    again = Membership(D(1995, 1, 1), D(1995, 1, 10), D(1996, 1, 10))

    assert seniority([first, again], [], on=D(1995, 6, 1)) is None


def test_restored_is_continuous():
    first = Membership(
        D(1980, 1, 1), D(1980, 1, 10), D(1981, 1, 10), left=D(1990, 1, 1), restored=D(1992, 1, 1)
    )
    still = Membership(D(1980, 1, 1), D(1980, 1, 10), D(1981, 1, 10))

    found = seniority([first, still], [], on=D(2020, 1, 1))

    assert (found.years, found.months) == (40, 0)
    assert gaps_between(found.counted, on=D(2020, 1, 1)) == []


def test_an_earlier_membership_that_never_became_official_does_not_count():
    first = Membership(D(1980, 1, 1), D(1980, 1, 10), None, left=D(1981, 1, 1))

    found = seniority([first, CURRENT], [], on=D(2020, 5, 10))

    assert (found.years, found.months) == (30, 0)


def test_after_the_end_it_stands_still():
    left = Membership(D(1990, 5, 10), D(1990, 5, 19), D(1991, 5, 19), left=D(2010, 5, 10))

    assert seniority([left], [], on=D(2026, 1, 1)).years == 20


def test_overlapping_deductions_count_once():
    gaps = [Period(D(2000, 1, 1), D(2001, 1, 1)), Period(D(2000, 6, 1), D(2001, 1, 1))]

    once = seniority([CURRENT], gaps[:1], on=D(2020, 5, 10))

    assert seniority([CURRENT], gaps, on=D(2020, 5, 10)) == once
    assert once.years == 28


@given(gaps=st.lists(periods(), max_size=5), more=periods(), on=DAYS)
def test_adding_a_gap_never_lengthens(gaps, more, on):
    before = seniority([CURRENT], gaps, on=on)
    after = seniority([CURRENT], [*gaps, more], on=on)

    assert (before is None) == (after is None)
    if before is not None:
        assert after.whole_months <= before.whole_months
        assert after.days <= before.days


@given(
    gaps=st.lists(periods(), max_size=5),
    left=st.none() | st.dates(D(1992, 1, 1), D(2015, 1, 1)),
    restored=st.booleans(),
    wait=st.integers(1, 3000),
    on=st.dates(D(1985, 1, 1), D(2030, 1, 1)),
)
def test_it_equals_a_naive_count_of_days(gaps, left, restored, wait, on):
    start = left + timedelta(days=wait) if left else None
    until = start if restored else None
    memberships = [Membership(D(1990, 5, 10), D(1990, 5, 19), D(1991, 5, 19), left, until)]
    if start:
        memberships.append(Membership(start, start, start + timedelta(days=365)))

    found = seniority(memberships, gaps, on=on)

    begun = [one for one in memberships if one.start <= on]
    if not begun or begun[-1].official > on:
        assert found is None
        return
    days, day = 0, D(1990, 5, 10)
    while day < on:
        inside = left is None or day < left
        if start:
            inside = inside or restored or day >= start
        days += inside and not any(gap.first <= day < gap.after for gap in gaps)
        day += timedelta(days=1)
    assert found.days == days
    assert found.whole_months == whole_months_between(on - timedelta(days=days), on)


@given(start=DAYS, on=DAYS, years=st.integers(1, 95))
def test_the_latest_start_is_the_border_of_having_the_years(start, on, years):
    assert (start <= latest_start(on, 12 * years)) == (day_of(years, start) <= on)
