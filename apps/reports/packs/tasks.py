"""Making archives in the background, and removing those whose time is over."""

from __future__ import annotations

import logging
import zipfile
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment
from apps.core import jobs
from apps.core.errors import NotAllowed
from apps.core.models import Job
from apps.reports.models import Summary
from apps.reports.outputs import OUTPUTS, file_name, written
from apps.reports.packs import keeping
from apps.reports.packs.keeping import JOB_KIND, summaries
from apps.reports.tables.sheet import sheet_for
from apps.tenancy import scope
from apps.tenancy.models import Organization

log = logging.getLogger(__name__)


@jobs.task(
    name=JOB_KIND, acks_late=True, reject_on_worker_lost=True, autoretry_for=(OperationalError,),
    retry_backoff=True, max_retries=5,
)  # fmt: skip
def pack(
    job_id: int, organization_id: int, kind: str, first: str, last: str, assignment_id: int
) -> None:
    """Write every file of a period into one archive, with the rights of who asked for it.

    Delivered again after its worker was killed it makes the archive once more; after the end of
    its job it does nothing.
    """
    with scope.use(scope.Scope.everything()), transaction.atomic():
        job = Job.objects.filter(pk=job_id).first()
        if job is None or job.is_over:
            return
        by = _who(assignment_id)
        organization = Organization.objects.get(pk=organization_id)
    if by is None:
        with scope.use(scope.Scope.everything()):
            jobs.Progress(job_id).fail(NotAllowed().message)
        return
    language = by.user.language or translation.get_language()
    with scope.use(by.scope()), translation.override(language):
        with transaction.atomic():
            days = date.fromisoformat(first), date.fromisoformat(last)
            rows = summaries(organization, kind, *days, by)
        _make(job, rows, by)


def _who(assignment_id: int) -> Actor | None:
    """Who asked for it, unless that role has ended meanwhile."""
    seats: Any = RoleAssignment.objects.filter(
        pk=assignment_id, organization__active=True, user__is_active=True
    )
    seat = seats.current(timezone.localdate()).select_related("organization", "user").first()
    return actor_for(seat) if seat else None


@jobs.task(name="reports.sweep_packs")
def sweep_packs() -> int:
    """Remove the archives whose time is over."""
    return keeping.sweep()


def _make(job: Job, rows: list[Summary], by: Actor) -> None:
    progress = jobs.Progress(job.pk)
    total = len(rows) * len(OUTPUTS)
    progress.begin(total)
    try:
        with TemporaryFile() as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                _write(archive, rows, by, progress)
            file.seek(0)
            keeping.keep(job, file)
    except OperationalError:
        raise  # the database is away: the task is tried again
    except Exception:
        log.exception("archive of job %s was not made", job.pk)
        progress.fail(_("An error in the system stopped this work. Nothing was changed."))
        raise
    progress.finish(done=total, result_url=reverse("reports:pack_file", args=[job.uuid]))


def _write(
    archive: zipfile.ZipFile, rows: list[Summary], by: Actor, progress: jobs.Progress
) -> None:
    done = 0
    for summary in rows:
        with transaction.atomic():
            sheet = sheet_for(summary, by)
            for ending in OUTPUTS:
                archive.writestr(file_name(summary, ending), written(sheet, ending))
                done += 1
                progress.step(done)
