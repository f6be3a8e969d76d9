"""Meetings of a few cells of Thanh Trì this year, and the groups that Trần Đề set up."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.figures import committees
from apps.desk.demo.names import name_for
from apps.desk.demo.topics import Demo
from apps.desk.demo.topics.fees import CELLS, COLLECTOR
from apps.membership.cells import actions, group_actions, lookup
from apps.membership.models import AttendanceGroup, Meeting
from apps.tenancy.models import Organization

OFFICES = ("Ủy viên Ban Thường vụ", "Phó Trưởng Ban Tổ chức", "Phó Trưởng Ban Tuyên giáo",
           "Chuyên viên Văn phòng", "Ủy viên Ủy ban Kiểm tra")  # fmt: skip
TOPICS = (
    "Đánh giá nhiệm vụ tháng trước, triển khai nhiệm vụ tháng này; thu nộp đảng phí",
    "Học tập chuyên đề về làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
    "Bàn biện pháp xây dựng nông thôn mới, giữ gìn vệ sinh môi trường",
)
ENDS = {
    "828-QĐ/HU": (date(2017, 12, 4), date(2023, 9, 30)),
    "1230-QĐ/HU": (date(2023, 10, 2), None),
}
"""Day of the decision (invented within its year) and last day of work."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Meeting.objects.exists():
        return
    draw = demo.draw("cells")
    user = User.objects.get(sign_in_name=COLLECTOR)
    for code in CELLS:
        unit = Organization.objects.get(code=code)
        _year(unit, demo.today, SystemActor(unit, user=user), draw)
    _groups(demo, draw)
    _group_of_thanh_tri(demo, user, draw)
    demo.say(f"{Meeting.objects.count()} cell meetings")


def _year(unit: Any, today: date, by: Any, draw: Random) -> None:
    """A meeting a month but one missing; a topical one each quarter; all grades; one struck."""
    for month in range(1, today.month + 1):
        held = date(today.year, month, 3)
        if month == 8 or held > today or (month == today.month and unit.code == CELLS[0]):
            continue
        meeting = _hold(unit, "regular", held, today, by, draw)
        if month < today.month:
            _judge(meeting, month, by)
        if month % 3 == 0:
            _hold(unit, "topical", held + timedelta(days=12), today, by, draw)
    wrong = _hold(unit, "extraordinary", date(today.year, 1, 20), today, by, draw)
    actions.strike_meeting(meeting=wrong, version=1, reason="Ghi nhầm ngày họp", by=by)


def _hold(unit: Any, kind: str, held: date, today: date, by: Any, draw: Random) -> Meeting:
    people = [one.member.pk for one in lookup.roster(by, unit, held)]
    away: dict[int, tuple[str, str]] = {}
    for pk in draw.sample(people[1:], min(len(people) // 8, len(people) - 1)):
        away[pk] = ("excused", draw.choice(("Ốm", "Đi công tác", "Việc gia đình")))
    if kind == "regular" and held.month in (2, 6, 10):
        away[people[0]] = ("absent", "")
    month = f"{held.month:02}"
    return actions.record_meeting(
        organization=unit, kind=kind, held_on=held, marks=away, today=today, by=by,
        values={
            "place": "Nhà văn hóa thôn", "chair": "Bí thư chi bộ", "secretary": "Chi ủy viên",
            "minutes_long": draw.choice((90, 100, 120)), "topics": TOPICS[held.month % len(TOPICS)],
            "minutes": "Chi bộ thảo luận, thống nhất 100% các nhiệm vụ đã nêu.",
            "resolution_number": f"{month}-NQ/CB" if kind == "regular" else "",
        },
    )  # fmt: skip


SHARES = dict.fromkeys((1, 4, 8, 12), Decimal(1)) | dict.fromkeys((2, 7), Decimal("0.6"))
SHARES[10] = Decimal("0.4")
"""Of the points that can be given, by month."""


def _judge(meeting: Meeting, month: int, by: Any) -> None:
    """Mostly fairly good, some good, a few average, one a year poor."""
    share = SHARES.get(month, Decimal("0.8"))
    criteria = lookup.criteria_of(meeting.organization, meeting.held_on)
    points = {one.code: (one.most * share).to_integral_value() for one in criteria}
    actions.judge_meeting(meeting=meeting, version=meeting.version, points=points, by=by)


def _groups(demo: Demo, draw: Random) -> None:
    """The working groups that Trần Đề set up in 2017 and 2023, with as many people as published."""
    rows = [
        figure
        for committee in committees().values()
        for figure in committee.figures
        if figure["indicator"] == "cell_attendance_groups"
    ]
    for figure in rows:
        unit = next(one for one in demo.units.values() if one.name == figure["unit"])
        unit.refresh_from_db()
        cells = list(Organization.objects.below(unit).filter(tier="cell").order_by("path"))
        decided, last = ENDS[figure["document"]]
        each = figure["people"] // figure["value"]
        for number in range(figure["value"]):
            _set_up(
                unit, f"Tổ công tác số {number + 1}", figure["document"], decided, last, each,
                cells[number :: figure["value"]][:12], SystemActor(unit), draw,
            )  # fmt: skip


def _set_up(
    unit: Any, name: str, number: str, decided: date, last: date | None, count: int,
    cells: list[Any], by: Any, draw: Random,
) -> AttendanceGroup:  # fmt: skip
    people = [
        (
            name_for(draw, female=place % 3 == 0, ethnicity="01"),
            OFFICES[place % len(OFFICES)],
            place == 0,
        )
        for place in range(count)
    ]
    return group_actions.set_up_group(
        organization=unit, name=name, decision_number=number, decided_on=decided, first=decided,
        last=last, people=people, cells=cells, task="Dự sinh hoạt chi bộ, nắm tình hình cơ sở",
        by=by,
    )  # fmt: skip


def _group_of_thanh_tri(demo: Demo, user: Any, draw: Random) -> None:
    """A group at work in Thanh Trì with visits this year."""
    unit = demo.units["thanh-tri-hn"]
    unit.refresh_from_db()
    cells = [Organization.objects.get(code=code) for code in CELLS]
    start = date(demo.today.year, 1, 15)
    by = SystemActor(unit, user=user)
    group = _set_up(unit, "Tổ công tác số 1", "115-QĐ/HU", start, None, 5, cells, by, draw)
    meetings = Meeting.objects.regular().filter(held_on__gt=start).order_by("held_on", "pk")
    people = list(group.people.order_by("pk"))
    for number, meeting in enumerate(meetings[:8]):
        group_actions.record_visit(
            organization=meeting.organization, person=people[number % 4], full_name="",
            position="", visited_on=meeting.held_on, today=demo.today, by=by,
            seen="Chi bộ sinh hoạt đúng quy định, ý kiến phát biểu còn ít.",
            proposals="Phân công đảng viên chuẩn bị ý kiến trước buổi sinh hoạt.",
        )  # fmt: skip
