"""Units and seats from Excel: one row each, new or corrected; nothing saved until confirmed."""

from __future__ import annotations

import openpyxl
import pytest

from apps.cadres.models import Seat, WorkUnit
from apps.membership.choices import BatchState
from tests.factories import cadres
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
UNITS = ("Mã cơ quan, đơn vị", "Tên cơ quan, đơn vị", "Khối", "Cấp")
SEATS = ("Mã vị trí", "Cơ quan, đơn vị", "Chức danh", "Tên vị trí", "Số lượng")


def checked(by, kind, headers, *rows):
    book = openpyxl.Workbook()
    book.active.append(headers)
    for row in rows:
        book.active.append(row)
    return files.checked(files.saved(book), by=by, kind=kind)


def test_units_are_set_up_and_corrected(world, officer):
    old = cadres.work_unit(world["alpha-east"], name="Phòng Ytế")
    batch = checked(
        officer, "units", UNITS,
        (None, "Phòng Nội vụ", "Ủy ban nhân dân và cơ quan chuyên môn", "Cấp huyện"),
        (old.reference, "Phòng Y tế", None, None),
    )  # fmt: skip
    assert (batch.state, batch.new_rows) == (BatchState.READY, 1), batch.report
    assert not WorkUnit.objects.filter(name="Phòng Nội vụ").exists(), "a check saves nothing"
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    old.refresh_from_db()
    assert (old.name, old.system, old.version) == ("Phòng Y tế", "government", 2)
    assert WorkUnit.objects.get(name="Phòng Nội vụ").level == "district"


@pytest.mark.parametrize(
    "row",
    [
        (None, None, "Đảng", "Cấp huyện"),
        (None, "Ban Dân vận", "Đảng", None),
        (None, "Ban Dân vận", "Khối lạ", "Cấp huyện"),
        ("U-NEVERWAS", "Ban Dân vận", "Đảng", "Cấp huyện"),
        (None, "Phòng Y tế", "Đảng", "Cấp huyện"),
    ],
)
def test_a_wrong_unit_stays_out_with_its_cell(world, officer, row):
    cadres.work_unit(world["alpha-east"], name="Phòng Y tế")
    batch = checked(officer, "units", UNITS, row)
    assert batch.new_rows == 0
    assert batch.state == BatchState.TO_CORRECT, batch.report


def test_seats_are_set_up_by_title_and_unit(world, officer):
    unit = cadres.work_unit(world["alpha-east"], name="Phòng Y tế")
    title = cadres.title()
    batch = checked(
        officer, "seats", SEATS,
        (None, unit.reference, title.code, "Khối xã", 2),
        (None, "Phòng Y tế", title.name, None, None),
        (None, unit.reference, None, None, 1),
        (None, unit.reference, "Chức danh lạ", None, 1),
    )  # fmt: skip
    assert batch.new_rows == 2, batch.report
    files.loaded(batch, by=officer, only_good=True)
    assert sorted(Seat.objects.values_list("name", "quota")) == [("", 1), ("Khối xã", 2)]
