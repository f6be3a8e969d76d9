"""Steps of a file: meetings in their order, votes that add up, letters, papers, notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from apps.cadres.appointments import reading
from apps.cadres.appointments.rules import Votes, votes_refused
from apps.cadres.models import AppointmentFile, AppointmentMeeting
from apps.core.errors import RuleRefused
from tests.cadres.appointments.conftest import DECISION, OPENED, VOTES
from tests.factories import cadres

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({}, ""),
        ({"present": 31}, "present"),
        ({"issued": 28}, "issued"),
        ({"collected": 28}, "collected"),
        ({"valid": 28}, "valid"),
        ({"agree": 25}, "agree"),
        ({"summoned": 0, "present": 0, "issued": 0, "collected": 0}, "summoned"),
        ({"next_agree": 27}, "next_agree"),
    ],
)
def test_votes_add_up_or_are_refused(change, field):
    assert votes_refused(replace(VOTES, **change)) == field


def test_votes_that_do_not_add_up_leave_nothing(opened, do):
    file = opened(origin="on_site")
    with pytest.raises(RuleRefused) as refused:
        do("record_meeting", file, step="collective_1", held_on=OPENED,
           votes=Votes(10, 11, 10, 10, 10, 9, 1))  # fmt: skip
    assert (refused.value.code, refused.value.field) == ("appointment_votes", "present")
    assert not AppointmentMeeting.objects.exists()


def test_five_steps_on_site_three_from_elsewhere(opened, ground):
    first = opened(origin="on_site")
    other = opened(origin="external", cadre=cadres.cadre(ground.office, 5), position=None)
    meetings = [
        [one for one in reading.whole(file).steps if one.kind == "meeting"]
        for file in (first, other)
    ]
    assert [len(one) for one in meetings] == [5, 3]


def test_meetings_come_in_their_order(opened, do):
    file = opened(origin="on_site")
    with pytest.raises(RuleRefused, match="appointment_step_order"):
        do("record_meeting", file, step="extended", held_on=OPENED, votes=VOTES)
    do("record_meeting", file, step="collective_1", held_on=OPENED, votes=VOTES)
    with pytest.raises(RuleRefused, match="appointment_step_twice"):
        do("record_meeting", file, step="collective_1", held_on=OPENED, votes=VOTES)
    with pytest.raises(RuleRefused, match="appointment_step_unknown"):
        do("record_meeting", file, step="nowhere", held_on=OPENED, votes=VOTES)


def test_a_meeting_struck_may_be_held_again(opened, do):
    file = opened(origin="on_site")
    made = do("record_meeting", file, step="collective_1", held_on=OPENED, votes=VOTES)
    do("strike_meeting", file, meeting=made, reason="Gõ nhầm")
    assert not reading.whole(file).meetings
    do("record_meeting", file, step="collective_1", held_on=OPENED, votes=VOTES)


def test_what_comes_next_follows_from_what_is_there(opened, do, met):
    file = opened(origin="on_site")
    assert reading.whole(file).next_step.kind == "principle"
    do("record_principle", file, asked_on=OPENED, approved_on=date(2026, 6, 5), number="1-TB")
    file.refresh_from_db()
    assert reading.whole(file).next_step.code == "collective_1"
    met(file)
    assert reading.whole(file).next_step.kind == "papers"
    codes = [code for code, _name, _row in reading.whole(file).checklist]
    do("check_papers", file, codes=codes)
    assert reading.whole(file).next_step.kind == "decision"
    do("check_papers", file, codes=codes[1:])
    assert reading.whole(file).next_step.kind == "papers"


def test_one_file_about_the_same_at_a_time(opened):
    opened()
    with pytest.raises(RuleRefused, match="appointment_open_already"):
        opened()


def test_somebody_elses_position_is_refused(opened, ground):
    other = cadres.position(cadres.cadre(ground.office, 7))
    with pytest.raises(RuleRefused, match="appointment_position_not_theirs"):
        opened(position=other)


def test_who_is_retired_is_not_put_forward(opened, ground):
    old = cadres.cadre(ground.office, 9, state="retired", left_on=date(2026, 1, 1))
    with pytest.raises(RuleRefused, match="appointment_not_serving"):
        opened(cadre=old, position=None)


def test_a_closed_file_takes_nothing_more(opened, do):
    file = opened()
    do("close_file", file, reason="Thôi không kiện toàn", closed_on=OPENED)
    with pytest.raises(RuleRefused, match="appointment_not_running"):
        do("decide_file", file, decision=DECISION)


@pytest.mark.parametrize(
    ("day", "holds"),
    [(date(2026, 9, 1), True), (date(2026, 9, 22), True), (date(2026, 9, 23), False)],
)
def test_a_suspension_lapses_by_itself_after_fifteen_working_days(opened, do, day, holds):
    """From Tuesday 1 September: the fifteenth working day after it is Tuesday the 22nd."""
    file = opened("suspension")
    decision = replace(DECISION, effective_on=date(2026, 9, 1), until=None)
    done = do("decide_file", file, decision=decision)
    assert reading.suspension_of(done).holds_on(day) is holds


def test_a_suspension_is_extended_once_and_not_after_it_lapsed(opened, do):
    file = opened("suspension")
    decision = replace(
        DECISION, decided_on=date(2026, 8, 3), effective_on=date(2026, 8, 3), until=None
    )
    done = do("decide_file", file, decision=decision)
    with pytest.raises(RuleRefused, match="suspension_lapsed"):
        do("extend_suspension", done, number="2-QĐ", extended_on=date(2026, 8, 25))
    done = do("extend_suspension", done, number="2-QĐ", extended_on=date(2026, 8, 24))
    assert reading.suspension_of(done).last == date(2026, 9, 14)
    with pytest.raises(RuleRefused, match="suspension_extended_already"):
        do("extend_suspension", done, number="3-QĐ", extended_on=date(2026, 8, 24))
    assert AppointmentFile.objects.get(pk=done.pk).extended_on == date(2026, 8, 24)


def test_the_notice_is_due_ninety_working_days_before_the_term_ends(ground):
    (one,) = reading.terms_ending([ground.held], date(2026, 5, 1))
    weekdays = 90
    day = ground.held.term_ends_on
    while weekdays:
        day = date.fromordinal(day.toordinal() - 1)
        weekdays -= day.weekday() < 5
    assert one.notify_by == day == date(2026, 5, 27)
