"""Training in Huyện ủy Thanh Trì: the classes of the term 2015–2020 with as many turns as were
published, and this year's plan with classes in every state. Persons, schools, days are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.cadres.models import (
    Cadre,
    CadreAttendance,
    MemberAttendance,
    TitleStandard,
    TrainingClass,
    TrainingPlan,
)
from apps.cadres.posts.actions import record_standard
from apps.cadres.references import drawn
from apps.cadres.training import actions
from apps.cadres.training.actions import Course, Numbers, Result
from apps.cadres.training.actions.classes import course_of
from apps.cadres.training.choices import Attended, Audience, ClassState, CourseKind
from apps.desk.demo import schooling
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo
from apps.membership.models import Member

HOME = "thanh-tri-hn"
BATCH = 2_000
CENTRE, SCHOOL = "Trung tâm Chính trị huyện", "Trường Đào tạo cán bộ thành phố"
KINDS = (
    (CourseKind.THEORY, "Cập nhật kiến thức lý luận chính trị"),
    (CourseKind.PARTY_WORK, "Nghiệp vụ công tác đảng"),
    (CourseKind.STATE_MANAGEMENT, "Kiến thức quản lý nhà nước"),
)  # fmt: skip
AWAY = 97
"""One in so many was entered and did not come; they are in no figure."""


@dataclass(frozen=True)
class YearOfTerm:
    """What a year of the term planned and did, in turns and classes."""

    year: int
    planned: int
    done: int
    classes: int


YEARS = (
    YearOfTerm(2016, 10_000, 11_300, 77), YearOfTerm(2017, 10_500, 12_180, 83),
    YearOfTerm(2018, 11_000, 13_200, 90), YearOfTerm(2019, 10_000, 11_600, 79),
    YearOfTerm(2020, 4_000, 4_400, 31),
)  # fmt: skip
"""113, 116, 120, 116, 110 percent: their mean is the published 115, all turns over all planned
turns are not. Plans and years are invented; turns and classes add up to the published totals."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if TrainingClass.objects.exists() or not Cadre.objects.below(demo.units[HOME]).exists():
        return
    made = Training(demo)
    made.standards()
    made.term()
    made.today()
    schooling.build(demo, Training)
    demo.say(f"{TrainingClass.objects.count()} classes, {MemberAttendance.objects.count()} turns")


