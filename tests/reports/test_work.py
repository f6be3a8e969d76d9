"""What summaries and targets put on the desk."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from apps.reports import actions
from apps.reports.navigation import entries
from apps.reports.work import work_items
from tests.factories import reports as make


@pytest.fixture
def head(world, people, everything):
    return world.actor("organization_head", "alpha-east")


def acts(actor) -> list[tuple[str, str]]:
    return [(item.url, str(item.act_label)) for item in work_items(actor)]


def test_a_draft_waits_for_its_check_and_then_for_its_signature(world, head):
    officer = world.actor("organization_officer", "alpha-east")
    signer = world.actor("standing_committee_member", "alpha-east")
    made = make.summary(world["alpha-east"], by=officer)
    url = f"/summaries/{made.pk}/"

    before = [len(acts(one)) for one in (officer, head, signer)]
    actions.check_summary(summary=made, by=officer)
    after = [[found for found, _act in acts(one)] for one in (officer, head, signer)]
    actions.sign_summary(summary=made, by=signer)

    assert before == [1, 1, 0]
    assert after == [[], [url], [url]]
    assert [acts(one) for one in (officer, head, signer)] == [[], [], []]


def test_others_summaries_are_not_ones_own_work(world, head):
    make.summary(world["alpha-east"], by=head)

    for role, code in (
        ("organization_head", "alpha"),
        ("organization_head", "beta-east"),
        ("unit_secretary", "alpha-east"),
        ("auditor", "alpha-east"),
    ):
        assert work_items(world.actor(role, code)) == []


def test_a_target_that_falls_behind_is_told(world, head, time_machine):
    time_machine.move_to(date(2019, 6, 1))
    make.target(world["alpha-east"], by=head, plan=1000, last=date(2020, 7, 31))
    made = make.summary(
        world["alpha-east"], by=head, kind="term", first=date(2015, 8, 1), last=date(2019, 5, 31)
    )

    told = [item for item in work_items(head) if item.tone == "warn"]

    assert [item.url for item in told] == [f"/summaries/{made.pk}/"]
    assert "0,3%" in told[0].meta


@pytest.mark.parametrize(("least", "told"), [(Decimal("66.67"), 1), (Decimal("66.66"), 0)])
def test_a_share_that_is_not_reached_is_told(world, head, people, time_machine, least, told):
    time_machine.move_to(date(2019, 6, 1))
    make.target(
        world["alpha-east"], by=head, plan=None, share=least, last=date(2020, 7, 31),
        indicator="members_admitted_women",
    )  # fmt: skip
    make.summary(
        world["alpha-east"], by=head, kind="term", first=date(2015, 8, 1), last=date(2019, 5, 31)
    )

    warned = [item for item in work_items(head) if item.tone == "warn"]

    assert len(warned) == told


def test_a_target_on_time_is_not_told(world, head, time_machine):
    time_machine.move_to(date(2019, 6, 1))
    make.target(world["alpha-east"], by=head, plan=3, last=date(2020, 7, 31))
    make.summary(
        world["alpha-east"], by=head, kind="term", first=date(2015, 8, 1), last=date(2019, 5, 31)
    )

    assert [item for item in work_items(head) if item.tone == "warn"] == []


@pytest.mark.parametrize(
    ("role", "shown"),
    [("statistics_reader", 1), ("organization_officer", 1), ("auditor", 0)],
)
def test_the_place_in_the_navigation_is_for_those_who_read_summaries(
    world, everything, role, shown
):
    assert len(entries(world.actor(role, "alpha-east"))) == shown
