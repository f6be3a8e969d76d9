"""Meetings, their quality, groups of officials and visits: what is done and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.types.range import DateRange

from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.membership.cells import actions, group_actions, reading
from apps.membership.models import (
    Attendance,
    AttendanceGroup,
    Meeting,
    MeetingCriterion,
    Member,
    Placement,
    StandingPeriod,
)
from tests.factories.membership import member

pytestmark = pytest.mark.django_db
TODAY, DAY = date(2026, 11, 20), date(2026, 11, 3)
SAID = {"chair": "Bí thư", "topics": "Học tập nghị quyết", "minutes": "Đủ"}


@pytest.fixture
def cell(world, everything):
    unit = world["alpha-east-1-cell"]
    people = {name: member(unit, f"Người {name}") for name in ("Bảo", "Hưu")}
    people["Mới"] = member(unit, "Người Mới", probationary=True)
    return {"unit": unit, "by": world.actor("unit_secretary", "alpha-east-1-cell"), **people}


def hold(cell, held_on=DAY, kind="regular", marks=None, **more):
    return actions.record_meeting(
        organization=more.get("unit", cell["unit"]), kind=kind, held_on=held_on, values=SAID,
        marks=marks or {}, today=TODAY, by=more.get("by", cell["by"]),
    )  # fmt: skip


def test_everybody_is_present_unless_marked(cell):
    made = hold(cell, marks={cell["Hưu"].pk: ("excused", "Ốm"), cell["Mới"].pk: ("absent", "")})
    counts = (made.official, made.official_present, made.probationary, made.probationary_present)
    assert counts == (2, 1, 1, 0)
    assert Attendance.objects.get(meeting=made, member=cell["Hưu"]).reason == "Ốm"


def test_the_roster_is_that_of_the_day(cell):
    assert hold(cell, date(2026, 1, 5)).members == 2, "the newcomer joined in February"
    StandingPeriod.objects.create(
        member=cell["Hưu"], organization=cell["unit"], kind="exempt", reason="old_age",
        valid=DateRange(date(2026, 6, 1), None),
    )  # fmt: skip
    assert hold(cell).members == 2, "who is exempt is not expected"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"held_on": date(2026, 11, 21)}, "meeting_in_future"),
        ({"held_on": date(1990, 1, 1)}, "meeting_nobody"),
    ],
)
def test_a_day_that_cannot_be_is_refused(cell, change, code):
    with pytest.raises(RuleRefused, match=code):
        hold(cell, **change)
    assert not Meeting.objects.exists()


def test_somebody_of_another_cell_cannot_be_present(cell, world):
    stranger = member(world["alpha-east-2-cell"], "Người Lạ")
    with pytest.raises(RuleRefused, match="meeting_stranger"):
        hold(cell, marks={stranger.pk: ("present", "")})
    with pytest.raises(RuleRefused, match="meeting_excuse"):
        hold(cell, marks={cell["Hưu"].pk: ("excused", " ")})
    assert not Meeting.objects.exists()


def test_the_database_holds_that_no_more_are_present_than_belong(cell):
    made = hold(cell)
    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=made.pk).update(official_present=3)


@given(data=st.data())
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_attendance_never_exceeds_the_members_of_the_day(cell, data):
    people = [cell["Bảo"], cell["Hưu"], cell["Mới"]]
    with transaction.atomic():
        for who in people:
            start = data.draw(st.dates(date(2026, 1, 1), date(2026, 11, 1)))
            end = data.draw(st.none() | st.dates(date(2026, 11, 2), date(2026, 12, 31)))
            Placement.objects.filter(member=who).update(
                valid=DateRange(start, end), exit="moved" if end else ""
            )
        held = data.draw(st.dates(date(2026, 1, 1), TODAY))
        there = Placement.objects.on(held).filter(organization=cell["unit"])
        states = st.sampled_from(["present", "absent"])
        marks = {row.member_id: (data.draw(states), "") for row in there}
        if marks:
            made = hold(cell, held, marks=marks)
            assert made.present <= made.members == len(marks)
            assert made.present == sum(state == "present" for state, _reason in marks.values())
        else:
            with pytest.raises(RuleRefused):
                hold(cell, held)
        transaction.set_rollback(True)


def test_a_meeting_is_recorded_once_and_by_who_keeps_the_cell(cell, world):
    hold(cell)
    with pytest.raises(RuleRefused, match="meeting_twice"):
        hold(cell)
    assert hold(cell, kind="topical").kind == "topical"
    for role, code in (("inspection_officer", "alpha"), ("unit_secretary", "alpha-west-1-cell")):
        with pytest.raises(NotAllowed):
            hold(cell, by=world.actor(role, code))
    officer = world.actor("organization_officer", "alpha-east")
    with pytest.raises(RuleRefused, match="meeting_of_no_cell"):
        hold(cell, unit=world["alpha-east"], by=officer)


def test_the_second_editor_is_told_and_a_correction_takes_attendance_anew(cell):
    made = hold(cell)
    args = {"kind": "regular", "held_on": DAY, "values": SAID, "today": TODAY, "by": cell["by"]}
    marks = {cell["Bảo"].pk: ("absent", "")}
    changed = actions.change_meeting(meeting=made, version=1, marks=marks, **args)
    assert (changed.version, changed.present) == (2, 2)
    with pytest.raises(Conflict):
        actions.change_meeting(meeting=made, version=1, marks={}, **args)
    assert Attendance.objects.get(meeting=made, member=cell["Bảo"]).presence == "absent"
    with pytest.raises(RuleRefused, match="meeting_other_people"):
        actions.change_meeting(
            meeting=made, version=2, marks={}, **{**args, "held_on": date(2026, 1, 5)}
        )


def test_quality_follows_from_the_points_of_the_province(cell, world):
    made, by = hold(cell), cell["by"]
    points = {row.code: row.most for row in MeetingCriterion.objects.all()}
    assert actions.judge_meeting(meeting=made, version=1, points=points, by=by).quality == "good"
    with pytest.raises(RuleRefused, match="meeting_points"):
        actions.judge_meeting(meeting=made, version=2, points={**points, "order": 99}, by=by)
    MeetingCriterion.objects.create(
        province=world["alpha"], code="all", name="Chung", most=100, decisive=True,
        valid_from=date(2026, 1, 1), status="confirmed", source="test",
    )  # fmt: skip
    judged = actions.judge_meeting(meeting=made, version=2, points={"all": 95}, by=by)
    assert (judged.quality, judged.points) == ("fair", {"all": "95"})


def test_a_struck_meeting_counts_nowhere_and_is_not_changed(cell):
    made, by = hold(cell), cell["by"]
    with pytest.raises(RuleRefused, match="meeting_reason"):
        actions.strike_meeting(meeting=made, version=1, reason=" ", by=by)
    actions.strike_meeting(meeting=made, version=1, reason="Ghi nhầm ngày", by=by)
    assert not Meeting.objects.regular().exists()
    with pytest.raises(RuleRefused, match="meeting_struck"):
        actions.judge_meeting(meeting=made, version=2, points={}, by=by)
    assert hold(cell).pk != made.pk


def test_three_months_of_absence_without_reason_warn_whatever_their_order(cell):
    away = {cell["Hưu"].pk: ("absent", ""), cell["Bảo"].pk: ("excused", "Đi công tác")}
    for month in (2, 11, 6):
        hold(cell, date(2026, month, 3), marks=away)
    hold(cell, date(2026, 7, 3), kind="topical", marks={cell["Bảo"].pk: ("absent", "")})
    rows = reading.absent(cell["by"], year=2026, limit=3)
    assert [(row["member_id"], row["months"]) for row in rows] == [(cell["Hưu"].pk, 3)]
    assert Member.objects.get(pk=cell["Hưu"].pk).state == "official"


PEOPLE = [("Nguyễn An", "Ủy viên Ban Thường vụ", True), ("Trần Bình", "Chuyên viên", False)]


def set_up(world, by, **more):
    values = {
        "name": "Tổ 1", "decision_number": "828-QĐ/HU", "decided_on": date(2026, 1, 5),
        "first": date(2026, 1, 5), "last": None, "people": PEOPLE, "cells": [], **more,
    }  # fmt: skip
    return group_actions.set_up_group(organization=world["alpha-east"], by=by, **values)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"people": []}, "group_nobody"),
        ({"people": [("A", "", True), ("B", "", True)]}, "group_leaders"),
        ({"first": date(2026, 1, 4)}, "group_before_decision"),
        ({"last": date(2026, 1, 4)}, "group_days"),
    ],
)
def test_a_group_that_contradicts_itself_is_refused(world, everything, change, code):
    officer = world.actor("organization_officer", "alpha-east")
    with pytest.raises(RuleRefused, match=code):
        set_up(world, officer, **change)
    assert not AttendanceGroup.objects.exists()


def test_a_group_attends_cells_of_its_own_committee(world, everything):
    officer = world.actor("organization_officer", "alpha-east")
    with pytest.raises(RuleRefused, match="group_cell"):
        set_up(world, officer, cells=[world["alpha-west-1-cell"]])
    made = set_up(world, officer, cells=[world["alpha-east-1-cell"]])
    assert (made.people.count(), made.cells.count()) == (2, 1)
    with pytest.raises(RuleRefused, match="group_twice"):
        set_up(world, officer)


def test_a_visit_finds_its_meeting_and_is_recorded_once(cell, world):
    officer = world.actor("organization_officer", "alpha-east")
    group = set_up(world, officer)
    someone, held = group.people.get(full_name="Trần Bình"), hold(cell)
    args = {
        "organization": cell["unit"], "person": someone, "full_name": "", "position": "",
        "visited_on": DAY, "seen": "Nề nếp tốt", "today": TODAY, "by": officer,
    }  # fmt: skip
    visit = group_actions.record_visit(**args)
    assert (visit.meeting_id, visit.full_name) == (held.pk, "Trần Bình")
    with pytest.raises(RuleRefused, match="visit_twice"):
        group_actions.record_visit(**args)
    group_actions.end_group(group=group, last=date(2026, 11, 1), reason="Hết", by=officer)
    with pytest.raises(RuleRefused, match="visit_not_in_group"):
        group_actions.record_visit(**{**args, "visited_on": date(2026, 11, 4)})
    with pytest.raises(RuleRefused, match="group_ended"):
        group_actions.end_group(group=group, last=TODAY, reason="Hết", by=officer)
    with pytest.raises(RuleRefused, match="visit_in_future"):
        group_actions.record_visit(**{**args, "visited_on": date(2026, 11, 21)})
