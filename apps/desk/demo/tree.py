"""The organisations of the demo: real provinces, districts and communes as of 2020, with cells."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from io import TextIOWrapper
from pathlib import Path

from psycopg.types.range import DateRange

from apps.tenancy import models as tenancy
from apps.tenancy.choices import Form, Sector, Tier

UNITS = Path(tenancy.__file__).parent / "data" / "units_before_2025-07-01.csv.gz"
FOUNDED = date(2010, 1, 1)

PROVINCES = {
    "ha-noi": ("Thành ủy Hà Nội", "Thành phố Hà Nội"),
    "soc-trang": ("Tỉnh ủy Sóc Trăng", "Tỉnh Sóc Trăng"),
    "nam-dinh": ("Tỉnh ủy Nam Định", "Tỉnh Nam Định"),
    "long-an": ("Tỉnh ủy Long An", "Tỉnh Long An"),
}
# code: (province, name, administrative unit). Sóc Trăng has all its districts, so that the
# province's admissions lie where they would.
DISTRICTS = {
    "thanh-tri-hn": ("ha-noi", "Huyện ủy Thanh Trì", "Huyện Thanh Trì"),
    "soc-trang-city": ("soc-trang", "Thành ủy Sóc Trăng", "Thành phố Sóc Trăng"),
    "chau-thanh-st": ("soc-trang", "Huyện ủy Châu Thành", "Huyện Châu Thành"),
    "ke-sach": ("soc-trang", "Huyện ủy Kế Sách", "Huyện Kế Sách"),
    "my-tu": ("soc-trang", "Huyện ủy Mỹ Tú", "Huyện Mỹ Tú"),
    "cu-lao-dung": ("soc-trang", "Huyện ủy Cù Lao Dung", "Huyện Cù Lao Dung"),
    "long-phu": ("soc-trang", "Huyện ủy Long Phú", "Huyện Long Phú"),
    "my-xuyen": ("soc-trang", "Huyện ủy Mỹ Xuyên", "Huyện Mỹ Xuyên"),
    "nga-nam": ("soc-trang", "Thị ủy Ngã Năm", "Thị xã Ngã Năm"),
    "thanh-tri-st": ("soc-trang", "Huyện ủy Thạnh Trị", "Huyện Thạnh Trị"),
    "vinh-chau": ("soc-trang", "Thị ủy Vĩnh Châu", "Thị xã Vĩnh Châu"),
    "tran-de": ("soc-trang", "Huyện ủy Trần Đề", "Huyện Trần Đề"),
    "nam-truc": ("nam-dinh", "Huyện ủy Nam Trực", "Huyện Nam Trực"),
    "can-duoc": ("long-an", "Huyện ủy Cần Đước", "Huyện Cần Đước"),
}
# Grassroots committees of a district beside its communes: (name, sector).
OFFICES = (
    ("Đảng bộ Công an huyện", Sector.ARMED_FORCES),
    ("Đảng bộ Quân sự huyện", Sector.ARMED_FORCES),
    ("Đảng bộ Cơ quan Huyện ủy", Sector.AGENCY),
    ("Đảng bộ Ủy ban nhân dân huyện", Sector.AGENCY),
    ("Đảng bộ Trung tâm Y tế huyện", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Ngành Giáo dục huyện", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Trung tâm Giáo dục nghề nghiệp", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Điện lực huyện", Sector.STATE_ENTERPRISE),
    ("Đảng bộ Ngân hàng Nông nghiệp huyện", Sector.STATE_ENTERPRISE),
    ("Đảng bộ Công ty Dịch vụ công ích", Sector.STATE_ENTERPRISE),
    ("Đảng bộ Trường Trung học phổ thông số 1", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Trường Trung học phổ thông số 2", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Khối Mặt trận và đoàn thể", Sector.AGENCY),
    ("Đảng bộ Chi cục Thuế khu vực", Sector.AGENCY),
    ("Đảng bộ Bệnh viện Đa khoa khu vực", Sector.PUBLIC_SERVICE),
    ("Đảng bộ Tòa án nhân dân huyện", Sector.AGENCY),
    ("Đảng bộ Viện kiểm sát nhân dân huyện", Sector.AGENCY),
    ("Đảng bộ Kho bạc Nhà nước huyện", Sector.AGENCY),
    ("Đảng bộ Công ty Cổ phần May Rạch Cát", Sector.NON_STATE_ENTERPRISE),
    ("Đảng bộ Công ty Thực phẩm Long Định", Sector.NON_STATE_ENTERPRISE),
)
USUAL_OFFICES = 6
VILLAGE_CELLS = ("Chi bộ ấp 1", "Chi bộ ấp 2", "Chi bộ ấp 3", "Chi bộ Trường học", "Chi bộ Cơ quan")
NORTHERN_CELLS = (
    "Chi bộ thôn 1",
    "Chi bộ thôn 2",
    "Chi bộ thôn 3",
    "Chi bộ Trường học",
    "Chi bộ Cơ quan",
)
OFFICE_CELLS = ("Chi bộ 1", "Chi bộ 2", "Chi bộ 3")


ENTERPRISES = (
    "Cơ khí Ngọc Hồi", "May Thanh Trì", "Bao bì Tam Hiệp", "Thực phẩm Liên Ninh",
    "Xây dựng Đại Áng", "Nội thất Hữu Hòa", "Vận tải Văn Điển", "Nhựa Vĩnh Quỳnh",
    "Điện tử Tứ Hiệp", "In Ngũ Hiệp",
)  # fmt: skip
KINDS_OF_ENTERPRISES = ("Công ty TNHH", "Công ty Cổ phần", "Doanh nghiệp tư nhân")
"""Invented enterprises, one of each kind by each name."""
SETTLED = timedelta(days=90)
"""The last cell of a period was founded so long before its end."""


@dataclass(frozen=True)
class Plan:
    """One organisation to be made."""

    code: str
    parent: str
    name: str
    tier: Tier
    form: Form
    sector: Sector
    founded: date = FOUNDED


def build(
    *, grassroots_committees: dict[str, int], enterprise_cells: Iterable[Plan] = ()
) -> dict[str, tenancy.Organization]:
    """Make every organisation that is missing; returns all of them by code.

    ``grassroots_committees`` says how many a district must have in all.
    """
    made: dict[str, tenancy.Organization] = {}
    founded: dict[str, date] = {}
    for plan in (*_plans(grassroots_committees), *enterprise_cells):
        founded[plan.code] = plan.founded
        parent = made.get(plan.parent)
        organization, is_new = tenancy.Organization.objects.get_or_create(
            code=plan.code,
            defaults={
                "name": plan.name,
                "tier": plan.tier,
                "form": plan.form,
                "sector": plan.sector,
                "parent": parent,
                "keeps_office": plan.tier in (Tier.PROVINCE, Tier.DISTRICT),
            },
        )
        if is_new:
            organization.refresh_from_db()
        made[plan.code] = organization
    _open_periods(made, founded)
    return made


def cells_of_enterprises(district: str, count: int, first: date, last: date) -> list[Plan]:
    """Cells in non-state enterprises that a district founded evenly over a period."""
    step = (last - SETTLED - first) / max(count, 1)
    return [
        Plan(
            f"{district}-dn{number + 1:02}", district,
            f"Chi bộ {KINDS_OF_ENTERPRISES[number // len(ENTERPRISES)]}"
            f" {ENTERPRISES[number % len(ENTERPRISES)]}",
            Tier.GRASSROOTS, Form.CELL, Sector.NON_STATE_ENTERPRISE, first + step * (number + 1),
        )
        for number in range(count)
    ]  # fmt: skip


def _open_periods(made: dict[str, tenancy.Organization], founded: dict[str, date]) -> None:
    known = set(
        tenancy.OrganizationVersion.objects.filter(
            organization__in=[one.pk for one in made.values()]
        ).values_list("organization_id", flat=True)
    )
    tenancy.OrganizationVersion.objects.bulk_create(
        tenancy.OrganizationVersion(
            organization=one, valid=DateRange(founded[one.code], None), name=one.name,
            tier=one.tier, parent_id=one.parent_id, keeps_office=one.keeps_office,
        )
        for one in made.values()
        if one.pk not in known
    )  # fmt: skip


def _plans(grassroots_committees: dict[str, int]) -> Iterator[Plan]:
    for code, (name, _unit) in PROVINCES.items():
        yield Plan(code, "", name, Tier.PROVINCE, Form.COMMITTEE, Sector.TERRITORY)
    units = _communes()
    for code, (province, name, unit) in DISTRICTS.items():
        yield Plan(code, province, name, Tier.DISTRICT, Form.COMMITTEE, Sector.TERRITORY)
        communes = units[PROVINCES[province][1], unit]
        cells = NORTHERN_CELLS if province in ("ha-noi", "nam-dinh") else VILLAGE_CELLS
        for number, commune in enumerate(communes, start=1):
            base = f"{code}-{number:02}"
            name = f"Đảng bộ {_capitalised(commune)}"
            yield Plan(base, code, name, Tier.GRASSROOTS, Form.COMMITTEE, Sector.TERRITORY)
            yield from _cells(base, cells, Sector.VILLAGE)
        wanted = grassroots_committees.get(code) or len(communes) + USUAL_OFFICES
        for number, (name, sector) in enumerate(OFFICES[: wanted - len(communes)], start=1):
            base = f"{code}-cq{number:02}"
            yield Plan(base, code, name, Tier.GRASSROOTS, Form.COMMITTEE, sector)
            yield from _cells(base, OFFICE_CELLS, sector)


def _cells(parent: str, names: tuple[str, ...], sector: Sector) -> Iterator[Plan]:
    for number, name in enumerate(names, start=1):
        yield Plan(f"{parent}-{number}", parent, name, Tier.CELL, Form.CELL, sector)


def _capitalised(unit: str) -> str:
    """'Xã Đại áng' as names are written: the kind in lower case, each word of the name not."""
    kind = 2 if unit.startswith("Thị trấn") else 1
    words = unit.split()
    names = [word[:1].upper() + word[1:] for word in words[kind:]]
    return " ".join([*(word.lower() for word in words[:kind]), *names])


def _communes() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    with gzip.open(UNITS) as packed:
        for row in csv.DictReader(TextIOWrapper(packed, encoding="utf-8-sig")):
            found.setdefault((row["province"], row["district"]), []).append(row["commune"])
    return found
