"""Work in the background: ids in, one action, safe to run twice."""

from __future__ import annotations

import logging
from datetime import date
from typing import Any

from django.db import OperationalError, transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.accounts.actor import Actor, SystemActor, actor_for
from apps.accounts.models import RoleAssignment
from apps.core import jobs
from apps.core.errors import DomainError
from apps.core.models import Job
from apps.reports import actions, rules
from apps.reports.figures import Span, Step
from apps.reports.models import Summary
from apps.reports.packs.tasks import pack, sweep_packs
from apps.reports.schedule import waiting
from apps.reports.schedule.lookup import Schedules, kinds_of
from apps.tenancy import scope
from apps.tenancy.models import Organization

__all__ = ["generate", "generate_due", "pack", "sweep_packs"]

log = logging.getLogger(__name__)
RETRIES = 5


@jobs.task(
    name=actions.JOB_KIND,
    acks_late=True,
    reject_on_worker_lost=True,
    autoretry_for=(OperationalError,),
    retry_backoff=True,
    max_retries=RETRIES,
)
def generate(
    job_id: int | None,
    organization_id: int,
    form: str,
    kind: str,
    first: str,
    last: str,
    assignment_id: int | None = None,
) -> None:
    """Generate one summary for a job, or for the schedule when there is no job.

    A task delivered again after its worker was killed does the same work once more: the figures
    of the unsigned revision are replaced. After the end of its job it does nothing.
    """
    days = date.fromisoformat(first), date.fromisoformat(last)
    with scope.use(scope.Scope.everything()):
        if _is_over(job_id):
            return
        organization, by = _who(organization_id, assignment_id)
        with translation.override(getattr(by.user, "language", None) or translation.get_language()):
            _run(job_id, Span(organization, form, kind, *days), by)


@jobs.task(name="reports.generate_due", acks_late=True)
def generate_due(today: str | None = None) -> int:
    """Have the missing summaries of the periods that ended lately generated, as the schedules say,
    and those whose last unit has signed. Returns how many were started.

    Existing summaries are never touched.
    """
    day = date.fromisoformat(today) if today else timezone.localdate()
    with scope.use(scope.Scope.everything()), transaction.atomic():
        missing = waiting.start_or_wait(_missing(day))
        ready = waiting.take_ready()
    for span, assignment in [*((span, None) for span in missing), *ready]:
        waiting.send(span, assignment_id=assignment)
    return len(missing) + len(ready)


def _missing(day: date) -> list[tuple[Span, bool]]:
    """What is due and not made, and whether it waits for the units."""
    schedules = Schedules()
    due = [
        (Span(unit, form, kind, first, last), schedule.waits)
        for unit in schedules.organizations()
        for form in schedules.forms(unit)
        if (schedule := schedules.of(unit, form)) is not None
        for kind, first, last in rules.periods_due(
            day, kinds=kinds_of(schedule), cuts=schedules.cuts_of(unit, form),
            days_after=schedule.days_after,
        )
        if schedules.handed_in(form, kind, last)
    ]  # fmt: skip
    keys = ("organization_id", "form", "kind", "first", "last")
    ends = {span.last for span, _waits in due}
    made = set(Summary.objects.filter(last__in=ends).values_list(*keys))
    return [
        (span, waits)
        for span, waits in due
        if (span.organization.pk, span.form, span.kind, span.first, span.last) not in made
    ]


def _run(job_id: int | None, span: Span, by: Actor) -> None:
    progress = jobs.Progress(job_id)
    with transaction.atomic():
        total = span.size
        # The schedule may have been started twice; it fills gaps and never revises.
        if job_id is None and _exists(span):
            return
    try:
        progress.begin(total)
        # The end of the job and its result are one: it is cancelled before, or not at all.
        with transaction.atomic():
            summary = actions.generate_summary(
                organization=span.organization, form=span.form, kind=span.kind, first=span.first,
                last=span.last, by=by, job_id=job_id, step=_step(progress),
            )  # fmt: skip
            result = reverse("reports:summary", args=[summary.pk])
            progress.finish(done=total, result_url=result)
    except jobs.Cancelled:
        log.info("summary %s is not wanted any more", span.key)
    except DomainError as error:
        progress.fail(error.message)
    except OperationalError:
        raise  # the database is away: the task is tried again
    except Exception:
        log.exception("summary %s was not generated", span.key)
        progress.fail(_("An error in the system stopped this work. Nothing was changed."))
        raise


def _step(progress: jobs.Progress) -> Step:
    """Tell how far it is, and stop when nobody wants it any more."""

    def step(done: int) -> None:
        progress.step(done)
        progress.stop_if_cancelled()

    return step


def _who(organization_id: int, assignment_id: int | None) -> tuple[Organization, Actor]:
    with transaction.atomic():
        organization = Organization.objects.get(pk=organization_id)
        if assignment_id is None:
            return organization, SystemActor(organization)
        found: Any = RoleAssignment.objects.select_related("user", "organization")
        return organization, actor_for(found.get(pk=assignment_id))


def _is_over(job_id: int | None) -> bool:
    with transaction.atomic():
        job = Job.objects.filter(pk=job_id).first() if job_id is not None else None
    return job is not None and job.is_over


def _exists(span: Span) -> bool:
    return Summary.objects.of_period(
        span.organization, span.form, span.kind, span.first, span.last
    ).exists()
