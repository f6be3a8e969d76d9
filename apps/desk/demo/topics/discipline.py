"""Discipline in Thanh Trì in every state: on the way, to be announced, in force, over, corrected,
time-barred, proposed upwards, complained about, reduced; members and an organisation. Invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.topics import Demo
from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.complaints import actions as complaints
from apps.inspection.discipline import judging
from apps.inspection.discipline.actions import decide, record, sanctions
from apps.inspection.models import Case, CaseSubject, Sanction
from apps.inspection.walls.conflicts import takes_part
from apps.membership.models import Member
from apps.tenancy.models import Organization

UNIT = "thanh-tri-hn"
OFFICER, CHAIR = "kiemtra.thanhtri@demo.vn", "chunhiem.thanhtri@demo.vn"
BEFORE = date(2013, 1, 1)
CHECKED = "Chủ nhiệm đã đối chiếu thẩm quyền với văn bản chính thức"
EXCUSES = {"recusal": "Chủ nhiệm đã đối chiếu danh sách dự họp, không ai có quan hệ với đối tượng"}
NAMED = 8
"""So many members are named in the session whose people are known."""
TAKEN = 15
"""So many members of long standing: the first nine for discipline, then those who complain."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Sanction.objects.exists():
        return
    unit = demo.units[UNIT]
    unit.refresh_from_db()
    people = iter(people_of(unit))
    work = Work(unit, demo.today)
    _on_the_way(work, people)
    _decided(work, people)
    _ended(work, people)
    _organisation(work)
    demo.say(f"{Sanction.objects.count()} sanctions")


def people_of(unit: Organization) -> list[Member]:
    """Official members of long standing, outside every published period."""
    rows = Member.objects.below(unit).filter(admission_decided_on__lt=BEFORE).present()
    return list(rows.select_related("organization").order_by("-pk")[:TAKEN])


