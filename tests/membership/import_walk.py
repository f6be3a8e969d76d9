"""One file walked through the pages as a user does: template, check, file of errors, confirmation."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from apps.membership.models import ImportBatch
from apps.tenancy import scope

START, TEMPLATE = "membership:import_start", "membership:import_template"


class Sheet:
    """The first sheet of a workbook, written to by header."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.sheet: Any = self.book.active
        self.heads = {str(cell.value).rstrip(" *"): cell.column for cell in self.sheet[1]}

    @property
    def lists(self) -> set[str]:
        """Headers whose cells offer a list to choose from."""
        found = set()
        for rule in self.sheet.data_validations.dataValidation:
            if rule.type == "list":
                column = next(iter(rule.sqref.ranges)).min_col
                found |= {name for name, at in self.heads.items() if at == column}
        return found

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The filled rows, header → value."""
        filled = (row for row in self.sheet.iter_rows(min_row=2) if any(one.value for one in row))
        return [{name: row[at - 1].value for name, at in self.heads.items()} for row in filled]

    def row_of(self, header: str, value: Any) -> int:
        """The number of the row that holds the value under the header."""
        column = self.heads[header]
        for row in range(2, self.sheet.max_row + 1):
            if self.sheet.cell(row, column).value == value:
                return row
        raise AssertionError(f"no row with {value!r} under {header!r}")

    def write(self, row: int, **values: Any) -> None:
        """Fill cells of a row; ``Giới_tính`` stands for the header “Giới tính”."""
        self.fill(row, {name.replace("_", " "): value for name, value in values.items()})

    def fill(self, row: int, values: Mapping[str, Any]) -> None:
        """Fill cells of a row by header."""
        for name, value in values.items():
            self.sheet.cell(row, self.heads[name]).value = value

    def saved(self) -> bytes:
        """The bytes to upload."""
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()


class Walk:
    """The pages of files for one kind, in one browser; the worker works at once."""

    def __init__(self, client: Client, kind: str, commits: Callable[..., Any]) -> None:
        self.client, self.kind, self.commits = client, kind, commits

    def template(self) -> Sheet:
        """The template to which the start page of the kind leads."""
        start = self.client.get(reverse(START), {"kind": self.kind}).content.decode()
        address = reverse(TEMPLATE)
        if self.kind != "members":
            address += f"?kind={self.kind}"
        assert f'href="{address}"' in start
        return Sheet(b"".join(self.client.get(address).streaming_content))  # type: ignore[attr-defined]

    def send(self, sheet: Sheet) -> ImportBatch:
        """Upload a file and have it checked."""
        given = SimpleUploadedFile("tep.xlsx", sheet.saved())
        with self.commits(execute=True):
            answer = self.client.post(reverse(START), {"kind": self.kind, "file": given})
        assert answer.status_code == 302, answer.content.decode()
        return self.batch(int(answer.headers["Location"].rstrip("/").rsplit("/", 1)[1]))

    def text(self, batch: ImportBatch) -> str:
        """The page of a file."""
        answer = self.client.get(reverse("membership:import_batch", args=[batch.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    def errors(self, batch: ImportBatch) -> Sheet:
        """The file of errors to which the page leads."""
        address = reverse("membership:import_errors", args=[batch.pk])
        assert address in self.text(batch)
        return Sheet(b"".join(self.client.get(address).streaming_content))  # type: ignore[attr-defined]

    def load(self, batch: ImportBatch, *, only_good: bool = False) -> ImportBatch:
        """Confirm."""
        data = {"only_good": "on"} if only_good else {}
        with self.commits(execute=True):
            self.client.post(reverse("membership:import_load", args=[batch.pk]), data)
        return self.batch(batch.pk)

    def batch(self, pk: int) -> ImportBatch:
        """The file as stored now."""
        with scope.use(scope.Scope.everything()):
            return ImportBatch.objects.get(pk=pk)
