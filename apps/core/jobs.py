"""Long work: started once, counted in items, joined by a second click."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.db import IntegrityError, transaction
from django.utils import timezone

from apps.core.audit import Acting
from apps.core.choices import JobState
from apps.core.models import Job

task = shared_task


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


class Progress:
    """Written by the worker outside its own transaction's fate: a row update per step."""

    def __init__(self, job_id: int | None) -> None:
        self.job_id = job_id

    def _update(self, **values: Any) -> None:
        if self.job_id is not None:
            Job.objects.filter(pk=self.job_id).update(changed_at=timezone.now(), **values)

    def begin(self, total: int) -> None:
        """Running, with this many items to do."""
        self._update(state=JobState.RUNNING, total=total, done=0)

    def step(self, done: int) -> None:
        """So many items are done."""
        self._update(done=done)

    def finish(self, *, message: str = "", result_url: str = "") -> None:
        """Everything is done; where to look."""
        self._update(state=JobState.DONE, message=message, result_url=result_url)

    def fail(self, message: str) -> None:
        """It ended without a result, for this reason."""
        self._update(state=JobState.FAILED, message=message)