@dataclass
class One:
    """The discipline of one subject, act by act."""

    case: Case
    subject: CaseSubject
    by: Any
    chair: Any
    day: date
    today: date

    def about(self, by: Any) -> dict[str, Any]:
        self.case.refresh_from_db()
        return {
            "case": self.case, "subject": self.subject, "version": self.case.version, "by": by,
        }  # fmt: skip

    def violated(self, words: str, years: float = 2) -> None:
        began = self.day - timedelta(days=round(365 * years))
        record.record_act(
            **self.about(self.by), description=words, began_on=began, today=self.today
        )

    def heard(self) -> None:
        record.record_hearing(
            **self.about(self.by), explained_on=self.day - timedelta(days=12),
            outcome="heard", heard_on=self.day - timedelta(days=4),
            heard_by="Ủy viên ủy ban kiểm tra phụ trách", own_form="reprimand",
            view="Nhận khuyết điểm, xin khắc phục.", today=self.today,
        )  # fmt: skip

    def stayed_away(self) -> None:
        record.record_hearing(
            **self.about(self.by), explained_on=self.day - timedelta(days=12),
            invited=[self.day - timedelta(days=9), self.day - timedelta(days=4)], outcome="absent",
            reason="Vắng mặt hai lần không lý do, có biên bản", today=self.today,
        )  # fmt: skip

    def voted(self, votes: dict[str, int], purpose: str = "decision", **body: Any) -> None:
        level = judging.level_of(self.case, self.day)
        given: dict[str, Any] = {
            "body": "inspection_committee", "level": level, "members": 11, "present": 11,
            "body_name": f"UBKT {self.case.organization.name}",
        } | body  # fmt: skip
        session = record.record_session(
            **self.about(self.by), **given, held_on=self.day, recusal_asked=True, today=self.today,
            minutes_number="07-BB/UBKT",
        )  # fmt: skip
        self.balloted(session, votes, purpose)

    def balloted(self, session: Any, votes: dict[str, int], purpose: str) -> None:
        cast = sum(votes.values())
        record.record_ballot(
            **self.about(self.by), session=session, purpose=purpose, issued=cast, returned=cast,
            valid=cast, invalid=0, votes=votes,
        )  # fmt: skip

    def excused(self) -> None:
        picture = judging.picture_of(self.case, self.subject)
        for line in judging.ledger(picture, "", today=self.today):
            if not line.is_settled:
                decide.excuse_point(
                    **self.about(self.chair), point=line.point, today=self.today,
                    reason=EXCUSES.get(line.point, CHECKED),
                )  # fmt: skip

    def decided(self, form: str, number: str, **more: Any) -> None:
        self.excused()
        decide.decide_discipline(
            **self.about(self.chair), form=form, number=number, today=self.today,
            decided_on=self.day + timedelta(days=1), **more,
        )  # fmt: skip

    def announced(self, after: int = 6) -> None:
        day = self.day + timedelta(days=after)
        sanctions.announce_sanction(
            **self.about(self.by), announced_on=day, announced_at="Chi bộ nơi sinh hoạt",
            served_to=self.subject.name, served_on=day, today=self.today,
        )  # fmt: skip

    def told(self, kind: str, recipient: str, *, sent: bool) -> None:
        notice = sanctions.plan_notice(**self.about(self.by), kind=kind, recipient=recipient)
        if sent:
            sanctions.send_notice(
                **self.about(self.by), notice=notice, sent_on=self.day + timedelta(days=8),
                number="21-TB/UBKT", today=self.today,
            )  # fmt: skip

    def complained(self, after: int = 20, **values: Any) -> None:
        day = self.day + timedelta(days=after)
        given = {
            "body": "inspection_committee", "level": "province",
            "body_name": "Ủy ban kiểm tra cấp trên trực tiếp",
        } | values  # fmt: skip
        complaints.file_complaint(
            **self.about(self.by), **given, filed_on=day, received_on=day, today=self.today
        )

    def reduced(self, form: str, number: str, after: int = 80) -> None:
        complaints.resolve_complaint(
            **self.about(self.chair), outcome="changed", form=form, number=number,
            resolved_on=self.day + timedelta(days=after), today=self.today,
            note="Đã tự giác khắc phục hậu quả",
        )  # fmt: skip


class Work:
    """Cases of the inspection committee of the unit."""

    def __init__(self, unit: Organization, today: date) -> None:
        self.unit, self.today = unit, today
        self.by = SystemActor(unit, user=User.objects.get(sign_in_name=OFFICER))
        self.chair = SystemActor(unit, user=User.objects.get(sign_in_name=CHAIR))

    def on(self, who: Subject, title: str, days_ago: int, **values: Any) -> One:
        day = self.today - timedelta(days=days_ago)
        given = {"kind": "signs_of_violation", "body": "inspection_committee", "source": "press"}
        case = register_case(
            organization=self.unit, title=title, subjects=[who], by=self.by,
            today=day - timedelta(days=60), **(given | values),
        )  # fmt: skip
        subject = CaseSubject.objects.get(case=case)
        return One(case, subject, self.by, self.chair, day, self.today)


def as_subject(people: Any, **values: Any) -> Subject:
    return Subject(member=next(people), **values)


def with_names(one: One) -> list[Any]:
    """Who sat in a session by name: the chair's account, and members of other units against whom
    nothing speaks."""
    home = one.subject.member.organization_id if one.subject.member else None
    others = Member.objects.below(one.case.organization).present()
    others = others.exclude(organization_id=home).order_by("pk")
    free = [who for who in others[: NAMED * 3] if takes_part(one.case, who) == "pass"]
    return [one.chair.user, *free[:NAMED]]


