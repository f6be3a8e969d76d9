"""The rules of exemption, suspension, leaving and return, with values alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.core.working_days import add_months
from apps.membership.standing import rules
from apps.membership.standing.rules import (
    Basis,
    ExemptionLaw,
    Past,
    ReadmissionLaw,
    StrikeOffLaw,
)

SOURCE = "điểm 3.5, 294-QĐ/TW"
SETTLED = ReadmissionLaw(
    wait=Basis(36, SOURCE, True), cleared=Basis(60, SOURCE, True), times=Basis(1, SOURCE, True),
    consent=Basis(0, SOURCE, True), barred=Basis(0, SOURCE, True),
)  # fmt: skip
DRAFT = ReadmissionLaw(
    wait=Basis(36, "208"), cleared=Basis(60, "208"), times=Basis(1, "208"),
    consent=Basis(0, "208"), barred=Basis(0, "208"),
)  # fmt: skip
LEFT = date(2020, 3, 31)
PAST = Past(left_on=LEFT, leaving=rules.STRUCK_OFF)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


def codes(findings) -> dict[str, bool]:
    """Codes and whether they block."""
    return {one.code: one.blocks for one in findings}


@pytest.mark.parametrize(
    ("changes", "on", "expected"),
    [
        ({}, date(2023, 3, 30), {"readmission_too_early": True}),
        ({}, date(2023, 3, 31), {}),
        ({"leaving": rules.EXPELLED}, date(2023, 3, 31), {}),
        ({"leaving": "deceased"}, date(2040, 1, 1), {"readmission_not_for": True}),
        ({"leaving": "moved_away"}, date(2040, 1, 1), {"readmission_not_for": True}),
        # A second time, however long ago, names the rule.
        ({"readmitted_before": True}, date(2040, 1, 1), {"readmitted_once": True}),
        # 60 months run from the clearing of the record, not from leaving.
        ({"convicted": True}, date(2040, 1, 1), {"record_not_cleared": True}),
        (
            {"convicted": True, "cleared_on": date(2024, 2, 29)},
            date(2029, 2, 27),
            {"cleared_too_early": True},
        ),
        ({"convicted": True, "cleared_on": date(2024, 2, 29)}, date(2029, 2, 28), {}),
        (
            {"convicted": True, "cleared_on": date(2016, 1, 1)},
            date(2022, 1, 1),
            {"readmission_too_early": True},
        ),
        ({"bars": frozenset({"corruption"})}, date(2040, 1, 1), {"readmission_barred": True}),
        # Leaving at own request and expulsion have different rules.
        ({"leaving": rules.OWN_REQUEST}, date(2040, 1, 1), {"own_request_barred": True}),
        ({"leaving": rules.OWN_REQUEST, "hardship": "Con bị bệnh"}, date(2040, 1, 1), {}),
        ({"leaving": rules.EXPELLED, "hardship": ""}, date(2040, 1, 1), {}),
    ],
)  # fmt: skip
def test_readmission_is_judged_by_the_way_out_and_the_months(changes, on, expected):
    past = replace(PAST, **changes)

    assert codes(rules.readmission_findings(past, SETTLED, on=on)) == expected


def test_every_refusal_of_a_return_names_its_source():
    past = replace(PAST, bars=frozenset({"corruption"}), convicted=True)

    found = rules.readmission_findings(past, SETTLED, on=LEFT)

    assert len(found) == 2
    assert {one.params["source"] for one in found} == {SOURCE}


def test_draft_values_only_warn_but_once_is_once():
    early = rules.readmission_findings(PAST, DRAFT, on=LEFT)
    again = rules.readmission_findings(replace(PAST, readmitted_before=True), DRAFT, on=LEFT)

    assert codes(early) == {"readmission_too_early": False}
    assert codes(again) == {"readmitted_once": True}


@given(left=DAYS, cleared=st.none() | DAYS, convicted=st.booleans(), on=DAYS)
def test_36_months_after_leaving_and_60_after_clearing_it_is_not_too_early(
    left, cleared, convicted, on
):
    past = replace(PAST, left_on=left, convicted=convicted, cleared_on=cleared)
    waits = [add_months(left, 36)]
    if convicted:
        waits.append(add_months(cleared, 60) if cleared else date.max)

    found = rules.readmission_findings(past, SETTLED, on=on)

    assert (found == []) == (on >= max(waits))


@pytest.mark.parametrize(
    ("consent", "number", "expected"),
    [
        (None, "", {"consent_missing": True}),
        (date(2024, 1, 1), " ", {"consent_missing": True}),
        (date(2024, 1, 3), "12-CV/TU", {"consent_after_decision": True}),
        (date(2024, 1, 2), "12-CV/TU", {}),
    ],
)
def test_the_consent_of_the_province_comes_first(consent, number, expected):
    past = replace(PAST, consent_on=consent, consent_number=number)

    assert codes(rules.consent_findings(past, SETTLED, on=date(2024, 1, 2))) == expected


GROUNDS = StrikeOffLaw(
    missed=Basis(3, "điểm 8.1", True), no_progress=Basis(12, "điểm 8.1", True),
    below_quality=Basis(2, "điểm 8.1", True), requests=Basis(3, "hướng dẫn", False),
)  # fmt: skip


@pytest.mark.parametrize(
    ("ground", "amount", "probationary", "expected"),
    [
        (rules.MISSED, 2, False, {"ground_not_met": True}),
        (rules.MISSED, 3, False, {}),
        (rules.MISSED, None, False, {"amount_missing": True}),
        (rules.NO_PROGRESS, 11, False, {"ground_not_met": True}),
        (rules.NO_PROGRESS, 12, False, {}),
        (rules.BELOW_QUALITY, 1, False, {"ground_not_met": True}),
        (rules.BELOW_QUALITY, 2, False, {}),
        (rules.CARD_GIVEN_BACK, None, False, {}),
        (rules.POLITICAL, None, False, {}),
        (rules.PROBATION, None, True, {}),
        (rules.PROBATION, None, False, {"ground_for_probation": True}),
    ],
)
def test_each_ground_of_striking_off_has_its_measure(ground, amount, probationary, expected):
    found = rules.ground_findings(ground, amount, GROUNDS, probationary=probationary)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("review", "requests", "expected"),
    [
        (rules.REVIEW_DONE, None, {}),
        (rules.REVIEW_REFUSED, None, {"self_review_first": False}),
        (rules.REVIEW_REFUSED, 2, {"self_review_first": False}),
        (rules.REVIEW_REFUSED, 3, {}),
    ],
)
def test_without_self_review_the_cell_goes_on_after_the_third_request(review, requests, expected):
    assert codes(rules.review_findings(review, requests, GROUNDS)) == expected


GUIDANCE = ExemptionLaw(Basis(60, "27-HD"), Basis(3, "27-HD"), Basis(12, "27-HD"))
FROM = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("reason", "until", "age", "expected"),
    [
        (rules.OLD_AGE, None, 59, {"exempt_too_young": False}),
        (rules.OLD_AGE, None, 60, {}),
        (rules.OLD_AGE, None, None, {}),
        (rules.ILL_HEALTH, None, 30, {}),
        (rules.LONG_TREATMENT, date(2026, 3, 31), 30, {"exempt_by_guidance": False}),
        (
            rules.LONG_TREATMENT, date(2026, 3, 30), 30,
            {"exempt_by_guidance": False, "exempt_too_short": False},
        ),
        (rules.MOBILE_WORK, date(2026, 12, 30), 30, {"exempt_by_guidance": False}),
        (
            rules.MOBILE_WORK, date(2026, 12, 31), 30,
            {"exempt_by_guidance": False, "exempt_too_long": False},
        ),
        (
            rules.MOBILE_WORK, None, 30,
            {"exempt_by_guidance": False, "exempt_too_long": False},
        ),
    ],
)  # fmt: skip
def test_grounds_of_exemption(reason, until, age, expected):
    assert codes(rules.exemption_findings(reason, FROM, until, age, GUIDANCE)) == expected


OLD, NEW = Basis(90, "Điều 31, 22-QĐ/TW", True, 90), Basis(90, "21-QĐ/TW", False, 30)


@pytest.mark.parametrize(
    ("days", "already", "limit", "expected"),
    [
        (90, 0, OLD, {}),
        (91, 0, OLD, {"suspension_too_long": True}),
        (90, 90, OLD, {}),
        (91, 90, OLD, {"suspension_too_long": True}),
        (90, 91, OLD, {"suspension_too_long": True}),
        (30, 90, NEW, {}),
        (31, 90, NEW, {"suspension_too_long": False}),
        (91, 0, NEW, {"suspension_too_long": False}),
    ],
)
def test_a_suspension_and_its_one_extension(days, already, limit, expected):
    until = FROM + timedelta(days=days - 1)

    found = rules.suspension_findings(rules.OBSTRUCTION, FROM, until, already, limit)

    assert codes(found) == expected


def test_a_suspension_needs_an_end_unless_the_criminal_case_sets_it():
    without = rules.suspension_findings(rules.OBSTRUCTION, FROM, None, 0, OLD)
    detained = rules.suspension_findings("detained", FROM, None, 0, OLD)

    assert codes(without) == {"suspension_needs_end": True}
    assert detained == []


@pytest.mark.parametrize(
    ("left_on", "placed", "expected"),
    [
        (date(2010, 5, 19), None, {"left_before_joining": True}),
        (date(2010, 5, 20), None, {}),
        (date(2012, 1, 1), date(2012, 1, 1), {"left_before_placement": True}),
        (date(2012, 1, 2), date(2012, 1, 1), {}),
    ],
)
def test_nobody_leaves_before_they_came(left_on, placed, expected):
    found = rules.leaving_findings(left_on, joined=date(2010, 5, 19), placed=placed)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("leaving", "expected"),
    [
        (rules.EXPELLED, {}),
        (rules.STRUCK_OFF, {}),
        (rules.OWN_REQUEST, {"restoration_not_for": True}),
        ("deceased", {"restoration_not_for": True}),
    ],
)
def test_only_who_was_put_out_is_restored(leaving, expected):
    assert codes(rules.restoration_findings(leaving, LEFT, on=date(2024, 1, 1))) == expected


@given(since=DAYS, until=st.none() | DAYS, joined=st.none() | DAYS, decided=st.none() | DAYS)
def test_a_period_without_finding_is_a_period_within_the_membership(since, until, joined, decided):
    found = rules.period_findings(since, until, joined=joined, decided=decided)

    if not any(one.blocks for one in found):
        assert until is None or until >= since
        assert joined is None or since >= joined
    assert ("period_before_decision" in codes(found)) == (decided is not None and since < decided)
