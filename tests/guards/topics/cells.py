"""What the life of cells adds to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.cells import actions, group_actions
from apps.membership.cells.rules import RHYTHM_KEY
from apps.membership.models import (
    Attendance,
    AttendanceGroup,
    AttendanceGroupCell,
    AttendanceGroupPerson,
    AttendanceVisit,
    Meeting,
    MeetingCriterion,
)
from tests.factories.membership import member
from tests.factories.regulations import RuleValueFactory
from tests.factories.world import organization
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import NEVER, OWN, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

MEMBER = "membership.member"
TODAY = date(2026, 1, 5)
DAY = date(2026, 1, 3)
LATER = date(2026, 1, 4)
KINDS = (
    "meeting", "attendance", "attendance_group", "group_person", "group_cell", "visit",
)  # fmt: skip
UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A meeting, a group and a visit; only attendance stands behind the wall of a member, so the
    walled twin, whose cell is the reader's own, has none of the others."""
    if twin.where == BEHIND_A_WALL:
        return {}
    if twin.where == OWN:
        # Every cell owes its meeting: the limits, the desk and the warnings name cells.
        RuleValueFactory(key=RHYTHM_KEY, value="1", valid_from=date(2000, 1, 1))
    word, cell, unit = twin.word, twin.cell, twin.unit
    meeting = Meeting.objects.create(
        id=ids["meeting"], organization=cell, kind="regular", held_on=DAY, place=f"Nhà {word}",
        chair=f"Bí thư {word}", topics=f"Nội dung {word}", minutes=f"Biên bản {word}", official=1,
        recorded_by=owner,
    )  # fmt: skip
    group = AttendanceGroup.objects.create(
        id=ids["attendance_group"], organization=unit, name=f"Tổ {word}", decided_on=DAY,
        decision_number=f"QĐ {word}", valid=DateRange(DAY, None), task=f"Việc {word}",
    )  # fmt: skip
    someone = AttendanceGroupPerson.objects.create(
        id=ids["group_person"], organization=unit, group=group, full_name=f"Cán bộ {word}"
    )
    found: dict[str, Any] = {
        "meeting": meeting,
        "attendance_group": group,
        "group_person": someone,
        "attendance": Attendance.objects.create(
            id=ids["attendance"], organization=cell, meeting=meeting, member=twin.member,
            presence="excused", reason=f"Ốm {word}",
        ),
        "group_cell": AttendanceGroupCell.objects.create(
            id=ids["group_cell"], organization=unit, group=group, cell=cell
        ),
        "visit": AttendanceVisit.objects.create(
            id=ids["visit"], organization=cell, person=someone, full_name=f"Cán bộ {word}",
            visited_on=DAY, seen=f"Thấy {word}", proposals=f"Kiến nghị {word}",
        ),
    }  # fmt: skip
    for row in found.values():
        row.refresh_from_db()
    return found


def _cell(twin: Twin) -> dict[str, Any]:
    return {"code": twin.cell.code}


def _queries(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}&year=2026"]


def _visits(twin: Twin) -> list[str]:
    group = twin.records.get("attendance_group")
    return [*_queries(twin), *([f"group={group.pk}&year=2026"] if group else [])]


