"""Cases of every kind in every phase for Thanh Trì, the term 2015-2020 with its published numbers,
and a few of Thạnh Trị (Sóc Trăng); everybody and every matter is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor, actor_for
from apps.accounts.models import RoleAssignment
from apps.desk.demo.topics import Demo
from apps.inspection.cases import actions, rules
from apps.inspection.cases.actions import Subject
from apps.inspection.cases.people import may_handle
from apps.inspection.cases.reading import other_procedures
from apps.inspection.choices import OPEN, Phase
from apps.inspection.findings.actions import add_content
from apps.inspection.findings.dictionary import contents_of
from apps.inspection.models import Case, CaseStep, CaseSubject
from apps.membership.models import Member
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

HOME, AWAY = "thanh-tri-hn", "thanh-tri-st"
MATTERS: dict[str, tuple[str, ...]] = {
    "signs_of_violation": (
        "Quản lý, sử dụng đất công ích", "Trật tự xây dựng trên đất nông nghiệp",
        "Nguyên tắc tập trung dân chủ trong lãnh đạo", "Quy hoạch, sử dụng cán bộ",
        "Thu, chi ngân sách xã",
    ),
    "subordinate_tasks": ("Thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật",),
    "finance": ("Thu, nộp, quản lý và sử dụng đảng phí",),
    "thematic_inspection": ("Thực hiện nghị quyết về xây dựng nông thôn mới",),
    "thematic_supervision": ("Thực hiện quy chế làm việc của cấp ủy", "Công tác cán bộ ở cơ sở"),
    "regular_supervision": ("Lãnh đạo phát triển kinh tế - xã hội trên địa bàn",),
    "denunciation": ("Tố cáo việc đền bù, giải phóng mặt bằng",),
    "complaint": ("Khiếu nại quyết định khiển trách",),
    "discipline": ("Xem xét kỷ luật do vi phạm quản lý đất đai",),
    "asset_verification": ("Xác minh tài sản, thu nhập theo kế hoạch năm",),
    "suspension": ("Đình chỉ sinh hoạt để phục vụ xem xét vi phạm",),
}  # fmt: skip
BODIES = {
    "thematic_inspection": "standing_committee", "regular_supervision": "committee",
    "suspension": "standing_committee",
}  # fmt: skip
SOURCES = {
    "signs_of_violation": "supervision", "denunciation": "denunciation", "complaint": "letter",
    "discipline": "inspection", "asset_verification": "assignment", "suspension": "other_body",
}  # fmt: skip
SWITCHED = 300
"""So many days ago the case that was put under another version was registered."""
OUTCOMES = {"complaint": "kept", "suspension": "other"}
FINDINGS = {"violation": "violation", "disciplined": "violation", "shortcoming": "shortcoming"}
CONTENTS = {
    "signs_of_violation": (
        ("land_management", "Quản lý, sử dụng đất công ích"),
        ("construction_order", "Trật tự xây dựng trên đất nông nghiệp"),
        ("democratic_centralism", "Nguyên tắc tập trung dân chủ trong lãnh đạo"),
        ("cadre_work", "Đánh giá, quy hoạch, sử dụng cán bộ"),
    ),
    "thematic_supervision": (
        ("democratic_centralism", "Thực hiện quy chế làm việc của cấp ủy"),
        ("cadre_work", "Công tác cán bộ ở cơ sở"),
    ),
}
"""What the cases of the term examine: the contents that were published, and their matter."""
TERM = (date(2015, 9, 1), 13, 28, 3, 9, 30, 1, 18)
"""Published for Thanh Trì, term 2015-2020: supervisions (of organisations), members supervised, of
them district committee members; organisations and members inspected on signs of violation, of them
district committee members, and cadres managed by the district's standing committee."""


def build(demo: Demo) -> None:
    """Every kind and phase, plans that wait and came back, the term that was published."""
    if Case.objects.exists():
        return
    made = _Cases(demo, HOME)
    made.term()
    made.every_kind_and_phase()
    made.signatures()
    made.switched()
    away = _Cases(demo, AWAY)
    for kind in ("signs_of_violation", "thematic_supervision", "denunciation", "discipline"):
        away.until(kind, Phase.CONDUCT, days=60)
        away.until(kind, Phase.CLOSED, days=200)
    demo.say(f"{Case.objects.count()} cases")


