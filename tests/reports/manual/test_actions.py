"""Entering, approving, replacing and withdrawing manual figures, and what the database keeps."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from apps.core.errors import NotAllowed, RuleRefused
from apps.reports.manual import actions
from apps.reports.models import ManualFigure
from tests.factories import reports as make


@pytest.fixture
def officer(world, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(world, everything):
    return world.actor("organization_head", "alpha-east")


@pytest.fixture
def unit(world):
    return world["alpha-east"]


def states():
    return list(ManualFigure.objects.order_by("pk").values_list("value", "state"))


def test_a_figure_counts_when_a_second_person_has_approved_it(unit, officer, head):
    made = make.manual_figure(unit, 81, by=officer)
    assert made.state == "entered"
    with pytest.raises(RuleRefused, match="manual_own_figure"):
        actions.approve_figure(figure=made, by=officer)

    approved = actions.approve_figure(figure=made, by=head)

    assert (approved.state, approved.approved_by_id) == ("approved", head.user_id)
    with pytest.raises(RuleRefused, match="manual_not_waiting"):
        actions.approve_figure(figure=made, by=head)


def test_a_later_number_replaces_the_one_before_when_it_is_approved(unit, officer, head):
    make.manual_figure(unit, 81, by=officer, approved_by=head)
    make.manual_figure(unit, 90, by=officer)
    again = make.manual_figure(unit, 82, by=officer)
    assert states() == [(81, "approved"), (90, "superseded"), (82, "entered")]

    actions.approve_figure(figure=again, by=head)

    assert states() == [(81, "superseded"), (90, "superseded"), (82, "approved")]


def test_nothing_of_a_figure_is_edited_or_deleted_not_even_in_the_database(unit, officer, head):
    made = make.manual_figure(unit, 81, by=officer, approved_by=head)
    row = ManualFigure.objects.filter(pk=made.pk)
    for change in (
        {"value": 82}, {"basis": "Khác"}, {"entered_by": head.user_id}, {"last": date(2020, 4, 1)},
        {"approved_by": officer.user_id},
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            row.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
    actions.withdraw_figure(figure=made, reason="Sai số", by=head)
    with pytest.raises(DatabaseError), transaction.atomic():
        row.update(state="approved", ended_at=None, ended_by=None)


def test_what_waits_is_withdrawn_by_its_author_what_counts_by_who_approves(
    unit, officer, head, world
):
    waits = make.manual_figure(unit, 81, by=officer)
    with pytest.raises(RuleRefused, match="reason_missing"):
        actions.withdraw_figure(figure=waits, reason=" ", by=officer)
    assert actions.withdraw_figure(figure=waits, reason="Nhầm", by=officer).state == "withdrawn"
    with pytest.raises(RuleRefused, match="manual_not_standing"):
        actions.withdraw_figure(figure=waits, reason="Nhầm", by=head)
    counts = make.manual_figure(unit, 82, by=officer, approved_by=head)
    with pytest.raises(NotAllowed):
        actions.withdraw_figure(
            figure=counts, reason="x", by=world.actor("unit_secretary", "alpha-east")
        )
    assert actions.withdraw_figure(figure=counts, reason="Nhầm", by=head).state == "withdrawn"


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"basis": " "}, "manual_basis_missing"),
        ({"value": -1}, "manual_not_a_number"),
        ({"first": date(2021, 1, 1), "last": date(2020, 1, 1)}, "period_not_of_kind"),
        ({"kind": "year"}, "period_not_of_kind"),
        ({"first": date(2200, 1, 1), "last": date(2200, 2, 1)}, "period_in_future"),
    ],
)
def test_bad_figures_are_refused(unit, officer, fields, code):
    values = {"value": 1, **fields}
    with pytest.raises(RuleRefused, match=code):
        make.manual_figure(unit, values.pop("value"), by=officer, **values)
    assert not ManualFigure.objects.exists()


def test_an_indicator_out_of_use_takes_no_more_figures(unit, officer):
    old = make.manual_indicator("old", is_active=False)
    with pytest.raises(RuleRefused, match="manual_out_of_use"):
        make.manual_figure(unit, 1, by=officer, indicator=old)


@pytest.fixture
def partition():
    """An indicator that two parts share out."""
    whole = make.manual_indicator("unions", label="Công đoàn")
    return whole, *(
        make.manual_indicator(code, label=code, part_of=whole) for code in ("private", "foreign")
    )


def test_figures_that_contradict_a_partition_are_refused_naming_the_rule(unit, officer, partition):
    whole, private, foreign = partition
    make.manual_figure(unit, 10, by=officer, indicator=whole)
    with pytest.raises(RuleRefused) as alone:
        make.manual_figure(unit, 11, by=officer, indicator=private)
    make.manual_figure(unit, 4, by=officer, indicator=private)
    with pytest.raises(RuleRefused) as more:
        make.manual_figure(unit, 7, by=officer, indicator=foreign)
    with pytest.raises(RuleRefused) as less:
        make.manual_figure(unit, 5, by=officer, indicator=foreign)
    assert [one.value.code for one in (alone, more, less)] == [
        "manual_part_exceeds", "manual_parts_exceed", "manual_parts_differ",
    ]  # fmt: skip
    assert "Công đoàn" in more.value.message
    assert "11" in more.value.message
    make.manual_figure(unit, 6, by=officer, indicator=foreign)
    with pytest.raises(RuleRefused, match="manual_parts_exceed"):
        make.manual_figure(unit, 9, by=officer, indicator=whole)


def test_a_share_is_not_greater_than_its_whole(unit, officer):
    whole = make.manual_indicator("employees")
    share = make.manual_indicator("theory", of=whole)
    make.manual_figure(unit, 10, by=officer, indicator=share)
    with pytest.raises(RuleRefused, match="manual_part_exceeds"):
        make.manual_figure(unit, 9, by=officer, indicator=whole)


def test_what_was_approved_meanwhile_is_compared_again(unit, officer, head, partition, world):
    """The whole that the parts agreed with was withdrawn and another one approved."""
    whole, private, _foreign = partition
    first = make.manual_figure(unit, 10, by=officer, indicator=whole)
    part = make.manual_figure(unit, 8, by=officer, indicator=private)
    actions.withdraw_figure(figure=first, reason="Nhầm", by=officer)
    ManualFigure.objects.create(
        organization=unit, indicator=whole, kind=part.kind, first=part.first, last=part.last,
        value=5, basis="Báo cáo", entered_by_id=officer.user_id, state="approved",
        approved_by_id=head.user_id, approved_at=part.entered_at,
    )  # fmt: skip
    with pytest.raises(RuleRefused, match="manual_part_exceeds"):
        actions.approve_figure(figure=part, by=head)


def test_figures_are_entered_and_approved_in_the_own_range_only(world, officer, heads):
    with pytest.raises(NotAllowed):
        make.manual_figure(world["beta-east"], 1, by=officer)
    made = make.manual_figure(world["alpha-east"], 1, by=officer)
    with pytest.raises(NotAllowed):
        actions.approve_figure(figure=made, by=heads["beta-east"])
    for role in ("statistics_reader", "unit_secretary", "system_administrator"):
        with pytest.raises(NotAllowed):
            make.manual_figure(world["alpha-east"], 1, by=world.actor(role, "alpha-east"))


def test_the_catalogue_is_kept_by_administrators_and_stays_free_of_circles(
    world, officer, everything
):
    admin = world.actor("system_administrator", "alpha")
    values = {"unit_word": "tổ chức", "kind": "flow", "definition": "x"}
    with pytest.raises(NotAllowed):
        actions.record_indicator(code="a", label="A", by=officer, **values)
    above = actions.record_indicator(code="a", label="A", by=admin, **values)
    below = actions.record_indicator(code="b", label="B", part_of=above, by=admin, **values)
    with pytest.raises(RuleRefused, match="manual_counted"):
        actions.record_indicator(code="members_admitted", label="A", by=admin, **values)
    with pytest.raises(RuleRefused, match="manual_code_taken"):
        actions.record_indicator(code="a", label="A", by=admin, **values)
    with pytest.raises(RuleRefused, match="manual_part_of_itself"):
        actions.record_indicator(indicator=above, part_of=below, by=admin)
