"""What a member owes, where, and who keeps how much: by table and by chance."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership import missed
from apps.membership.fees import rules
from apps.membership.fees.rules import Basis, Status, Stay

JAN, FEB, MAR, APR = (date(2026, month, 1) for month in (1, 2, 3, 4))


@pytest.mark.parametrize(
    ("group", "base", "reduction", "value", "is_rate", "expected"),
    [
        ("insured", 9_360_000, 0, "1", True, 93_600),
        ("pension", 7_123_456, 0, "0.5", True, 35_617),
        ("pension", 100, 0, "0.5", True, 1),  # half a dong goes up
        ("uninsured", 4_960_000, 0, "0.3", True, 14_880),
        ("student", None, 0, "5000", False, 5_000),
        ("student", None, 50, "5000", False, 2_500),
        ("insured", 9_000_000, 30, "1", True, 63_000),
        ("insured", None, 100, None, True, 0),  # exempt, whatever is unknown
        ("insured", None, 0, "1", True, None),
        ("abroad", 1, 0, None, False, None),
    ],
)
def test_the_due_of_a_month(group, base, reduction, value, is_rate, expected):
    number = None if value is None else Decimal(value)
    assert rules.due(Basis(group, base, reduction), value=number, is_rate=is_rate) == expected


AMOUNTS = st.integers(min_value=0, max_value=10**10)
RATES = st.decimals(min_value=0, max_value=100, places=2)


@given(low=AMOUNTS, more=AMOUNTS, rate=RATES, reduction=st.sampled_from([0, 30, 50, 70, 100]))
def test_who_earns_more_never_owes_less(low, more, rate, reduction):
    one, other = (
        rules.due(Basis("insured", base, reduction), value=rate, is_rate=True)
        for base in (low, low + more)
    )
    assert one <= other


@given(
    collected=AMOUNTS,
    shares=st.lists(st.fractions(min_value=0, max_value=1), max_size=5),
)
def test_the_shares_add_up_to_what_was_collected(collected, shares):
    parts = rules.split(collected, shares)
    assert sum(parts) == collected
    assert all(part >= 0 for part in parts)
    assert len(parts) == len(shares) + 1


def test_a_cell_and_its_committee_keep_their_shares():
    assert rules.split(1_000, [Fraction(7, 10), Fraction(1, 2)]) == [700, 150, 150]


def test_the_insured_pay_on_the_basis_of_the_month_before():
    rows = [
        Status("insured", 8_000_000, 0, date(2025, 1, 1), MAR),
        Status("insured", 9_000_000, 0, MAR),
    ]
    assert rules.basis_of(rows, FEB).base == 8_000_000
    assert rules.basis_of(rows, MAR).base == 8_000_000
    assert rules.basis_of(rows, APR).base == 9_000_000


def test_a_pension_counts_in_its_own_month_and_who_was_not_insured_before_has_no_base_yet():
    rows = [Status("insured", 8_000_000, 0, JAN, MAR), Status("pension", 5_000_000, 0, MAR)]
    assert rules.basis_of(rows, MAR) == Basis("pension", 5_000_000, 0)
    assert rules.basis_of(rows, JAN) == Basis("insured", None, 0)
    assert rules.basis_of(rows, date(2025, 12, 1)) is None


def test_what_the_collecting_cell_recorded_goes_first():
    rows = [
        Status("pension", 5_000_000, 0, JAN),
        Status("pension", 4_000_000, 0, date(2020, 1, 1), own=True),
    ]
    foreign = Status("pension", 6_000_000, 0, FEB, own=False)
    assert rules.basis_of([*rows, foreign], MAR).base == 5_000_000


@pytest.mark.parametrize(
    ("stays", "cell"),
    [
        ([Stay(1, date(2020, 1, 1), date(2026, 3, 20)), Stay(2, date(2026, 3, 20))], 1),
        ([Stay(1, date(2020, 1, 1), MAR), Stay(2, MAR)], 2),
        ([Stay(2, date(2026, 3, 31))], 2),
        ([Stay(2, APR)], None),
        ([Stay(1, date(2020, 1, 1), date(2026, 2, 28))], None),
        ([Stay(1, date(2020, 1, 1), date(2026, 3, 2))], 1),
    ],
)
def test_the_month_of_a_transfer_is_paid_at_the_old_cell(stays, cell):
    assert rules.payer_cell(stays, MAR) == cell
    assert rules.payer_cell(reversed(stays), MAR) == cell


DAYS = st.lists(st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31)), max_size=30)


@given(days=DAYS, shuffled=st.randoms(), limit=st.integers(1, 12))
def test_the_three_months_are_months_of_one_calendar_year_whatever_their_order(
    days, shuffled, limit
):
    other = list(days)
    shuffled.shuffle(other)
    reached = missed.is_reached(days, year=2025, limit=limit)
    assert missed.is_reached(other, year=2025, limit=limit) == reached
    assert reached == (len({day.month for day in days if day.year == 2025}) >= limit)


def test_three_months_across_the_turn_of_the_year_are_not_three_months_of_a_year():
    days = [date(2025, 11, 3), date(2025, 12, 3), date(2026, 1, 3)]
    assert not missed.is_reached(days, year=2025, limit=3)
    assert not missed.is_reached(days, year=2026, limit=3)
    assert missed.is_reached(
        [date(2025, 2, 1), date(2025, 9, 9), date(2025, 12, 3)], year=2025, limit=3
    )


@given(first=st.dates(min_value=date(1950, 1, 1)), count=st.integers(1, 40))
def test_months_follow_each_other(first, count):
    month = rules.month_of(first)
    for _step in range(count):
        if month.year > 9990:
            return
        assert rules.before(rules.after(month)) == month
        month = rules.after(month)
    found = list(rules.months(first, rules.before(month)))
    assert len(found) == count
    assert found[0] == rules.month_of(first)