def three(name: str, day: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {
        f"{name}_day": f"{day.day}",
        f"{name}_month": f"{day.month}",
        f"{name}_year": f"{day.year}",
    }


def _meeting(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "kind": "topical", "chair": "Bí thư", "topics": "Chuyên đề",
        **three("held_on", LATER),
    }  # fmt: skip


def _same_meeting(stage: Stage, twin: Twin) -> dict[str, Any]:
    return _meeting(stage, twin) | three("held_on", DAY)


def _points(stage: Stage, twin: Twin) -> dict[str, Any]:
    rows = MeetingCriterion.objects.all()
    return {"version": "1"} | {f"points_{row.code}": f"{int(row.most)}" for row in rows}


def _strike(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "reason": "Ghi nhầm"}


def _group(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "name": "Tổ mới", "decision_number": "9-QĐ", "people": "* Nguyễn An; Ủy viên",
        "cells": [twin.cell.code], **three("decided_on", DAY), **three("first", DAY),
    }  # fmt: skip


def _end(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"reason": "Hết nhiệm vụ", **three("last", TODAY)}


def _visit(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"full_name": "Trần Bình", "seen": "Tốt", **three("visited_on", DAY)}


def _of_cell(name: str, **acts: Any) -> Route:
    return Route(
        f"membership:{name}", of="unit", key=_cell, only=UNITS, right_first=True,
        see=P.VIEW_CELL_LIFE, **acts,
    )  # fmt: skip


def _of_meeting(name: str, data: Any) -> Route:
    return Route(
        f"membership:meeting_{name}", of="meeting", see=P.VIEW_CELL_LIFE,
        get=Act(P.CHANGE_CELL_LIFE), post=Act(P.CHANGE_CELL_LIFE, ok=302, data=data),
    )  # fmt: skip


def _api_meeting(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.cell.code, "kind": "topical", "chair": "Bí thư",
        "topics": "Chuyên đề", "held_on": LATER.isoformat(),
    }  # fmt: skip


ROUTES = [
    Route(
        "meeting-list", stranger=CLOSED, get=Act(P.VIEW_CELL_LIFE, rows="cell_life"),
        post=Act(P.CHANGE_CELL_LIFE, ok=201, json=True, aimed=404, data=_api_meeting),
    ),
    Route(
        "membership:cells",
        get=Act(P.VIEW_CELL_LIFE, queries=_queries, views=("year=2026&page=9",), rows="cell"),
    ),
    Route(
        "membership:cells_export",
        get=Act(P.EXPORT_MEMBERS, queries=_queries, views=("year=2026",), rows="cell"),
    ),
    _of_cell("cell", get=Act(P.VIEW_CELL_LIFE, rows="cell_life")),
    _of_cell(
        "meeting_new",
        get=Act(P.CHANGE_CELL_LIFE, rows="cell_member", views=("day=2026-01-04", "day=x")),
        post=Act(P.CHANGE_CELL_LIFE, ok=302, data=_meeting),
    ),
    _of_cell(
        "visit_new", get=Act(P.CHANGE_CELL_LIFE, rows="group_person"),
        post=Act(P.CHANGE_CELL_LIFE, ok=302, data=_visit),
    ),
    Route(
        "membership:meeting", of="meeting", see=P.VIEW_CELL_LIFE,
        get=Act(rows="cell_life"),
    ),
    _of_meeting("edit", _same_meeting),
    _of_meeting("quality", _points),
    _of_meeting("strike", _strike),
    Route(
        "membership:attendance_groups", get=Act(P.VIEW_CELL_LIFE, views=("page=9",), rows="group")
    ),
    Route("membership:attendance_groups_export", get=Act(P.EXPORT_MEMBERS, rows="group")),
    Route(
        "membership:attendance_visits",
        get=Act(P.VIEW_CELL_LIFE, queries=_visits, views=("year=2026&page=9",), rows="cell_life"),
    ),
    Route(
        "membership:attendance_visits_export",
        get=Act(P.EXPORT_MEMBERS, queries=_visits, views=("year=2026",), rows="cell_life"),
    ),
    Route(
        "membership:attendance_group_new",
        get=Act(P.CHANGE_CELL_LIFE),
        post=Act(P.CHANGE_CELL_LIFE, ok=302, data=_group, aimed=422),
    ),
    Route(
        "membership:attendance_group", of="attendance_group", see=P.VIEW_CELL_LIFE,
        get=Act(rows="group_person", views=("year=2026",)),
    ),
    Route(
        "membership:attendance_group_end", of="attendance_group", see=P.VIEW_CELL_LIFE,
        get=Act(P.CHANGE_CELL_LIFE), post=Act(P.CHANGE_CELL_LIFE, ok=302, data=_end),
    ),
    *Table(
        "membership.meetingcriterion", P.ADMINISTER_MEMBERSHIP,
        key=lambda: MeetingCriterion.objects.order_by("pk").values_list("pk", flat=True)[0],
        rows="criterion",
    ).routes(),
    *Table(
        "membership.meeting", P.ADMINISTER_MEMBERSHIP, of="meeting", rows="cell_life", page=403
    ).routes(),
    *Table(
        "membership.attendancegroup", P.ADMINISTER_MEMBERSHIP, of="attendance_group", rows="group",
        page=403,
    ).routes(),
]  # fmt: skip


def _more_cells(stage: Stage, role: str, number: int) -> None:
    made = organization(f"more-cell-{number}", parent=stage.twins[OWN].cell.parent, tier="cell")
    member(made, f"Thêm Chi Bộ {number}", citizen_number="", card_number="")


def _more_members(stage: Stage, role: str, number: int) -> None:
    member(stage.twins[OWN].cell, f"Thêm Họp {number}", citizen_number="", card_number="")


def _more_life(stage: Stage, role: str, number: int) -> None:
    """One more meeting with the twin's member away, one more member at the twin's meeting, one
    more visit."""
    own = stage.twins[OWN]
    held = date(2025, number % 12 + 1, number % 28 + 1)
    row = Meeting.objects.create(
        organization=own.cell, kind="extraordinary", held_on=held, chair="x", topics="x"
    )
    made = member(own.cell, f"Thêm Dự {number}", citizen_number="", card_number="")
    for meeting, who in ((row, own.member), (own.meeting, made)):
        Attendance.objects.create(
            organization=own.cell, meeting=meeting, member=who, presence="absent"
        )
    AttendanceVisit.objects.create(
        organization=own.cell, full_name=f"Ai {number}", visited_on=held, seen="x"
    )


def _more_groups(stage: Stage, role: str, number: int) -> None:
    own = stage.twins[OWN]
    row = AttendanceGroup.objects.create(
        organization=own.unit, name=f"Tổ {number}", decision_number="1", decided_on=DAY,
        valid=DateRange(DAY, None),
    )  # fmt: skip
    AttendanceGroupPerson.objects.create(organization=own.unit, group=row, full_name="x")


def _more_people(stage: Stage, role: str, number: int) -> None:
    own = stage.twins[OWN]
    person = AttendanceGroupPerson.objects.create(
        organization=own.unit, group=own.attendance_group, full_name=f"Thêm {number}"
    )
    cell = organization(f"more-cell-{number}", parent=own.cell.parent, tier="cell")
    AttendanceGroupCell.objects.create(organization=own.unit, group=own.attendance_group, cell=cell)
    AttendanceVisit.objects.create(
        organization=cell, person=person, full_name="x", visited_on=DAY, seen="x"
    )


def _more_criteria(stage: Stage, role: str, number: int) -> None:
    MeetingCriterion.objects.create(
        code=f"more-{number}", name="x", most=1, valid_from=DAY, status="draft", source="x",
        province=stage.organizations["alpha"],
    )  # fmt: skip


MORE = {
    "cell": _more_cells, "cell_life": _more_life, "cell_member": _more_members,
    "group": _more_groups, "group_person": _more_people, "criterion": _more_criteria,
}  # fmt: skip
RIGHTS = dict.fromkeys(
    (
        "membership.meeting", "membership.attendance", "membership.attendancegroup",
        "membership.attendancegroupperson", "membership.attendancegroupcell",
        "membership.attendancevisit",
    ),
    P.VIEW_CELL_LIFE,
)  # fmt: skip
GUARDED = {"membership.attendance": MEMBER}


def _a_meeting(unit: Any, number: int, made: Any, who: Any) -> Any:
    return Meeting.objects.create(
        organization=unit, kind="regular", held_on=date(1950 + number, 1, 1), chair="x", topics="x"
    )


def _a_group(unit: Any, number: int, made: Any, who: Any) -> Any:
    return AttendanceGroup.objects.create(
        organization=unit, name=f"Tổ {number}", decision_number="1", decided_on=DAY,
        valid=DateRange(DAY, None),
    )  # fmt: skip


def _one_of(kind: str, number: int, made: Any) -> Any:
    return made[f"membership.{kind}"][number]


MAKERS = {
    "membership.meeting": _a_meeting,
    "membership.attendance": lambda unit, number, made, who: Attendance.objects.create(
        organization=unit, meeting=_one_of("meeting", number, made),
        member=_one_of("member", number, made), presence="present",
    ),
    "membership.attendancegroup": _a_group,
    "membership.attendancegroupperson": lambda unit, number, made, who: (
        AttendanceGroupPerson.objects.create(
            organization=unit, group=_one_of("attendancegroup", number, made), full_name="x"
        )
    ),
    "membership.attendancegroupcell": lambda unit, number, made, who: (
        AttendanceGroupCell.objects.create(
            organization=unit, group=_one_of("attendancegroup", number, made), cell=unit
        )
    ),
    "membership.attendancevisit": lambda unit, number, made, who: AttendanceVisit.objects.create(
        organization=unit, full_name=f"Ai {number}", visited_on=DAY, seen="x"
    ),
}  # fmt: skip


def _officer(stage: Stage) -> Any:
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


SAID = {"chair": "Bí thư", "topics": "Nội dung"}


def _points_of(stage: Stage) -> Any:
    points = {row.code: row.most for row in MeetingCriterion.objects.all()}
    return actions.judge_meeting(
        meeting=stage.twins[OWN].meeting, version=1, points=points, by=_officer(stage)
    )


ACTIONS = {
    "apps.membership.cells.actions.record_meeting": lambda stage: actions.record_meeting(
        organization=stage.twins[OWN].cell, kind="regular", held_on=LATER, values=SAID, marks={},
        today=TODAY, by=_officer(stage),
    ),
    "apps.membership.cells.actions.change_meeting": lambda stage: actions.change_meeting(
        meeting=stage.twins[OWN].meeting, version=1, kind="regular", held_on=DAY, values=SAID,
        marks={}, today=TODAY, by=_officer(stage),
    ),
    "apps.membership.cells.actions.judge_meeting": _points_of,
    "apps.membership.cells.actions.strike_meeting": lambda stage: actions.strike_meeting(
        meeting=stage.twins[OWN].meeting, version=1, reason="Nhầm", by=_officer(stage)
    ),
    "apps.membership.cells.group_actions.set_up_group": lambda stage: group_actions.set_up_group(
        organization=stage.twins[OWN].unit, name="Tổ 9", decision_number="9-QĐ", decided_on=DAY,
        first=DAY, last=None, people=[("Nguyễn An", "", True)], cells=[], by=_officer(stage),
    ),
    "apps.membership.cells.group_actions.end_group": lambda stage: group_actions.end_group(
        group=stage.twins[OWN].attendance_group, last=TODAY, reason="Hết", by=_officer(stage)
    ),
    "apps.membership.cells.group_actions.record_visit": lambda stage: group_actions.record_visit(
        organization=stage.twins[OWN].cell, person=None, full_name="Trần Bình", position="",
        visited_on=DAY, seen="Tốt", today=TODAY, by=_officer(stage),
    ),
}  # fmt: skip
