"""What the pages and the API of files have in common."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404

from apps.core import audit
from apps.core.choices import EntryKind
from apps.core.errors import LABELS, DomainError
from apps.membership import tasks
from apps.membership.imports import actions
from apps.membership.imports.keeping import require_own
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


def download(file: Any, name: str) -> FileResponse:
    """A workbook to keep."""
    return FileResponse(file, as_attachment=True, filename=name, content_type=WORKBOOK)


def refusal(kept: dict[str, Any] | None) -> str:
    """Why a file was refused as a whole; empty when it was not."""
    if not kept or kept["code"] not in LABELS:
        return ""
    return DomainError(kept["code"], **kept["params"]).message
