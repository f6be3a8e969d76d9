"""Trap T12: "good" is not "good or better", and the denominator is what was graded."""

from __future__ import annotations

from datetime import date

from apps.membership.models import StandingPeriod
from apps.reports import counting
from apps.tenancy import scope

KEYS = ("", "_excellent", "_good", "_completed", "_good_or_better", "_completed_or_better")


def test_each_figure_says_exactly_or_at_least_of_those_graded(
    world, opened, people, hand, quota_law
):
    with scope.use(scope.Scope.everything()):  # not graded: in no figure, not in the whole either
        StandingPeriod.objects.create(
            organization=people[11].organization, member=people[11], kind="exempt",
            reason="ill_health", valid=(date(2022, 1, 1), None),
        )  # fmt: skip
    campaign = opened()
    hand.propose(campaign, ["excellent"] * 1 + ["good"] * 7 + ["completed"] * 3)
    hand.decide(campaign)

    found = counting.totals(
        [f"members_graded{key}" for key in KEYS], root=world["alpha"],
        first=date(2022, 1, 1), last=date(2022, 12, 31),
    )  # fmt: skip

    whole = {key: found[f"members_graded{key}"].whole for key in KEYS}
    assert whole == {
        "": 11, "_excellent": 1, "_good": 7, "_completed": 3, "_good_or_better": 8,
        "_completed_or_better": 11,
    }  # fmt: skip
