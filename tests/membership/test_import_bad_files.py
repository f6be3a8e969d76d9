"""Files that are refused as a whole, each with its sentence; nothing is saved."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from apps.core.errors import DomainError
from apps.core.excel.template import write_template
from apps.membership.choices import BatchState
from apps.membership.imports.registry import kinds
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world, request):
    """Who works with files of the kind: cases are loaded by inspectors alone."""
    kind = request.getfixturevalue("kind") if "kind" in request.fixturenames else "members"
    people = ("organization_officer", "inspection_officer")
    actors = [world.actor(role, "alpha-east") for role in people]
    return next(one for one in actors if one.has(kinds()[kind].base))


@pytest.fixture(params=sorted(kinds()))
def kind(request):
    """Every kind of file meets the same bad files."""
    return request.param


def refused(content, officer, kind="members"):
    with pytest.raises(DomainError) as caught:
        files.upload(content, by=officer, kind=kind)
    return caught.value


def test_a_file_with_too_many_rows_says_how_many_and_to_split(officer, kind):
    error = refused(files.many_rows(100_000), officer, kind)
    assert error.code == "import_too_many_rows"
    assert "100.000" in error.message
    assert "20.000" in error.message


def test_a_text_file_is_no_workbook(officer, kind):
    assert refused(b"Ho ten;Nam sinh\n" * 9, officer, kind).code == "excel_not_workbook"


def test_an_old_workbook_with_a_new_name_is_told_apart(officer, kind):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    assert refused(old, officer, kind).code == "excel_old_format"


def test_a_macro_file_is_refused(officer, kind):
    content = _with_part(files.workbook([files.good()]), "xl/vbaProject.bin", b"macro")
    assert refused(content, officer, kind).code == "excel_macros"


def test_a_zip_bomb_is_refused_without_being_opened(officer, kind):
    content = _with_part(files.workbook([files.good()]), "xl/bomb.xml", b"0" * 60_000_000)
    assert refused(content, officer, kind).code in {"excel_unsafe", "excel_too_big"}


def test_a_file_over_the_limit_is_refused(officer, settings):
    settings.IMPORT_MAX_BYTES = 1000
    assert refused(files.workbook([files.good()]), officer).code == "import_too_big"


def test_a_file_cut_short_is_refused(officer, kind):
    content = files.workbook([files.good()])
    assert refused(content[: len(content) // 2], officer, kind).code == "excel_not_workbook"


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        (["Tên hàng", "Đơn giá", "Số lượng"], "excel_header_missing"),
        (["Quê quán", "Nơi ở"], "import_not_our_columns"),
        (["Họ và tên", "Giới tính", "Họ tên"], "excel_columns_twice"),
    ],
)
def test_other_columns_refuse_the_whole_file(officer, headers, code):
    book = openpyxl.Workbook()
    book.active.append(headers)
    book.active.append(["a", "b", "c"][: len(headers)])
    batch = files.checked(files.saved(book), by=officer)
    assert batch.state == BatchState.REFUSED
    assert batch.report["refusal"]["code"] == code


def test_a_header_without_rows_is_refused(officer):
    batch = files.checked(files.workbook([], keys=["full_name", "sex"]), by=officer)
    assert batch.report["refusal"]["code"] == "import_no_rows"


def test_an_unknown_column_is_named_and_not_read(officer):
    row = files.good() | {"Ghi chú": "x"}
    batch = files.checked(files.workbook([row], keys=[*files.GOOD, "Ghi chú"]), by=officer)
    assert batch.state == BatchState.READY
    assert [(one["code"], one["value"]) for one in batch.report["warnings"]] == [
        ("column_ignored", "Ghi chú")
    ]


def test_a_row_that_lacks_a_column_is_told_which(officer):
    columns = [key for key in files.GOOD if key != "full_name"]
    batch = files.checked(files.workbook([files.good()], keys=columns), by=officer)
    told = [(one["row"], one["column"], one["header"]) for one in batch.report["problems"]]
    assert told == [(2, "", "Họ và tên")]


def test_a_broken_sheet_ends_the_check_with_a_sentence(officer, kind):
    content = _with_part(
        files.workbook([files.good()]), "xl/worksheets/sheet1.xml", b"<worksheet><row><c", new=False
    )
    batch = files.checked(content, by=officer, kind=kind)
    assert batch.state == BatchState.REFUSED
    assert batch.report["refusal"]["code"] == "excel_not_workbook"


def _sheet_of(kind, *rows):
    """A workbook with all headers of a kind; rows are tables of key → value."""
    columns = kinds()[kind].columns()
    book = openpyxl.Workbook()
    book.active.append([str(column.header) for column in columns])
    for row in rows:
        book.active.append([row.get(column.key) for column in columns])
    return book


def test_other_columns_are_refused_by_every_kind(officer, kind):
    book = openpyxl.Workbook()
    book.active.append(["Tên hàng", "Đơn giá", "Số lượng"])
    book.active.append(["a", "b", "c"])
    batch = files.checked(files.saved(book), by=officer, kind=kind)
    assert batch.state == BatchState.REFUSED
    assert batch.report["refusal"]["code"] == "excel_header_missing"


def test_merged_cells_are_told_by_every_kind(officer, kind):
    named = kinds()[kind].identifying
    rows = ({"record": one} | dict.fromkeys(named, one) for one in ("1", "2"))
    book = _sheet_of(kind, *rows)
    book.active.merge_cells("B2:B3")
    batch = files.checked(files.saved(book), by=officer, kind=kind)
    assert "merged_cells" in {code for _row, _column, code in files.codes(batch)}


def _numbers(kind):
    return [place for place, one in enumerate(kinds()[kind].columns()) if one.kind == "integer"]


@pytest.mark.parametrize("kind", [code for code in kinds() if _numbers(code)])
def test_a_number_that_excel_took_a_dot_of_is_told_by_every_kind_with_numbers(officer, kind):
    columns, place = kinds()[kind].columns(), _numbers(kind)[0]
    content = files.saved(_sheet_of(kind, {columns[place].key: 3.427}))
    batch = files.checked(content, by=officer, kind=kind)
    assert (2, get_column_letter(place + 1), "thousands_lost") in files.codes(batch)


def _dates(kind):
    return [column.key for column in kinds()[kind].columns() if column.kind == "date"]


@pytest.mark.parametrize("kind", [code for code in kinds() if _dates(code)])
def test_text_that_is_no_date_is_told_by_every_kind_with_dates(officer, kind):
    content = files.saved(_sheet_of(kind, {"record": "1", _dates(kind)[0]: "hôm qua"}))
    batch = files.checked(content, by=officer, kind=kind)
    assert "date_invalid" in {code for _row, _column, code in files.codes(batch)}


def test_two_people_with_one_citizen_number_are_told_by_the_kinds_that_enter_it(officer):
    rows = [files.good(1), files.good(2, citizen_number="001089000001")]
    for kind in ("members", "changes"):
        batch = files.checked(files.workbook(rows), by=officer, kind=kind)
        assert batch.good_rows == 0


def test_old_encodings_are_converted_and_told_by_every_kind(officer, kind):
    text = "Nguy\xd4n V\xa8n B\xb6o"
    words = ("full_name", "title", "name", "title_text", "certificate", "basis")
    row = (
        {"record": "1"} | dict.fromkeys(kinds()[kind].identifying, "1") | dict.fromkeys(words, text)
    )
    content = files.saved(_sheet_of(kind, row))
    batch = files.checked(content, by=officer, kind=kind)
    assert "legacy_text" in {one["code"] for one in batch.report["warnings"]}


def test_the_template_of_every_kind_is_read_by_its_own_kind(officer, kind):
    file = io.BytesIO()
    found = kinds()[kind]
    write_template(file, found.template_columns(officer), sheet_name=found.sheet)
    batch = files.checked(file.getvalue(), by=officer, kind=kind)
    assert batch.report["refusal"]["code"] == "import_no_rows"


def _with_part(content: bytes, name: str, data: bytes, *, new: bool = True) -> bytes:
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for entry in old.namelist():
            if new or entry != name:
                made.writestr(entry, old.read(entry))
        made.writestr(name, data)
    return file.getvalue()
