"""Persons of a draw from Excel: one row a person, added to a list that is not fixed."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest

from apps.core.models import AuditEntry
from apps.inspection.models import AssetDraw
from apps.inspection.verification import actions, rules
from apps.membership.choices import BatchState
from tests.inspection.conftest import TODAY
from tests.membership import import_files as files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("everything")]
HEADERS = (
    "Mã bốc thăm", "Họ và tên", "Chức vụ", "Đơn vị", "Số thẻ đảng viên",
    "Lý do không đưa vào bốc thăm",
)  # fmt: skip


@pytest.fixture
def listed(world: Any, officer: Any) -> AssetDraw:
    """A draw with one person on its list."""
    return actions.prepare_draw(
        organization=world["alpha-east"], year=2026, title="Xác minh", text="Lê Thị Một; Bí thư",
        today=TODAY, by=officer,
    )  # fmt: skip


def checked(by: Any, *rows: Any) -> Any:
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    for row in rows:
        book.active.append(row)
    return files.checked(files.saved(book), by=by, kind="draws")


def test_each_row_is_a_person_and_a_reason_leaves_out_of_the_draw(listed, officer):
    code = listed.reference
    batch = checked(
        officer,
        (code, "Trần Văn Hai", "Chủ tịch; Phó bí thư", "Xã Đông", "012345678901", None),
        (code, "Phạm Thị Ba", "Phó chủ tịch", "Xã Tây", None, "Đang điều trị | nội trú"),
    )
    assert (batch.state, batch.new_rows) == (BatchState.READY, 2), batch.report
    assert len(AssetDraw.objects.get().people) == 1, "a check saves nothing"
    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    entries = AssetDraw.objects.get().entries
    assert [one.name for one in entries] == ["Lê Thị Một", "Trần Văn Hai", "Phạm Thị Ba"]
    assert entries[1].card_number == "012345678901"
    assert len(rules.in_the_draw(entries)) == 2
    assert rules.parsed(rules.written(entries)) == entries, "the page reads back what was loaded"
    assert AuditEntry.objects.filter(action="inspection.draw_people_listed").count() == 1


@pytest.mark.parametrize(
    "row",
    [
        ("", "Trần Văn Hai", None, None, None, None),
        ("own", None, None, None, None, None),
        ("own", "Lê Thị Một", "Bí thư", None, None, None),
        ("B2026-KHONGCO", "Trần Văn Hai", None, None, None, None),
    ],
)
def test_what_cannot_be_listed_is_refused_at_its_cell(listed, officer, row):
    code = listed.reference if row[0] == "own" else row[0]
    batch = checked(officer, (code, *row[1:]))
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0), batch.report


def test_a_list_that_is_fixed_takes_nobody(listed, officer, chair):
    found = AssetDraw.objects.get(pk=listed.pk)
    actions.change_list(draw=found, version=found.version, text="A\nB\nC", by=officer)
    found = AssetDraw.objects.get()
    actions.fix_list(
        draw=found, version=found.version, number=1, note="", today=TODAY, by=chair
    )  # fmt: skip
    batch = checked(officer, (listed.reference, "Trần Văn Hai", None, None, None, None))
    assert (batch.state, batch.new_rows) == (BatchState.TO_CORRECT, 0), batch.report


def test_a_list_is_written_once_for_a_check_however_many_rows(
    listed, officer, django_assert_max_num_queries
):  # fmt: skip
    rows = [(listed.reference, f"Trần Văn {number}", "", "", None, None) for number in range(60)]
    again = (listed.reference, "Trần Văn 7", "", "", None, None)
    with django_assert_max_num_queries(90):
        batch = checked(officer, *rows, again)

    assert batch.new_rows == 60, batch.report
    assert batch.state == BatchState.TO_CORRECT
