"""Moves of cadres of Huyện ủy Thanh Trì: those of the term 2015–2020 as many as published, and a
few of today of each kind. Persons, numbers and days are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import SystemActor
from apps.cadres.models import Cadre, Move, Position
from apps.cadres.moves import actions
from apps.cadres.moves.actions import Decision, PastMove, Proposal
from apps.cadres.moves.actions.past import past_move
from apps.cadres.moves.choices import MoveKind as Kind
from apps.core.working_days import add_months
from apps.desk.demo.figures import committees
from apps.desk.demo.topics import Demo

HOME = "thanh-tri-hn"
BOARD = "Ban Thường vụ Huyện ủy"
PLACES = (
    ("Bí thư Đảng ủy", "Đảng ủy xã Vĩnh Quỳnh"), ("Chủ tịch Ủy ban nhân dân", "Xã Đại Áng"),
    ("Phó trưởng ban", "Ban Dân vận Huyện ủy"), ("Trưởng phòng", "Phòng Y tế"),
    ("Phó chánh văn phòng", "Văn phòng Huyện ủy"), ("Phó bí thư Đảng ủy", "Đảng ủy xã Liên Ninh"),
)  # fmt: skip
SERVANTS = (
    ("Công chức Tài chính - Kế toán", "Ủy ban nhân dân xã Ngũ Hiệp"),
    ("Chuyên viên", "Phòng Nội vụ"), ("Chuyên viên", "Sở Nội vụ thành phố"),
)  # fmt: skip
OTHER_BODIES = ("Thành ủy Hà Nội", "Ban Tổ chức Thành ủy", "Cục Thuế thành phố")


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Move.objects.exists() or not Cadre.objects.below(demo.units[HOME]).exists():
        return
    made = _Moves(demo)
    made.term()
    made.today()
    demo.say(f"{Move.objects.count()} moves of cadres")


class _Moves:
    """The moves of the term in one go, then those of today one act after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.by, self.day = demo, SystemActor(), demo.today
        self.unit = demo.units[HOME]
        self.people = list(Cadre.objects.below(self.unit).order_by("pk"))
        self.number = 0

    def term(self) -> None:
        """As many moves as the committee published for its term."""
        committee = committees()[HOME]
        rows = []
        for figure, places in (
            ("cadres_rotated_or_transferred", PLACES),
            ("civil_servants_received_or_transferred", SERVANTS),
            ("rotations_transfers_by_agreement", PLACES),
        ):
            count = committee.value(figure)
            for number, day in enumerate(_days(committee.first, committee.last, count)):
                rows.append(self._past(figure, number, day, places))
        Move.objects.bulk_create(rows, batch_size=200)

    def _past(self, figure: str, number: int, day: date, places: Any) -> Move:
        self.number += 1
        title, unit = places[number % len(places)]
        servants = figure.startswith("civil_servants")
        rotated = not servants and number % 2 == 0
        past = PastMove(
            kind=Kind.ROTATION if rotated else Kind.TRANSFER, title_text=title, unit_text=unit,
            decision_number=f"{700 + self.number}-QĐ/HU", decided_on=day,
            ended_on=add_months(day, 36), purpose="development" if rotated else "",
            direction=("in" if number % 2 else "out") if servants else "within",
            by_other_body=OTHER_BODIES[number % 3] if figure.endswith("by_agreement") else "",
        )  # fmt: skip
        return past_move(self.people[self.number * 11 % len(self.people)], past, self.by)

    def today(self) -> None:
        """Each kind at work; a plan with two waves; findings about heads."""
        plan = actions.draft_plan(
            organization=self.unit,
            name="Luân chuyển, điều động cán bộ",
            year=self.day.year,
            by=self.by,
        )
        actions.adopt_plan(
            plan=plan,
            version=plan.version,
            number="15-KH/HU",
            decided_on=self.day,
            today=self.day,
            by=self.by,
        )
        rows = Position.objects.current().below(self.unit).filter(
            cadre__state="serving", is_concurrent=False, title__isnull=False
        )  # fmt: skip
        held = list(rows.select_related("cadre", "title").order_by("-pk")[:14])
        for place, position in enumerate(held):
            self._one(position, place, plan)
        self._findings()

    def _one(self, position: Position, place: int, plan: Any) -> None:
        kind = list(Kind)[place % 4]
        long_ago = 30 * 31 if place % 3 == 0 else 400
        day = self.day - timedelta(days=long_ago if place < 8 else 12)
        since = position.since
        if since is not None:  # nobody is moved from a position that has not begun
            day = max(day, date(since.year, since.month or 12, since.day or 28))
        title, unit = PLACES[place % len(PLACES)]
        move = actions.propose_move(
            cadre=position.cadre, proposed_on=day, today=self.day, by=self.by,
            proposal=Proposal(
                kind=kind, purpose="development" if kind == Kind.ROTATION else "",
                position=position, title_text=title, unit_text=unit,
                plan=plan if place > 7 else None,
                wave=1 + place % 2 if place > 7 else None,
            ),
        )  # fmt: skip
        if place == 13:
            return
        self._do("record_talk", move, consent="agreed" if place % 3 else "wishes", talked_on=day,
                 wishes="" if place % 3 else "Gần nhà để chăm sóc bố mẹ")  # fmt: skip
        if place in (10, 11):
            self._do("ask_agreement", move, asked_of=unit, number="52-CV/HU", asked_on=self.day)
            return
        if place == 12:
            self._do("defer_move", move, ground="study", until=add_months(self.day, 10))
            return
        self._decided(move, day, kind, place)

    def _decided(self, move: Move, day: date, kind: str, place: int) -> None:
        self.number += 1
        fixed = kind in (Kind.ROTATION, Kind.SECONDMENT)
        decision = Decision(
            f"{self.number}-QĐ/HU", day, day, add_months(day, 36) if fixed else None,
            signer="Bí thư Huyện ủy", reason=f"Theo kết luận của {BOARD}", authority=BOARD,
            override_reason="Yêu cầu nhiệm vụ", paper="28-TB/HU",
        )  # fmt: skip
        self._do("decide_move", move, decision=decision)
        if not fixed or place > 7:
            return
        self._do("give_care", move, kind="travel", given_on=day, amount=1_600_000,
                 note="Mỗi tháng")  # fmt: skip
        if place % 3:
            seen = min(day + timedelta(days=360), self.day)
            self._do("assess_move", move, assessed_on=seen, grade="good",
                     assessor=move.unit_text)  # fmt: skip
        if place == 4:
            self._do("end_move", move, end="returned", ended_on=self.day, number="91-QĐ/HU",
                     reason="Bổ sung nhân sự cho đơn vị cũ")  # fmt: skip

    def _do(self, name: str, move: Move, **values: Any) -> Any:
        now = Move.objects.select_related("cadre").get(pk=move.pk)
        act = getattr(actions, name)
        return act(move=now, version=now.version, today=self.day, by=self.by, **values)

    def _findings(self) -> None:
        rows = Position.objects.current().below(self.unit).filter(
            cadre__state="serving", title__term_limited=True
        )  # fmt: skip
        for place, position in enumerate(rows.select_related("cadre").order_by("pk")[:4]):
            given = {
                "cadre": position.cadre, "position": position, "found_on": self.day,
                "today": self.day, "by": self.by,
            }  # fmt: skip
            actions.confirm_watch(
                watch="terms",
                terms=1 + place % 2,
                note="Tính cả thời gian giữ chức giữa nhiệm kỳ",
                **given,
            )
            if place % 2:
                actions.confirm_watch(
                    watch="local",
                    is_local=place == 1,
                    note="Theo quá trình sinh sống, công tác",
                    **given,
                )


def _days(first: date, last: date, count: int) -> Iterator[date]:
    length = (last - first).days
    for number in range(count):
        day = first + timedelta(days=number * length // count)
        yield day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day
