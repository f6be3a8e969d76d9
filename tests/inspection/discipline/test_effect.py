"""Effect, lapse, bars and limitation: tables and properties."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import Calendar
from apps.inspection.discipline.effect import (
    announce_by,
    bars,
    effective_on,
    in_force,
    lapses_on,
)

SIGNED, TOLD = date(2025, 7, 1), date(2025, 7, 10)
DAYS = st.dates(date(2010, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("body", "rule", "announced", "expected"),
    [
        ("inspection_committee", "announcement", TOLD, TOLD),
        ("inspection_committee", "announcement", None, None),
        ("inspection_committee", "signing", None, SIGNED),
        ("inspection_committee", "signing", TOLD, SIGNED),
        # A cell's decision binds when the result of its vote is told; the paper follows.
        ("cell", "announcement", None, SIGNED),
        ("cell", "signing", TOLD, SIGNED),
    ],
)
def test_from_when_a_decision_has_effect(body, rule, announced, expected):
    assert effective_on(body, rule, decided_on=SIGNED, announced_on=announced) == expected


@pytest.mark.parametrize(
    ("form", "announced", "expected"),
    [
        ("reprimand", TOLD, date(2026, 7, 10)),
        ("warning", date(2024, 2, 29), date(2025, 2, 28)),
        ("removal", TOLD, date(2026, 7, 10)),
        ("expulsion", TOLD, None),
        ("dissolution", TOLD, None),
        ("reprimand", None, None),
    ],
)
def test_a_sanction_lapses_twelve_months_after_its_announcement(form, announced, expected):
    assert lapses_on(form, first_announced_on=announced, months=12) == expected


def test_a_sanction_is_in_force_until_it_lapses_and_one_never_announced_is_not():
    ends = date(2026, 7, 10)
    assert in_force(date(2026, 7, 9), effective=TOLD, lapses=ends)
    assert not in_force(ends, effective=TOLD, lapses=ends)
    assert not in_force(date(2025, 7, 9), effective=TOLD, lapses=ends)
    assert in_force(date(2050, 1, 1), effective=TOLD, lapses=None)
    assert not in_force(TOLD, effective=None, lapses=None)


MONTHS = {"reprimand": 12, "warning": 30, "removal": 60, "election": 12}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("reprimand", [("higher_post", date(2026, 7, 10))]),
        ("warning", [("higher_post", date(2028, 1, 10))]),
        ("removal", [("higher_post", date(2030, 7, 10)), ("election", date(2026, 7, 10))]),
        ("expulsion", []),
        ("dissolution", []),
    ],
)
def test_what_a_sanction_bars_ends_later_than_the_sanction(form, expected):
    assert [(one.code, one.until) for one in bars(form, start=TOLD, months=MONTHS)] == expected


@given(start=DAYS, form=st.sampled_from(["warning", "removal"]))
def test_the_bar_on_a_higher_post_outlasts_the_lapse(start, form):
    lapse = lapses_on(form, first_announced_on=start, months=12)
    assert bars(form, start=start, months=MONTHS)[0].until > lapse


def test_days_to_announce_are_calendar_days_or_working_days_by_the_rule():
    tet = Calendar(holidays=frozenset(date(2025, 1, 25) + timedelta(days=n) for n in range(9)))
    assert announce_by(date(2025, 1, 20), 15, "calendar_days", tet) == date(2025, 2, 4)
    assert announce_by(date(2025, 1, 20), 5, "working_days", tet) == date(2025, 2, 3)
