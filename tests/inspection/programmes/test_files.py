"""Items of a programme from Excel: one row an item, judged as on the pages."""

from __future__ import annotations

import openpyxl
import pytest

from apps.core.models import AuditEntry
from apps.inspection.models import ProgrammeItem, ProgrammeSubject
from apps.membership.choices import BatchState
from tests.factories.membership import member
from tests.inspection.conftest import acting
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
HEADERS = (
    "Mã chương trình", "Quý", "Loại việc", "Nội dung", "Mã tổ chức là đối tượng",
    "Mã hồ sơ đảng viên là đối tượng", "Đối tượng khác", "Chủ trì",
)  # fmt: skip
SUPERVISION = "Giám sát chuyên đề"


def checked(by, *rows):
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for row in rows:
        book.active.append(row)
    return files.checked(files.saved(book), by=by, kind="programmes")


def test_each_row_is_an_item_with_its_subjects(world, officer, draft):
    programme, person = draft(), member(world["alpha-east-1-cell"], "Phạm Văn Đất")
    code = programme.reference
    batch = checked(
        officer,
        (code, "Quý II", SUPERVISION, "Quy chế làm việc", "alpha-east-1; alpha-east-2",
         str(person.pk), "Lê Văn Ngoài", "Ban Tổ chức"),
        (code, "Quý IV", "Kiểm tra tài chính đảng", "Đảng phí", "alpha-east-1", None, None, None),
    )  # fmt: skip
    assert (batch.state, batch.new_rows) == (BatchState.READY, 2), batch.report
    assert not ProgrammeItem.objects.exists(), "a check saves nothing"
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    first, second = ProgrammeItem.objects.order_by("quarter")
    assert (first.quarter, first.year, first.lead) == (2, 2026, "Ban Tổ chức")
    assert ProgrammeSubject.objects.filter(item=first).count() == 4
    assert second.kind == "finance"
    assert AuditEntry.objects.filter(action="inspection.programme_item_added").count() == 2


@pytest.mark.parametrize(
    "row",
    [
        (None, "Kiểm tra tài chính đảng", "", None, None, None, None),
        (None, "Kiểm tra tài chính đảng", "Đảng phí", None, None, None, None),
        ("Quý I", "Kiểm tra khi có dấu hiệu vi phạm", "Đất đai", None, None, None, None),
        ("Quý I", "Kiểm tra chuyên đề", "Nghị quyết", None, None, None, None),
        ("Quý I", SUPERVISION, "Nghị quyết", "beta-east", None, None, None),
        ("Quý I", SUPERVISION, "Nghị quyết", None, "99999999", None, None),
        ("Quý I", SUPERVISION, "Nghị quyết", None, None, "A; A", None),
    ],
)
def test_what_the_pages_refuse_is_refused_at_its_cell(officer, draft, row):
    batch = checked(officer, (draft().reference, *row))
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0), batch.report


def test_a_programme_out_of_sight_is_unknown(officer, draft, world):
    other = acting(world, "inspection_officer", "alpha-west")
    there = draft(by=other, code="alpha-west")
    batch = checked(officer, (there.reference, "Quý I", SUPERVISION, "x", None, None, "A", None))
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0), batch.report
