"""Tables, templates and files of errors: what is written, and that it can be read again."""

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from apps.core.excel.columns import Column
from apps.core.excel.guard import inspect
from apps.core.excel.reader import read_rows
from apps.core.excel.template import column_help, write_template
from apps.core.excel.writer import TableColumn, write_errors, write_table
from apps.core.partial_dates import PartialDate

CREATED = datetime(2026, 10, 12, 1, 15, tzinfo=UTC)
COLUMNS = (
    Column("name", "Họ và tên", required=True, max_length=60, help="Như trong căn cước."),
    Column("born", "Ngày sinh", kind="partial_date"),
    Column("joined", "Ngày kết nạp", kind="date"),
    Column("count", "Số lượng", kind="integer"),
    Column("sex", "Giới tính", kind="choice", choices=(("male", "Nam"), ("female", "Nữ"))),
    Column("citizen", "Số căn cước", kind="digits", lengths=(12,)),
)


def sheet_of(file: io.BytesIO) -> Worksheet:
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def table(*rows: list[Any], **options: Any) -> Worksheet:
    file = io.BytesIO()
    columns = [TableColumn("A", width=12), TableColumn("B")]
    assert write_table(file, "Tiêu đề", columns, rows, created=CREATED, **options) == len(rows)
    return sheet_of(file)


def test_a_table_has_title_header_rows_and_footer() -> None:
    lines = ["Người lập: Trần Thị B", "08:15 12/10/2026"]
    sheet = table(["Lê An", 1], ["Lê Bình", 2], footer_lines=lines)
    cells = [[cell.value for cell in row] for row in sheet.iter_rows(max_col=2)]
    assert cells[0][0] == "Tiêu đề"
    assert cells[2:5] == [["A", "B"], ["Lê An", 1], ["Lê Bình", 2]]
    assert [row[0] for row in cells[6:]] == lines


def test_a_table_is_ready_for_the_screen_and_the_printer() -> None:
    sheet = table(["x", 1])
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.column_dimensions["A"].width == pytest.approx(12, abs=1)


@pytest.mark.parametrize(
    ("value", "expected", "number_format"),
    [
        (date(2000, 5, 19), datetime(2000, 5, 19), "dd/mm/yyyy"),  # noqa: DTZ001 as Excel has it
        (
            datetime(2026, 10, 11, 18, 5, tzinfo=UTC),
            datetime(2026, 10, 12, 1, 5),  # noqa: DTZ001
            "hh:mm dd/mm/yyyy",
        ),
        (date(1890, 5, 19), "19/05/1890", "General"),
        (PartialDate(1974, 8), "08/1974", "General"),
        (3427, 3427, "#,##0"),
        (Decimal("46.04"), 46.04, "#,##0.##"),
        (10**20, "100000000000000000000", "General"),
        (None, None, "General"),
        ("001089012345", "001089012345", "General"),
    ],
)
def test_values_are_written_by_their_type(value: Any, expected: Any, number_format: str) -> None:
    cell = table([value, "end"])["A4"]
    assert (cell.value or None, cell.number_format) == (expected, number_format)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84", "-5", "@SUM(A1)", "{=A1}", "http://example.org", "1"]
)
def test_text_never_becomes_a_formula_a_link_or_a_number(text: str) -> None:
    cell = table([text, "end"])["A4"]
    assert (cell.value, cell.hyperlink) == (text, None)
    assert cell.data_type == "s"
    file = io.BytesIO()
    write_table(file, text, [TableColumn(text)], [[text]], [text])
    with zipfile.ZipFile(file) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_text_longer_than_a_cell_is_cut_not_lost() -> None:
    assert len(table(["x" * 40_000, 1])["A4"].value) == 32_767


def test_the_same_input_gives_the_same_bytes() -> None:
    files = [io.BytesIO(), io.BytesIO()]
    for file in files:
        write_table(file, "Tiêu đề", [TableColumn("A")], [["x"]], created=CREATED)
    parts = [{n: zipfile.ZipFile(f).read(n) for n in zipfile.ZipFile(f).namelist()} for f in files]
    assert parts[0] == parts[1]


# --- the template


