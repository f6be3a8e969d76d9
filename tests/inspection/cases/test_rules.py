"""The rules of cases, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.inspection.cases import rules
from apps.inspection.choices import Body, CaseKind, Finding, Outcome

KINDS = st.sampled_from(CaseKind.values)
FINDINGS = st.lists(st.sampled_from([one for one in Finding.values if one]), min_size=1)


def test_every_kind_has_outcomes_and_no_other_words():
    assert set(rules.OUTCOMES) == set(CaseKind.values)
    assert all(ends and ends <= set(Outcome.values) for ends in rules.OUTCOMES.values())
    assert set().union(*rules.OUTCOMES.values()) == set(Outcome.values)


@given(kind=KINDS, outcome=st.sampled_from(Outcome.values))
def test_a_supervision_ends_in_no_sanction_and_no_violation(kind, outcome):
    if kind in rules.SUPERVISIONS and outcome in ("violation", "disciplined", "time_barred"):
        assert not rules.may_end(kind, outcome)
    if kind == "complaint":
        assert rules.may_end(kind, outcome) == (outcome in ("kept", "changed", "cancelled"))


@given(kind=KINDS, findings=FINDINGS)
def test_whatever_was_found_one_of_three_outcomes_agrees(kind, findings):
    agreeing = [
        outcome
        for outcome in ("no_violation", "shortcoming", "violation")
        if not rules.findings_contradict(kind, outcome, findings)
    ]
    assert len(agreeing) == (1 if kind in rules.JUDGED else 3)


def test_a_subject_without_a_finding_leaves_the_outcome_open():
    assert rules.findings_contradict("finance", "violation", ["violation", ""])
    assert not rules.findings_contradict("finance", "handed_over", [""])
    assert not rules.findings_contradict("complaint", "kept", [""])


@pytest.mark.parametrize(
    ("kind", "finding", "due", "code"),
    [
        ("finance", "violation", True, ""),
        ("finance", "shortcoming", True, "case_discipline_without_violation"),
        ("finance", "shortcoming", False, ""),
        ("regular_supervision", "violation", None, "case_finding_supervision"),
        ("thematic_supervision", "shortcoming", None, ""),
    ],
)
def test_findings(kind, finding, due, code):
    assert rules.finding_refused(kind, finding, discipline_due=due) == code


DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2026, 12, 31))


@given(day=DAYS, before=st.lists(DAYS), after=st.lists(DAYS))
def test_a_day_fits_between_what_was_before_and_what_came_after(day, before, after):
    fits = all(one <= day for one in before) and all(day <= one for one in after)
    assert rules.date_out_of_order(day, before, after) is not fits


@given(approver=st.one_of(st.none(), st.integers()), drafter=st.one_of(st.none(), st.integers()))
def test_nobody_approves_their_own_plan(approver, drafter):
    assert rules.is_own_plan(approver, drafter) == (approver is not None and approver == drafter)


@given(body=st.sampled_from(Body.values))
def test_what_is_handed_over_goes_to_somebody_who_may_open_it(body):
    kind, next_body = rules.kind_after_handover(body)
    assert rules.may_open(kind, next_body)
    assert next_body == body or body == "advisory_body"


@given(kind=KINDS)
def test_what_follows_names_a_source_that_fits(kind):
    assert rules.source_fits("signs_of_violation", rules.source_after_handover(kind))
