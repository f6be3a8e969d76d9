"""Background work of the register."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment
from apps.core import audit, jobs
from apps.core.topics import load
from apps.membership.imports import run as import_run
from apps.tenancy import scope


@jobs.task(name="membership.check_import")
def check_import(batch_id: int, assignment_id: int) -> None:
    """Judge an uploaded file, acting as its uploader."""
    _as_uploader(batch_id, assignment_id, import_run.check)


@jobs.task(name="membership.load_import")
def load_import(batch_id: int, assignment_id: int) -> None:
    """Load a confirmed file, acting as its uploader."""
    _as_uploader(batch_id, assignment_id, import_run.load)


def _as_uploader(batch_id: int, assignment_id: int, run: Callable[..., None]) -> None:
    actor = _actor(assignment_id, reverse("membership:import_batch", args=[batch_id]))
    if actor is None:
        with scope.use(scope.Scope.everything()):
            import_run.refuse(batch_id, "import_role_ended")
        return
    with scope.use(actor.scope()), audit.attach(**audit.who(actor)):
        run(batch_id, by=actor)


def _actor(assignment_id: int, url: str) -> Actor | None:
    """The person in that role, if both still hold."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assignment = (
            RoleAssignment.objects.filter(
                pk=assignment_id, organization__active=True, user__is_active=True
            )
            .current(timezone.localdate())
            .select_related("organization", "user")
            .first()
        )
    return actor_for(assignment, url=url) if assignment else None


load("tasks", "membership")
