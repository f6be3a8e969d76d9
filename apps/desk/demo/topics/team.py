"""Teams of the open cases of Thanh Trì: every role, a guest of another board, an override, a
recusal, a hand-over, somebody who left, and a case kept from the officer by a declared relative."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.desk.demo.linked import link_people
from apps.desk.demo.topics import Demo
from apps.inspection.models import Case, CaseSubject, TeamMember
from apps.inspection.team import actions
from apps.inspection.walls.actions import decide_recusal
from apps.inspection.walls.conflicts import takes_part
from apps.membership.identity.actions import declare_relation
from apps.membership.models import Kinship, Member, MemberAccount

UNIT = "thanh-tri-hn"
LEADS = 12
"""Open cases that get a head; the others show that one is missing."""


def build(demo: Demo) -> None:
    """Nothing is made twice; without cases nothing is made."""
    cases = Case.objects.below(demo.units[UNIT]).open().order_by("pk")
    if TeamMember.objects.exists() or not cases:
        return
    link_people(demo)
    _Teams(demo, list(cases)).build()
    demo.say(f"{TeamMember.objects.count()} members of teams")


class _Teams:
    """Names one team after another."""

    def __init__(self, demo: Demo, cases: list[Case]) -> None:
        self.demo, self.unit = demo, demo.units[UNIT]
        self.day = demo.today - timedelta(days=5)
        names = ("kiemtra", "chunhiem", "truongban", "thuongvu", "tochuc")
        self.users = {
            name: User.objects.get(sign_in_name=f"{name}.thanhtri@demo.vn") for name in names
        }
        self.chair = SystemActor(self.unit, user=self.users["chunhiem"])
        free = [case for case in cases if takes_part(case, self.users["kiemtra"]) == "pass"]
        self.with_persons = [case for case in free if _subject(case)]
        self.free = [case for case in free if case not in self.with_persons[:3]]

    def build(self) -> None:
        """The states one after the other, as far as there are cases."""
        led = [self.name(case, "kiemtra", "lead") for case in self.free[:LEADS]]
        for case, name, role, part in zip(
            self.free, ("tochuc", "thuongvu", "chunhiem"), ("member", "member", "in_charge"),
            ("Thẩm tra hồ sơ đảng viên", "Làm việc với cấp ủy", "Chỉ đạo chung"), strict=False,
        ):  # fmt: skip
            self.name(case, name, role, part=part)
        if len(led) > 5:
            self.leave_and_hand_over(led)
            self.recuse(self.free[5])
        if len(self.with_persons) > 2:
            self.override(self.with_persons[0])
            self.wall(self.with_persons[1])

    def name(self, case: Case, who: str, role: str, **values: Any) -> TeamMember:
        """Named to the team by the chair."""
        return actions.assign_team_member(
            case=case, user=self.users[who], role=role, today=self.day, by=self.chair, **values
        )

    def leave_and_hand_over(self, led: list[TeamMember]) -> None:
        """Somebody is away, somebody has done their part."""
        actions.hand_over(
            row=led[3], user=self.users["chunhiem"], today=self.demo.today, by=self.chair,
            note="Đi học tập trung ba tháng; còn chờ báo cáo giải trình của đối tượng.",
        )  # fmt: skip
        guest = self.name(led[4].case, "tochuc", "member", part="Đối chiếu hồ sơ")
        actions.end_team_membership(
            row=guest, until_on=self.demo.today, note="Đã xong phần việc được giao.",
            today=self.demo.today, by=self.chair,
        )  # fmt: skip

    def recuse(self, case: Case) -> None:
        """By decision: the guest takes no part."""
        decide_recusal(
            case=case, user=self.users["thuongvu"], today=self.demo.today, by=self.chair,
            reason="Trực tiếp phụ trách địa bàn của đối tượng", decision="Phiên họp ngày 05/11",
        )  # fmt: skip

    def override(self, case: Case) -> None:
        """A wider relative takes part by decision of the standing body."""
        if not MemberAccount.objects.standing().filter(user=self.users["truongban"]).exists():
            return
        self.relate("truongban", case, "nephew_niece")
        self.name(
            case, "truongban", "member", part="Đánh giá cán bộ",
            override_reason="Quan hệ xa, không có lợi ích; thiếu người am hiểu công tác cán bộ",
            override_decision="Thường trực Ủy ban kiểm tra, phiên họp ngày 03/11",
        )  # fmt: skip

    def wall(self, case: Case) -> None:
        """The person concerned is the officer's brother: the case is kept from the officer."""
        self.relate("kiemtra", case, "sibling")

    def relate(self, who: str, case: Case, kinship: str) -> None:
        """Declared by the member of the account."""
        links = MemberAccount.objects.standing().select_related("member")
        link = links.filter(user=self.users[who]).first()
        other = self.users["tochuc" if who == "truongban" else "truongban"]
        subject = _subject(case)
        if subject is not None and link is not None:
            declare_relation(
                member=link.member, card_number=subject.card_number, today=self.demo.today,
                kinship=Kinship.objects.get(code=kinship), by=SystemActor(self.unit, user=other),
            )  # fmt: skip


def _subject(case: Case) -> Member | None:
    """The first person concerned who has a member card."""
    rows = CaseSubject.objects.current().filter(case=case).exclude(member=None)
    found = [row.member for row in rows.select_related("member").order_by("pk")]
    return next((one for one in found if one.card_number), None)
