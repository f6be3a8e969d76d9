"""Decisions on cadres of Huyện ủy Thanh Trì: those of the term 2015–2020 as many as published, and
a few of today in every state. Persons, numbers and days are invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q

from apps.accounts.actor import SystemActor
from apps.cadres.appointments import actions, procedures
from apps.cadres.appointments.actions import Decision, Past, Proposed
from apps.cadres.appointments.actions.past import past_file
from apps.cadres.appointments.choices import AppointmentAct as Act
from apps.cadres.appointments.rules import Votes
from apps.cadres.models import AppointmentFile, AppointmentFreeze, Cadre, Position, Seat
from apps.cadres.references import drawn
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.desk.demo.figures import committees
from apps.desk.demo.names import name_for
from apps.desk.demo.topics import Demo

HOME = "thanh-tri-hn"
ENOUGH, MADE = 60, 180
BOARD = "Ban Thường vụ Huyện ủy"
OTHER_BODIES = (
    "Tòa án nhân dân thành phố", "Viện kiểm sát nhân dân thành phố", "Công an thành phố",
    "Cục Thuế thành phố", "Bộ Tư lệnh Thủ đô",
)  # fmt: skip
PLACES = (
    ("Trưởng phòng", "Phòng Nội vụ"), ("Phó trưởng phòng", "Phòng Tài chính - Kế hoạch"),
    ("Hiệu trưởng", "Trường Trung học cơ sở số 2"), ("Phó hiệu trưởng", "Trường Tiểu học số 1"),
    ("Phó trưởng ban", "Ban Tuyên giáo Huyện ủy"), ("Phó chánh văn phòng", "Văn phòng Huyện ủy"),
    ("Trưởng phòng", "Phòng Văn hóa và Thông tin"), ("Giám đốc", "Trung tâm Thể dục thể thao"),
)  # fmt: skip
SEATS = (
    ("Ủy viên ban chấp hành", "Đảng bộ xã Tả Thanh Oai"),
    ("Ủy viên ban thường vụ", "Đảng ủy xã Vĩnh Quỳnh"), ("Phó bí thư", "Đảng ủy xã Đại Áng"),
)  # fmt: skip
ELECTED = (
    ("Chủ tịch Hội đồng nhân dân xã", "Xã Đại Áng"), ("Chủ tịch Ủy ban nhân dân xã", "Xã Ngọc Hồi"),
    ("Phó chủ tịch Ủy ban nhân dân xã", "Xã Liên Ninh"),
)  # fmt: skip


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if AppointmentFile.objects.exists():
        return
    made = _Appointments(demo)
    made.term()
    made.today()
    demo.say(f"{AppointmentFile.objects.count()} files of appointments")


class _Appointments:
    """The decisions of the term in one go, then the files of today one act after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.by, self.draw = demo, SystemActor(), demo.draw("appointments")
        self.unit = demo.units[HOME]
        self.day = demo.today
        rows = Cadre.objects.below(self.unit).order_by("pk")
        if rows.count() < ENOUGH:
            self._people()
        self.people = list(rows)
        self.number = 0

    def _people(self) -> None:
        """People of the files alone, where no profiles are made."""
        rows = [
            Cadre(
                organization=self.unit, reference=drawn("C"),
                sex="female" if number % 3 else "male",
                full_name=name_for(self.draw, female=bool(number % 3), ethnicity="01"),
                birth=PartialDate(1968 + number % 22, 1 + number % 12, 5), staff_kind="cadre",
                education="university", political_theory="intermediate",
            )
            for number in range(MADE)
        ]  # fmt: skip
        Cadre.objects.bulk_create(rows)

    def term(self) -> None:
        """As many decisions as the committee published for its term."""
        committee = committees()[HOME]
        rows = []
        for act, other, figure, places in (
            (Act.APPOINTMENT, False, "appointments_new", PLACES),
            (Act.REAPPOINTMENT, False, "reappointments", PLACES),
            (Act.APPOINTMENT, True, "appointments_by_agreement_hiep_y", PLACES),
            (Act.COMMITTEE_SEAT, False, "committee_seats_filled", SEATS),
            (Act.NOMINATION, False, "candidates_nominated", ELECTED),
            (None, False, "released_or_dismissed", PLACES),
        ):
            days = self._days(committee.first, committee.last, committee.value(figure))
            for number, day in enumerate(days):
                rows.append(self._past(act or _leaving(number), other, day, places))
        AppointmentFile.objects.bulk_create(rows, batch_size=200)

    def _days(self, first: date, last: date, count: int) -> Iterator[date]:
        """So many working days of the time, spread over it."""
        length = (last - first).days
        for number in range(count):
            day = first + timedelta(days=number * length // count)
            yield day + timedelta(days=7 - day.weekday()) if day.weekday() > 4 else day

    def _past(self, act: str, other: bool, day: date, places: Any) -> AppointmentFile:  # noqa: FBT001
        self.number += 1
        title, unit = places[self.number % len(places)]
        ends = add_months(day, 60) if act in (Act.APPOINTMENT, Act.REAPPOINTMENT) else None
        past = Past(
            act=act, title_text=title, unit_text=unit, decided_on=day, until=ends,
            decision_number=f"{100 + self.number}-QĐ/HU", signer="Bí thư Huyện ủy",
            by_other_body=OTHER_BODIES[self.number % len(OTHER_BODIES)] if other else "",
        )  # fmt: skip
        # One person may have many decisions: cases and persons differ.
        file = past_file(self.people[self.number * 7 % min(len(self.people), 83)], past, self.by)
        if act == Act.NOMINATION:
            file.election, file.elected_on = "elected", day + timedelta(days=20)
        return file

    def today(self) -> None:
        """A few files in every state."""
        self._freeze()
        held = self._held()
        again = [one for one in held if self._ends_in(one, 20, 150)]
        for place, position in enumerate(again[:4]):
            self._again(position, place)
        others = [one for one in held if one not in again and not one.is_concurrent]
        # Before somebody leaves by these very files.
        free, elected = (self._free_seats(elected=one) for one in (False, True))
        self._leaving(others)
        for place, (seat, position) in enumerate(zip(free, others[8:14], strict=False)):
            self._new(seat, position, place)
        for place, (seat, position) in enumerate(zip(elected, others[14:17], strict=False)):
            self._nominated(seat, position, place)

    def _freeze(self) -> None:
        AppointmentFreeze.objects.get_or_create(
            name="Tạm dừng kiện toàn khi sắp xếp tổ chức bộ máy", valid_from=date(2025, 3, 7),
            defaults={
                "valid_until": date(2025, 7, 1), "standing": "draft",
                "exception_authority": "Bộ Chính trị, Ban Bí thư",
                "note": "Ngày kết thúc chưa đối chiếu được với văn bản.",
            },
        )  # fmt: skip

    def _held(self) -> list[Position]:
        rows = Position.objects.current().below(self.unit).filter(
            cadre__state="serving", seat__isnull=False
        )  # fmt: skip
        return list(rows.select_related("cadre", "seat__title").order_by("term_ends_on", "pk"))

    def _ends_in(self, position: Position, first: int, last: int) -> bool:
        ends = position.term_ends_on
        return ends is not None and first <= (ends - self.day).days <= last

    def _free_seats(self, *, elected: bool) -> list[Seat]:
        # Who left lately still held the seat on the days of the decisions.
        before = (self.day - timedelta(days=60)).isoformat()
        held = Q(positions__until__isnull=True) | Q(positions__until__gt=before)
        now = held & Q(positions__struck_on__isnull=True)
        rows = Seat.objects.below(self.unit).filter(
            valid_until__isnull=True, title__is_elected=elected, title__is_leading=True
        )
        # Courts and forces fill their seats by themselves.
        rows = rows.exclude(work_unit__system__in=("justice", "forces"))
        rows = rows.annotate(taken=Count("positions", filter=now)).filter(taken__lt=F("quota"))
        return list(rows.select_related("title", "work_unit").order_by("pk")[:6])

    def _open(self, position: Position, act: str, days_ago: int, **values: Any) -> AppointmentFile:
        day = self.day - timedelta(days=days_ago)
        proposed = Proposed(act=act, position=position, received_on=day, **values)
        return actions.open_file(
            cadre=position.cadre, proposed=proposed, opened_on=day, today=self.day, by=self.by
        )

    def _do(self, name: str, file: AppointmentFile, **values: Any) -> Any:
        now = AppointmentFile.objects.select_related("cadre", "position").get(pk=file.pk)
        act = getattr(actions, name)
        return act(file=now, version=now.version, today=self.day, by=self.by, **values)

    def _meetings(self, file: AppointmentFile, count: int | None = None) -> None:
        steps = procedures.procedure(file.procedure).meetings
        for place, (code, _name) in enumerate(steps[:count]):
            summoned = 11 if code.startswith("collective") else 38
            present = summoned - place % 3
            votes = Votes(
                summoned, present, present, present, present - place % 2, present - 1 - place % 2, 1
            )
            held = min(file.opened_on + timedelta(days=2 + 3 * place), self.day)
            self._do("record_meeting", file, step=code, held_on=held, votes=votes)

    def _decide(self, file: AppointmentFile, days_ago: int, **values: Any) -> AppointmentFile:
        self.number += 1
        day = self.day - timedelta(days=days_ago)
        given: dict[str, Any] = {
            "number": f"{self.number}-QĐ/HU", "decided_on": day, "effective_on": day,
            "signer": "Bí thư Huyện ủy", "reason": f"Theo kết luận của {BOARD}",
            "authority": BOARD, "override_reason": "Yêu cầu nhiệm vụ", "paper": "27-TB/HU",
        } | values  # fmt: skip
        made: AppointmentFile = self._do("decide_file", file, decision=Decision(**given))
        return made

    def _papers(self, file: AppointmentFile) -> None:
        codes = [code for code, _name in procedures.procedure(file.procedure).papers]
        self._do("check_papers", file, codes=codes)

    def _again(self, position: Position, place: int) -> None:
        """Re-appointments: told, at work, decided."""
        file = self._open(position, Act.REAPPOINTMENT, 40)
        if place == 0:
            return
        self._do("record_notice", file, notified_on=self.day - timedelta(days=38))
        self._meetings(file, 1 if place == 1 else None)
        if place < 3:
            return
        self._papers(file)
        ends = position.term_ends_on or self.day
        self._decide(file, 3, effective_on=ends, until=add_months(ends, 60))

    def _leaving(self, held: list[Position]) -> None:
        """Release, dismissal, resignation, suspension, extension; one closed file."""
        file = self._open(held[0], Act.RELEASE, 6, reason="Nhận nhiệm vụ khác")
        closed = self._open(held[1], Act.RESIGNATION, 30, reason="Lý do sức khỏe")
        self._do("close_file", closed, reason="Cán bộ rút đơn", closed_on=self.day)
        for place, act in ((2, Act.RELEASE), (3, Act.DISMISSAL), (4, Act.RESIGNATION)):
            file = self._open(held[place], act, 25, reason="Theo đề nghị")
            self._meetings(file)
            self._papers(file)
            self._decide(file, 10)
        running = self._open(held[5], Act.SUSPENSION, 6, reason="Để xem xét trách nhiệm")
        self._decide(running, 5)
        lapsed = self._open(held[6], Act.SUSPENSION, 90, reason="Để xác minh")
        self._decide(lapsed, 88)

    def _new(self, seat: Seat, position: Position, place: int) -> None:
        """New appointments from the first step to the decision and its correction."""
        origin = "external" if place % 3 == 2 else "on_site"
        file = self._open(position, Act.APPOINTMENT, 45, seat=seat, origin=origin)
        if place == 0:
            return
        day = file.opened_on
        asked = {"asked_on": day}
        if place == 1:
            self._do("record_principle", file, **asked)
            return
        self._do("record_principle", file, approved_on=day, number="19-TB/HU", **asked)
        self._meetings(file)
        if place == 2:
            self._do("send_letter", file, addressee=OTHER_BODIES[0], number="41-CV/HU",
                     sent_on=self.day - timedelta(days=7))  # fmt: skip
            return
        self._papers(file)
        done = self._decide(file, 12, until=add_months(self.day, 60))
        if place == 4:
            self._do(
                "correct_decision", done, number=f"{done.decision_number}-ĐC",
                decided_on=done.decided_on, effective_on=done.effective_on, until=done.until,
                signer=done.signer, reason="Ghi nhầm số quyết định",
            )  # fmt: skip

    def _nominated(self, seat: Seat, position: Position, place: int) -> None:
        """Nominations: before the vote, decided, elected."""
        file = self._open(position, Act.NOMINATION, 40, seat=seat, keeps_position=place == 1)
        self._meetings(file, 3 if place == 0 else None)
        if place == 0:
            return
        done = self._decide(file, 14)
        if place == 2:
            self._do(
                "record_election", done, elected=True, elected_on=self.day - timedelta(days=2),
                number="8-NQ/HĐND",
            )  # fmt: skip


def _leaving(number: int) -> str:
    return (Act.RELEASE, Act.RESIGNATION, Act.DISMISSAL)[number % 3]
