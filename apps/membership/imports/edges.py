"""What the pages and the API of files have in common."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.utils import translation

from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import LABELS, DomainError
from apps.core.excel.problems import CellError
from apps.core.excel.template import write_template
from apps.membership import tasks
from apps.membership.imports import actions, rows
from apps.membership.imports.keeping import require_own
from apps.membership.imports.registry import FileKind
from apps.membership.imports.report import from_json
from apps.membership.models import ImportBatch

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def checker(actor: Any) -> actions.Launch:
    """Sends the check of a file to the worker."""
    return lambda batch, _job: tasks.check_import.delay(batch.pk, actor.assignment.pk)


def loader(actor: Any) -> actions.Launch:
    """Sends the loading of a file to the worker."""
    return lambda batch, _job: tasks.load_import.delay(batch.pk, actor.assignment.pk)


def error_file(batch: ImportBatch, actor: Any) -> FileResponse:
    """The wrong rows as a workbook; taking it is written to the trail.

    Raises NotAllowed for a file of somebody else, Http404 when nothing is wrong in it.
    """
    require_own(batch, actor)
    name = batch.report.get("error_file")
    if not name or not default_storage.exists(name):
        raise Http404
    audit.record_read(
        actor, action="membership.import_errors_taken", obj=batch, kind=EntryKind.EXPORT
    )
    return download(default_storage.open(name), f"can-sua-{batch.pk}.xlsx")


def template_file(kind: FileKind, actor: Any) -> FileResponse:
    """The workbook to fill in, with lists of the actor's own range, always in Vietnamese.

    Some kinds come with the names of members, so taking one is written to the trail.
    """
    file = io.BytesIO()
    with translation.override("vi"):
        write_template(
            file,
            kind.template_columns(actor),
            sheet_name=kind.sheet,
            data=kind.template_rows(actor),
        )
    file.seek(0)
    audit.record_read(
        actor,
        action="membership.import_template_taken",
        kind=EntryKind.EXPORT,
        file_kind=kind.code,
    )
    return download(file, f"{kind.template_name}.xlsx")


def problems(batch: ImportBatch, actor: Any) -> list[CellError]:
    """Everything that is wrong in a file, in the order of the sheet.

    Raises NotAllowed for a file of somebody else.
    """
    require_own(batch, actor)
    kept = batch.report.get("problems_file")
    return rows.kept_problems(kept) if kept else from_json(batch.report.get("problems", ()))


def download(file: Any, name: str) -> FileResponse:
    """A workbook to keep."""
    return FileResponse(file, as_attachment=True, filename=name, content_type=WORKBOOK)


def refusal(kept: dict[str, Any] | None) -> str:
    """Why a file was refused as a whole; empty when it was not."""
    if not kept or kept["code"] not in LABELS:
        return ""
    return DomainError(kept["code"], **kept["params"]).message