def _on_the_way(work: Work, people: Any) -> None:
    """Recorded, heard, voted but not decided, proposed upwards."""
    one = work.on(as_subject(people), "Trật tự xây dựng", 20)
    one.violated("Xây dựng trên đất nông nghiệp")
    one = work.on(as_subject(people), "Quản lý tài chính của chi bộ", 12)
    one.violated("Thu chi quỹ không đúng quy định")
    one.heard()
    one.voted({"reprimand": 5, "warning": 4, "none": 2})
    one = work.on(as_subject(people, position="Chi ủy viên"), "Đạo đức, lối sống", 15)
    one.violated("Vi phạm nghiêm trọng nguyên tắc tập trung dân chủ")
    one.stayed_away()
    one.voted(
        {"expulsion": 8, "removal": 2}, "proposal", body="cell", level="cell", body_name="Chi bộ",
        members=10, present=10,
    )  # fmt: skip
    decide.propose_discipline(
        **one.about(work.chair), to_body="standing_committee", to_level="province",
        to_name="Ban Thường vụ cấp trên trực tiếp", number="04-TTr/UBKT",
        sent_on=one.day + timedelta(days=3), today=work.today,
    )  # fmt: skip


def _decided(work: Work, people: Any) -> None:
    """To be announced, in force."""
    one = work.on(as_subject(people), "Kê khai tài sản", 3)
    one.violated("Kê khai tài sản không đầy đủ")
    one.heard()
    one.voted({"reprimand": 9, "none": 2}, people=with_names(one))
    one.decided("reprimand", "15-QĐ/UBKT", mitigating=["self_report"])
    one = work.on(as_subject(people, position="Bí thư chi bộ"), "Quản lý đất đai", 90)
    one.violated("Buông lỏng lãnh đạo công tác quản lý đất đai")
    one.heard()
    one.voted({"warning": 8, "reprimand": 3})
    one.decided("warning", "11-QĐ/UBKT", aggravating=["not_corrected"])
    one.announced()
    one.told("state_body", "Ủy ban nhân dân nơi công tác", sent=True)
    one.told("union", "Công đoàn cơ sở", sent=False)
    one.complained()


def _ended(work: Work, people: Any) -> None:
    """Over, corrected, time-barred."""
    one = work.on(as_subject(people), "Thực hiện nhiệm vụ đảng viên", 430)
    one.violated("Bỏ sinh hoạt chi bộ nhiều lần")
    one.heard()
    one.voted(
        {"reprimand": 8, "none": 1}, body="cell", level="cell", body_name="Chi bộ", members=9,
        present=9,
    )  # fmt: skip
    one.decided("reprimand", "02-QĐ/CB")
    one.announced()
    one = work.on(as_subject(people, position="Chi ủy viên"), "Công tác cán bộ", 200)
    one.violated("Vi phạm quy định về công tác cán bộ")
    one.heard()
    one.voted({"removal": 7, "warning": 4})
    one.decided("removal", "09-QĐ/UBKT", posts="Chi ủy viên")
    one.announced()
    sanctions.correct_sanction(
        **one.about(work.chair), number="08-QĐ/UBKT", reason="Nhập nhầm số quyết định",
        today=work.today,
    )  # fmt: skip
    one.complained()
    one.reduced("warning", "31-QĐ/UBKT")
    one.announced(after=86)
    one = work.on(as_subject(people), "Sử dụng đất công", 40)
    one.violated("Sử dụng đất công không đúng mục đích", years=7)
    one.heard()
    one.voted({"reprimand": 10, "none": 1})
    decide.conclude_without_sanction(
        **one.about(work.chair), reason="time_barred", concluded_on=one.day,
        note="Đã kết luận vi phạm và bỏ phiếu; thời hiệu khiển trách đã hết", today=work.today,
    )  # fmt: skip


def _organisation(work: Work) -> None:
    """A committee below that was reprimanded."""
    below = Organization.objects.below(work.unit).filter(tier="grassroots", active=True)
    found = below.order_by("path").last()
    assert found is not None
    one = work.on(Subject(organization=found), "Lãnh đạo công tác quản lý đất đai", 60)
    one.violated("Thiếu kiểm tra, để xảy ra vi phạm kéo dài")
    one.heard()
    one.voted({"reprimand": 11})
    one.decided("reprimand", "12-QĐ/UBKT")
    one.announced()
