"""What the tree allows, as tables."""

from datetime import date

import pytest

from apps.tenancy import rules
from apps.tenancy.choices import Tier
from apps.tenancy.rules import CycleFoundError, Decision, State

TODAY = date(2025, 7, 10)


def test_the_order_of_tiers_names_every_tier():
    assert list(rules.TIERS_FROM_TOP) == Tier.values


@pytest.mark.parametrize(
    ("decision", "refusal"),
    [
        (Decision("12-QĐ/TU", date(2025, 7, 10)), ""),
        (Decision("  ", date(2025, 7, 1)), "decision_number"),
        (Decision("12-QĐ/TU"), "decision_date"),
        (Decision("12-QĐ/TU", date(2025, 7, 11)), "decision_ahead"),
    ],
)
def test_a_decision_needs_number_and_date(decision, refusal):
    assert rules.decision_refusal(decision, today=TODAY) == refusal


@pytest.mark.parametrize(
    ("effective_on", "refusal"),
    [
        (date(2025, 7, 10), ""),
        (date(2025, 7, 11), "effect_ahead"),
        (date(2025, 7, 1), ""),
        (date(2025, 6, 30), "effect_before_period"),
    ],
)
def test_a_change_takes_effect_within_the_present_period(effective_on, refusal):
    assert rules.effect_refusal(effective_on, since=date(2025, 7, 1), today=TODAY) == refusal


@pytest.mark.parametrize(
    ("tier", "above", "form", "keeps_office", "refusal"),
    [
        ("district", "province", "committee", True, ""),
        ("grassroots", "province", "committee", False, ""),
        ("cell", "grassroots", "committee", False, ""),
        ("district", "district", "committee", True, "tier_not_below"),
        ("province", "district", "committee", True, "tier_not_below"),
        ("section", "grassroots", "cell", False, "parent_is_cell"),
        ("province", "", "", True, ""),
        ("province", "", "", False, "root_keeps_office"),
    ],
)
def test_an_organisation_stands_below_a_higher_tier(tier, above, form, keeps_office, refusal):
    found = rules.place_refusal(
        tier=tier, parent_tier=above, parent_form=form, keeps_office=keeps_office
    )
    assert found == refusal


def test_levels_put_parents_before_children_whatever_the_order():
    levels = rules.levels({"cell": "base", "base": "known", "other": "top", "top": ""})
    assert levels == [["base", "top"], ["cell", "other"]]


def test_levels_name_the_ring():
    with pytest.raises(CycleFoundError) as ring:
        rules.levels({"leaf": "north", "north": "east", "east": "south", "south": "north"})
    assert sorted(ring.value.codes) == ["east", "north", "south"]


def _state(since: int, until: int | None, name: str = "Đảng bộ A", **fields) -> State:
    end = date(until, 1, 1) if until else None
    return State(date(since, 1, 1), end, name, "district", "p", keeps_office=True, **fields)


@pytest.mark.parametrize(
    ("states", "refusal"),
    [
        ([_state(2010, 2015), _state(2015, None)], ""),
        ([_state(2010, 2015), _state(2016, None)], "periods_gap"),
        ([_state(2010, 2016), _state(2015, None)], "periods_overlap"),
        ([_state(2010, None), _state(2015, None)], "periods_overlap"),
    ],
)
def test_periods_follow_each_other(states, refusal):
    assert rules.follows(states) == refusal


def test_an_ended_organisation_stays_ended():
    states = rules.with_end([_state(2010, 2015)])
    assert states == [_state(2010, 2015), _state(2015, None, active=False)]


@pytest.mark.parametrize(
    ("told", "allowed"),
    [
        ([_state(2010, 2015), _state(2015, None)], True),
        ([_state(2010, 2015), _state(2015, 2020), _state(2020, None, "Đảng bộ B")], True),
        ([_state(2010, 2015), _state(2015, None, "Đảng bộ B")], False),
        ([_state(2010, 2014), _state(2014, None)], False),
        ([_state(2010, None)], False),
    ],
    ids=["same", "goes on", "renamed in place", "another past", "shorter"],
)
def test_a_file_may_only_go_on_from_what_is_recorded(told, allowed):
    recorded = [_state(2010, 2015), _state(2015, None)]
    assert rules.continues(recorded, told) is allowed
