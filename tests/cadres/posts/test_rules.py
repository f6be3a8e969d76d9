"""Counting staff and places; dates that stand in order."""

from __future__ import annotations

from datetime import date

import pytest

from apps.cadres.posts.reading import staffing_judged
from apps.cadres.posts.rules import (
    Held,
    Presence,
    dates_refused,
    empty_places,
    presence,
    stands_on,
)
from tests.cadres.judging.law import SHIPPED


def test_seconded_and_second_posts_count_where_the_main_post_is() -> None:
    """Traps 23: R-ROT-15 and posts held beside the main one."""
    held = [
        Held(1), Held(2), Held(2, concurrent=True),
        Held(3, act="seconded"), Held(4, concurrent=True),
    ]  # fmt: skip
    assert presence(held, away=[2, 9]) == Presence(2, 1, 1, 1)


@pytest.mark.parametrize(
    ("assigned", "present", "surplus", "verdict"),
    [(3, 2, -1, "pass"), (3, 3, 0, "pass"), (3, 4, 1, "fail"), (None, 4, None, "unknown")],
)
def test_surplus_is_told_and_judged_by_the_one_rule_of_staff(
    assigned: int | None, present: int, surplus: int | None, verdict: str
) -> None:
    """R-STF-01: nothing assigned is unknown, never a pass; before 40-KL/TW nothing is judged."""
    found = staffing_judged(assigned, Presence(present), date(2026, 6, 1), SHIPPED)
    assert (found.surplus, found.verdict) == (surplus, verdict)
    assert staffing_judged(assigned, Presence(present), date(2021, 6, 1), SHIPPED).verdict == ""


def test_dates() -> None:
    first, second = date(2025, 6, 30), date(2025, 7, 1)
    assert dates_refused(first, second) == ""
    assert dates_refused(second, second) == "post_dates"
    assert dates_refused(first, None, second) == "seat_before_unit"
    assert stands_on(None, second, first)
    assert not stands_on(None, second, second)
    assert stands_on(second, None, second)


def test_a_seat_held_by_more_than_it_has_has_no_empty_place() -> None:
    assert (empty_places(2, 1), empty_places(1, 2)) == (1, 0)
