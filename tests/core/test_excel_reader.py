"""Tables out of workbooks: every value right, or a reason why not."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from apps.core.excel.columns import Column, header_name
from apps.core.excel.problems import REASONS, CellError, ExcelRefused
from apps.core.excel.reader import Reading, Row, read_rows
from apps.core.legacy_encodings import to_legacy
from apps.core.partial_dates import PartialDate

NAME = Column("name", "Họ và tên", aliases=("Họ tên",), required=True, max_length=40)
BORN = Column("born", "Ngày sinh", kind="partial_date")
JOINED = Column("joined", "Ngày kết nạp", kind="date")
COUNT = Column("count", "Số lượng", kind="integer")
SEX = Column("sex", "Giới tính", kind="choice", choices=(("male", "Nam"), ("female", "Nữ")))
CITIZEN = Column("citizen", "Số căn cước", kind="digits", lengths=(9, 12))
COLUMNS = (NAME, BORN, JOINED, COUNT, SEX, CITIZEN)
HEADERS = [str(column.header) for column in COLUMNS]


def saved(rows: list[list[Any]], change: Callable[[Worksheet], None] | None = None) -> io.BytesIO:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    if change is not None:
        change(sheet)
    file = io.BytesIO()
    book.save(file)
    return file


def read(rows: list[list[Any]], change: Callable[[Worksheet], None] | None = None) -> list[Row]:
    return list(read_rows(saved([HEADERS, *rows], change), COLUMNS))


def read_one(column: Column, value: Any, number_format: str = "") -> Row:
    """The row that a single cell of a column gives."""

    def change(sheet: Worksheet) -> None:
        if number_format:
            sheet["B2"].number_format = number_format

    file = saved([[NAME.header, column.header], ["Lê An", value]], change)
    (row,) = read_rows(file, (NAME, column))
    return row


def problem(row: Row) -> CellError:
    (error,) = row.errors
    assert str(error.row) in error.message
    assert error.column in error.message
    assert error.header in error.message
    assert "%(" not in error.message
    return error


def test_a_good_row_gives_typed_values() -> None:
    (row,) = read([["Lê Thị  An ", "8/1974", "19/5/2000", 3427.0, "nữ", "001089012345"]])
    assert row.number == 2
    assert row.is_right
    assert row.values == {
        "name": "Lê Thị An",
        "born": PartialDate(1974, 8),
        "joined": date(2000, 5, 19),
        "count": 3427,
        "sex": "female",
        "citizen": "001089012345",
    }


def test_text_is_composed_on_the_way_in() -> None:
    (row,) = read([[unicodedata.normalize("NFD", "\u00d0ỗ\u00a0Mười"), *[None] * 5]])
    assert row.values["name"] == "Đỗ Mười"


def test_blank_rows_are_skipped_and_numbers_stay_those_of_the_file() -> None:
    rows = read([["Lê An"], [], [None, "  ", "\u00a0"], ["Lê Bình"]])
    assert [(row.number, row.values["name"]) for row in rows] == [(2, "Lê An"), (5, "Lê Bình")]


# --- the header


def opened(header: list[Any], *before: list[Any]) -> Reading:
    return read_rows(saved([*before, header, ["Lê An", "1974"]]), COLUMNS)


def test_the_header_is_found_below_titles_by_folded_names_and_aliases() -> None:
    header = ["HO TEN *", "Ngày\nsinh (dd/mm/yyyy)", "Giới  tính:"]
    reading = opened(header, ["DANH SÁCH ĐẢNG VIÊN"], [], ["Họ tên người lập:"])
    assert reading.header.row == 4
    assert set(reading.header.positions) == {"name", "born", "sex"}
    (row,) = reading
    assert (row.number, row.values["name"]) == (5, "Lê An")


def test_missing_unknown_and_repeated_columns_are_reported() -> None:
    reading = opened(["Họ tên", "Ngày sinh", "Ghi chú", "Họ và tên", "Reasons"])
    assert {column.key for column in reading.header.missing} == {
        "joined",
        "count",
        "sex",
        "citizen",
    }
    assert reading.header.unknown == ("Ghi chú",)
    assert reading.header.twice == ("Họ và tên",)
    with pytest.raises(ExcelRefused) as caught:
        list(reading)
    assert caught.value.code == "excel_columns_twice"
    assert "Họ và tên" in caught.value.message


def test_a_missing_required_column_refuses_the_rows() -> None:
    reading = opened(["Ngày sinh", "Giới tính"])
    assert reading.missing_required == (NAME,)
    with pytest.raises(ExcelRefused) as caught:
        list(reading)
    assert caught.value.code == "excel_columns_missing"
    assert "Họ và tên" in caught.value.message


def test_a_sheet_without_header_is_refused() -> None:
    with pytest.raises(ExcelRefused) as caught:
        read_rows(saved([["a", "b"]] * 20), COLUMNS)
    assert caught.value.code == "excel_header_missing"


def test_a_header_in_an_old_encoding_is_understood() -> None:
    reading = opened([to_legacy(text, "tcvn3") for text in HEADERS])
    assert set(reading.header.positions) == {column.key for column in COLUMNS}


def test_the_sheet_is_found_or_named() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Danh sách").append(HEADERS)
    file = io.BytesIO()
    book.save(file)
    assert read_rows(file, COLUMNS).sheet == "Danh sách"
    assert read_rows(file, COLUMNS, sheet="Danh sách").sheet == "Danh sách"
    with pytest.raises(ExcelRefused) as caught:
        read_rows(file, COLUMNS, sheet="Khác")
    assert caught.value.code == "excel_sheet_missing"


def test_header_names_do_not_depend_on_decoration() -> None:
    assert header_name("NGÀY SINH (dd/mm/yyyy) *") == header_name("Ngay sinh:") == "ngay sinh"


# --- values


@pytest.mark.parametrize(
    ("column", "value", "number_format", "expected"),
    [
        (JOINED, date(2000, 5, 19), "dd/mm/yyyy", date(2000, 5, 19)),
        (JOINED, "2000-05-19", "", date(2000, 5, 19)),
        (JOINED, 36665, "General", date(2000, 5, 19)),
        (JOINED, date(2000, 5, 19), "d/m", date(2000, 5, 19)),
        (BORN, date(1974, 8, 14), "dd/mm/yyyy", PartialDate(1974, 8, 14)),
        (BORN, date(1974, 8, 1), "mm/yyyy", PartialDate(1974, 8)),
        (BORN, date(1974, 8, 1), '[$-409]mmm\\-yy;@"d"', PartialDate(1974, 8)),
        (BORN, date(1974, 1, 1), "yyyy", PartialDate(1974)),
        (BORN, 1949, "", PartialDate(1949)),
        (BORN, "1949", "", PartialDate(1949)),
        (BORN, 27255, "General", PartialDate(1974, 8, 14)),
        (COUNT, "3.427", "", 3427),
        (COUNT, "08", "", 8),
        (COUNT, 0, "", 0),
        (SEX, "female", "", "female"),
        (SEX, " NU ", "", "female"),
        (CITIZEN, 101089012345, "", "101089012345"),
        (CITIZEN, "001 089 012 345", "", "001089012345"),
        (Column("x", "X"), 12345, "", "12345"),
        (Column("x", "X"), 12345.0, "", "12345"),
        (Column("x", "X"), 1.5, "", "1,5"),
        (Column("x", "X"), date(2000, 5, 19), "dd/mm/yyyy", "19/05/2000"),
        (Column("x", "X"), "dòng 1\n dòng  2 ", "", "dòng 1\ndòng 2"),
        (Column("x", "X"), True, "", "TRUE"),
    ],
)
def test_values(column: Column, value: Any, number_format: str, expected: Any) -> None:
    row = read_one(column, value, number_format)
    assert row.errors == ()
    assert row.values[column.key] == expected
    assert type(row.values[column.key]) is type(expected)


@pytest.mark.parametrize(
    ("column", "value", "number_format", "code"),
    [
        (JOINED, "19 tháng 5", "", "date_invalid"),
        (JOINED, "19/5/00", "", "date_year_short"),
        (JOINED, "5/19/2000", "", "date_impossible"),
        (JOINED, "5/2000", "", "date_incomplete"),
        (JOINED, 2000, "", "date_incomplete"),
        (JOINED, 19052000, "", "date_invalid"),
        (JOINED, date(2000, 5, 1), "mm/yyyy", "date_incomplete"),
        (JOINED, True, "", "date_invalid"),
        (BORN, "khoảng 1949", "", "date_invalid"),
        (BORN, 49, "", "date_invalid"),
        (BORN, "13/1974", "", "date_impossible"),
        (COUNT, 3.427, "", "thousands_lost"),
        (COUNT, 1234.5, "", "integer_invalid"),
        (COUNT, "3,5", "", "integer_invalid"),
        (COUNT, "ba", "", "integer_invalid"),
        (COUNT, date(2000, 5, 1), "dd/mm/yyyy", "integer_invalid"),
        (SEX, "khác", "", "choice_unknown"),
        (CITIZEN, 1089012345, "", "leading_zeros_lost"),
        (CITIZEN, "00108901234X", "", "digits_invalid"),
        (CITIZEN, "0010890123", "", "digits_length"),
        (Column("x", "X", kind="digits"), 912345678, "", "leading_zeros_lost"),
        (Column("x", "X", kind="digits", lengths=(16,)), 1234567890123456, "", "digits_rounded"),
        (Column("x", "X", max_length=3), "dài", "", ""),
        (Column("x", "X", max_length=3), "dài hơn", "", "text_too_long"),
        (Column("x", "X", required=True), None, "", "required"),
        (Column("x", "X", required=True), " ", "", "required"),
        (Column("x", "X"), "#N/A", "", "formula_error"),
    ],
)
def test_wrong_values_have_a_reason(
    column: Column, value: Any, number_format: str, code: str
) -> None:
    row = read_one(column, value, number_format)
    if not code:
        assert row.errors == ()
        return
    error = problem(row)
    assert (error.code, error.row, error.column, error.header) == (code, 2, "B", column.header)
    assert row.values[column.key] is None


def test_a_lost_thousands_dot_names_both_numbers() -> None:
    message = problem(read_one(COUNT, 3.427)).message
    assert "3,427" in message
    assert "3.427" in message


def test_a_choice_that_folds_to_two_codes_must_be_exact() -> None:
    people = Column("people", "Dân tộc", kind="choice", choices=(("1", "Co"), ("2", "Cờ")))
    assert read_one(people, "Cờ").values["people"] == "2"
    assert problem(read_one(people, "cô")).code == "choice_unknown"


def test_formulas_give_their_stored_value_or_an_error() -> None:
    row = read_one(COUNT, "=1+1")  # saved without ever being computed
    assert problem(row).code == "formula_without_value"


def test_a_computed_formula_is_read_as_its_value() -> None:
    import xlsxwriter  # type: ignore[import-untyped]

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for column, text in enumerate(("Họ và tên", "Số lượng")):
        sheet.write_string(0, column, text)
        sheet.write_formula(1, column, "=1+1", None, 2)
    book.close()
    (row,) = read_rows(file, COLUMNS)
    assert (row.values["name"], row.values["count"]) == ("2", 2)


def test_merged_cells_are_named_in_every_row_they_cover() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B2:C3")
        sheet.merge_cells("H2:H9")  # beside the table: nobody minds

    rows = read([["Lê An", "1949"], ["Lê Bình"], ["Lê Cúc", "1950"]], merge)
    found = [[(error.code, error.column) for error in row.errors] for row in rows]
    assert found == [[("merged_cells", "B"), ("merged_cells", "C")]] * 2 + [[]]
    assert "B2:C3" in rows[0].errors[0].message


def test_old_text_is_converted_with_a_warning_over_the_whole_row() -> None:
    plain = [NAME, Column("place", "Quê quán"), Column("post", "Chức vụ")]
    texts = ["Vũ Dũng", "Xã Bình Sơn", "Phó Bí thư"]
    for encoding, shown in (("tcvn3", "TCVN3"), ("vni", "VNI")):
        old = [to_legacy(text, "tcvn3" if encoding == "tcvn3" else "vni") for text in texts]
        (row,) = read_rows(saved([[c.header for c in plain], old]), plain)
        assert list(row.values.values()) == texts
        assert row.is_right
        (warning,) = row.warnings
        assert (warning.code, warning.row) == ("legacy_text", 2)
        assert shown in warning.message


def test_unicode_rows_are_never_converted() -> None:
    (row,) = read([["Lê Hoà", None, None, None, "Nữ"]])
    assert (row.values["name"], row.warnings) == ("Lê Hoà", ())


def test_too_many_rows_are_refused() -> None:
    file = saved([HEADERS, *[["Lê An"]] * 12])
    assert len(list(read_rows(file, COLUMNS, max_rows=12))) == 12
    with pytest.raises(ExcelRefused) as caught:
        list(read_rows(file, COLUMNS, max_rows=11))
    assert caught.value.code == "excel_too_many_rows"
    with pytest.raises(ExcelRefused):
        read_rows(file, COLUMNS, max_rows=1)


def test_a_reading_can_be_read_again() -> None:
    reading = read_rows(saved([HEADERS, ["Lê An"]]), COLUMNS)
    assert list(reading) == list(reading)
    reading.close()


def test_the_size_a_file_claims_is_not_believed() -> None:
    from tests.core.test_excel_guard import changed, part

    file = saved([HEADERS, ["Lê An"], ["Lê Bình"]])
    name = "xl/worksheets/sheet1.xml"
    lying = part(file, name).replace(b'ref="A1:F3"', b'ref="A1"')
    assert lying != part(file, name)
    assert len(list(read_rows(changed(file, {name: lying}), COLUMNS))) == 2


def test_a_damaged_sheet_is_refused_while_it_is_read() -> None:
    from tests.core.test_excel_guard import changed, part

    file = saved([HEADERS, ["Lê An"], ["Lê Bình"]])
    name = "xl/worksheets/sheet1.xml"
    broken = part(file, name).replace(b"</row></sheetData>", b"</sheetData>")
    with pytest.raises(ExcelRefused):
        list(read_rows(changed(file, {name: broken}), COLUMNS))


def test_every_reason_can_be_put_into_words() -> None:
    # Apps add reasons of their own, with placeholders of their own.
    for code, words in REASONS.items():
        params = dict.fromkeys(re.findall(r"%\((\w+)\)", str(words)), "x")
        assert "%(" not in CellError(2, "B", "H", code, params, "v").message
