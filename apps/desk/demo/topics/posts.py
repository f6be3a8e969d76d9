"""Units, seats and staffing of Huyện ủy Thanh Trì and of the committee above it; one unit was
continued under another name. Numbers of places and of staff are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import SystemActor
from apps.cadres.choices import ChangeField
from apps.cadres.models import Seat, Title, WorkUnit
from apps.cadres.posts import actions
from apps.desk.demo.topics import Demo
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

HOME, ABOVE = "thanh-tri-hn", "ha-noi"
FOUNDED = date(2010, 1, 1)
TERM = 60
REORGANISED = date(2025, 3, 1)
OLD, NEW = "Phòng Tài nguyên và Môi trường", "Phòng Nông nghiệp và Môi trường"
Places = tuple[tuple[str, int, str], ...]


@dataclass(frozen=True)
class Unit:
    """One unit: seats as (title, places, name), staff assigned as (kind, number)."""

    name: str
    system: str
    level: str
    seats: Places
    staff: tuple[tuple[str, int], ...] = ()
    locality: Organization | None = None


def _board(
    name: str,
    staff: int,
    *,
    deputies: int = 2,
    words: tuple[str, str] = ("Trưởng ban", "Phó trưởng ban"),
) -> Unit:
    seats = (
        ("district-board-head", 1, words[0]),
        ("district-board-deputy", deputies, words[1]),
        ("specialist", staff - deputies - 1, "Chuyên viên"),
    )
    return Unit(name, "party", "district", seats, (("cadre", staff),))


def _department(
    name: str,
    staff: int,
    *,
    deputies: int = 2,
    words: tuple[str, str] = ("Trưởng phòng", "Phó trưởng phòng"),
) -> Unit:
    seats = (
        ("district-department-head", 1, words[0]),
        ("district-department-deputy", deputies, words[1]),
        ("specialist", staff - deputies - 1, "Chuyên viên"),
    )
    return Unit(name, "government", "district", seats, (("cadre", staff), ("contract", 1)))


def _union(name: str, head: str, deputy: str, staff: int) -> Unit:
    seats = (("district-front-chair", 1, head), ("district-front-deputy", 1, deputy))
    return Unit(name, "front", "district", seats, (("cadre", staff),))


def _single(name: str, system: str, title: str) -> Unit:
    return Unit(name, system, "district", ((title, 1, ""),))


def _school(name: str, staff: int) -> Unit:
    seats = (("school-head", 1, "Hiệu trưởng"), ("school-deputy", 2, "Phó hiệu trưởng"))
    return Unit(name, "service", "grassroots", seats, (("employee", staff), ("contract", 3)))


DISTRICT = (
    Unit(
        "Huyện ủy Thanh Trì",
        "party",
        "district",
        (
            ("district-secretary", 1, ""),
            ("district-deputy-secretary", 2, ""),
            ("district-standing-member", 13, ""),
            ("district-committee-member", 43, ""),
        ),
    ),
    Unit(
        "Ủy ban Kiểm tra Huyện ủy",
        "party",
        "district",
        (
            ("district-inspection-chair", 1, ""),
            ("district-board-deputy", 2, "Phó chủ nhiệm ủy ban kiểm tra"),
            ("district-inspection-member", 6, ""),
        ),
        (("cadre", 7),),
    ),
    _board("Văn phòng Huyện ủy", 11, words=("Chánh văn phòng", "Phó chánh văn phòng")),
    _board("Ban Tổ chức Huyện ủy", 8),
    _board("Ban Tuyên giáo Huyện ủy", 6),
    _board("Ban Dân vận Huyện ủy", 5),
    _board("Trung tâm Chính trị huyện", 5, deputies=1, words=("Giám đốc", "Phó giám đốc")),
    Unit(
        "Hội đồng nhân dân huyện",
        "council",
        "district",
        (("district-council-chair", 1, ""),),
        (("cadre", 3),),
    ),
    Unit(
        "Ủy ban nhân dân huyện",
        "government",
        "district",
        (("district-people-committee-chair", 1, ""), ("district-people-committee-deputy", 3, "")),
        (("cadre", 4),),
    ),
    _department(
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
        18,
        deputies=3,
        words=("Chánh văn phòng", "Phó chánh văn phòng"),
    ),
    _department("Phòng Nội vụ", 9),
    _department("Phòng Tài chính - Kế hoạch", 12),
    _department(OLD, 11),
    _department("Phòng Tư pháp", 6),
    _department("Phòng Lao động - Thương binh và Xã hội", 9),
    _department("Phòng Văn hóa và Thông tin", 6, deputies=1),
    _department("Phòng Giáo dục và Đào tạo", 12),
    _department("Phòng Y tế", 4, deputies=1),
    _department("Phòng Kinh tế", 9),
    _department("Phòng Quản lý đô thị", 10),
    _department("Thanh tra huyện", 7, words=("Chánh thanh tra", "Phó chánh thanh tra")),
    _union("Ủy ban Mặt trận Tổ quốc huyện", "", "Phó chủ tịch Mặt trận Tổ quốc", 5),
    _union("Hội Liên hiệp Phụ nữ huyện", "Chủ tịch Hội Liên hiệp Phụ nữ", "Phó chủ tịch", 4),
    _union("Hội Nông dân huyện", "Chủ tịch Hội Nông dân", "Phó chủ tịch", 4),
    _union("Hội Cựu chiến binh huyện", "Chủ tịch Hội Cựu chiến binh", "Phó chủ tịch", 3),
    _union("Huyện đoàn Thanh Trì", "Bí thư Huyện đoàn", "Phó bí thư Huyện đoàn", 4),
    _union("Liên đoàn Lao động huyện", "Chủ tịch Liên đoàn Lao động", "Phó chủ tịch", 4),
    _single("Tòa án nhân dân huyện", "justice", "district-court-chief"),
    _single("Viện kiểm sát nhân dân huyện", "justice", "district-procuracy-chief"),
    _single("Công an huyện", "forces", "district-police-chief"),
    _school("Trường Trung học cơ sở số 1", 46),
    _school("Trường Trung học cơ sở số 2", 41),
    _school("Trường Tiểu học số 1", 38),
    _school("Trường Tiểu học số 2", 35),
    _school("Trường Mầm non số 1", 33),
)


def _province_board(name: str, deputies: int = 3) -> Unit:
    seats = (("province-board-head", 1, ""), ("province-board-deputy", deputies, ""))
    return Unit(name, "party", "province", seats, (("cadre", 60),))


def _province_department(name: str) -> Unit:
    seats = (
        ("province-department-director", 1, ""), ("province-department-deputy", 3, ""),
        ("province-section-head", 6, ""), ("province-section-deputy", 8, ""),
    )  # fmt: skip
    return Unit(name, "government", "province", seats, (("cadre", 95),))


PROVINCE = (
    Unit(
        "Thành ủy Hà Nội", "party", "province",
        (
            ("province-secretary", 1, ""), ("province-deputy-secretary", 3, ""),
            ("province-standing-member", 16, ""), ("province-committee-member", 71, ""),
        ),
    ),
    Unit(
        "Ủy ban nhân dân thành phố", "government", "province",
        (("province-people-committee-chair", 1, ""), ("province-people-committee-deputy", 5, "")),
    ),
    _province_board("Văn phòng Thành ủy"),
    _province_board("Ban Tổ chức Thành ủy"),
    _province_board("Ban Tuyên giáo Thành ủy"),
    _province_department("Sở Nội vụ"),
    _province_department("Sở Tài chính"),
    _province_department("Sở Giáo dục và Đào tạo"),
)  # fmt: skip


def build(demo: Demo) -> None:
    """Units with their seats, staff of three years, one unit continued under another name."""
    if WorkUnit.objects.exists():
        return
    made = _Posts(demo)
    for unit in PROVINCE:
        made.add(demo.units[ABOVE], unit)
    for unit in (*DISTRICT, *_communes(demo)):
        made.add(demo.units[HOME], unit)
    made.reorganised()
    demo.say(f"{WorkUnit.objects.count()} units of work, {Seat.objects.count()} seats")


def _communes(demo: Demo) -> Iterator[Unit]:
    rows = Organization.objects.below(demo.units[HOME]).filter(
        tier=Tier.GRASSROOTS, sector="territory", active=True
    )
    for place in rows.order_by("path")[:16]:
        commune = place.name.removeprefix("Đảng bộ ")
        seats: Places = (
            ("grassroots-secretary", 1, "Bí thư Đảng ủy"),
            ("grassroots-deputy-secretary", 2, "Phó bí thư Đảng ủy"),
        )
        yield Unit(f"Đảng ủy {commune}", "party", "grassroots", seats, (), place)
        seats = (
            ("grassroots-people-committee-chair", 1, "Chủ tịch Ủy ban nhân dân"),
            ("grassroots-people-committee-deputy", 2, "Phó chủ tịch Ủy ban nhân dân"),
        )
        yield Unit(
            f"Ủy ban nhân dân {commune}", "government", "grassroots", seats, (("commune", 21),),
            place,
        )  # fmt: skip


def _listed(unit: Unit, title: Title) -> dict[str, Any]:
    """Staff of an organisation board hold posts of the list; the province's sets no months."""
    if title.is_leading or not unit.name.startswith("Ban Tổ chức"):
        return {}
    months = 60 if unit.level == "district" else None
    return {"change_field": ChangeField.ORGANISATION, "change_months": months}


