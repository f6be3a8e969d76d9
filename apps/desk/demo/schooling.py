"""Training that Huyện ủy Thạnh Trị and Huyện ủy Nam Trực published: classes with as many people.

Courses, schools and days are invented; people of a class are cadres and members of the district.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from apps.cadres.training.actions import Course
from apps.cadres.training.choices import Audience, CourseKind, Programme
from apps.desk.demo.figures import Committee, committees
from apps.desk.demo.topics import Demo

ACADEMY, SCHOOL = "Học viện Chính trị khu vực I", "Trường Chính trị tỉnh"
CENTRE = "Trung tâm Chính trị huyện"
A_CLASS = 45
"""So many people at most are in one class."""
Given = dict[str, Any]
SENT: dict[str, tuple[str, str, str, int, Given]] = {
    "sent_to_advanced_theory": (
        "Cao cấp lý luận chính trị", CourseKind.THEORY, ACADEMY, 540, {"theory": "advanced"},
    ),
    "sent_to_intermediate_theory": (
        "Trung cấp lý luận chính trị", CourseKind.THEORY, SCHOOL, 360, {"theory": "intermediate"},
    ),
    "sent_to_complete_knowledge_for_advanced_degree": (
        "Hoàn chỉnh kiến thức cao cấp lý luận chính trị", CourseKind.THEORY, ACADEMY, 120,
        {"theory": "advanced", "programme": Programme.COMPLETION},
    ),
    "sent_to_second_degree_political_university": (
        "Đại học chính trị văn bằng hai", CourseKind.THEORY, ACADEMY, 720,
        {"theory": "bachelor", "programme": Programme.SECOND_DEGREE},
    ),
    "sent_to_specialised_training": (
        "Bồi dưỡng chuyên môn, nghiệp vụ", CourseKind.PROFESSIONAL, SCHOOL, 60, {},
    ),
}  # fmt: skip
"""Name of the course, what it teaches, where, for how many days, the level that it gives."""
COMMUNE, THEORY = "commune_level_training_attendances", "political_theory_training_attendances"
IN_COMMUNES = (
    ("Nghiệp vụ công tác đảng ở cơ sở", CourseKind.PARTY_WORK),
    ("Kiến thức quản lý nhà nước cấp xã", CourseKind.STATE_MANAGEMENT),
)
Taught = tuple[Course, int]


def courses(committee: Committee) -> Iterator[Taught]:
    """The classes of a committee's published figures, with how many people each has."""
    for key, (name, kind, where, days, level) in SENT.items():
        first = committee.first + timedelta(40)
        for number, (day, people) in enumerate(_spread(committee, first, committee.value(key)), 1):
            yield Course(
                f"{name}, lớp {number}", kind, Audience.MANAGED, where, day,
                day + timedelta(days), **level,
            ), people  # fmt: skip
    for number, (day, people) in enumerate(
        _spread(committee, committee.first, committee.value(COMMUNE))
    ):
        name, kind = IN_COMMUNES[number % len(IN_COMMUNES)]
        yield Course(
            f"{name}, khóa {number + 1}", kind, Audience.COMMUNE, CENTRE, day, day + timedelta(4)
        ), people  # fmt: skip
    row = next((one for one in committee.figures if one["indicator"] == THEORY), None)
    if row is not None:
        since = date.fromisoformat(row["from"])
        for number, (day, people) in enumerate(_spread(committee, since, row["value"]), 1):
            yield Course(
                f"Bồi dưỡng lý luận chính trị, khóa {number}", CourseKind.THEORY, Audience.BASE,
                CENTRE, day, day + timedelta(9),
            ), people  # fmt: skip


def _spread(committee: Committee, first: date, total: int) -> list[tuple[date, int]]:
    """So many people in classes of equal size, spread over the time until the last day."""
    number = -(-total // A_CLASS)
    step = (committee.last - timedelta(20) - first) / max(number, 1)
    base, more = divmod(total, max(number, 1))
    return [(first + step * place, base + (place < more)) for place in range(number)]


def build(demo: Demo, training: Any) -> None:
    """The classes of both districts; ``training`` makes those of one office."""
    for code in ("thanh-tri-st", "nam-truc"):
        office = training(demo, code)
        for course, people in courses(committees()[code]):
            office.held(course, [people])
