"""Targets counted live, on their pages and in summaries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.reports import sheet
from apps.reports.models import Target
from apps.reports.targets import measuring, showing
from apps.reports.targets.actions import Owner, end_target
from tests.factories import reports as make
from tests.reports.conftest import admitted

TODAY = date(2018, 1, 31)
TERM = {"first": date(2015, 8, 1), "last": date(2020, 7, 31)}


@pytest.fixture
def head(heads):
    return heads["alpha-east"]


def standing(target, actor, today=TODAY):
    reading = measuring.latest([target], actor=actor, today=today).get(target.pk)
    return showing.standing(target, reading, actor, today=today)


def test_a_number_of_the_term_says_what_is_there_and_where_it_leads(world, head):
    """Two of four admissions by 31/1/2018: 915 of 1,827 days, so 3.99 by the end."""
    found = standing(make.target(world["alpha-east"], by=head, plan=4), head)
    assert (found.actual, found.detail, found.tone) == ("2", "50%", "warn")
    assert "3" in found.pace
    assert "31/07/2020" in found.pace


def test_the_whole_district_is_counted_and_the_neighbour_is_not(world, heads):
    for code, value in (("alpha", "5"), ("alpha-east", "4"), ("beta-east", "3")):
        head = heads[code]
        target = make.target(world[code], by=head, plan=10)
        assert standing(target, head, date(2020, 3, 18)).actual == value


def test_a_yearly_share_is_judged_in_its_year_and_the_year_before_while_it_has_no_base(world, head):
    target = make.target(
        world["alpha-east"], by=head, indicator="members_admitted_women", kind="year", plan=None,
        share=Decimal(50), first=date(2015, 1, 1), last=date(2020, 12, 31),
    )  # fmt: skip
    assert standing(target, head, date(2017, 12, 31)).actual == "100%"
    found = standing(target, head, date(2019, 2, 1))  # nobody in 2019 yet: 2018 is told
    assert (found.window, found.actual, found.tone) == ("2018", "0%", "bad")
    years = measuring.history(target, actor=head, today=date(2019, 2, 1))
    assert [(one.window.first.year, one.value, one.of) for one in years] == [
        (2019, 0, 0), (2018, 0, 1), (2017, 1, 1), (2016, 0, 0), (2015, 1, 1),
    ]  # fmt: skip


def test_a_share_by_a_day_has_the_pace_of_its_change(world, head):
    """Women: none of 1 before the term, 2 of 3 after two and a half years of five: all by its end."""
    target = make.target(
        world["alpha-east"], by=head, indicator="members_women", kind="free", plan=None,
        share=Decimal("66.67"), by_date=True, **TERM,
    )  # fmt: skip
    found = standing(target, head)
    assert (found.actual, found.tone) == ("66,67%", "ok")
    assert "100%" in found.pace


def test_a_number_not_to_be_exceeded(world, head):
    target = make.target(world["alpha-east"], by=head, plan=1, bound="most")
    assert standing(target, head).tone == "bad"
    card = next(
        one for one in sheet.Sheet(make.summary(world["alpha-east"], by=head), head).cards
        if one.indicator.key == "members_admitted"
    )  # fmt: skip
    assert (card.plan_is_most, card.met, card.completion) == (True, False, "")


def test_before_the_first_day_there_is_nothing_to_judge(world, head):
    target = make.target(world["alpha-east"], by=head)
    assert measuring.latest([target], actor=head, today=date(2015, 7, 31)) == {}
    assert standing(target, head, date(2015, 7, 31)).tone == "calm"


def test_a_target_without_base_is_refused(world, head):
    with pytest.raises(RuleRefused, match="share_without_whole"):
        make.target(world["alpha-east"], by=head, plan=None, share=Decimal(80))
    with pytest.raises(RuleRefused, match="share_without_whole"):
        make.target(
            world["alpha-east"], by=head, indicator="", manual=make.manual_indicator(), plan=None,
            share=Decimal(80),
        )  # fmt: skip
    with pytest.raises(RuleRefused, match="target_measures_one"):
        make.target(world["alpha-east"], by=head, manual=make.manual_indicator())
    assert not Target.objects.exists()


def test_only_an_organisation_of_the_own_range_can_answer_for_a_target(world, head):
    with pytest.raises(RuleRefused, match="target_owner_unknown"):
        make.target(world["alpha-east"], by=head, owner=Owner(world["beta-east"]))
    made = make.target(world["alpha-east"], by=head, owner=Owner(world["alpha-east-1"], "Bí thư"))
    assert showing.owner(made) == f"Bí thư, {world['alpha-east-1'].name}"


def test_a_yearly_target_applies_to_the_summary_of_each_of_its_years(world, head):
    make.target(
        world["alpha-east"], by=head, kind="year", plan=2, first=date(2015, 1, 1),
        last=date(2020, 12, 31),
    )  # fmt: skip
    for year in (2015, 2020):
        made = make.summary(
            world["alpha-east"], by=head, kind="year", first=date(year, 1, 1),
            last=date(year, 12, 31),
        )  # fmt: skip
        assert made.figures.get(indicator="members_admitted", unit=None).plan == 2
    term = make.summary(world["alpha-east"], by=head)
    assert {row["plan"] for row in term.details["years"]["members_admitted"]} == {2}


def test_small_sensitive_numbers_are_withheld_with_all_that_follows_from_them(world, heads):
    target = make.target(
        world["alpha-east"], by=heads["alpha-east"], indicator="members_ethnic_minority", plan=9
    )
    open_to, closed_to = (
        standing(target, world.actor(role, "alpha-east"))
        for role in ("organization_head", "statistics_reader")
    )
    assert open_to.actual == "1"
    assert (closed_to.detail, closed_to.pace, closed_to.tone) == ("", "", "calm")
    assert "1" not in closed_to.actual


def test_the_list_groups_by_resolution_and_each_target_has_its_page(
    world, head, as_role, time_machine
):
    time_machine.move_to("2018-01-31T05:00:00Z")
    for indicator, share in (("members_admitted", None), ("members_admitted_women", Decimal(45))):
        make.target(
            world["alpha-east"], by=head, indicator=indicator, plan=None if share else 4,
            share=share, document="Nghị quyết 02", owner=Owner(name="Ban Tổ chức"),
        )  # fmt: skip
    page = as_role().get(reverse("reports:targets"))
    groups = page.context["groups"]
    assert [(one["document"], len(one["lines"])) for one in groups] == [("Nghị quyết 02", 2)]
    assert "Ban Tổ chức" in page.content.decode()
    target = Target.objects.get(indicator="members_admitted")
    one = as_role().get(target.get_absolute_url())
    assert [line["reading"].value for line in one.context["years"]] == [0, 1, 0, 1]
    records = as_role().get(one.context["records_url"])
    assert records.context["page"].paginator.count == 2
    assert (
        as_role("organization_officer", "beta-east").get(target.get_absolute_url()).status_code
        == 404
    )


def test_an_ended_target_keeps_its_page_with_reason_and_who(world, head, as_role):
    target = end_target(
        target=make.target(world["alpha-east"], by=head), reason="Điều chỉnh chỉ tiêu", by=head
    )
    text = as_role().get(target.get_absolute_url()).content.decode()
    assert "Điều chỉnh chỉ tiêu" in text


def test_late_entries_count_at_once(world, head):
    target = make.target(world["alpha-east"], by=head, plan=4)
    admitted(world["alpha-east-1-cell"], date(2017, 9, 9))
    assert standing(target, head).actual == "3"
