"""The rules of the register, with values alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.membership import rules
from apps.membership.rules import Dates, Limit, Limits, Span

TODAY = date(2026, 11, 20)
SETTLED = Limits(Limit(12, "điểm 4.1, 294-QĐ/TW", True), Limit(18, "điểm 1.1", True))
DRAFT = Limits(Limit(12, "dự thảo", False), Limit(18, "dự thảo", False))
CONSISTENT = Dates(
    PartialDate(1985, 8, 14), date(2010, 5, 10), date(2010, 5, 19), date(2011, 5, 19)
)


def found(dates: Dates, limits: Limits = SETTLED) -> dict[str, bool]:
    """Codes of the findings and whether they block."""
    return {one.code: one.blocks for one in rules.findings(dates, limits, today=TODAY)}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, {}),
        ({"birth": None}, {}),
        ({"birth": PartialDate(1992, 5, 31)}, {}),
        ({"birth": PartialDate(1992, 6, 1)}, {rules.TOO_YOUNG: True}),
        ({"birth": PartialDate(1992)}, {}),
        ({"birth": PartialDate(1993)}, {rules.TOO_YOUNG: True}),
        ({"birth": PartialDate(2010, 5, 10)}, {rules.BORN_AFTER_ADMISSION: True}),
        ({"birth": PartialDate(2010)}, {rules.TOO_YOUNG: True}),
        ({"birth": PartialDate(2027)}, {rules.FUTURE: True, rules.BORN_AFTER_ADMISSION: True}),
        ({"official": date(2011, 5, 18)}, {rules.OFFICIAL_NOT_AFTER_PROBATION: True}),
        ({"official": date(2011, 5, 20)}, {rules.OFFICIAL_NOT_AFTER_PROBATION: True}),
        ({"official": None}, {}),
        ({"ceremony": None}, {rules.OFFICIAL_WITHOUT_CEREMONY: False}),
        ({"decided": date(2010, 5, 19)}, {}),
        ({"decided": date(2010, 5, 20)}, {rules.CEREMONY_BEFORE_DECISION: True}),
        ({"left": date(2010, 5, 18)}, {rules.LEFT_BEFORE_JOINING: True}),
        ({"left": date(2010, 5, 19)}, {}),
        ({"left": TODAY}, {}),
        ({"left": TODAY + timedelta(days=1)}, {rules.FUTURE: True}),
    ],
)
def test_findings_at_their_borders(changes, expected):
    assert found(Dates(**(vars(CONSISTENT) | changes))) == expected


@pytest.mark.parametrize("changes", [{"birth": PartialDate(1993)}, {"official": date(2011, 6, 1)}])
def test_a_draft_rule_only_warns(changes):
    assert list(found(Dates(**(vars(CONSISTENT) | changes)), DRAFT).values()) == [False]


def test_without_a_rule_only_the_order_of_the_dates_counts():
    late = Dates(**(vars(CONSISTENT) | {"official": date(2013, 1, 1)}))
    early = Dates(**(vars(CONSISTENT) | {"official": CONSISTENT.ceremony}))

    assert found(late, Limits()) == {}
    assert list(found(early, Limits()).values()) == [True]


def test_the_official_date_names_the_day_it_should_be_and_the_source():
    wrong = Dates(**(vars(CONSISTENT) | {"official": date(2011, 6, 1)}))

    finding = rules.findings(wrong, SETTLED, today=TODAY)[0]

    assert (finding.field, finding.day) == ("official_on", date(2011, 5, 19))
    assert finding.source == "điểm 4.1, 294-QĐ/TW"


@st.composite
def consistent_lives(draw: st.DrawFn) -> Dates:
    """Dates of a life in the Party that agree with themselves and with both rules."""
    birth = draw(st.dates(date(1920, 1, 1), date(1990, 12, 31)))
    decided = add_months(birth, 18 * 12) + timedelta(days=draw(st.integers(31, 15_000)))
    ceremony = decided + timedelta(days=draw(st.integers(0, 90)))
    official = add_months(ceremony, 12)
    left = official + timedelta(days=draw(st.integers(0, 4000)))
    known = draw(st.sampled_from(["day", "month", "year"]))
    partial = PartialDate(
        birth.year,
        None if known == "year" else birth.month,
        birth.day if known == "day" else None,
    )
    return Dates(
        birth=draw(st.sampled_from([partial, None])),
        decided=draw(st.sampled_from([decided, None])),
        ceremony=ceremony,
        official=draw(st.sampled_from([official, None])),
        left=draw(st.sampled_from([left, None])),
    )


@given(consistent_lives())
def test_consistent_dates_are_never_refused(dates):
    assert rules.findings(dates, SETTLED, today=date(2100, 1, 1)) == []


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(1, 36))
def test_the_latest_ceremony_is_the_last_whose_probation_has_ended(by, months):
    latest = rules.latest_ceremony(by, months)

    assert rules.official_date(latest, months) <= by
    assert rules.official_date(latest + timedelta(days=1), months) > by


def test_probation_is_counted_by_the_rule_of_the_ceremony():
    spans = [
        Span(date(1976, 1, 1), date(2000, 1, 1), 18),
        Span(date(2000, 1, 1), None, 12),
    ]

    assert rules.probation_end(date(1999, 12, 31), spans) == date(2001, 6, 30)
    assert rules.probation_end(date(2000, 1, 1), spans) == date(2001, 1, 1)
    assert rules.probation_end(date(1975, 1, 1), spans) is None
    assert rules.probation_end(None, spans) is None
