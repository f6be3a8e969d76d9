"""Nobody vouches for days that are still to come: a draft may be made of them, no more."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from django.urls import reverse

from apps.core.errors import RuleRefused
from apps.reports import actions
from apps.reports.models import CutOffDay
from apps.reports.work import work_items
from tests.factories import reports as make
from tests.reports.test_views import text_of

HANOI = timezone(timedelta(hours=7))
YEAR = {"kind": "year", "first": date(2019, 1, 1), "last": date(2019, 12, 31)}


def noon(day: date) -> datetime:
    """The middle of that day here."""
    return datetime(day.year, day.month, day.day, 12, tzinfo=HANOI)


@pytest.fixture
def officer(world, people, everything):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def head(world, everything):
    return world.actor("organization_head", "alpha-east")


@pytest.mark.parametrize("form", ["membership", "BIEU"])
def test_a_period_is_checked_and_signed_from_its_last_day_on(
    world, officer, head, time_machine, form
):
    if form == "BIEU":
        make.table()
    time_machine.move_to(noon(date(2019, 12, 30)))
    made = make.summary(world["alpha-east"], by=officer, form=form, **YEAR)

    with pytest.raises(RuleRefused, match="summary_still_running") as refusal:
        actions.check_summary(summary=made, by=officer)
    assert "31/12/2019" in refusal.value.message

    time_machine.move_to(noon(date(2019, 12, 31)))
    actions.check_summary(summary=made, by=officer)
    time_machine.move_to(noon(date(2019, 12, 30)))  # a clock put back: the signature asks again
    with pytest.raises(RuleRefused, match="summary_still_running"):
        actions.sign_summary(summary=made, by=head)

    time_machine.move_to(noon(date(2019, 12, 31)))
    assert actions.sign_summary(summary=made, by=head).state == "signed"


def test_the_cut_off_day_is_the_last_day(world, officer, head, time_machine):
    CutOffDay.objects.create(
        organization=world["alpha-east"], form="membership", kind="year", day=15, month=11,
        since=2010, document="Công văn 1",
    )  # fmt: skip
    days = {"kind": "year", "first": date(2018, 11, 16), "last": date(2019, 11, 15)}
    time_machine.move_to(noon(date(2019, 11, 14)))
    made = make.summary(world["alpha-east"], by=officer, **days)

    with pytest.raises(RuleRefused, match="summary_still_running"):
        actions.check_summary(summary=made, by=officer)
    time_machine.move_to(noon(date(2019, 11, 15)))
    actions.check_summary(summary=made, by=officer)

    assert actions.sign_summary(summary=made, by=head).last == date(2019, 11, 15)


def test_the_page_says_so_in_place_of_its_buttons(
    world, officer, head, as_role, time_machine, everything
):
    time_machine.move_to(noon(date(2019, 12, 30)))
    made = make.summary(world["alpha-east"], by=officer, **YEAR)
    browser = as_role()
    page, check = (reverse(f"reports:{name}", args=[made.pk]) for name in ("summary", "check"))

    running = text_of(browser.get(page))
    refused = browser.post(check, {"counted_at": made.counted_at.isoformat()})
    on_desk = work_items(officer)

    assert "(đến ngày 31/12/2019)" in running
    assert check not in running
    assert refused.status_code == 409
    assert on_desk == []

    time_machine.move_to(noon(date(2019, 12, 31)))
    over = text_of(as_role().get(page))
    assert "(đến ngày 31/12/2019)" not in over
    assert check in over
    assert [item.url for item in work_items(officer)] == [page]
