"""Complaints: limit, ladder and outcome as tables."""

from __future__ import annotations

from datetime import date

import pytest

from apps.core.working_days import Calendar
from apps.inspection.complaints import rules

RECEIVED = date(2025, 9, 7)


@pytest.mark.parametrize(
    ("value", "unit", "until"),
    [
        (1, "months", date(2025, 10, 7)),
        (30, "days", date(2025, 10, 7)),
        (30, "working_days", date(2025, 10, 17)),
    ],
)
def test_the_limit_counts_from_the_receipt_of_the_decision(value, unit, until):
    assert rules.filing_until(RECEIVED, value, unit, Calendar()) == until


@pytest.mark.parametrize(
    ("filed_on", "settled", "blocks"),
    [
        (date(2025, 10, 7), True, []),
        (date(2025, 10, 8), True, [True]),
        (date(2025, 10, 8), False, [False]),
    ],
)
def test_late_is_refused_by_a_settled_rule_and_only_warned_of_by_a_draft(filed_on, settled, blocks):
    found = rules.filing_findings(
        filed_on=filed_on, until=date(2025, 10, 7), settled=settled, source="x"
    )
    assert [one.blocks for one in found] == blocks


def ladder(level, body="inspection_committee", **more):
    about = {
        "decider_level": "district", "decider_body": "inspection_committee",
        "is_organisation": False, "resolved": [],
    } | more  # fmt: skip
    return [one.code for one in rules.ladder_findings(level=level, body=body, **about)]


def test_a_complaint_goes_up_from_the_level_above_the_decider():
    assert ladder("province") == []
    assert ladder("district") == ["complaint_level_below"]
    assert ladder("province", "cell") == ["complaint_body"]
    assert ladder("province", resolved=["province"]) == ["complaint_level_below"]
    assert ladder("central", resolved=["province"]) == []


@pytest.mark.parametrize(
    ("form", "decider", "before", "body", "code"),
    [
        ("warning", "province", "inspection_committee", "standing_committee", "complaint_last_instance"),
        ("expulsion", "province", "inspection_committee", "standing_committee", ""),
        ("expulsion", "province", "standing_committee", "committee", "complaint_last_instance"),
        ("expulsion", "province", "inspection_committee", "inspection_committee", "complaint_last_instance"),
        ("warning", "central", "inspection_committee", "committee", ""),
        ("warning", "central", "committee", "committee", "complaint_last_instance"),
    ],
)  # fmt: skip
def test_in_the_centre_a_complaint_ends_with_the_last_instance_for_its_form(
    form, decider, before, body, code
):
    done = [] if decider == "central" else ["central"]
    found = ladder(
        "central", body, decider_level=decider, decider_body=before, resolved=done, form=form,
        last_body=before,
    )  # fmt: skip
    assert found == ([code] if code else [])


def test_an_organisation_complains_about_its_inspection_committee_at_the_same_level_first():
    assert ladder("district", "standing_committee", is_organisation=True) == []
    assert ladder("district", "standing_committee") == ["complaint_level_below"]
    again = ladder("district", "standing_committee", is_organisation=True, resolved=["district"])
    assert again == ["complaint_level_below"]


def test_no_level_that_exists_is_left_out():
    def left_out(level, resolved):
        return rules.skipped(
            decider_level="grassroots", level=level, resolved=resolved,
            existing=["grassroots", "district", "province"],
        )  # fmt: skip

    assert left_out("district", []) == []
    assert left_out("province", []) == ["district"]
    assert left_out("province", ["district"]) == []


@pytest.mark.parametrize(
    ("outcome", "after", "code"),
    [
        ("kept", "", ""),
        ("changed", "reprimand", ""),
        ("cancelled", "", ""),
        ("changed", "warning", "complaint_same_form"),
        ("changed", "", "complaint_same_form"),
        ("kept", "reprimand", "complaint_form_left"),
        ("cancelled", "reprimand", "complaint_form_left"),
    ],
)
def test_a_change_gives_another_form_and_nothing_else_gives_one(outcome, after, code):
    found = rules.outcome_findings(outcome, "warning", after)
    assert [one.code for one in found] == ([code] if code else [])
