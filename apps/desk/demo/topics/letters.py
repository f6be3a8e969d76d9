"""Letters in every state for Huyện ủy Thanh Trì; writers and everybody named are invented."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.desk.demo.topics import Demo
from apps.inspection.cases.actions import Subject
from apps.inspection.letters import actions
from apps.inspection.letters.actions import Arrived, Writer
from apps.inspection.models import Letter
from apps.membership.models import Member

HOME = "thanh-tri-hn"
FAMILY = ("Đoàn", "Lại", "Mạc", "Khuất")
MIDDLE = ("Thị", "Văn", "Ngọc")
GIVEN = ("Nhàn", "Sở", "Quyên", "Bách")


def build(demo: Demo) -> None:
    """To classify, in hand, filed."""
    if Letter.objects.exists():
        return
    made = _Letters(demo)
    made.to_classify()
    made.in_hand()
    made.filed()
    demo.say(f"{Letter.objects.count()} letters")


class _Letters:
    """Makes one letter after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.today, self.by = demo, demo.today, SystemActor()
        self.unit = demo.units[HOME]
        self.draw = draw = demo.draw("letters")
        rows = Member.objects.below(self.unit).filter(state="official").exclude(position="")
        found = list(rows.order_by("pk").values_list("pk", flat=True)[:400])
        self.people = [Member.objects.get(pk=pk) for pk in draw.sample(found, 8)]

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
