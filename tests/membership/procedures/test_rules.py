"""Votes: what cannot be, what carries, in which order (Charter art. 3; 294-QĐ/TW, 9.3.4)."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.membership.procedures import rules
from apps.membership.procedures.rules import Ballots, Threshold, Voted

TWO_THIRDS = Threshold(Fraction(2, 3), more_than=False)
MORE_THAN_HALF = Threshold(Fraction(1, 2), more_than=True)
DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("entitled", "in_favour", "threshold", "expected"),
    [
        (9, 6, TWO_THIRDS, True),
        (9, 5, TWO_THIRDS, False),
        (10, 6, TWO_THIRDS, False),
        (10, 7, TWO_THIRDS, True),
        (3, 2, TWO_THIRDS, True),
        (1, 1, TWO_THIRDS, True),
        (10, 5, MORE_THAN_HALF, False),
        (10, 6, MORE_THAN_HALF, True),
        (11, 6, MORE_THAN_HALF, True),
        (11, 5, MORE_THAN_HALF, False),
        (0, 0, TWO_THIRDS, False),
    ],
)
def test_a_resolution_needs_its_share_of_all_entitled(entitled, in_favour, threshold, expected):
    ballots = Ballots(entitled, in_favour, in_favour, 0)
    assert rules.carried(ballots, threshold) is expected


@given(st.integers(1, 400), st.data())
def test_needed_is_the_least_number_that_carries(entitled, data):
    threshold = data.draw(st.sampled_from([TWO_THIRDS, MORE_THAN_HALF]))
    needed = threshold.needed(entitled)

    def holds(votes: int) -> bool:
        share = Fraction(votes, entitled)
        return share > threshold.share if threshold.more_than else share >= threshold.share

    assert holds(needed)
    assert not holds(needed - 1)


@given(*[st.integers(0, 30)] * 5, st.integers(0, 30))
def test_ballots_pass_only_when_they_add_up(entitled, present, yes, no, blank, members):
    found = rules.ballot_findings(Ballots(entitled, present, yes, no, blank), members=members)
    adds_up = yes + no + blank <= present <= entitled <= members and entitled >= 1
    assert (found == []) is adds_up
    assert all(one.blocks for one in found)


def test_who_was_absent_counts_as_not_in_favour():
    assert not rules.carried(Ballots(9, 5, 5, 0), TWO_THIRDS)


NEEDED = ("cell", "grassroots")


@pytest.mark.parametrize(
    ("votes", "body", "expected"),
    [
        ([], "cell", []),
        ([], "grassroots", ["lower_body_first"]),
        ([Voted("cell", DAY, False)], "grassroots", ["lower_body_first"]),
        ([Voted("cell", DAY, True)], "grassroots", []),
        ([Voted("cell", DAY, True)], "cell", ["already_carried"]),
        ([Voted("cell", date(2026, 3, 1), False)], "cell", []),
        ([Voted("cell", DAY, False)], "cell", ["round_not_later"]),
        ([Voted("cell", date(2026, 3, 3), True)], "grassroots", ["before_lower_body"]),
    ],
)
def test_bodies_vote_from_below(votes, body, expected):
    found = rules.vote_order_findings(votes, body, DAY, NEEDED)
    assert [one.code for one in found] == expected


@pytest.mark.parametrize(
    ("votes", "decided_on", "expected"),
    [
        ([], DAY, ["decision_before_vote"] * 2),
        ([Voted("cell", DAY, False)], DAY, ["not_carried", "decision_before_vote"]),
        ([Voted("cell", DAY, True)], DAY, ["decision_before_vote"]),
        ([Voted("cell", DAY, True), Voted("grassroots", DAY, True)], DAY, []),
        (
            [Voted("cell", DAY, True), Voted("grassroots", DAY, True)],
            date(2026, 3, 1),
            ["decision_before_resolution"],
        ),
        (
            [Voted(body, DAY, True) for body in NEEDED] + [Voted("province", DAY, False)],
            DAY,
            ["not_carried"],
        ),
    ],
)
def test_a_decision_follows_the_resolutions(votes, decided_on, expected):
    found = rules.decision_findings(votes, decided_on, NEEDED, "province")
    assert [one.code for one in found] == expected


def test_after_the_last_failed_round_the_bodies_above_go_on():
    votes = [Voted("cell", date(2026, 3, day), False) for day in (1, 2, 3)]
    assert (
        rules.vote_order_findings(votes, "grassroots", date(2026, 4, 1), NEEDED, gone_up=True) == []
    )
    assert rules.failed_rounds(votes, "cell") == 3


@pytest.mark.parametrize(
    ("body", "refused"),
    [("cell", True), ("grassroots", True), ("authorised", False), ("province", False)],
)
def test_a_body_below_its_authority_cannot_decide(body, refused):
    found = rules.authority_findings(body, ("authorised", "standing_committee", "province"))
    assert bool(found) is refused