def template(**options: Any) -> io.BytesIO:
    file = io.BytesIO()
    write_template(file, COLUMNS, created=CREATED, **options)
    return file


def test_the_template_is_a_file_the_reader_understands() -> None:
    for options in ({}, {"example": {"name": "Lê An", "born": PartialDate(1974, 8)}}):
        file = template(**options)
        inspect(file)
        reading = read_rows(file, COLUMNS)
        assert (reading.header.missing, reading.header.unknown) == ((), ())
        assert list(reading) == [], "an example is never data"


def test_the_template_has_lists_help_and_text_formats() -> None:
    book = openpyxl.load_workbook(template())
    sheet, lists = book.worksheets
    assert lists.sheet_state == "veryHidden"
    assert [cell.value for cell in lists["E"]] == ["Nam", "Nữ"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["E2:E2001"].type == "list"
    assert rules["E2:E2001"].formula1 == "lists!$E$1:$E$2"
    assert sheet["A1"].value == "Họ và tên *"
    assert "Như trong căn cước." in sheet["A1"].comment.text
    formats = [sheet.column_dimensions[letter].number_format for letter in "ABCDEF"]
    assert formats == ["@", "@", "dd/mm/yyyy", "0", "General", "@"]


def test_what_people_fill_in_is_read_back() -> None:
    file = template()
    book = openpyxl.load_workbook(file)
    for column, value in zip(
        "ABCDEF", ["Lê An", "08/1974", date(2000, 5, 19), 3, "Nữ", "0" * 12], strict=True
    ):
        book.worksheets[0][f"{column}2"].value = value
    filled = io.BytesIO()
    book.save(filled)
    (row,) = read_rows(filled, COLUMNS)
    assert row.errors == ()
    assert list(row.values.values()) == [
        "Lê An", PartialDate(1974, 8), date(2000, 5, 19), 3, "female", "0" * 12,
    ]  # fmt: skip


def test_help_lists_short_choices() -> None:
    assert "Nam, Nữ" in column_help(COLUMNS[4])
    assert column_help(Column("x", "X")) == ""


# --- the file of errors


def wrong_upload() -> io.BytesIO:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append(["Tiêu đề"])
    sheet.append(["Họ tên:", "Ngày sinh", "Ngày kết nạp", "Ghi chú"])
    sheet.append(["Lê An", "1949", date(2000, 5, 19), "đúng"])
    sheet.append([None, date(1974, 8, 1), "5/19/2000", "=sai"])
    sheet["B4"].number_format = "mm/yyyy"
    sheet["D4"].data_type = "s"
    sheet.append(["Lê Cúc", "13/1974", None, 7])
    file = io.BytesIO()
    book.save(file)
    return file


NAMED = (Column("name", "Họ và tên", aliases=("Họ tên",), required=True), *COLUMNS[1:])


def test_wrong_rows_come_back_with_reasons_and_can_be_corrected() -> None:
    reading = read_rows(wrong_upload(), NAMED)
    file = io.BytesIO()
    assert write_errors(file, reading.header, NAMED, reading, created=CREATED) == 2
    sheet = sheet_of(file)
    header = [cell.value for cell in sheet[1]]
    assert header[:4] == ["Họ tên:", "Ngày sinh", "Ngày kết nạp", "Ghi chú"]
    assert [sheet[f"{letter}2"].value for letter in "CD"] == ["5/19/2000", "=sai"]
    assert sheet["B2"].number_format == "mm/yyyy", "a month stays a month"
    for place in ("4", "A", "C"):
        assert place in sheet["E2"].value
    marked = {cell.coordinate for row in sheet["A2:E3"] for cell in row if cell.fill.fill_type}
    assert marked == {"A2", "C2", "B3"}

    book = openpyxl.load_workbook(file)
    for place, value in {"A2": "Lê Bình", "C2": "19/5/2000", "B3": "12/1974"}.items():
        book.worksheets[0][place].value = value
    corrected = io.BytesIO()
    book.save(corrected)
    again = read_rows(corrected, NAMED)
    assert again.header.unknown == ("Ghi chú",)
    rows = list(again)
    assert [row.errors for row in rows] == [(), ()]
    assert [row.values["born"] for row in rows] == [PartialDate(1974, 8), PartialDate(1974, 12)]
