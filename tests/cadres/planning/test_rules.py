"""Counting: ballots, quorum, majority, order of steps, terms."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from apps.cadres.planning import rules
from apps.cadres.planning.rules import Ballots

DAY = date(2026, 9, 15)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        (Ballots(10, 9, 9, 9, 8, 1), None),
        (Ballots(0, 0), "planning_summoned_none"),
        (Ballots(10, 11, 9, 9, 8, 1), "planning_present_more"),
        (Ballots(10, 9, 10, 9, 8, 1), "planning_issued_more"),
        (Ballots(10, 9, 8, 9, 8, 1), "planning_collected_more"),
        (Ballots(10, 9, 9, 9, 8, 2), "planning_valid_sum"),
        (Ballots(10, 9), "planning_no_ballots"),
    ],
)
def test_counts_that_do_not_add_up(counts: Ballots, code: str | None) -> None:
    found = rules.counts_refused(counts, voted=True)
    assert (found and found[0]) == code


def test_a_share_is_of_all_who_were_summoned() -> None:
    half = Fraction(1, 2)
    # 20 of 39 who voted is more than a half, 20 of 40 summoned is not.
    assert not rules.has_majority(20, 40, half)
    assert rules.has_majority(21, 40, half)
    assert rules.has_majority(20, 39, half)
    assert not rules.has_majority(0, 0, half)


def test_two_thirds_are_enough() -> None:
    two_thirds = Fraction(2, 3)
    assert rules.has_quorum(30, 20, two_thirds)
    assert not rules.has_quorum(30, 19, two_thirds)
    assert not rules.has_quorum(31, 20, two_thirds)


def test_steps_are_held_in_their_order() -> None:
    held = {"source": DAY, "collective_1": DAY}
    assert rules.next_step(held) == "key_cadres"
    assert rules.step_refused("key_cadres", held, DAY) == ""
    assert rules.step_refused("extended", held, DAY) == "planning_step_order"
    assert rules.step_refused("key_cadres", held, date(2026, 9, 14)) == "planning_step_before"
    later = {step: DAY for step in rules.STEPS if step != "source"}
    assert rules.step_refused("source", later, date(2026, 9, 16)) == "planning_step_after"
    assert rules.next_step(rules.STEPS) == ""


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ((2030, 2035, 2026, date(2030, 6, 1)), None),
        ((2030, 2030, 2026, date(2030, 6, 1)), "planning_term_years"),
        ((2030, 2035, 2036, date(2030, 6, 1)), "planning_year_out"),
        ((2030, 2035, 2026, date(2029, 12, 31)), "planning_age_out"),
        ((2030, 2035, 2026, date(2036, 1, 1)), "planning_age_out"),
    ],
)
def test_dates_out_of_the_term(values: tuple[int, int, int, date], code: str | None) -> None:
    found = rules.term_refused(*values)
    assert (found and found[0]) == code


def test_a_year_later_on_the_last_of_february() -> None:
    assert rules.due_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert rules.due_after(date(2025, 11, 15), 12) == date(2026, 11, 15)
