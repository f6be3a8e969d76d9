"""What the worker does with a file. Every step may be repeated: a state is left only once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from tempfile import TemporaryFile
from typing import Any
from uuid import uuid4

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import DomainError, RuleRefused
from apps.core.excel.writer import write_errors
from apps.core.jobs import Progress
from apps.membership.choices import BatchState
from apps.membership.imports import report, rows
from apps.membership.imports.keeping import sha256_of, stored_files
from apps.membership.imports.outcomes import Result
from apps.membership.imports.read import read_file
from apps.membership.imports.registry import FileKind, kind_of
from apps.membership.models import ImportBatch


def check(batch_id: int, *, by: Actor) -> None:
    """Judge a file that waits to be checked, as its uploader; saves a report and nothing else."""
    batch = _batch(batch_id, BatchState.CHECKING)
    if batch is None:
        return
    progress = Progress(batch.job_id)
    progress.begin(batch.rows)
    with translation.override(by.user.language):
        try:
            with transaction.atomic(), batch.file.open("rb") as file:
                _require_same(batch, file)
                result = _check_file(batch, file, by, progress.step)
            _judged(batch, result, BatchState.CHECKING)
        except DomainError as error:
            _refuse(batch, error.code, error.params)
            progress.fail(error.message)
            return
        except Exception:
            _refuse(batch, "import_failed", {})
            progress.fail(RuleRefused("import_failed").message)
            raise
    progress.finish(done=batch.rows, result_url=_url(batch))


def load(batch_id: int, *, by: Actor) -> None:
    """Load a confirmed file in one transaction, or nothing of it.

    The file is judged again under lock: what is loaded is exactly what the preview showed.
    """
    batch = _batch(batch_id, BatchState.LOADING)
    if batch is None:
        return
    progress = Progress(batch.job_id)
    progress.begin(batch.rows)
    with translation.override(by.user.language):
        try:
            refusal = _load(batch_id, by, progress)
        except IntegrityError:
            # Somebody entered one of these people between our look and our write.
            refusal = RuleRefused("import_register_changed")
        except DomainError as error:
            _refuse(batch, error.code, error.params, state=BatchState.LOADING)
            progress.fail(error.message)
            return
        except Exception:
            _back(batch)
            progress.fail(RuleRefused("import_load_failed").message)
            raise
        if refusal is None:
            progress.finish(done=batch.rows, result_url=_url(batch))
            return
        _judge_again(batch, by)
        progress.fail(refusal.message)


def refuse(batch_id: int, code: str) -> None:
    """End a file that cannot go on, such as when its uploader's role has ended."""
    with transaction.atomic():
        batch = ImportBatch.objects.filter(pk=batch_id).first()
    if batch is None or batch.state not in (BatchState.CHECKING, BatchState.LOADING):
        return
    _refuse(batch, code, {}, state=batch.state)
    Progress(batch.job_id).fail(RuleRefused(code).message)


