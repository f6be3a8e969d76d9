"""Cadres of Huyện ủy Thanh Trì: who fills its seats, what they were, learned and were rated.

Most are members of the demo, some are none; most are of the place, some are not. Invented.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import SystemActor
from apps.accounts.models import User
from apps.cadres.models import (
    Cadre,
    ConfidenceVote,
    DisciplineEffect,
    LegalStanding,
    PlaceStay,
    Position,
    Qualification,
    Rating,
    Seat,
)
from apps.cadres.profiles import actions
from apps.core.partial_dates import PartialDate
from apps.core.working_days import add_months
from apps.desk.demo import leaders
from apps.desk.demo.names import name_for
from apps.desk.demo.topics import Demo
from apps.membership.choices import Sex
from apps.membership.models import EthnicGroup, Member

UNIT, OFFICER = "thanh-tri-hn", "tochuc.thanhtri@demo.vn"
MEMBERS, OTHERS = 236, 26
TERM_BEGAN, TERM_ENDS = date(2025, 8, 20), date(2030, 8, 20)
"""Committee seats are filled by the congress of the term."""
ALONGSIDE = ("district-standing-member", "district-committee-member", "district-inspection-member")
SCHOOLS = ("Đại học Luật Hà Nội", "Đại học Kinh tế quốc dân", "Đại học Sư phạm Hà Nội",
           "Học viện Hành chính", "Đại học Nông nghiệp Hà Nội")  # fmt: skip
SUBJECTS = ("Luật", "Quản lý kinh tế", "Hành chính công", "Sư phạm", "Quản lý đất đai")
ELSEWHERE = ("Huyện Gia Lâm, thành phố Hà Nội", "Tỉnh Nam Định", "Tỉnh Hà Nam", "Tỉnh Nghệ An")
HERE = "Huyện Thanh Trì, thành phố Hà Nội"
EARLIER = (
    ("Chuyên viên", "Văn phòng Ủy ban nhân dân huyện"), ("Phó Bí thư Đoàn xã", "Đoàn xã Đại Áng"),
    ("Cán bộ Văn phòng - Thống kê", "Ủy ban nhân dân xã Tả Thanh Oai"),
    ("Chuyên viên", "Ban Tổ chức Huyện ủy"), ("Giáo viên", "Trường Trung học cơ sở số 2"),
    ("Phó trưởng phòng", "Phòng Kinh tế"),
    ("Phó Chủ tịch Hội Nông dân", "Hội Nông dân xã Vĩnh Quỳnh"),
)  # fmt: skip
LEVELS = {"intermediate": "Trung cấp", "advanced": "Cao cấp", "bachelor": "Cử nhân"}
DISCIPLINES = (
    ("party", "reprimand", date(2019, 5, 6), 1), ("party", "warning", date(2022, 10, 3), 1),
    ("state", "reprimand", date(2022, 11, 1), 1), ("party", "reprimand", date(2026, 3, 16), 1),
    ("party", "warning", date(2025, 11, 10), 1), ("party", "removal", date(2024, 6, 3), 1),
)  # fmt: skip
"""Old and standing ones; the third is the same fault as the second."""


def build(demo: Demo) -> None:
    """Nothing is made twice."""
    if Cadre.objects.exists():
        return
    made = _Profiles(demo)
    made.people()
    made.seats()
    made.lives()
    made.departures()
    leaders.build(demo)
    demo.say(f"{Cadre.objects.count()} profiles of cadres, {Position.objects.count()} positions")


class _Profiles:
    """Makes the profiles of one office, then what belongs to all of them."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.draw = demo, demo.draw("profiles")
        self.unit = demo.units[UNIT]
        self.unit.refresh_from_db()
        self.by = SystemActor(self.unit, user=User.objects.get(sign_in_name=OFFICER))
        self.cadres: list[Cadre] = []

    def people(self) -> None:
        """Members who are not of the age of retirement yet, and people who are no members."""
        rows = Member.objects.below(self.unit).present().order_by("pk")
        this = self.demo.today.year
        eldest = {Sex.FEMALE: this - 56, Sex.MALE: this - 60}
        fitting = [
            one for one in rows.only(*_READ)
            if one.birth and eldest[Sex(one.sex)] <= one.birth.year <= 1993
        ]  # fmt: skip
        step = max(len(fitting) // MEMBERS, 1)
        for number, member in enumerate(fitting[::step][:MEMBERS]):
            self._register({}, number, member)
        kinh = EthnicGroup.objects.get(code="01")
        for number in range(OTHERS):
            female = number % 3 != 0
            born = PartialDate(self.draw.randint(1971, 1995), self.draw.randint(1, 12), 9)
            values = {
                "full_name": name_for(self.draw, female=female, ethnicity="01"), "ethnicity": kinh,
                "sex": "female" if female else "male", "education": "university",
                # A few papers give the year alone.
                "birth": PartialDate(born.year) if number % 6 == 0 else born,
            }  # fmt: skip
            self._register(values, number, None)

    def _register(self, values: dict[str, Any], number: int, member: Member | None) -> None:
        work: dict[str, Any] = {"staff_kind": "employee" if member is None else "cadre"}
        work["management_tier"] = "district" if member and number < 150 else ""
        if member is not None and number in (30, 90):
            work |= {
                "retirement_scheme": "early", "retirement_note": "178/2024/NĐ-CP, theo nguyện vọng",
                "retires_on": add_months(self.demo.today.replace(day=1), 4),
            }  # fmt: skip
        self.cadres.append(
            actions.register_cadre(
                organization=self.unit, member=member, values=values | work, another_person=True,
                today=self.demo.today, by=self.by,
            )
        )  # fmt: skip

    def seats(self) -> None:
        """The older the person, the higher the seat; one seat in fourteen stands empty."""
        seats = Seat.objects.below(self.unit).filter(valid_until__isnull=True)
        seats = seats.select_related("title", "work_unit").order_by("-title__rank", "pk")
        main: list[Seat] = []
        alongside: list[Seat] = []
        for seat in seats:
            places = alongside if seat.title.code in ALONGSIDE else main
            places += [seat] * seat.quota
        people = sorted(
            (one for one in self.cadres if one.member_id),
            key=lambda one: _born(one) + one.pk % 17,
        )
        people += [one for one in self.cadres if not one.member_id]
        taken = [seat for place, seat in enumerate(main) if place % 14 != 9]
        rows = [self._held(person, seat) for person, seat in zip(people, taken, strict=False)]
        rows += [
            self._held(person, seat, alongside=True)
            for person, seat in zip(people, alongside[: max(len(alongside) - 3, 0)], strict=False)
        ]
        rows += [self._worked(person) for person in people[len(taken) :]]
        rows += [one for person in people for one in self._before(person)]
        Position.objects.bulk_create(rows, batch_size=500)

    def _held(self, person: Cadre, seat: Seat, *, alongside: bool = False) -> Position:
        draw = self.draw
        since = date(draw.choice((2021, 2022, 2023, 2024, 2025)), draw.randint(1, 12), 1)
        elected = seat.title.is_elected
        if elected and since < TERM_BEGAN and self.demo.today > TERM_BEGAN:
            since = TERM_BEGAN
        since = min(since, self.demo.today)
        ends = TERM_ENDS if elected else None
        if ends is None and seat.term_months:
            ends = add_months(since, seat.term_months)
        return Position.of(
            person, seat=seat, title=seat.title, work_unit=seat.work_unit, title_text=str(seat),
            unit_text=seat.work_unit.name, act="elected" if elected else "appointed",
            since=PartialDate.of(since), term_ends_on=ends, is_concurrent=alongside,
            decision_number=f"{draw.randint(100, 999)}-QĐ/HU", decided_on=since,
        )  # fmt: skip

    def _worked(self, person: Cadre) -> Position:
        title, unit = EARLIER[person.pk % len(EARLIER)]
        return Position.of(
            person, title_text=title, unit_text=unit, act="assigned",
            since=PartialDate(2019, 3),
        )  # fmt: skip

    def _before(self, person: Cadre) -> list[Position]:
        """One to three positions before the present one; of some only the year is known."""
        start = max(_born(person) + 24, 1992)
        found = []
        for number in range(self.draw.randint(1, 3)):
            since = start + number * 4
            if since + 4 > 2020:
                break
            title, unit = EARLIER[(person.pk + number) % len(EARLIER)]
            found.append(
                Position.of(
                    person, title_text=title, unit_text=unit, act="appointed", end="moved",
                    since=PartialDate(since, 9) if number else PartialDate(since),
                    until=PartialDate(since + 4, 9),
                )
            )  # fmt: skip
        return found

    def lives(self) -> None:
        """What everybody learned, where they lived, how they were rated."""
        learned, places, ratings = [], [], []
        for number, person in enumerate(self.cadres):
            learned += self._learned(person, number)
            places += self._places(person, number)
            ratings += self._ratings(person, number)
        Qualification.objects.bulk_create(learned, batch_size=500)
        PlaceStay.objects.bulk_create(places, batch_size=500)
        Rating.objects.bulk_create(ratings, batch_size=500)
        self._votes()
        first = [one for one in self.cadres if one.member_id][40:]
        whose = [first[place] for place in (0, 1, 1, 2, 3, 4)]
        DisciplineEffect.objects.bulk_create(
            DisciplineEffect.of(
                person, track=track, form=form, fault=fault, decided_on=day, effective_on=day,
                decision_number=f"{place + 10}-QĐ/UBKTHU" if track == "party" else "55/QĐ-UBND",
            )
            for place, (person, (track, form, day, fault)) in enumerate(
                zip(whose, DISCIPLINES, strict=True)
            )
            if day <= self.demo.today
        )  # fmt: skip

    def _learned(self, person: Cadre, number: int) -> list[Qualification]:
        done = PartialDate(_born(person) + 22, 6)
        rows = [
            Qualification.of(
                person, kind="professional", level="Đại học", subject=SUBJECTS[number % 5],
                school=SCHOOLS[number % 5], mode="Chính quy" if number % 3 else "Vừa làm vừa học",
                finished=done, certificate=f"Bằng số {10_000 + number}",
            )
        ]  # fmt: skip
        level = LEVELS.get(person.political_theory)
        if level:
            rows.append(
                Qualification.of(
                    person, kind="theory", level=level, finished=PartialDate(2016, 12),
                    school="Trường Đào tạo cán bộ Lê Hồng Phong", certified_on=date(2016, 12, 20),
                )
            )  # fmt: skip
        if number % 2:
            rows.append(
                Qualification.of(person, kind="state_management", level="Chuyên viên chính")
            )
        if number % 5 == 0:
            rows.append(Qualification.of(person, kind="language", level="B1", subject="Tiếng Anh"))
        return rows

    def _places(self, person: Cadre, number: int) -> list[PlaceStay]:
        """Every fifth came from elsewhere; one of them grew up here all the same."""
        strange = number % 5 == 4
        home = ELSEWHERE[number % 4] if strange else HERE
        unit = None if strange else self.unit
        grew = (HERE, self.unit) if number % 25 == 24 else (home, unit)
        born = PartialDate(_born(person))
        return [
            PlaceStay.of(person, kind="native", place=home, unit=unit),
            PlaceStay.of(person, kind="born", place=home, unit=unit, since=born),
            PlaceStay.of(
                person, kind="grew_up", place=grew[0], unit=grew[1], since=born,
                until=PartialDate(born.year + 18),
            ),
            PlaceStay.of(
                person, kind="worked", place=HERE, unit=self.unit,
                since=PartialDate(born.year + (35 if strange else 23)),
            ),
        ]  # fmt: skip

    def _ratings(self, person: Cadre, number: int) -> list[Rating]:
        """Three years back; few excellent, one in fifty not completed, one in forty missing."""
        last = self.demo.today.year - 1
        rows = []
        for year in (last - 2, last - 1, last):
            if number % 40 == 39 and year == last:
                continue
            mark = (number * 7 + year) % 50
            grade = (
                "not_completed" if mark == 49 else "excellent" if mark < 9
                else "good" if mark < 42 else "completed"
            )  # fmt: skip
            rows.append(Rating.of(person, year=year, grade=grade))
        return rows

    def _votes(self) -> None:
        """Confidence votes of the middle of the term, and what is known before the law."""
        day, until = date(2023, 11, 15), date(self.demo.today.year + 1, 1, 5)
        checked = min(date(self.demo.today.year, 1, 5), self.demo.today)
        members = [one for one in self.cadres if one.member_id]
        doubted, barred = members[-8], members[-9]
        voted = [one for one in members[::9] if one not in (doubted, barred)]
        ConfidenceVote.objects.bulk_create(
            ConfidenceVote.of(
                person,
                held_on=day,
                held_by="Hội nghị Ban Chấp hành Đảng bộ huyện",
                high=high,
                medium=40 - high - low,
                low=low,
                total=41,
            )
            for person, high, low in (
                *((one, 31 - place % 6, place % 4) for place, one in enumerate(voted)),
                (doubted, 5, 23),
            )
        )
        LegalStanding.objects.bulk_create(
            [
                *(
                    LegalStanding.of(
                        person, ground="neither", since=checked, until=until,
                        document=f"Phiếu xác nhận số {place + 1}/PXN",
                    )
                    for place, person in enumerate(members[::5])
                    if person.pk != barred.pk
                ),
                LegalStanding.of(
                    barred, ground="prosecuted", since=date(2025, 8, 4),
                    document="Quyết định khởi tố bị can số 12",
                ),
            ]
        )  # fmt: skip

    def departures(self) -> None:
        """A few have retired or left."""
        gone = [one for one in self.cadres if one.member_id][-6:]
        for number, person in enumerate(gone):
            person.refresh_from_db()
            actions.end_service(
                cadre=person, version=person.version, state="retired" if number % 2 else "left",
                left_on=self.demo.today, number=f"{number + 70}-QĐ/HU", today=self.demo.today,
                by=self.by,
            )  # fmt: skip


_READ = (
    "full_name", "birth", "sex", "ethnicity", "education", "political_theory", "organization",
    "path", "state",
)  # fmt: skip


def _born(person: Cadre) -> int:
    assert person.birth is not None
    return person.birth.year
