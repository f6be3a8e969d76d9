"""Long work: started once, counted in items, joined by a second click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.core.audit import Acting
from apps.core.choices import JobState
from apps.core.models import Job

task = shared_task
CANCELLABLE: set[str] = set()
"""Kinds of work that ask on their way whether they are still wanted."""
DONE_KEPT_SECONDS = 24 * 3600


def start(
    *,
    kind: str,
    key: str,
    title: str,
    by: Acting,
    launch: Callable[[Job], Any],
    total: int = 0,
    unit: str = "",
) -> tuple[Job, bool]:
    """Create the job and launch it on commit; when the same one is running, return that one.

    Returns the job and whether it is new.
    """
    try:
        with transaction.atomic():
            job = Job.objects.create(
                kind=kind,
                key=key,
                title=title[:300],
                total=total,
                unit=unit,
                started_by_id=by.user_id,
                organization_id=by.organization_id,
            )
    except IntegrityError:
        return Job.objects.get(
            kind=kind, key=key, state__in=[JobState.QUEUED, JobState.RUNNING]
        ), False
    transaction.on_commit(lambda: launch(job))
    return job, True


class Cancelled(Exception):
    """Whoever asked for the work does not want it any more: leave without a trace."""


class Progress:
    """Progress of one job. Begin and end are row updates of their own transactions; steps between
    go to the cache, so that they are seen while the work's one transaction is still open."""

    def __init__(self, job_id: int | None) -> None:
        self.job_id = job_id

    def _update(self, **values: Any) -> None:
        if self.job_id is not None:
            with transaction.atomic():
                wanted = Job.objects.exclude(state=JobState.CANCELLED)
                if not wanted.filter(pk=self.job_id).update(changed_at=timezone.now(), **values):
                    self.stop_if_cancelled()

    def stop_if_cancelled(self) -> None:
        """Ask whether the work is still wanted; call it inside a transaction of the work.

        Raises Cancelled, which must undo what the work has done.
        """
        if self.job_id is not None:
            cancelled = Job.objects.filter(pk=self.job_id, state=JobState.CANCELLED)
            if cancelled.exists():
                raise Cancelled

    def begin(self, total: int) -> None:
        """Running, with this many items to do."""
        self.step(0)  # a task delivered again begins anew
        self._update(state=JobState.RUNNING, total=total, done=0)

    def step(self, done: int) -> None:
        """So many items are done."""
        if self.job_id is not None:
            cache.set(_done_key(self.job_id), done, DONE_KEPT_SECONDS)

    def finish(self, *, done: int | None = None, message: str = "", result_url: str = "") -> None:
        """Everything is done; where to look."""
        counted = {} if done is None else {"done": done}
        self._update(state=JobState.DONE, message=message, result_url=result_url, **counted)

    def fail(self, message: str) -> None:
        """It ended without a result, for this reason."""
        self._update(state=JobState.FAILED, message=message)


def done_so_far(job: Job) -> int:
    """Items done, as the worker told last."""
    return max(job.done, cache.get(_done_key(job.pk)) or 0) if not job.is_over else job.done


def _done_key(job_id: int) -> str:
    return f"job:{job_id}:done"
