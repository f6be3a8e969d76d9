"""Conditions of an admission: age by month, education, introducer, certificate, limits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.partial_dates import PartialDate
from apps.membership.admission import rules
from apps.membership.admission.rules import Due, Sponsor
from apps.membership.rules import Limit

EIGHTEEN = Limit(18, "điểm 1.1, 294-QĐ/TW", True)
SIXTY = Limit(60, "điểm 1.1, 294-QĐ/TW", True)
YEAR = Limit(12, "294-QĐ/TW", True)
ON = date(2026, 3, 15)


@pytest.mark.parametrize(
    ("on", "months", "since"),
    [
        (date(2026, 3, 31), 60, date(2021, 3, 31)),
        (date(2026, 3, 31), 1, date(2026, 3, 1)),  # the 28th of February ran out on the 28th
        (date(2026, 2, 28), 12, date(2025, 2, 28)),
    ],
)
def test_the_earliest_certificate_that_is_still_valid(on, months, since):
    assert rules.certificate_since(on, months) == since


@pytest.mark.parametrize(
    ("birth", "expected"),
    [
        (PartialDate(2008, 3, 31), []),  # 18 by month, though the day has not come
        (PartialDate(2008, 4, 1), ["candidate_too_young"]),  # a month short
        (PartialDate(2008, 4), ["candidate_too_young"]),
        (PartialDate(2008), []),  # only what is certain refuses
        (PartialDate(2009), ["candidate_too_young"]),
        (PartialDate(1966, 3, 1), []),  # 60 full
        (PartialDate(1966, 2, 28), ["above_maximum_age"]),  # a month above
        (PartialDate(1965), ["above_maximum_age"]),
        (PartialDate(1966), []),
        (None, ["birth_missing"]),
    ],
)
def test_t8_age_counts_by_month(birth, expected):
    found = rules.age_findings(birth, ON, EIGHTEEN, SIXTY)
    assert [one.code for one in found] == expected


def test_a_draft_age_only_warns():
    draft = Limit(18, "208-QĐ/TW", False)
    (finding,) = rules.age_findings(PartialDate(2010, 1, 1), ON, draft, None)
    assert not finding.blocks


@given(st.dates(date(1950, 1, 1), date(2012, 1, 1)), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_the_day_of_birth_never_matters_within_its_month(born, on):
    first = PartialDate(born.year, born.month, 1)
    whole = PartialDate(born.year, born.month, born.day)
    assert rules.age_findings(first, on, EIGHTEEN, SIXTY) == rules.age_findings(
        whole, on, EIGHTEEN, SIXTY
    )


@pytest.mark.parametrize(
    ("education", "exception", "expected"),
    [
        ("lower_secondary", "", []),
        ("university", "", []),
        ("primary", "", ["education_below"]),
        ("primary", "Vùng dân tộc thiểu số", []),
        ("", "", ["education_missing"]),
    ],
)
def test_education(education, exception, expected):
    found = rules.education_findings(education, exception, EIGHTEEN)
    assert [one.code for one in found] == expected


@pytest.mark.parametrize(
    ("sponsor", "expected"),
    [
        (None, ["introducer_missing"]),
        (Sponsor(date(2010, 1, 1), True, date(2025, 3, 15)), []),
        (Sponsor(date(2010, 1, 1), True, date(2025, 3, 16)), ["introducer_too_new"]),
        (Sponsor(date(2010, 1, 1), True, None), ["introducer_too_new"]),
        (Sponsor(None, True, date(2020, 1, 1)), ["sponsor_not_official"]),
        (Sponsor(date(2010, 1, 1), False, date(2020, 1, 1)), ["sponsor_of_another_cell"]),
    ],
)
def test_the_introducer_is_official_of_the_cell_and_a_year_together(sponsor, expected):
    assert [one.code for one in rules.introducer_findings(sponsor, ON, YEAR)] == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (date(2021, 3, 15), []),
        (date(2021, 3, 14), ["certificate_expired"]),
        (None, ["certificate_missing"]),
    ],
)
def test_the_certificate_is_valid_for_60_months(issued, expected):
    found = rules.certificate_findings(issued, ON, Limit(60, "06-HD/TW", True))
    assert [one.code for one in found] == expected


DUE = Due(date(2026, 4, 30), "điểm 4.1, 294-QĐ/TW", True)


@pytest.mark.parametrize(
    ("held_on", "received", "consent", "expected"),
    [
        (date(2026, 3, 31), None, "", ["ceremony_before_decision"]),
        (date(2026, 4, 1), None, "", []),
        (date(2026, 4, 2), date(2026, 4, 3), "", ["ceremony_before_receipt"]),
        (date(2026, 4, 30), None, "", []),
        (date(2026, 5, 4), None, "", ["ceremony_late"]),
        (date(2026, 5, 4), None, "Công văn 12-CV/HU", []),
    ],
)
def test_the_ceremony_has_its_place_in_time(held_on, received, consent, expected):
    found = rules.ceremony_findings(held_on, date(2026, 4, 1), received, DUE, consent)
    assert [one.code for one in found] == expected


def test_a_late_decision_warns_and_is_not_void():
    (finding,) = rules.late_decision_findings(date(2026, 5, 4), DUE)
    assert (finding.code, finding.blocks) == ("decision_late", False)
    assert rules.late_decision_findings(date(2026, 4, 30), DUE) == []
