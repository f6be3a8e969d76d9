"""Workbooks that are refused, and why."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]

from apps.core.excel.guard import Limits, inspect
from apps.core.excel.problems import ExcelRefused

CONTENT_TYPES = "[Content_Types].xml"


def workbook(rows: int = 3, **extra_parts: bytes) -> io.BytesIO:
    """A small workbook; extra parts are added by path, ``__`` for a slash, ``_dot_`` for a dot."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet("Data")
    for row in range(rows):
        sheet.write(row, 0, f"value {row}")
    book.close()
    return changed(
        file, {k.replace("__", "/").replace("_dot_", "."): v for k, v in extra_parts.items()}
    )


def changed(file: io.BytesIO, parts: dict[str, bytes]) -> io.BytesIO:
    """The same workbook with parts replaced or added."""
    result = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return result


def part(file: io.BytesIO, name: str) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return archive.read(name)


def refusal(file: io.BytesIO, limits: Limits | None = None) -> str:
    with pytest.raises(ExcelRefused) as caught:
        inspect(file, limits or Limits())
    assert caught.value.message != caught.value.code, "every refusal has its sentence"
    return caught.value.code


def test_a_good_workbook_is_described() -> None:
    file = workbook(rows=5)
    (sheet,) = inspect(file).sheets
    assert (sheet.name, sheet.visible, sheet.rows, sheet.has_formulas) == ("Data", True, 5, False)
    assert file.tell() == 0


def test_a_path_is_taken_too(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"  # the name does not count
    path.write_bytes(workbook().getvalue())
    assert inspect(path).sheets[0].rows == 3
    assert inspect(str(path)).sheets[0].rows == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Name;Born\nAn;1949\n",
        b"<html><table></table></html>",
        b"PK\x03\x04 broken",
        b"%PDF-1.7",
    ],
)
def test_other_files_named_xlsx_are_refused(content: bytes) -> None:
    assert refusal(io.BytesIO(content)) == "excel_not_workbook"


def test_other_zip_files_are_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr(CONTENT_TYPES, "<Types/>")
    assert refusal(file) == "excel_not_workbook"


def test_old_and_encrypted_workbooks_are_told_apart() -> None:
    magic = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
    assert refusal(io.BytesIO(magic + "Workbook".encode("utf-16-le"))) == "excel_old_format"
    encrypted = io.BytesIO(magic + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(encrypted) == "excel_encrypted"


def test_macros_are_refused_by_their_part() -> None:
    assert refusal(workbook(xl__vbaProject_dot_bin=b"x")) == "excel_macros"


def test_macros_are_refused_by_the_type_of_the_workbook() -> None:
    file = workbook()
    types = part(file, CONTENT_TYPES).replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert refusal(changed(file, {CONTENT_TYPES: types})) == "excel_macros"


def test_links_to_other_files_are_refused() -> None:
    file = workbook(xl__externalLinks__externalLink1_dot_xml=b"<externalLink/>")
    assert refusal(file) == "excel_external_links"


def test_a_web_address_in_a_cell_is_no_link_to_other_files() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    book.add_worksheet().write_url(0, 0, "https://example.org/")
    book.close()
    assert inspect(file).sheets[0].rows == 1


def test_document_types_are_refused_in_any_part() -> None:
    for text in ("<!DOCTYPE a><a/>", "<!DOCTYPE a><a/>".encode("utf-16")):
        content = text if isinstance(text, bytes) else text.encode()
        assert refusal(workbook(xl__sharedStrings_dot_xml=content)) == "excel_unsafe"


def test_zip_bombs_are_refused_by_ratio() -> None:
    bomb = workbook(xl__bomb_dot_bin=bytes(30_000_000))
    assert refusal(bomb) == "excel_unsafe"
    assert inspect(bomb, Limits(max_ratio=10_000))


def test_what_grows_too_big_is_refused() -> None:
    file = workbook(xl__media__image_dot_png=bytes(2_000_000))
    assert refusal(file, Limits(max_part_bytes=1_000_000)) == "excel_too_big"
    assert refusal(file, Limits(max_unpacked_bytes=1_000_000)) == "excel_too_big"
    assert refusal(file, Limits(max_file_bytes=1_000)) == "excel_too_big"


def test_too_many_parts_are_refused() -> None:
    assert refusal(workbook(), Limits(max_entries=5)) == "excel_unsafe"


def test_too_many_rows_are_refused_but_formatted_empty_rows_do_not_count() -> None:
    assert refusal(workbook(rows=30), Limits(max_rows=29)) == "excel_too_many_rows"
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    for row in range(2_000):
        sheet.write_blank(row, 0, None, book.add_format({"bold": True}))
    sheet.write(0, 0, "header")
    book.close()
    assert inspect(file, Limits(max_rows=10)).sheets[0].rows == 1


def test_a_workbook_without_a_worksheet_is_refused() -> None:
    file = workbook()
    relations = part(file, "xl/_rels/workbook.xml.rels").replace(b"/worksheet", b"/chartsheet")
    assert refusal(changed(file, {"xl/_rels/workbook.xml.rels": relations})) == "excel_no_sheet"


def test_the_strict_form_is_refused_with_advice() -> None:
    file = workbook()
    relations = part(file, "xl/_rels/workbook.xml.rels").replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    )
    assert refusal(changed(file, {"xl/_rels/workbook.xml.rels": relations})) == "excel_strict"


def test_damaged_xml_is_refused() -> None:
    assert refusal(changed(workbook(), {"xl/workbook.xml": b"<workbook"})) == "excel_not_workbook"


def test_a_sheet_that_is_one_endless_text_is_refused() -> None:
    noise = b"<sheetData>" + b"x" * 3_000_000
    assert refusal(changed(workbook(), {"xl/worksheets/sheet1.xml": noise})) == "excel_unsafe"


def test_hidden_sheets_formulas_and_merged_cells_are_seen() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"] = 1, "=A1*2"
    sheet.merge_cells("B2:C3")
    book.create_sheet("Hidden").sheet_state = "veryHidden"
    file = io.BytesIO()
    book.save(file)
    first, second = inspect(file).sheets
    assert (first.has_formulas, first.merged, first.visible) == (True, ("B2:C3",), True)
    assert (second.name, second.visible, second.rows) == ("Hidden", False, 0)


def test_rows_are_counted_across_the_borders_of_what_is_read_at_once() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(12_000):
        sheet.write_string(row, 0, f"{row} " * 60)
    book.close()
    assert inspect(file).sheets[0].rows == 12_000
