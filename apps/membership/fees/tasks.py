"""Ledgers of large units are drawn up in the background."""

from __future__ import annotations

import logging
from datetime import date

from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone, translation

from apps.accounts.actor import Actor, actor_for
from apps.accounts.models import RoleAssignment
from apps.core import jobs
from apps.core.errors import DomainError
from apps.core.models import Job
from apps.membership.fees import actions
from apps.tenancy import scope
from apps.tenancy.models import Organization

log = logging.getLogger(__name__)
KIND = "membership.draw_up_fees"


@jobs.task(
    name=KIND, acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5
)
def draw_up_fees(
    job_id: int, organization_id: int, month: str, total: int, assignment: int
) -> None:
    """Draw up a month's ledgers, acting as who asked for it. Delivered twice it adds nothing."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        job = Job.objects.filter(pk=job_id).first()
        seat = (
            RoleAssignment.objects.filter(
                pk=assignment, organization__active=True, user__is_active=True
            )
            .current(timezone.localdate())
            .select_related("organization", "user")
            .first()
        )
    if job is None or job.is_over:
        return
    progress = jobs.Progress(job_id)
    if seat is None:
        with scope.use(scope.Scope.everything()):
            progress.fail(DomainError("not_allowed").message)
        return
    _run(progress, actor_for(seat), organization_id, date.fromisoformat(month), total)


def _run(progress: jobs.Progress, by: Actor, organization_id: int, month: date, total: int) -> None:
    language = getattr(by.user, "language", None) or translation.get_language()
    with scope.use(by.scope()), translation.override(language):
        progress.begin(total)
        try:
            with transaction.atomic():
                unit = Organization.objects.visible_to(by).get(pk=organization_id)
                actions.draw_up(
                    organization=unit, month=month, today=timezone.localdate(), by=by,
                    step=progress.step,
                )  # fmt: skip
        except DomainError as error:
            progress.fail(error.message)
        except OperationalError:
            raise
        except Exception:
            log.exception("fees of %s were not drawn up", organization_id)
            progress.fail(DomainError("fee_job_failed").message)
            raise
        else:
            address = f"{reverse('membership:fees')}?unit={unit.code}&month={month:%Y-%m}"
            progress.finish(done=total, result_url=address)
