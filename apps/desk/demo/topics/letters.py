"""Letters in every state for Huyện ủy Thanh Trì; writers and everybody named are invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.core.choices import Secrecy
from apps.desk.demo.topics import Demo
from apps.inspection.cases.actions import Subject
from apps.inspection.letters import actions
from apps.inspection.letters.actions import Arrived, Writer
from apps.inspection.models import Letter
from apps.membership.models import Member
from apps.membership.transfers.lookup import Office
from apps.tenancy.models import Organization

HOME = "thanh-tri-hn"
FAMILY = ("Đoàn", "Lại", "Mạc", "Khuất")
MIDDLE = ("Thị", "Văn", "Ngọc")
GIVEN = ("Nhàn", "Sở", "Quyên", "Bách")


def build(demo: Demo) -> None:
    """One or more in every state."""
    if Letter.objects.exists():
        return
    made = _Letters(demo)
    made.to_classify()
    made.in_hand()
    made.filed()
    made.forwarded()
    made.opened()
    made.withdrawn()
    made.answered()
    demo.say(f"{Letter.objects.count()} letters")


class _Letters:
    """Makes one letter after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.today, self.by = demo, demo.today, SystemActor()
        self.unit = demo.units[HOME]
        self.draw = draw = demo.draw("letters")
        rows = Member.objects.below(self.unit).filter(state="official").exclude(position="")
        found = list(rows.order_by("pk").values_list("pk", flat=True)[:400])
        self.people = [Member.objects.get(pk=pk) for pk in draw.sample(found, 12)]

    def came(self, matter: str, *contents: str, days: int, **values: Any) -> Letter:
        """A letter that arrived so many days ago."""
        day = self.today - timedelta(days=days)
        given: dict[str, Any] = {
            "channel": "post",
            "kind": "denunciation",
            "arrived_on": day,
        } | values
        if given["channel"] == "post":
            given.setdefault("postmarked_on", day - timedelta(days=2))
            given.setdefault("written_on", day - timedelta(days=4))
        if not given.get("is_anonymous"):
            given.setdefault("writer", self.writer())
        return actions.register_letter(
            organization=self.unit, arrived=Arrived(matter=matter, contents=contents, **given),
            today=day, by=self.by,
        )  # fmt: skip

    def writer(self) -> Writer:
        """Who wrote it: invented, as everybody here."""
        name = f"{self.draw.choice(FAMILY)} {self.draw.choice(MIDDLE)} {self.draw.choice(GIVEN)}"
        return Writer(name, f"Xóm {self.draw.randint(1, 9)}", "09" + "0" * 8)

    def about(self) -> list[Subject]:
        """The next person named."""
        return [Subject(member=self.people.pop())]

    def classified(self, letter: Letter, *, days: int, kind: str = "", **values: Any) -> Letter:
        """Classified so many days ago, this office being competent."""
        day = self.today - timedelta(days=days)
        given: dict[str, Any] = {
            "competence": "own",
            "competent_name": "",
            "classified_on": day,
        } | values
        return actions.classify_letter(
            letter=letter, version=letter.version, kind=kind or letter.kind, by=self.by, today=day,
            **given,
        )  # fmt: skip

    def to_classify(self) -> None:
        """Nobody has looked at them yet."""
        self.came(
            "Giao đất dịch vụ sai đối tượng", "Giao 3 suất cho người không đủ điều kiện",
            "Thu tiền ngoài quy định", days=3, subjects=self.about(),
        )  # fmt: skip
        self.came(
            "Khiếu nại quyết định kỷ luật, tố cáo người ký", "Đề nghị xem lại hình thức kỷ luật",
            "Người ký quyết định không khách quan", days=2, kind="mixed", channel="in_person",
            subjects=self.about(),
        )  # fmt: skip
        self.came(
            "Phản ánh việc thu quỹ của chi bộ", "Thu quỹ không công khai", days=1,
            kind="reflection", channel="paper", is_anonymous=True,
            subjects=[Subject(name="Bùi Văn Tạo", position="Bí thư chi bộ")],
        )  # fmt: skip
        self.came(
            "Phản ánh về công trình phòng thủ của huyện", "Đề nghị kiểm tra việc bàn giao",
            days=1, kind="reflection", subjects=self.about(), secrecy=Secrecy.CONFIDENTIAL,
            secrecy_reason="Theo danh mục bí mật nhà nước của Đảng",
            declassify_on=self.today + timedelta(days=25),
        )  # fmt: skip

    def in_hand(self) -> None:
        """Classified."""
        letter = self.came(
            "Xây dựng trái phép trên đất nông nghiệp", "Để xảy ra xây dựng trái phép 4 công trình",
            days=40, subjects=self.about(),
        )  # fmt: skip
        self.classified(letter, days=36)

    def filed(self) -> None:
        """Not handled, for different reasons."""
        for matter, reason, flags in (
            ("Tố cáo cán bộ địa chính nhận tiền", "anonymous", {"is_anonymous": True}),
            ("Đơn không nêu việc cụ thể", "vague", {"is_vague": True}),
        ):
            letter = self.came(matter, days=60, **flags)
            day = self.today - timedelta(days=55)
            actions.file_letter(
                letter=letter, version=letter.version, reason=reason, filed_on=day, note="",
                by=self.by, today=day,
            )  # fmt: skip

    def forwarded(self) -> None:
        """To the city, where it arrives as a letter of its own, and to a body outside."""
        city = Organization.objects.select_related("province").get(code="ha-noi")
        offices = (Office(city.pk, city.code, city.name, city.province.name), None)
        for office, matter in zip(
            offices,
            ("Tố cáo cán bộ thuộc diện Thành ủy quản lý", "Kiến nghị về đền bù"),
            strict=True,
        ):
            letter = self.came(matter, "Đề nghị xem xét theo thẩm quyền", days=25)
            day = self.today - timedelta(days=22)
            actions.forward_letter(
                letter=letter, version=letter.version, office=office, forwarded_on=day,
                outside="" if office else "Thanh tra huyện", number="12-CV/UBKT",
                by=self.by, today=day,
            )  # fmt: skip

    def opened(self) -> None:
        """A case with a copy that came later; an anonymous letter that feeds an inspection."""
        named = self.about()
        letter = self.came("Bổ nhiệm sai quy trình", "Bổ nhiệm khi chưa đủ điều kiện", days=50,
                           subjects=named)  # fmt: skip
        letter = self.classified(letter, days=47)
        day = self.today - timedelta(days=45)
        body = "inspection_committee"
        actions.open_case(
            letter=letter, version=letter.version, body=body, title=letter.matter, by=self.by,
            today=day,
        )  # fmt: skip
        copy = self.came("Tố cáo việc bổ nhiệm", "Bổ nhiệm khi chưa đủ điều kiện", days=30,
                         subjects=named)  # fmt: skip
        letter.refresh_from_db()
        actions.link_letter(
            letter=copy, version=copy.version, lead=letter, by=self.by,
            today=self.today - timedelta(days=29),
        )  # fmt: skip
        silent = self.came(
            "Nâng khống khối lượng công trình", "Nâng khống khối lượng đường liên thôn", days=70,
            is_anonymous=True, subjects=self.about(),
        )  # fmt: skip
        actions.feed_inspection(
            letter=silent, version=silent.version, body=body, title=silent.matter, by=self.by,
            other="Kết quả giám sát chuyên đề quý trước", today=self.today - timedelta(days=65),
        )  # fmt: skip

    def _asked(self, matter: str, *, days: int) -> Letter:
        """A letter whose writer asks to withdraw it."""
        letter = self.classified(
            self.came(matter, "Có lời lẽ xúc phạm đồng chí", days=days, subjects=self.about()),
            days=days - 3,
        )  # fmt: skip
        day = self.today - timedelta(days=days - 10)
        return actions.ask_withdrawal(
            letter=letter, version=letter.version, asked_on=day, note="Đã được giải thích",
            by=self.by, today=day,
        )  # fmt: skip

    def withdrawn(self) -> None:
        """One waits for the chair, one is stopped."""
        self._asked("Tố cáo thái độ của cán bộ", days=16)
        letter = self._asked("Tố cáo lời nói tại cuộc họp", days=80)
        day = self.today - timedelta(days=68)
        actions.decide_withdrawal(
            letter=letter, version=letter.version, decision="stop", decided_on=day, by=self.by,
            reason="Người viết đơn tự nguyện rút, nội dung không nghiêm trọng", today=day,
        )  # fmt: skip

    def answered(self) -> None:
        """A mixed letter, split; its complaint is answered."""
        letter = self.came(
            "Khiếu nại mức kỷ luật, tố cáo cấp ủy", "Đề nghị xem lại mức cảnh cáo",
            "Cấp ủy thu chi sai quy định", days=90, kind="mixed", subjects=self.about(),
        )  # fmt: skip
        second = letter.lettercontent_set.get(order=2)
        day = self.today - timedelta(days=86)
        actions.split_letter(
            letter=letter, version=letter.version, denounced=[second.pk], by=self.by, today=day
        )
        letter.refresh_from_db()
        letter = self.classified(letter, days=85)
        answered = self.today - timedelta(days=20)
        actions.answer_letter(
            letter=letter, version=letter.version, answered_on=answered, number="31-CV/UBKT",
            note="Giữ nguyên hình thức kỷ luật", by=self.by, today=answered,
        )  # fmt: skip
