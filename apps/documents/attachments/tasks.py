"""Every night: the store holds what rows name, and nothing else."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from apps.core import jobs
from apps.documents.attachments.sweeping import sweep
from apps.tenancy import scope


@jobs.task(name="documents.sweep_attachments", acks_late=True)
def sweep_attachments() -> int:
    """Remove files that no record names, and say in the log of which records the file is gone."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        return sweep(timezone.now()).removed
