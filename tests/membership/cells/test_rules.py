"""The quality of a meeting by table and by chance."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership.cells import rules
from apps.membership.cells.rules import Bounds, Criterion

CRITERIA = (
    Criterion("attendance", Decimal(30), decisive=True),
    Criterion("minutes", Decimal(20), decisive=True),
    Criterion("content", Decimal(50), decisive=False),
)
ORDER = ("poor", "average", "fair", "good")


def given_points(attendance, minutes, content):
    return {
        "attendance": Decimal(attendance), "minutes": Decimal(minutes), "content": Decimal(content)
    }  # fmt: skip


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        ((30, 20, 40), "good"),
        ((30, 20, 39), "fair"),
        ((29, 20, 50), "fair"),  # 99 points, but not everybody came
        ((30, 19, 50), "fair"),
        ((20, 10, 40), "fair"),
        (("20", "10", "39.5"), "average"),
        ((10, 10, 30), "average"),
        ((10, 10, 29), "poor"),
        ((0, 0, 0), "poor"),
    ],
)
def test_the_grade_follows_from_points_and_full_marks(points, grade):
    assert rules.quality(given_points(*points), CRITERIA) == grade


def test_the_bounds_are_data():
    strict = Bounds(Decimal(100), Decimal(95), Decimal(90))
    assert rules.quality(given_points(30, 20, 40), CRITERIA, strict) == "average"


@given(one=st.tuples(*(st.integers(0, int(c.most)) for c in CRITERIA)), more=st.integers(0, 50))
def test_more_points_never_lower_the_grade(one, more):
    better = (one[0], one[1], min(50, one[2] + more))
    first, second = (rules.quality(given_points(*points), CRITERIA) for points in (one, better))
    assert ORDER.index(first) <= ORDER.index(second)


def test_points_that_are_missing_or_too_many_are_named():
    assert rules.outside(given_points(31, -1, 50), CRITERIA) == ["attendance", "minutes"]
    assert rules.outside({}, CRITERIA) == ["attendance", "minutes", "content"]


@given(marked=st.sets(st.integers(1, 40)), roster=st.sets(st.integers(1, 40)))
def test_nobody_counts_who_does_not_belong_to_the_cell(marked, roster):
    strangers = rules.strangers(marked, roster)
    assert len(marked - strangers) <= len(roster)
    assert not strangers & roster


@pytest.mark.parametrize(
    ("members", "probationary", "too_few", "committee"),
    [
        (3, 0, False, False),
        (3, 1, True, False),
        (9, 0, False, True),
        (9, 1, False, False),
        (10, 1, False, True),
        (12, 12, True, False),
        (0, 0, False, False),
    ],
)
def test_t10_probationary_members_count_towards_no_threshold(
    members, probationary, too_few, committee
):
    size = rules.Size(members, probationary, least=3, committee_from=9)

    assert (size.too_few, size.elects_committee) == (too_few, committee)


def test_without_a_rule_of_the_day_no_threshold_is_judged():
    size = rules.Size(1, 1)

    assert (size.too_few, size.elects_committee) == (False, None)


@pytest.mark.parametrize(("members", "too_many"), [(29, False), (30, True)])
def test_a_grassroots_cell_of_thirty_members_becomes_a_committee(members, too_many):
    """Members on probation count: the Charter speaks of members here."""
    assert rules.Size(members, 5, grassroots_from=30).too_many is too_many
    assert rules.Size(members, 5).too_many is False