def _load(batch_id: int, by: Actor, progress: Progress) -> RuleRefused | None:
    with transaction.atomic():
        batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
        if batch.state != BatchState.LOADING:
            return None  # a second delivery: the first one has done it
        with batch.file.open("rb") as file:
            _require_same(batch, file)
        kind = kind_of(batch)
        header, kept = rows.kept(batch.report["rows_file"])
        result = kind.check(kept, header, by=by, progress=_half(progress, 0), lock=True)
        if report.digest(result, kind) != batch.report.get("digest"):
            return RuleRefused("import_register_changed")
        with audit.attach(**audit.who(by), action=kind.action, batch=batch.pk):
            new, changed = kind.load(
                result, batch, by=by, progress=_half(progress, batch.rows // 2)
            )
        batch.state = BatchState.LOADED
        batch.loaded_at = timezone.now()
        batch.save(update_fields=["state", "loaded_at"])
        left = len(result.outcomes) - batch.good_rows
        audit.record(
            by,
            action=kind.action,
            obj=batch,
            new=new,
            changed=changed,
            left_out=left,
            sha256=batch.sha256,
        )
    return None


def _check_file(
    batch: ImportBatch, file: Any, by: Actor, progress: Callable[[int], None] | None = None
) -> Result:
    """Judge a file as this person. Raises ExcelRefused when it cannot be read as a whole."""
    kind = kind_of(batch)
    header, found = read_file(file, kind, progress)
    return kind.check(found, header, by=by, progress=progress)


def _half(progress: Progress, start: int) -> Callable[[int], None]:
    """Judging is the first half of loading, writing the second."""
    return lambda done: progress.step(start + done // 2)


def _judge_again(batch: ImportBatch, by: Actor) -> None:
    """A fresh preview instead of the one that no longer holds."""
    try:
        with transaction.atomic(), batch.file.open("rb") as file:
            result = _check_file(batch, file, by)
        _judged(batch, result, BatchState.LOADING)
    except DomainError as error:
        _refuse(batch, error.code, error.params, state=BatchState.LOADING)


def _judged(batch: ImportBatch, result: Result, before: str) -> None:
    kind = kind_of(batch)
    built = report.build(result, kind)
    wrong = built["counts"]["wrong"]
    folder = timezone.localdate().strftime("imports/%Y/%m")
    read = (outcome.row for outcome in result.outcomes)
    built["rows_file"] = rows.keep(result.header, read, folder=folder)
    if wrong:
        built["error_file"] = _error_file(result, folder, kind)
    if built["counts"]["problems"] > report.PROBLEMS_KEPT:
        every = (problem for outcome in result.outcomes for problem in outcome.problems)
        built["problems_file"] = rows.keep_problems(every, folder=folder)
    old = stored_files(batch.report)
    left = _leave(
        batch,
        before,
        state=BatchState.TO_CORRECT if wrong else BatchState.READY,
        report=built,
        rows=len(result.outcomes),
        good_rows=len(result.outcomes) - wrong,
        new_rows=built["counts"]["new"],
        changed_rows=built["counts"]["changed"],
    )
    # What was given up while it was being checked is forgotten, and so is what is replaced.
    for name in old if left else stored_files(built):
        default_storage.delete(name)


def _error_file(result: Result, folder: str, kind: FileKind) -> str:
    """The wrong rows as a workbook to correct and upload again; returns its name in the storage."""
    wrong = (
        replace(outcome.row, errors=tuple(outcome.problems))
        for outcome in result.outcomes
        if outcome.problems
    )
    with TemporaryFile() as file:
        write_errors(file, result.header, kind.columns(), wrong, created=timezone.now())
        file.seek(0)
        return default_storage.save(f"{folder}/{uuid4().hex}-errors.xlsx", File(file))


def _require_same(batch: ImportBatch, file: Any) -> None:
    if sha256_of(file) != batch.sha256:
        raise RuleRefused("batch_changed")


def _batch(batch_id: int, state: str) -> ImportBatch | None:
    with transaction.atomic():
        return ImportBatch.objects.filter(pk=batch_id, state=state).first()


def _refuse(
    batch: ImportBatch,
    code: str,
    params: Mapping[str, Any],
    *,
    state: str = BatchState.CHECKING,
) -> None:
    told = report.refused(code, params)
    _leave(batch, state, state=BatchState.REFUSED, report=told)


def _back(batch: ImportBatch) -> None:
    """After a fault the file waits again as it did before the press."""
    wrong = batch.report.get("counts", {}).get("wrong", 0)
    state = BatchState.TO_CORRECT if wrong else BatchState.READY
    _leave(batch, BatchState.LOADING, state=state)


def _leave(batch: ImportBatch, before: str, **values: Any) -> bool:
    """Leave a state once: who comes second, or after it was given up, changes nothing."""
    with transaction.atomic():
        return bool(ImportBatch.objects.filter(pk=batch.pk, state=before).update(**values))


def _url(batch: ImportBatch) -> str:
    return reverse("membership:import_batch", args=[batch.pk])
