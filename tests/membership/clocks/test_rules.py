"""Which warning fits so many days left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership.clocks.rules import OVERDUE, THRESHOLDS, threshold


@pytest.mark.parametrize(
    ("days", "step"),
    [(31, None), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-1, -1), (-400, -1)],
)
def test_threshold_is_the_tightest_that_fits(days, step):
    assert threshold(days) == step


@given(st.sets(st.integers(-40, 60), min_size=1))
def test_whatever_days_are_missed_each_step_comes_once_and_never_a_looser_one_after(days):
    """The job runs on some days only: the steps taken never go back."""
    steps = [threshold(day) for day in sorted(days, reverse=True)]
    taken = [step for step in steps if step is not None]

    assert taken == sorted(taken, reverse=True)
    assert set(taken) <= {*THRESHOLDS, OVERDUE}
    assert (OVERDUE in taken) == (min(days) < 0)
