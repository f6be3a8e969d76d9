"""Limits and steps of transfers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import Calendar
from apps.membership.transfers import choices, rules

LIMITS = rules.StayLimits(3, 12, 24)


@pytest.mark.parametrize(
    ("first", "last", "study", "fault"),
    [
        (date(2026, 1, 1), date(2026, 3, 31), False, ""),
        (date(2026, 1, 1), date(2026, 3, 30), False, "stay_too_short"),
        (date(2026, 1, 1), date(2026, 12, 30), False, ""),
        (date(2026, 1, 1), date(2026, 12, 31), False, "stay_too_long"),
        (date(2026, 1, 1), date(2027, 12, 31), True, ""),
        (date(2026, 1, 1), date(2028, 1, 1), True, "stay_too_long_for_study"),
        (date(2025, 8, 31), date(2025, 11, 29), False, ""),
    ],
)
def test_a_temporary_stay_lasts_three_months_to_less_than_a_year_or_two_years_of_study(
    first, last, study, fault
):
    assert rules.stay_fault(first, last, study=study, limits=LIMITS) == fault


def test_without_a_recorded_rule_no_stay_is_judged():
    long = date(2026, 1, 1), date(2036, 1, 1)
    assert rules.stay_fault(*long, study=False, limits=rules.StayLimits()) == ""


@pytest.mark.parametrize("act", sorted(rules.ALLOWED))
@pytest.mark.parametrize("state", choices.State.values)
def test_nothing_happens_to_a_transfer_that_is_closed(act, state):
    assert not rules.may(act, state) or state in choices.OPEN


def test_what_was_handed_in_only_the_receiver_can_give_back():
    assert not rules.may("withdraw", "in_transit")
    assert rules.may("return", "in_transit")


DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
TET = Calendar(holidays=frozenset(date(2026, 2, 16) + timedelta(n) for n in range(5)))


@given(today=DAYS, days=st.integers(1, 60), back=st.integers(0, 120))
def test_the_border_of_overdue_agrees_with_the_limit_of_each_row(today, days, back):
    start = today - timedelta(days=back)
    border = rules.last_start_in_time(today, days, TET)
    assert (start < border) == (rules.due_on(start, days, TET) < today)


def test_a_paper_of_before_tet_has_five_working_days_more():
    assert rules.due_on(date(2026, 2, 2), 30, TET) == date(2026, 3, 23)
    assert rules.due_on(date(2026, 2, 2), 30, Calendar()) == date(2026, 3, 16)


def test_a_paper_is_reported_after_three_months():
    assert rules.report_on(date(2026, 1, 31), 3) == date(2026, 5, 1)


@pytest.mark.parametrize("act", sorted(rules.OF_THE_FILE))
def test_the_paper_file_follows_the_transfer_and_does_not_reopen_it(act):
    assert not rules.may(act, "requested")
    assert set(rules.FILE_ALLOWED[act]) <= {"", *choices.FileState.values}
    assert not rules.may_file(act, "received", "complete")
    assert not rules.may_file(act, "returned", "back")