class _Posts:
    """Makes one unit after another."""

    def __init__(self, demo: Demo) -> None:
        self.demo, self.by, self.draw = demo, SystemActor(), demo.draw("posts")
        self.titles = {title.code: title for title in Title.objects.all()}

    def _now(self, unit: WorkUnit) -> dict[str, Any]:
        return {"work_unit": unit, "version": unit.version, "by": self.by, "today": self.demo.today}

    def add(self, office: Organization, unit: Unit) -> None:
        """A unit with its seats, and the staff assigned to it in three years."""
        made = actions.set_up_unit(
            organization=office, name=unit.name, system=unit.system, level=unit.level,
            locality=unit.locality, valid_from=FOUNDED, by=self.by,
        )  # fmt: skip
        for code, places, name in unit.seats:
            title = self.titles[code]
            term = TERM if title.is_leading else None
            actions.set_up_seat(
                title=title, quota=places, name=name, term_months=term, valid_from=FOUNDED,
                **_listed(unit, title), **self._now(made),
            )  # fmt: skip
        self._staff(made, unit)

    def _staff(self, made: WorkUnit, unit: Unit, *, since: int = 0) -> None:
        """The number of civil servants falls by one where there are many (40-KL/TW asks for 5%)."""
        this = self.demo.today.year
        for year in (this - 2, this - 1, this):
            if year < since:
                continue
            for kind, number in unit.staff:
                less = (year - this + 2) // 2 if number > 8 else 0
                actions.assign_staff(
                    year=year, kind=kind, assigned=number - less,
                    decision_number=f"{self.draw.randint(10, 99)}-QĐ/HU",
                    decided_on=date(year, 1, 15), **self._now(made),
                )  # fmt: skip

    def reorganised(self) -> None:
        """A department continued under another name: its seats go along."""
        unit = WorkUnit.objects.get(organization=self.demo.units[HOME], name=OLD)
        made = actions.continue_unit(
            name=NEW, day=min(REORGANISED, self.demo.today), decision_number="12-QĐ/UBND",
            **self._now(unit),
        )  # fmt: skip
        before = next(one for one in DISTRICT if one.name == OLD)
        self._staff(made, before, since=REORGANISED.year)
