"""Workbooks of members for the tests of the import, and the tasks run without a worker."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter
from django.core.files.base import ContentFile

from apps.accounts.actor import Actor
from apps.membership import tasks
from apps.membership.imports import actions as import_actions
from apps.membership.imports.members_columns import HEADERS
from apps.membership.models import ImportBatch
from apps.tenancy import scope

GOOD: dict[str, Any] = {
    "full_name": "Nguyễn Văn Bảo",
    "birth": "14/02/1989",
    "sex": "Nam",
    "citizen_number": "001089000001",
    "card_number": "48100001",
    "education": "Đại học",
    "political_theory": "Sơ cấp",
    "admission_decision_number": "15-QĐ/HU",
    "admission_decided_on": date(2015, 5, 10),
    "ceremony_on": date(2015, 5, 19),
    "official_on": date(2016, 5, 19),
    "unit_code": "alpha-east-1-cell",
}


def good(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A right row for a new member; every number gives another person."""
    row = GOOD | {
        "full_name": f"Nguyễn Văn {chr(65 + number % 26)}{number}",
        "citizen_number": f"001089{number:06}",
        "card_number": f"48{number:06}",
    }
    return row | changes


def workbook(rows: Iterable[dict[str, Any]], *, keys: Iterable[str] = ()) -> bytes:
    """An .xlsx of these rows under the official headers (those in use, or ``keys``)."""
    rows = list(rows)
    used = list(keys) or [key for key in HEADERS if any(key in row for row in rows)]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([HEADERS.get(key, key) for key in used])
    for row in rows:
        sheet.append([row.get(key) for key in used])
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def many_rows(count: int) -> bytes:
    """A cheap workbook with so many filled rows."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Họ và tên", "Giới tính"])
        for row in range(1, count + 1):
            sheet.write_number(row, 0, 1)
    return file.getvalue()


def upload(
    content: bytes, *, by: Actor, name: str = "dang-vien.xlsx", kind: str = "members"
) -> ImportBatch:
    """Upload as this person, without a worker."""
    with scope.use(by.scope()):
        batch, _is_new = import_actions.upload(
            file=ContentFile(content), name=name, size=len(content), by=by, launch=_nothing,
            kind=kind,
        )  # fmt: skip
    return batch


def checked(content: bytes, *, by: Actor, kind: str = "members") -> ImportBatch:
    """Upload and check."""
    batch = upload(content, by=by, kind=kind)
    tasks.check_import(batch.pk, by.assignment.pk)
    return again(batch)


def loaded(batch: ImportBatch, *, by: Actor, only_good: bool = False) -> ImportBatch:
    """Confirm and load."""
    with scope.use(by.scope()):
        import_actions.load(batch=batch, by=by, only_good=only_good, launch=_nothing)
    tasks.load_import(batch.pk, by.assignment.pk)
    return again(batch)


def again(batch: ImportBatch) -> ImportBatch:
    """The batch as stored now."""
    with scope.use(scope.Scope.everything()):
        return ImportBatch.objects.get(pk=batch.pk)


def codes(batch: ImportBatch) -> list[tuple[int, str, str]]:
    """Row, column letter and code of each kept problem."""
    return [(one["row"], one["column"], one["code"]) for one in batch.report["problems"]]


def _nothing(_batch: ImportBatch, _job: Any) -> None:
    """The test calls the task itself."""
