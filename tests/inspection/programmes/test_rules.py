"""Who may have a programme, what an item may be, when it is due, how the rate is counted."""

from __future__ import annotations

from datetime import date

import pytest

from apps.inspection.programmes import rules

OWNERS = [
    ("province", "committee", ("committee", "inspection_committee")),
    ("commune", "committee", ("committee", "inspection_committee")),
    ("grassroots", "committee", ("committee", "inspection_committee")),
    ("grassroots", "cell", ("cell",)),
    ("section", "committee", ("committee",)),
    ("cell", "cell", ("cell",)),
]


@pytest.mark.parametrize(("tier", "form", "owners"), OWNERS)
def test_inspection_committees_exist_from_the_grassroots_committee_upwards(tier, form, owners):
    assert rules.owners(tier, form) == owners


@pytest.mark.parametrize(
    ("kind", "owner", "body", "code"),
    [
        ("thematic_supervision", "inspection_committee", "inspection_committee", ""),
        ("thematic_inspection", "committee", "standing_committee", ""),
        ("finance", "inspection_committee", "inspection_committee", ""),
        ("finance", "committee", "committee", "programme_item_kind"),
        ("thematic_inspection", "inspection_committee", "inspection_committee",
         "programme_item_kind"),
        ("subordinate_tasks", "cell", "cell", "programme_item_kind"),
        ("thematic_supervision", "cell", "committee", "programme_item_body"),
        ("signs_of_violation", "committee", "committee", "programme_item_event"),
        ("denunciation", "committee", "committee", "programme_item_event"),
        ("discipline", "cell", "cell", "programme_item_event"),
    ],
)  # fmt: skip
def test_what_a_programme_may_hold(kind, owner, body, code):
    assert rules.may_plan(kind, owner, body) == code


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [
        (1, date(2026, 1, 1), date(2026, 3, 31)),
        (2, date(2026, 4, 1), date(2026, 6, 30)),
        (3, date(2026, 7, 1), date(2026, 9, 30)),
        (4, date(2026, 10, 1), date(2026, 12, 31)),
        (None, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_an_item_is_due_by_the_last_day_of_its_quarter(quarter, first, last):
    assert rules.period(2026, quarter) == (first, last)
    assert quarter is None or rules.quarter_of(first) == rules.quarter_of(last) == quarter


def test_a_term_runs_between_two_congresses_and_a_cell_plans_by_the_year():
    assert rules.years_refused("term", 2025, 2030) == ""
    assert rules.years_refused("term", 2025, 2031) == "programme_term"
    assert rules.years_refused("term", 2025, 2025) == "programme_term"
    assert rules.years_refused("year", 2026, 2027) == "programme_years"
    assert "term" not in rules.spans("cell")


def test_what_a_decision_dropped_is_no_longer_planned():
    said = ["done", "done", "opened", "overdue", "planned", "dropped", "replaced"]
    assert rules.rate(said) == rules.Rate(planned=5, opened=1, done=2, overdue=1)
