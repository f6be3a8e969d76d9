"""The office that a paper is bound for is warned of its limit too, and learns nothing else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from apps.membership.clocks.tasks import warn_of_limits
from apps.membership.models import ClockWarning, Member
from apps.membership.transfers import actions
from apps.tenancy import scope
from tests.factories.accounts import wall
from tests.membership.transfers.conftest import SENT, TODAY, Way, limits, way

__all__ = ["limits", "way"]  # fixtures of the transfers, used below

DUE = date(2026, 4, 14)
"""30 working days after the paper of 3 March; no holiday is recorded."""
NOON = f"{TODAY}T05:00:00Z"


@pytest.fixture
def world(way: Way):
    """The world that the browser signs people of in."""
    return way.world


def run(day: date) -> int:
    return warn_of_limits(day.isoformat())


def warned() -> set[tuple[str, str, int]]:
    with scope.use(scope.Scope.everything()):
        rows = ClockWarning.objects.select_related("organization")
        return {(row.organization.code, row.kind, row.threshold) for row in rows}


@pytest.mark.parametrize("to", ["beta-east", "alpha-west"])
def test_both_offices_are_warned_once_for_each_step_however_often_it_runs(way, to):
    way.send(way.request(to))
    days = [DUE - timedelta(days=left) for left in range(35, -10, -1)]
    assert sum(run(day) for day in days for _twice in range(2)) == 8
    assert warned() == {
        (code, kind, step)
        for code, kind in (
            ("alpha-east-1-cell", "transfer.paper"), (to, "transfer.paper.arriving"),
        )
        for step in (30, 7, 0, -1)
    }  # fmt: skip


def test_a_request_without_a_paper_is_no_matter_of_the_other_office(way):
    way.request(effective_on=SENT)
    run(date(2026, 5, 20))
    assert {code for code, _kind, _step in warned()} == {"alpha-east-1-cell"}


def test_nobody_is_warned_of_a_paper_sent_back(way):
    sent = way.send()
    with way.within(way.receiver):
        actions.return_transfer(
            transfer=sent, version=sent.version, reason="x", by=way.receiver, today=TODAY
        )
    assert run(DUE) == 0


def test_host_and_home_are_warned_of_the_end_of_a_stay(way):
    asked = way.request(kind="temporary", stay_from=TODAY, stay_last=date(2026, 8, 3))
    way.receive(way.send(asked))
    run(date(2026, 7, 30))
    assert warned() == {
        ("alpha-east-1-cell", "transfer.stay", 7),
        ("beta-east-1-cell", "transfer.stay.arriving", 7),
    }


@pytest.mark.parametrize(
    ("role", "code", "told"),
    [
        ("organization_officer", "beta-east", "Hạn nộp giấy giới thiệu chuyển đến: Thạch Sa Rươl"),
        ("organization_officer", "alpha-east", "Hạn nộp giấy giới thiệu: Thạch Sa Rươl"),
        ("organization_officer", "beta-west", ""),
        ("organization_officer", "alpha-west", ""),
        ("inspection_officer", "beta-east", ""),
    ],
)
def test_each_side_is_told_its_own_and_no_third_one(way, browser, role, code, told):
    with time_machine.travel(NOON, tick=False):
        way.send()
        run(DUE - timedelta(days=7))
        page = browser(role, code)
        assert page.get(reverse("desk:today")).context["unread_count"] == (1 if told else 0)
        notices = page.get(reverse("desk:notifications")).context["notices"]
        assert [str(one.title) for one in notices] == ([told] if told else [])


@pytest.mark.parametrize("kind", ["official", "temporary"])
def test_whoever_stands_above_both_sides_is_told_once(way, browser, kind):
    with time_machine.travel(NOON, tick=False):
        stay = {"stay_from": TODAY, "stay_last": date(2026, 8, 3)} if kind == "temporary" else {}
        sent = way.send(way.request("alpha-west", kind=kind, **stay))
        day = DUE
        if stay:
            with scope.use(scope.Scope.everything()):
                host = way.world.actor("organization_officer", "alpha-west")
            way.receive(sent, "alpha-west-1-cell", by=host)
            day = date(2026, 8, 3)
        run(day)
        for code in ("alpha", "alpha-east", "alpha-west"):
            page = browser("organization_officer", code)
            assert page.get(reverse("desk:today")).context["unread_count"] == 1
            assert len(page.get(reverse("desk:notifications")).context["notices"]) == 1


def test_the_warning_opens_the_paper_and_nothing_of_the_senders_register(way, browser):
    with time_machine.travel(NOON, tick=False):
        way.send()
        run(DUE)
        page = browser(code="beta-east")
        (notice,) = page.get(reverse("desk:notifications")).context["notices"]
        assert page.get(notice.url).status_code == 200
        assert page.get(reverse("membership:record", args=[way.person.pk])).status_code == 404
    with way.within(way.receiver):
        assert {row.kind for row in ClockWarning.objects.all()} == {"transfer.paper.arriving"}
        assert not Member.objects.filter(pk=way.person.pk).exists()
    with way.within(way.sender):
        assert {row.kind for row in ClockWarning.objects.all()} == {"transfer.paper"}


def test_a_wall_around_the_member_takes_the_warning_from_the_receiver(way, browser):
    with time_machine.travel(NOON, tick=False):
        way.send()
        run(DUE)
        with scope.use(scope.Scope.everything()):
            wall(way.world.user("organization_officer", "beta-east"), way.person)
        page = browser(code="beta-east")
        assert page.get(reverse("desk:today")).context["unread_count"] == 0
        assert page.get(reverse("desk:notifications")).context["notices"] == []
