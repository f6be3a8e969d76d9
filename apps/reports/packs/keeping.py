"""Where archives are kept, for how long, and who gets one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.files import File
from django.core.files.storage import default_storage
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core.choices import JobState
from apps.core.errors import RuleRefused
from apps.core.models import Job
from apps.reports import permissions
from apps.reports.models import Summary
from apps.tenancy.models import Organization

JOB_KIND = "reports.pack"
FOLDER = "packs"
KEPT = timedelta(days=3)


def keep(job: Job, file: Any) -> None:
    """Store the archive of a job; made again after a killed worker, it takes the other's place."""
    name = name_of(job)
    default_storage.delete(name)
    default_storage.save(name, File(file))


def name_of(job: Job) -> str:
    """The name in the storage; nobody guesses it, and guessing it would not help."""
    return f"{FOLDER}/{job.uuid}.zip"


def kept(uuid: UUID, actor: Any) -> Job:
    """The job of an archive that this person may take.

    404 for everybody but who asked for it, in the role in which it was asked for. Raises NotAllowed
    when the role reads no summaries any more, RuleRefused when the time is over.
    """
    job: Job = get_object_or_404(
        Job.objects.of(actor.user_id), uuid=uuid, kind=JOB_KIND, state=JobState.DONE
    )
    if actor.assignment is None or job.key.split(":")[0] != str(actor.assignment.pk):
        raise Http404
    require(actor, permissions.VIEW)
    if timezone.now() - job.changed_at > KEPT or not default_storage.exists(name_of(job)):
        raise RuleRefused("pack_expired")
    return job


def sweep() -> int:
    """Remove the archives whose time is over; returns how many."""
    if not default_storage.exists(FOLDER):
        return 0
    old = [
        name
        for name in default_storage.listdir(FOLDER)[1]
        if timezone.now() - default_storage.get_modified_time(f"{FOLDER}/{name}") > KEPT
    ]
    for name in old:
        default_storage.delete(f"{FOLDER}/{name}")
    return len(old)


def summaries(
    organization: Organization, kind: str, first: date, last: date, by: Actor
) -> list[Summary]:
    """The newest revision of each form of the period that the person may know of."""
    rows: Any = (
        Summary.objects.visible_to(by)
        .filter(organization=organization, kind=kind, first=first, last=last)
        .newest()
        .select_related("organization__parent", "signed_by")
        .order_by("form")
    )
    return list(rows)
