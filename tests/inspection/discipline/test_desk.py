"""Discipline on the desk: what waits for somebody, and the limits after a decision."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.inspection.discipline.clocks import clocks
from apps.inspection.discipline.work import work_items
from tests.inspection.discipline.drive import TODAY, Drive

pytestmark = pytest.mark.django_db
FAR = date(2030, 1, 1)


def running(until: date = FAR) -> dict[str, date]:
    """Kind and day of what runs."""
    return {one.kind: one.due for one in clocks(lambda rows: rows, until=until, today=TODAY)}


def groups(drive: Drive) -> list[str]:
    """What waits on the officer's desk."""
    return [str(one.act_label) for one in work_items(drive.officer)]


def test_a_violation_waits_to_be_heard_and_then_for_the_session(drive):
    hearing, session = "Ghi buổi nghe trình bày", "Ghi phiên họp"
    assert groups(drive) == []
    drive.act()
    assert groups(drive) == [hearing]
    drive.hearing()
    assert groups(drive) == [session]
    drive.ballot(drive.session())
    assert groups(drive) == []


def test_limits_follow_the_decision_the_announcement_and_the_twelve_months(drive):
    sanction = drive.settled()
    assert set(running()) == {"discipline.announce"}
    assert running()["discipline.announce"] > sanction.decided_on
    drive.announce()
    assert running() == {"discipline.lapse": date(2027, 9, 7)}
    assert running(date(2027, 1, 1)) == {}
    notice = drive.notice()
    assert running()["discipline.notice"] == notice.due_on
    drive.sent(notice)
    assert set(running()) == {"discipline.lapse"}


def test_a_draft_rule_only_warns(drive):
    drive.settled()
    found: Any = clocks(lambda rows: rows, until=FAR, today=TODAY)
    assert [one.rule.may_block for one in found] == [False]
    assert drive.subject.name in found[0].title
