"""Counts: a world counted by hand, and a naive count in plain Python on random worlds."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.reports import counting
from apps.reports.indicators import FORMS, INDICATORS, indicators_of
from apps.reports.models.base import keys_in
from apps.reports.tree import tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization, OrganizationVersion
from tests.factories.reports import FIRST, LAST
from tests.reports.conftest import admitted

BY_HAND = {
    "members": 5,
    "members_women": 2,
    "members_ethnic_minority": 1,
    "members_religious": 1,
    "probationary_members": 1,
    "members_admitted": 4,
    "members_admitted_women": 2,
    "members_admitted_ethnic_minority": 1,
    "members_admitted_religious": 1,
    "members_made_official": 3,
    "grassroots_committees": 2,
}


def test_every_indicator_of_the_district_equals_the_count_by_hand(world, people):
    found = counting.totals(BY_HAND, root=world["alpha-east"], first=FIRST, last=LAST)

    assert {key: counts.whole for key, counts in found.items()} == BY_HAND
    # The other forms are counted by hand in the tests of their topics.
    assert set(BY_HAND) == {one.key for one in indicators_of("membership")}


@pytest.mark.parametrize("form", FORMS)
def test_figures_counted_together_hold_the_facts_that_each_counts_alone(world, people, form):
    with scope.use(scope.Scope.everything()):
        tree = tree_on(world["alpha"], LAST)
        kept = dict(counting.together(FORMS[form], tree=tree, first=FIRST, last=LAST, keep=True))
        alone = {
            one.key: set(counting.within(one.facts(FIRST, LAST), tree).values_list("pk", flat=True))
            for one in FORMS[form]
        }

    together = {key: counts.records for key, counts in kept.items()}
    assert {
        key: {pk for kept in of.values() for pk in keys_in(kept.keys)}
        for key, of in together.items()
    } == alone


def test_a_form_asks_once_for_what_its_figures_have_in_common(world, people):
    with scope.use(scope.Scope.everything()):
        tree = tree_on(world["alpha"], LAST)
        members = [one for one in FORMS["membership_flow"] if one.key.startswith("flow_")]
        with CaptureQueriesContext(connection) as asked:
            found = dict(counting.together(members, tree=tree, first=FIRST, last=LAST, keep=True))

    assert len(found) == 14
    assert sum("membership_placement" in one["sql"] for one in asked) == 1


def test_the_province_counts_its_districts_and_nobody_elses(world, people):
    found = counting.totals(["members_admitted"], root=world["alpha"], first=FIRST, last=LAST)

    counts = found["members_admitted"]
    assert (counts.whole, counts.own) == (5, 0)
    assert counts.units == {world["alpha-east"].pk: 4, world["alpha-west"].pk: 1}


def test_a_member_on_probation_then_is_probationary_then_though_official_today(world, people):
    found = counting.totals(
        ["probationary_members"], root=world["alpha-east"], first=FIRST, last=date(2015, 12, 31)
    )

    assert found["probationary_members"].whole == 1


def test_a_member_recorded_when_the_register_was_opened_is_not_admitted_anew(world, people):
    admitted(world["alpha-east-1-cell"], date(2016, 2, 2), entry="recorded")

    found = counting.totals(
        ["members", "members_admitted"], root=world["alpha-east"], first=FIRST, last=LAST
    )

    assert (found["members"].whole, found["members_admitted"].whole) == (6, 4)


def test_one_query_counts_an_indicator(world, people, django_assert_num_queries):
    tree = counting.tree_on(world["alpha"], LAST)

    with django_assert_num_queries(1):
        counting.count(
            INDICATORS["members_women"], root=world["alpha"], first=FIRST, last=LAST, tree=tree
        )


def test_the_scope_of_the_caller_is_back_after_counting(world, people):
    from apps.tenancy import scope

    with scope.use(scope.Scope.below(world["beta"].path)):
        found = counting.totals(["members"], root=world["alpha-east"], first=FIRST, last=LAST)
        seen = set(Organization.objects.values_list("code", flat=True))

    assert found["members"].whole == 5
    assert "alpha-east" not in seen


@pytest.fixture
def moved(world, people):
    """alpha-east-2 went over to alpha-west on 1 January 2019."""
    unit, day = world["alpha-east-2"], date(2019, 1, 1)
    OrganizationVersion.objects.filter(organization=unit).update(valid=(date(2010, 1, 1), day))
    OrganizationVersion.objects.create(
        organization=unit, valid=(day, None), name="Đảng bộ mới", tier=unit.tier,
        parent=world["alpha-west"],
    )  # fmt: skip
    unit.parent = world["alpha-west"]
    unit.save(update_fields=["parent"])
    return unit


def test_a_summary_of_the_past_counts_in_the_tree_of_the_past(world, moved):
    before = counting.totals(
        ["members"], root=world["alpha-east"], first=date(2018, 1, 1), last=date(2018, 12, 31)
    )
    after = counting.totals(
        ["members"], root=world["alpha-east"], first=date(2019, 1, 1), last=date(2019, 12, 31)
    )
    world["alpha-west"].refresh_from_db()
    taker = counting.totals(
        ["members"], root=world["alpha-west"], first=date(2018, 1, 1), last=date(2018, 12, 31)
    )

    assert (before["members"].whole, after["members"].whole) == (4, 2)
    assert before["members"].units == {world["alpha-east-1"].pk: 2, moved.pk: 2}
    assert taker["members"].whole == 2


def test_the_province_is_the_same_before_and_after_a_move_within_it(world, moved):
    days = [date(2018, 12, 31), date(2019, 1, 1)]
    found = [
        counting.totals(["members"], root=world["alpha"], first=day, last=day)["members"]
        for day in days
    ]

    assert found[0].whole == found[1].whole == 6
    assert [counts.units[world["alpha-east"].pk] for counts in found] == [4, 2]


def test_years_of_the_term_add_up_to_the_term(world, people):
    tree = counting.tree_on(world["alpha-east"], LAST)

    years = counting.by_year(INDICATORS["members_admitted"], tree=tree, first=FIRST, last=LAST)

    assert years == {2015: 1, 2016: 0, 2017: 1, 2018: 1, 2019: 0, 2020: 1}


def test_the_balance_closes(world, people):
    tree = counting.tree_on(world["alpha-east"], LAST)

    found = counting.balance(tree=tree, first=FIRST, last=LAST)

    assert found == {"opening": 1, "came": 4, "went": 0, "closing": 5}
