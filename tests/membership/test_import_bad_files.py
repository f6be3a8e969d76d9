"""Files that are refused as a whole, each with its sentence; nothing is saved."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from apps.core.errors import DomainError
from apps.membership.choices import BatchState
from tests.membership import import_files as files

pytestmark = pytest.mark.usefixtures("law", "everything")


@pytest.fixture
def officer(world):
    return world.actor("organization_officer", "alpha-east")


def refused(content, officer):
    with pytest.raises(DomainError) as caught:
        files.upload(content, by=officer)
    return caught.value


def test_a_file_with_too_many_rows_says_how_many_and_to_split(officer):
    error = refused(files.many_rows(100_000), officer)
    assert error.code == "import_too_many_rows"
    assert "100.000" in error.message
    assert "20.000" in error.message


def test_a_text_file_is_no_workbook(officer):
    assert refused(b"Ho ten;Nam sinh\n" * 9, officer).code == "excel_not_workbook"


def test_an_old_workbook_with_a_new_name_is_told_apart(officer):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
    assert refused(old, officer).code == "excel_old_format"


def test_a_macro_file_is_refused(officer):
    content = _with_part(files.workbook([files.good()]), "xl/vbaProject.bin", b"macro")
    assert refused(content, officer).code == "excel_macros"


def test_a_zip_bomb_is_refused_without_being_opened(officer):
    content = _with_part(files.workbook([files.good()]), "xl/bomb.xml", b"0" * 60_000_000)
    assert refused(content, officer).code in {"excel_unsafe", "excel_too_big"}


def test_a_file_over_the_limit_is_refused(officer, settings):
    settings.IMPORT_MAX_BYTES = 1000
    assert refused(files.workbook([files.good()]), officer).code == "import_too_big"


def test_a_file_cut_short_is_refused(officer):
    content = files.workbook([files.good()])
    assert refused(content[: len(content) // 2], officer).code == "excel_not_workbook"


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


def test_a_broken_sheet_ends_the_check_with_a_sentence(officer):
    content = _with_part(
        files.workbook([files.good()]), "xl/worksheets/sheet1.xml", b"<worksheet><row><c", new=False
    )
    batch = files.checked(content, by=officer)
    assert batch.state == BatchState.REFUSED
    assert batch.report["refusal"]["code"] == "excel_not_workbook"


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
