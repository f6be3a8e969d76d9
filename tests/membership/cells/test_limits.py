"""The regular meeting of the month is a limit: on the cell's page, in the list, on the desk."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from apps.membership.cells.clocks import clocks
from apps.membership.clocks.registry import reach_of
from apps.membership.clocks.tasks import warn_of_limits
from apps.membership.models import ClockWarning, Meeting
from tests.factories.membership import member
from tests.membership.procedures.conftest import enact

pytestmark = pytest.mark.django_db
CELL, OTHER = "alpha-east-1-cell", "alpha-east-2-cell"
TODAY = date(2026, 11, 20)
FRIDAY = "2026-11-20T03:00:00Z"
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
MONTHLY = ("membership.meeting.regular.months", "1", "months")


@pytest.fixture
def monthly(world, everything, law):
    """Every cell owes a meeting a month; one cell has members."""
    enact(MONTHLY)
    member(world[CELL], "Người Bảo")
    return world


def held(world, day, kind="regular", **more):
    return Meeting.objects.create(
        organization=world[CELL], kind=kind, held_on=day, chair="Bí thư", topics="Nội dung", **more
    )


def owed(world, today=TODAY, until=NOVEMBER, role="organization_officer", code="alpha-east"):
    actor = world.actor(role, code)
    return [(one.meta, one.due) for one in clocks(reach_of(actor), until=until, today=today)]


def test_a_cell_owes_the_meeting_of_this_month_and_the_last_until_it_is_recorded(monthly):
    name = monthly[CELL].name
    assert owed(monthly) == [(name, OCTOBER), (name, NOVEMBER)]
    held(monthly, date(2026, 10, 3), kind="topical")
    held(monthly, date(2026, 10, 4), struck="Nhầm")
    assert len(owed(monthly)) == 2, "neither is the regular meeting of the month"
    held(monthly, date(2026, 10, 5))
    assert owed(monthly) == [(name, NOVEMBER)]
    assert owed(monthly, until=date(2026, 11, 29)) == []
    assert owed(monthly, today=date(2026, 12, 1), until=date(2026, 12, 31)) == [
        (name, NOVEMBER), (name, date(2026, 12, 31)),
    ]  # fmt: skip


def test_a_cell_without_members_or_without_a_rule_owes_nothing(world, everything, law):
    enact(MONTHLY)
    assert owed(world) == []
    member(world[CELL], "Người Bảo")
    assert owed(world, today=date(1975, 5, 20), until=date(1975, 5, 31)) == []


def test_the_rhythm_is_that_of_the_rule(world, everything, law):
    enact(("membership.meeting.regular.months", "2", "months"))
    member(world[CELL], "Người Bảo")
    held(world, date(2026, 10, 5))
    assert owed(world) == []


@pytest.mark.parametrize(
    ("role", "code", "seen"),
    [
        ("unit_secretary", CELL, 2),
        ("organization_head", "alpha", 2),
        ("organization_officer", "alpha-west", 0),
        ("system_administrator", "alpha-east", 0),
    ],
)
def test_only_whoever_sees_the_life_of_the_cell_sees_the_limit(monthly, role, code, seen):
    assert len(owed(monthly, role=role, code=code)) == seen


@time_machine.travel(FRIDAY, tick=False)
def test_the_page_of_the_cell_says_how_many_days_are_left(monthly, browser):
    page = browser("unit_secretary", CELL).get(f"/cells/{CELL}/").content.decode()
    assert "Còn 10 ngày" in page
    assert "Quá hạn 20 ngày" in page
    held(monthly, date(2026, 10, 5))
    held(monthly, date(2026, 11, 5))
    assert (
        "Còn 10 ngày" not in browser("unit_secretary", CELL).get(f"/cells/{CELL}/").content.decode()
    )


@time_machine.travel(FRIDAY, tick=False)
def test_the_desk_above_has_one_line_whose_number_is_that_of_its_list(monthly, browser):
    client = browser("organization_officer", "alpha-east")
    lines = [one for one in _items(client) if "kind=cells.meeting" in str(one.url)]
    assert [str(one.title) for one in lines] == [
        "Sinh hoạt thường kỳ của chi bộ chưa được ghi: 1 của tháng 10/2026, 1 của tháng 11/2026"
    ]
    assert lines[0].due == OCTOBER
    rows = client.get(lines[0].url).context["page"].object_list
    assert [(row.clock.due, row.days) for row in rows] == [(OCTOBER, -20), (NOVEMBER, 10)]


@time_machine.travel(FRIDAY, tick=False)
def test_the_desk_of_the_cell_leads_to_the_form(monthly, browser):
    urls = [one.url for one in _items(browser("unit_secretary", CELL))]
    assert urls.count(f"/cells/{CELL}/meetings/new/") == 2


def _items(client):
    groups = client.get(reverse("desk:today")).context["groups"]
    return [row["item"] for group in groups for row in group["rows"]]


def test_the_cell_is_warned_7_and_0_days_ahead_and_once_when_it_is_over(monthly, browser):
    held(monthly, date(2026, 10, 5))
    new = [
        warn_of_limits(date(2026, 11, day).isoformat()) for day in range(1, 31) for _ in range(2)
    ]
    new += [warn_of_limits(date(2026, 12, day).isoformat()) for day in range(1, 24)]
    assert sum(new) == 3
    rows = ClockWarning.objects.order_by("pk").values_list("due", "threshold")
    assert list(rows) == [(NOVEMBER, step) for step in (7, 0, -1)]
    with time_machine.travel("2026-12-01T05:00:00Z", tick=False):
        notices = browser("unit_secretary", CELL).get(reverse("desk:notifications"))
        assert {str(one.title) for one in notices.context["notices"]} == {
            f"Sinh hoạt thường kỳ của chi bộ: {monthly[CELL].name}"
        }
        office = browser("organization_officer", "alpha-east").get(reverse("desk:notifications"))
        assert not office.context["notices"], "the office has its line on the desk"
