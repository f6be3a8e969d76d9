"""Quota, conditions, exclusions, runs: values in, verdicts out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership.grading import rules
from apps.membership.grading.rules import Bound, Bounds, Facts, Quota

FIFTH = Fraction(1, 5)
POINTS = Bounds(
    excellent=Bound(Decimal(90), "366", may_block=False),
    good=Bound(Decimal(70), "366", may_block=True),
    completed=Bound(Decimal(50), "366", may_block=True),
    late_share=Bound(Decimal(20), "366", may_block=True),
    above_share=Bound(Decimal(30), "366", may_block=False),
)


@pytest.mark.parametrize(
    ("good", "way", "limit"),
    [(40, "down", 8), (43, "down", 8), (44, "down", 8), (43, "half_up", 9), (42, "half_up", 8),
     (41, "up", 9), (40, "up", 8), (4, "down", 0), (0, "up", 0)],
)  # fmt: skip
def test_the_quota_is_a_fifth_of_those_graded_good_rounded_as_recorded(good, way, limit):
    assert Quota(good, FIFTH, way).limit == limit


def test_the_base_is_those_graded_good_not_all_and_not_good_or_better():
    counts = {"excellent": 8, "good": 40, "completed": 12, "not_completed": 1}

    assert rules.base_of(counts, "good") == 40
    assert rules.base_of(counts, "graded") == 61


@pytest.mark.parametrize(
    ("excellent", "settled", "may_block", "blocks"),
    [(8, False, True, None), (9, False, True, False), (10, False, True, True),
     (9, True, True, True), (10, False, False, False)],
)  # fmt: skip
def test_only_what_exceeds_every_rounding_of_a_settled_rule_is_refused(
    excellent, settled, may_block, blocks
):
    quota = Quota(43, FIFTH, "down", rounding_settled=settled, may_block=may_block)

    found = rules.quota_findings(excellent, quota, code="quota_members")

    assert [one.blocks for one in found] == ([] if blocks is None else [blocks])


def test_without_a_recorded_quota_nothing_is_known_and_nothing_found():
    assert rules.quota_findings(99, None, code="quota_members") == []


@given(
    good=st.integers(0, 5000), excellent=st.integers(0, 5000),
    percent=st.integers(0, 100), way=st.sampled_from(["down", "half_up", "up"]),
    settled=st.booleans(),
)  # fmt: skip
def test_the_quota_agrees_with_a_count_by_hand(good, excellent, percent, way, settled):
    quota = Quota(good, Fraction(percent, 100), way, rounding_settled=settled)
    # The greatest whole number that does not exceed the share, counted without fractions.
    floor = max(n for n in range(good + 1) if n * 100 <= percent * good)
    rest = percent * good - floor * 100
    by_hand = floor + {"down": 0, "half_up": int(rest >= 50), "up": int(rest > 0)}[way]

    found = rules.quota_findings(excellent, quota, code="quota_members")

    assert quota.limit == by_hand
    assert bool(found) == (excellent > by_hand)
    # One excellent grade fewer is never worse, one good grade more neither.
    assert not found or excellent > 0
    more = Quota(good + 1, Fraction(percent, 100), way, rounding_settled=settled)
    assert more.limit >= quota.limit


@given(
    standing=st.sampled_from(["", "exempt", "suspended"]),
    probationary=st.booleans(), graded=st.booleans(),
)  # fmt: skip
def test_who_is_set_aside_is_never_graded_and_everybody_else_is(standing, probationary, graded):
    found = rules.exclusion(
        standing=standing, probationary=probationary, probationary_graded=graded
    )

    assert bool(found) == (bool(standing) or (probationary and not graded))
    assert not standing or found == standing


@pytest.mark.parametrize(
    ("grade", "facts", "failed"),
    [
        ("excellent", Facts(Decimal(90), Decimal(0), Decimal(30), disciplined=False), []),
        ("excellent", Facts(Decimal("89.99"), Decimal(0), Decimal(30), disciplined=False), ["points"]),
        ("excellent", Facts(Decimal(95), Decimal(0), Decimal(29), disciplined=True),
         ["above", "disciplined"]),
        ("good", Facts(Decimal(70), Decimal(0)), []),
        ("good", Facts(Decimal(69), Decimal(1)), ["points", "late"]),
        ("completed", Facts(Decimal(50), Decimal(20)), []),
        ("completed", Facts(Decimal(49), Decimal(21)), ["points", "late"]),
        ("not_completed", Facts(Decimal(10), Decimal(90)), []),
    ],
)  # fmt: skip
def test_the_conditions_of_a_grade(grade, facts, failed):
    found = rules.conditions(grade, facts, POINTS)

    assert [one.code for one in found if one.verdict == rules.FAIL] == failed


def test_what_is_not_recorded_is_unknown_and_never_a_guess():
    found = rules.conditions("good", Facts(), POINTS)

    assert {one.verdict for one in found} == {rules.UNKNOWN}
    assert rules.verdict_of(found, overridden=False) == rules.UNKNOWN


def test_a_failed_condition_of_a_draft_warns_a_settled_one_blocks_unless_overridden():
    draft = rules.conditions("excellent", Facts(Decimal(80)), POINTS)
    settled = rules.conditions("good", Facts(Decimal(60)), POINTS)

    def blocking(found, *, overridden=False):
        return [
            one.blocks
            for one in rules.condition_findings(found, name="A", grade="B", overridden=overridden)
        ]

    assert blocking(draft) == [False]
    assert blocking(settled) == [True]
    assert blocking(settled, overridden=True) == [False]
    assert rules.verdict_of(settled, overridden=True) == rules.OVERRIDDEN


def test_years_before_the_points_have_no_conditions():
    assert rules.conditions("excellent", Facts(), Bounds()) == []


def test_good_or_better_is_not_good():
    assert rules.at_least("good") == ("excellent", "good")
    assert rules.at_least("completed") == ("excellent", "good", "completed")


@pytest.mark.parametrize(
    ("ballots", "present", "codes"),
    [
        ({"excellent": 3, "good": 8}, 11, []),
        ({"excellent": 3, "good": 9}, 11, ["ballots_do_not_add_up"]),
        ({"excellent": 3, "good": 7}, 11, ["ballots_do_not_add_up"]),
    ],
)
def test_ballots_per_grade_add_up_to_those_present(ballots, present, codes):
    found = rules.ballot_findings("A", ballots, present=present)

    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    ("quarter", "first", "last"),
    [(None, (2026, 1, 1), (2026, 12, 31)), (1, (2026, 1, 1), (2026, 3, 31)),
     (2, (2026, 4, 1), (2026, 6, 30)), (4, (2026, 10, 1), (2026, 12, 31))],
)  # fmt: skip
def test_the_days_of_a_period(quarter, first, last):
    assert rules.period(2026, quarter) == (date(*first), date(*last))


def test_a_year_without_a_grade_breaks_the_run():
    grades = dict.fromkeys((2017, 2018, 2020, 2021, 2022), "excellent")

    assert rules.excellent_run(grades, last=2022) == 3
    assert rules.excellent_run(grades | {2019: "good"}, last=2022) == 3
    assert rules.excellent_run(grades | {2019: "excellent"}, last=2022) == 6