class Training:
    """The classes of the term in one go, then those of this year one act after another."""

    def __init__(self, demo: Demo, home: str = HOME) -> None:
        self.day, self.by, self.unit = demo.today, SystemActor(), demo.units[home]
        self.cadres = list(Cadre.objects.below(self.unit).order_by("pk"))
        profiled = {one.member_id for one in self.cadres}
        members = Member.objects.below(self.unit).order_by("pk").values_list("pk", flat=True)
        self.members = [key for key in members if key not in profiled]
        self.turn = 0

    def standards(self) -> None:
        """What titles of departments ask for, as drafts (29/2024/NĐ-CP)."""
        if TitleStandard.objects.exists():
            return
        for kind in ("head", "deputy"):
            for attribute, minimum, grace in (
                ("theory", "intermediate", 0), ("state_management", "yes", 12),
            ):  # fmt: skip
                record_standard(
                    level="district", kind=kind, attribute=attribute, minimum=minimum,
                    grace_months=grace, note="29/2024/NĐ-CP", valid_from=date(2024, 5, 1),
                    by=self.by,
                )  # fmt: skip

    def term(self) -> None:
        """The years of the term, and the classes for planned cadres beside the plans."""
        for one in YEARS:
            self._year(one)
        committee = committees()[HOME]
        count = committee.value("training_classes_planned_cadres")
        for number in range(count):
            day = date(2015 + number, 10, 5)
            course = Course(
                f"Bồi dưỡng cán bộ quy hoạch, khóa {number + 1}", CourseKind.LEADERSHIP,
                Audience.PLANNED, SCHOOL, day, day + timedelta(4),
            )  # fmt: skip
            self.held(course, [40])

    def _year(self, one: YearOfTerm) -> None:
        plans = [
            self._plan(one, kind, share) for (kind, _n), share in zip(KINDS, (4, 4, 2), strict=True)
        ]
        base, more = divmod(one.done, one.classes)
        first = date(one.year, 1, 6)
        # The term was reported on in March of its last year.
        span = 66 if one.year == YEARS[-1].year else 330
        for number in range(one.classes):
            kind, name = KINDS[(0, 1, 0, 1, 2)[number % 5]]
            plan = next(plan for plan in plans if plan.kind == kind)
            day = first + timedelta(span * number // one.classes)
            course = Course(
                f"{name}, lớp {number + 1}/{one.year}", kind, Audience.MANAGED, CENTRE, day,
                day + timedelta(2), plan=plan,
            )  # fmt: skip
            self.held(course, [base + (number < more)])

    def _plan(self, one: YearOfTerm, kind: str, share: int) -> TrainingPlan:
        return actions.plan_training(
            organization=self.unit, year=one.year, kind=kind, audience=Audience.MANAGED,
            numbers=Numbers(
                one.classes * share // 10, one.planned * share // 10, f"{share}-KH/HU",
                date(one.year, 1, 4),
            ),
            today=self.day, by=self.by,
        )  # fmt: skip

    def held(self, course: Course, turns: list[int]) -> None:
        """A class that was held, with so many turns."""
        made = course_of(self.unit, course, self.by)
        made.state = ClassState.HELD
        made.save()
        made.refresh_from_db(fields=["path", "tenant_id", "province_id"])
        self._fill(made, *turns)

    def _fill(self, made: TrainingClass, turns: int) -> None:
        """So many turns: some cadres, else members without a profile, no one twice."""
        some = min(12 if self.members else turns, len(self.cadres), turns)
        cadres = [self._next(self.cadres, some, place) for place in range(some)]
        CadreAttendance.objects.bulk_create(
            CadreAttendance.of_class(
                made, reference=drawn("T"), cadre=cadre, result=self._result(place)
            )
            for place, cadre in enumerate(cadres)
        )
        away = 1 if made.pk % 7 == 0 else 0
        wanted = min(turns - some + away, len(self.members))
        start = self.turn
        MemberAttendance.objects.bulk_create(
            (
                MemberAttendance.of_class(
                    made, reference=drawn("T"),
                    member_id=self.members[(start + place) % len(self.members)],
                    result=Attended.ABSENT if place < away else self._result(place),
                )
                for place in range(wanted)
            ),
            batch_size=BATCH,
        )  # fmt: skip
        self.turn += wanted

    def _next(self, people: list[Any], some: int, place: int) -> Any:
        return people[(self.turn // 3 + place) % len(people)]

    def _result(self, place: int) -> str:
        return (
            (Attended.NOT_PASSED if place % 41 == 40 else Attended.PASSED)
            if place % 2
            else (Attended.TAKES_PART)
        )

    def today(self) -> None:
        """This year's plan, changed once, with a class in every state."""
        year = self.day.year
        plans = {
            kind: actions.plan_training(
                organization=self.unit, year=year, kind=kind, audience=Audience.MANAGED,
                numbers=Numbers(3, 60, "9-KH/HU", min(date(year, 1, 9), self.day)),
                today=self.day, by=self.by,
            )
            for kind, _name in KINDS
        }  # fmt: skip
        changed = plans[CourseKind.PARTY_WORK]
        actions.change_plan(
            plan=changed, version=changed.version, today=self.day, by=self.by,
            numbers=Numbers(2, 40, "31-KH/HU", self.day - timedelta(30)),
        )  # fmt: skip
        self._certified(plans[CourseKind.THEORY])
        refreshed = self._class("Nghiệp vụ công tác đảng", CourseKind.PARTY_WORK, -50, -48, changed)
        self._enter(refreshed, 30, 36)
        self._close(refreshed)
        managed = plans[CourseKind.STATE_MANAGEMENT]
        due = self._class("Quản lý nhà nước", managed.kind, -40, -5, managed, level="Chuyên viên")
        self._enter(due, 40, 24)
        running = self._class("Tin học cơ bản", CourseKind.INFORMATICS, -3, 20)
        self._enter(running, 64, 15)
        self._class("Ngoại ngữ", CourseKind.LANGUAGE, 25, 60)
        given_up = self._class("Kỹ năng lãnh đạo", CourseKind.LEADERSHIP, -20, -18)
        actions.cancel_class(
            training_class=given_up, version=given_up.version, today=self.day, by=self.by,
            reason="Chưa đủ học viên, chuyển sang năm sau",
        )  # fmt: skip

    def _class(
        self, name: str, kind: str, starts: int, ends: int, plan: TrainingPlan | None = None,
        **level: Any,
    ) -> TrainingClass:  # fmt: skip
        course = Course(
            name, kind, Audience.MANAGED, CENTRE, self.day + timedelta(starts),
            self.day + timedelta(ends), plan=plan, **level,
        )  # fmt: skip
        if plan is not None and course.starts_on.year != plan.year:
            course = Course(name, kind, Audience.MANAGED, CENTRE, course.starts_on,
                            course.ends_on, **level)  # fmt: skip
        return actions.set_up_class(organization=self.unit, course=course, by=self.by)

    def _enter(self, course: TrainingClass, first: int, count: int) -> list[Any]:
        people = self.cadres[first : first + count]
        return [actions.enrol(training_class=course, cadre=one, by=self.by) for one in people]

    def _certified(self, plan: TrainingPlan) -> None:
        """Intermediate theory with every result; certificates enter the profiles."""
        course = self._class("Trung cấp lý luận chính trị", CourseKind.THEORY, -300, -60, plan,
                             theory="intermediate")  # fmt: skip
        given = course.ends_on + timedelta(10)
        rows = self._enter(course, 200, 20)
        for number, row in enumerate(rows):
            result = Result(Attended.PASSED, f"TC{number + 1:03}/{given.year}", given)
            if number == 18:
                result = Result(Attended.NOT_PASSED)
            if number == 19:
                result = Result(Attended.ABSENT)
            if number != 17:
                actions.record_result(
                    attendance=row, version=row.version, result=result, today=self.day, by=self.by
                )
        self._close(course)

    def _close(self, course: TrainingClass) -> None:
        actions.close_class(
            training_class=course, version=course.version, today=self.day, by=self.by
        )
