"""Discipline on the desk: what waits for somebody, and the limits after a decision."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from apps.inspection.discipline.clocks import clocks
from apps.inspection.discipline.work import work_items
from tests.inspection.discipline.drive import AHEAD, ANNOUNCED, SESSION, TODAY, Drive, refused

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


def test_a_cell_hands_its_decision_over_within_days_of_the_vote(drive):
    drive.act()
    drive.hearing()
    drive.ballot(drive.session(body="cell", level="cell", body_name="Chi bộ"))
    drive.excuse("recusal")
    drive.decide()
    assert refused(drive.hand_over) == {"handed_over_before_announcement"}
    drive.announce(served_on=None, served_to="")
    due = SESSION + timedelta(days=10)
    assert running()["discipline.handover"] == due
    clock = next(one for one in clocks(lambda rows: rows, until=FAR, today=TODAY) if one.due == due)
    assert not clock.rule.may_block
    assert refused(drive.hand_over, served_to=" ") == {"handed_over_to_whom"}
    assert refused(drive.hand_over, served_on=AHEAD) == {"discipline_day_ahead"}
    assert refused(drive.hand_over, served_on=SESSION - timedelta(days=9)) == {"announced_before"}
    assert drive.hand_over().served_on == ANNOUNCED
    assert "discipline.handover" not in running()
    assert refused(drive.hand_over) == {"handed_over_already"}


def test_who_is_no_cell_hands_over_without_that_limit(drive):
    drive.settled()
    drive.announce(served_on=None, served_to="")
    assert "discipline.handover" not in running()
    assert drive.hand_over().served_to == "Đối tượng"