class _Cases:
    """Makes one case after another in one district."""

    def __init__(self, demo: Demo, code: str) -> None:
        self.demo, self.unit = demo, demo.units[code]
        self.by = SystemActor()
        self.officer = self._person("inspection_officer")
        draw = demo.draw(f"cases {code}")
        rows = Member.objects.below(self.unit).filter(
            state="official", official_on__lt=date(2014, 1, 1)
        )
        keys = list(rows.order_by("pk").values_list("pk", flat=True)[:900])
        draw.shuffle(keys)
        self.people: Iterator[int] = iter(keys)
        units = Organization.objects.below(self.unit).filter(tier=Tier.GRASSROOTS, active=True)
        self.units = list(units.order_by("path")[:30])
        self.number = 0

    def _person(self, role: str) -> Any:
        held = RoleAssignment.objects.filter(organization=self.unit, role=role)
        first = held.select_related("user", "organization").order_by("pk").first()
        return actor_for(first).user if first else None

    def member(self, **values: Any) -> Subject:
        """The next member, managed by the district unless said otherwise."""
        given = {"management_tier": "grassroots"} | values
        member = Member.objects.select_related("organization").get(pk=next(self.people))
        return Subject(member=member, **given)

    def committee(self) -> Subject:
        """The next organisation."""
        self.number += 1
        return Subject(organization=self.units[self.number % len(self.units)])

    def register(self, kind: str, day: date, subjects: list[Subject], **values: Any) -> Case:
        """Registered on that day."""
        self.number += 1
        titles = MATTERS[kind]
        given: dict[str, Any] = {
            "body": BODIES.get(kind, "inspection_committee"),
            "title": titles[self.number % len(titles)], "source": SOURCES.get(kind, "programme"),
            "planned_from": day, "planned_until": day + timedelta(days=45),
            "lookback_from": date(day.year - 3, 1, 1), "lookback_to": date(day.year - 1, 12, 31),
        } | values  # fmt: skip
        if kind in ("denunciation", "complaint"):
            given["received_on"] = day
        case = actions.register_case(
            organization=self.unit, kind=kind, subjects=subjects, today=day, by=self.by, **given
        )
        today = self.demo.today
        if self.officer and self.number % 4 and may_handle(self.officer, case, today):
            case = actions.assign_handler(**self._now(case), handler=self.officer, today=today)
        return case

    def _now(self, case: Case) -> dict[str, Any]:
        now = Case.objects.get(pk=case.pk)
        return {"case": now, "version": now.version, "by": self.by}

    def decided(self, case: Case, day: date) -> Case:
        """Submitted and signed."""
        actions.submit_case(**self._now(case), today=day)
        self.number += 1
        return actions.decide_opening(
            **self._now(case), number=f"{self.number}-QĐ/UBKTHU", decided_on=day, today=day
        )

    def worked(self, case: Case, day: date, *phases: str) -> None:
        """All steps of these phases done, one day after the other."""
        rows = CaseStep.objects.filter(case=case, phase__in=phases).order_by("order", "pk")
        for number, row in enumerate(rows):
            done = day + timedelta(days=number)
            actions.complete_step(**self._now(case), step=row, done_on=done, today=done)

    def planned(self, case: Case, day: date) -> None:
        """The next two open steps have a planned day."""
        rows = CaseStep.objects.filter(case=case).waiting().order_by("order", "pk")[:2]
        for number, row in enumerate(rows):
            due = day + timedelta(days=7 * number)
            actions.plan_step(**self._now(case), step=row, due_on=due)

    def concluded(self, case: Case, outcome: str, day: date) -> Case:
        """Findings about everybody, then the conclusion."""
        found = FINDINGS.get(outcome, "none")
        rows = list(CaseSubject.objects.filter(case=case).order_by("pk"))
        for row in rows if case.kind in rules.JUDGED and outcome != "handed_over" else ():
            due = found == "violation" and row.is_person
            actions.record_finding(
                **self._now(case), subject=row, finding=found,
                discipline_due=due if found == "violation" else None,
            )  # fmt: skip
        return actions.conclude_case(
            **self._now(case), outcome=outcome, concluded_on=day, today=day, handed_over=rows[:1],
            conclusion="Đoàn kiểm tra đã làm rõ nội dung; đề nghị khắc phục theo thông báo.",
        )  # fmt: skip

    def until(self, kind: str, phase: str, *, days: int, outcome: str = "") -> Case:
        """A case that has come to a phase; it was registered so many days ago."""
        day = self.demo.today - timedelta(days=days)
        case = self.register(kind, day, self._about(kind))
        if phase == Phase.STOPPED:
            return actions.stop_case(
                **self._now(case), reason="Nội dung đã được xem xét ở hồ sơ khác", today=day
            )
        if phase == Phase.PREPARATION:
            self.planned(case, self.demo.today + timedelta(days=5))
            return case
        self.worked(case, day, Phase.PREPARATION)
        decided = min(day + timedelta(days=12), self.demo.today)
        case = self.decided(case, decided)
        if phase == Phase.CONDUCT:
            self.planned(case, self.demo.today + timedelta(days=(self.number % 5 - 2) * 6))
            return case
        return self._to_the_end(case, phase, decided, outcome or _outcome(kind))

    def _to_the_end(self, case: Case, phase: str, decided: date, outcome: str) -> Case:
        self.worked(case, decided, Phase.CONDUCT)
        last = decided + timedelta(days=20)
        self.worked(case, last, Phase.CONCLUSION)
        day = last + timedelta(days=12)
        case = self.concluded(case, outcome, day)
        if phase == Phase.CLOSED:
            case = actions.close_case(**self._now(case), closed_on=day, today=day)
        return case

    def _about(self, kind: str) -> list[Subject]:
        if kind in ("subordinate_tasks", "finance", "thematic_inspection"):
            return [self.committee()]
        person = self.member(management_tier="district", position_at_act="Chủ tịch xã")
        return [person, self.committee()] if kind == "signs_of_violation" else [person]

    def every_kind_and_phase(self) -> None:
        """Each kind in preparation, at work, concluded, closed and stopped."""
        phases = [*OPEN, Phase.CLOSED, Phase.STOPPED]
        for place, kind in enumerate(MATTERS):
            for number, phase in enumerate(phases):
                days = (20, 40, 90, 150, 30)[number] + place
                self.until(kind, phase, days=days)
        self.until("thematic_supervision", Phase.CLOSED, days=120, outcome="handed_over")
        self.until("signs_of_violation", Phase.CLOSED, days=130, outcome="no_violation")

    def signatures(self) -> None:
        """Plans that wait, one that came back, one that was changed after its signature."""
        day = self.demo.today - timedelta(days=6)
        for kind in ("signs_of_violation", "thematic_supervision"):
            case = self.register(kind, day, self._about(kind))
            actions.submit_case(**self._now(case), today=day)
        case = self.register("finance", day, self._about("finance"))
        actions.submit_case(**self._now(case), today=day)
        actions.return_case(**self._now(case), note="Ghi rõ mốc thời gian kiểm tra")
        case = self.decided(self.register("signs_of_violation", day, [self.member()]), day)
        actions.change_case(
            **self._now(case), planned_until=self.demo.today + timedelta(days=60)
        )  # fmt: skip

    def switched(self) -> None:
        """A case that was opened under the version before and goes on under another one."""
        case = self.until("signs_of_violation", Phase.CONDUCT, days=SWITCHED)
        other = other_procedures(case).first()
        if other is not None:
            actions.switch_procedure(
                **self._now(case), template=other, decision="23-KL/UBKT",
                reason="Thường trực Ủy ban thống nhất chuyển sang quy trình mới",
            )  # fmt: skip

    def term(self) -> None:
        """The term 2015-2020: as many supervisions, organisations and members as published."""
        first, supervisions, supervised, of_them, units, inspected, district, managed = TERM
        people = [
            self.member(committee_level="district" if number < of_them else "",
                        management_tier="district" if number < of_them else "grassroots")
            for number in range(supervised)
        ]  # fmt: skip
        for number in range(supervisions):
            about = [self.committee(), *people[number::supervisions]]
            self._closed_then("thematic_supervision", first, number, about, "shortcoming")
        people = [
            self.member(committee_level="district" if number < district else "",
                        management_tier="district" if number < managed else "grassroots")
            for number in range(inspected)
        ]  # fmt: skip
        for number in range(units):
            about = [self.committee(), *people[number::units]]
            outcome = "violation" if number % 3 else "shortcoming"
            self._closed_then("signs_of_violation", first, number, about, outcome)

    def _closed_then(
        self, kind: str, first: date, number: int, about: list[Subject], outcome: str
    ) -> None:
        day = first + timedelta(days=110 * number + 20)
        code, title = CONTENTS[kind][number % len(CONTENTS[kind])]
        case = self.register(kind, day, about, title=title)
        if code in {one.code for one in contents_of(case)}:
            add_content(**self._now(case), code=code, today=day)
        self.worked(case, day, Phase.PREPARATION)
        decided = day + timedelta(days=12)
        self._to_the_end(self.decided(case, decided), Phase.CLOSED, decided, outcome)


def _outcome(kind: str) -> str:
    fits = rules.OUTCOMES[kind]
    return OUTCOMES.get(kind, "violation" if "violation" in fits else "shortcoming")
