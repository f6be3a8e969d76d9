"""The ledger of a month goes out to Excel and the payments come back."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from apps.membership.choices import BatchState
from apps.membership.fees import actions
from apps.membership.models import FeeEntry
from tests.membership import import_files as files

MONTH = date(2026, 8, 1)
HEADERS = ("Mã hồ sơ", "Tháng", "Đã đóng", "Ngày đóng", "Lý do sửa")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


@pytest.fixture
def ledger(cell):
    with time_machine.travel("2026-08-20T05:00:00Z", tick=False):
        actions.draw_up(
            organization=cell["unit"], month=MONTH, today=date(2026, 8, 20), by=cell["by"]
        )
        yield cell


def book(*rows):
    made = openpyxl.Workbook()
    made.active.append(HEADERS)
    for row in rows:
        made.active.append(row)
    return files.saved(made)


def paid(member):
    line = FeeEntry.objects.current().get(member=member, month=MONTH)
    return line.paid, line.paid_on


def test_the_template_comes_with_the_lines_and_is_read_back(ledger, officer, browser):
    answer = browser().get(reverse("membership:import_template"), {"kind": "fees"})
    made = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    sheet = made.active
    heads = {str(cell.value).rstrip(" *"): cell.column for cell in sheet[1]}
    rows = {sheet.cell(row, heads["Họ và tên"]).value: row for row in range(2, sheet.max_row + 1)}
    assert {"Người Bảo", "Người Hưu", "Người Không"} <= rows.keys()
    sheet.cell(rows["Người Bảo"], heads["Đã đóng"]).value = 160_000
    sheet.cell(rows["Người Bảo"], heads["Ngày đóng"]).value = date(2026, 8, 19)

    batch = files.checked(files.saved(made), by=officer, kind="fees")
    assert (batch.state, batch.new_rows, batch.changed_rows) == (BatchState.READY, 1, 0)
    assert paid(ledger["Bảo"]) == (0, None)

    assert files.loaded(batch, by=officer).state == BatchState.LOADED
    assert paid(ledger["Bảo"]) == (160_000, date(2026, 8, 19))
    assert paid(ledger["Hưu"]) == (0, None)  # an empty cell leaves the line alone


def test_a_recorded_amount_changes_only_with_a_reason_and_the_old_line_stays(ledger, officer):
    key = str(ledger["Bảo"].pk)
    files.loaded(
        files.checked(book((key, "08/2026", 100_000, "18/08/2026", "")), by=officer, kind="fees"),
        by=officer,
    )
    bare = files.checked(book((key, "08/2026", 160_000, "19/08/2026", "")), by=officer, kind="fees")
    assert files.codes(bare) == [(2, "E", "fee_correction_reason")]

    right = files.checked(
        book((key, "08/2026", 160_000, "19/08/2026", "Ghi nhầm")), by=officer, kind="fees"
    )
    assert right.changed_rows == 1
    files.loaded(right, by=officer)

    assert paid(ledger["Bảo"])[0] == 160_000
    assert FeeEntry.objects.filter(member=ledger["Bảo"], month=MONTH).count() == 2


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (("08/2026", 3.427, "19/08/2026", ""), "C", "thousands_lost"),
        (("08/2026", "ba nghìn", "19/08/2026", ""), "C", "integer_invalid"),
        (("08/2026", -1, "19/08/2026", ""), "C", "fee_amount"),
        (("2026", 5, "19/08/2026", ""), "B", "fee_month_missing"),
        (("07/2026", 5, "19/08/2026", ""), "B", "fee_line_missing"),
        (("08/2026", 5, None, ""), "D", "fee_day_missing"),
        (("08/2026", 5, "21/08/2026", ""), "D", "fee_paid_in_future"),
        (("08/2026", 5, "31/02/2026", ""), "D", "date_impossible"),
    ],
)
def test_wrong_rows_name_the_cell_and_the_reason(ledger, officer, row, column, code):
    batch = files.checked(book((str(ledger["Bảo"].pk), *row)), by=officer, kind="fees")

    assert files.codes(batch) == [(2, column, code)]
    assert batch.state == BatchState.TO_CORRECT
    assert paid(ledger["Bảo"]) == (0, None)


def test_the_same_line_twice_is_told(ledger, officer):
    row = (str(ledger["Bảo"].pk), "08/2026", 5, "19/08/2026", "")
    batch = files.checked(book(row, row), by=officer, kind="fees")

    assert files.codes(batch) == [(3, "B", "fee_row_twice")]
    assert (batch.state, batch.good_rows) == (BatchState.TO_CORRECT, 1)


def test_another_range_has_no_such_line(ledger, world):
    stranger = world.actor("organization_officer", "beta-east")
    batch = files.checked(
        book((str(ledger["Bảo"].pk), "08/2026", 5, "19/08/2026", "")), by=stranger, kind="fees"
    )

    assert [code for _row, _column, code in files.codes(batch)] == ["record_unknown"]


def test_a_payment_recorded_meanwhile_gives_a_new_preview(ledger, officer):
    key = str(ledger["Bảo"].pk)
    batch = files.checked(
        book((key, "08/2026", 160_000, "19/08/2026", "")), by=officer, kind="fees"
    )
    actions.pay_all(
        organization=ledger["unit"], month=MONTH, paid_on=date(2026, 8, 1),
        today=date(2026, 8, 20), by=ledger["by"],
    )  # fmt: skip

    batch = files.loaded(batch, by=officer)

    assert batch.state != BatchState.LOADED


def test_payments_go_through_the_pages_and_the_error_file(ledger, walk):
    way = walk("fees")
    sheet = way.template()
    paid_row, wrong_row = (sheet.row_of("Họ và tên", f"Người {one}") for one in ("Bảo", "Hưu"))
    sheet.write(paid_row, Đã_đóng=160_000, Ngày_đóng=date(2026, 8, 19))
    sheet.write(wrong_row, Đã_đóng=25_000)

    batch = way.send(sheet)
    assert batch.state == BatchState.TO_CORRECT
    assert "Ngày đóng" in way.text(batch)
    wrong = way.errors(batch)
    assert [row["Họ và tên"] for row in wrong.rows] == ["Người Hưu"]
    assert way.load(batch, only_good=True).state == BatchState.LOADED
    assert (paid(ledger["Bảo"])[0], paid(ledger["Hưu"])[0]) == (160_000, 0)

    wrong.write(2, Ngày_đóng=date(2026, 8, 18))
    assert way.load(way.send(wrong)).state == BatchState.LOADED
    assert paid(ledger["Hưu"]) == (25_000, date(2026, 8, 18))

    # What has been paid comes with the next template, and an empty cell leaves it alone.
    again = way.template()
    row = again.row_of("Họ và tên", "Người Bảo")
    assert again.sheet.cell(row, again.heads["Đã đóng"]).value == 160_000
    again.write(row, Đã_đóng=None, Ngày_đóng=None)
    assert way.send(again).report["counts"]["wrong"] == 0
    assert paid(ledger["Bảo"]) == (160_000, date(2026, 8, 19))
