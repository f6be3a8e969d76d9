"""What people do with a file: upload it, load it, give it up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import IO, Any
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit, formats, jobs
from apps.core.errors import RuleRefused
from apps.core.excel import guard
from apps.core.models import Job
from apps.membership.choices import BatchState
from apps.membership.imports import labels
from apps.membership.imports.keeping import require_own, sha256_of, stored_files
from apps.membership.imports.registry import kind_of, kinds, require_kind
from apps.membership.models import ImportBatch

assert labels  # the sentences of the refusals below

MEMBERS = "members"
CHECK_KIND, LOAD_KIND = "membership.import_check", "membership.import_load"
WAITING = (BatchState.CHECKING, BatchState.READY, BatchState.LOADING)
CAN_BE_DROPPED = (
    BatchState.CHECKING,
    BatchState.TO_CORRECT,
    BatchState.READY,
    BatchState.REFUSED,
)
_MEGABYTE = 1024 * 1024
_ROWS_OF_A_SHEET = 1_048_576

Launch = Callable[[ImportBatch, Job], Any]


@audit.act("membership.import_uploaded")
def upload(
    *, file: IO[bytes], name: str, size: int, by: Actor, launch: Launch, kind: str = MEMBERS
) -> tuple[ImportBatch, bool]:
    """Keep a file and start its check; the same file that still waits is returned instead.

    Returns the batch and whether it is new. ``launch`` starts the worker's task after the commit.
    Raises NotAllowed, ExcelRefused (not a safe workbook) or RuleRefused (too big, too many rows).
    """
    require_kind(by, kinds()[kind])
    if size > settings.IMPORT_MAX_BYTES:
        raise RuleRefused("import_too_big", megabytes=settings.IMPORT_MAX_BYTES // _MEGABYTE)
    rows = _rows_of(file)
    sha256 = sha256_of(file)
    _one_at_a_time(f"{by.organization_id}:{sha256}")
    waiting = ImportBatch.objects.visible_to(by).filter(
        kind=kind, sha256=sha256, uploaded_by=by.user_id, state__in=WAITING
    )
    if found := waiting.order_by("-pk").first():
        return found, False
    batch = ImportBatch(
        organization=by.organization,
        kind=kind,
        file_name=name[-200:],
        sha256=sha256,
        state=BatchState.CHECKING,
        rows=rows,
        uploaded_by=by.user,
    )
    batch.file.save(f"{uuid4().hex}.xlsx", File(file), save=True)
    _start(batch, CHECK_KIND, _("Checking %(file)s") % {"file": batch.file_name}, by, launch)
    audit.record(by, action="membership.import_uploaded", obj=batch, rows=rows, sha256=sha256)
    return batch, True


@audit.act("membership.members_imported")
def load(*, batch: ImportBatch, by: Actor, launch: Launch, only_good: bool = False) -> ImportBatch:
    """Start loading a checked file; a second press joins what runs.

    ``only_good`` loads the good rows of a file that has others to correct. Raises NotAllowed, or
    RuleRefused when the file is not ready.
    """
    batch = _locked(batch, by)
    if batch.state in (BatchState.LOADING, BatchState.LOADED):
        return batch
    correct = batch.state == BatchState.READY
    to_load = batch.new_rows + batch.changed_rows
    partly = only_good and batch.state == BatchState.TO_CORRECT and to_load > 0
    if not (correct or partly):
        raise RuleRefused("batch_not_ready")
    batch.state = BatchState.LOADING
    batch.save(update_fields=["state"])
    _start(batch, LOAD_KIND, _("Loading %(file)s") % {"file": batch.file_name}, by, launch)
    return batch


@audit.act("membership.import_dropped")
def drop(*, batch: ImportBatch, by: Actor) -> ImportBatch:
    """Give a file up: nothing of it is loaded, and what it held is forgotten.

    Raises NotAllowed, or RuleRefused once it is being loaded.
    """
    batch = _locked(batch, by)
    if batch.state == BatchState.DROPPED:
        return batch
    if batch.state not in CAN_BE_DROPPED:
        raise RuleRefused("batch_not_ready")
    kept = [str(batch.file.name), *stored_files(batch.report)]
    batch.state = BatchState.DROPPED
    batch.report = {"counts": batch.report.get("counts", {})}
    batch.save(update_fields=["state", "report"])
    audit.record(by, action="membership.import_dropped", obj=batch)
    transaction.on_commit(lambda: _forget(kept))
    return batch


def _rows_of(file: IO[bytes]) -> int:
    """Rows below the header of the fullest sheet; refuses unsafe workbooks and too many rows."""
    limits = replace(
        guard.DEFAULT_LIMITS,
        max_file_bytes=settings.IMPORT_MAX_BYTES,
        max_rows=_ROWS_OF_A_SHEET,
    )
    sheets = guard.inspect(file, limits).sheets
    rows = max(0, max((sheet.rows for sheet in sheets if sheet.visible), default=0) - 1)
    if rows > settings.IMPORT_MAX_ROWS:
        raise RuleRefused(
            "import_too_many_rows",
            rows=formats.number(rows),
            max_rows=formats.number(settings.IMPORT_MAX_ROWS),
        )
    return rows


def _one_at_a_time(key: str) -> None:
    """Until the commit nobody else passes here with the same key: a double press meets its twin."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def _locked(batch: ImportBatch, by: Actor) -> ImportBatch:
    kind = kind_of(batch)
    require(by, kind.base, batch)
    require_kind(by, kind)
    require_own(batch, by)
    found: ImportBatch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    return found


def _start(batch: ImportBatch, kind: str, title: str, by: Actor, launch: Launch) -> None:
    job, is_new = jobs.start(
        kind=kind,
        key=str(batch.pk),
        title=title,
        by=by,
        launch=lambda job: launch(batch, job),
        total=batch.rows,
        unit=_("rows"),
    )
    if is_new or batch.job_id != job.pk:
        batch.job = job
        batch.save(update_fields=["job"])


def _forget(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
