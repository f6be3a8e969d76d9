"""Writes of the foundation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_celery_beat.models import CrontabSchedule, PeriodicTask

from apps.core import audit, jobs
from apps.core.choices import JobState
from apps.core.errors import NotAllowed, RuleRefused, register_labels
from apps.core.models import Job
from apps.core.permissions import CHANGE_SCHEDULE

register_labels(
    {
        "schedule_province": _("Scheduled work runs for everybody: it belongs to a province."),
        "job_over": _("This work has ended already."),
        "job_goes_on": _("This work cannot be cancelled: wait until it has ended."),
        "schedule_time": _("These times cannot be read: %(why)s"),
    }
)
audit.register_actions(
    {
        "core.task_rescheduled": _("changed scheduled work"),
        "core.job_cancelled": _("cancelled work in the background"),
    }
)
TIMES = ("minute", "hour", "day_of_week", "day_of_month", "month_of_year")


@audit.act("core.task_rescheduled")
def reschedule_task(
    *, task: PeriodicTask, enabled: bool, times: dict[str, str] | None, by: Any
) -> PeriodicTask:
    """Switch scheduled work on or off and say when it runs; what it does stays code.

    ``times`` are the five fields of cron, None to leave them. Raises NotAllowed below a province,
    RuleRefused for times that cannot be read.
    """
    if by is None or not by.has(CHANGE_SCHEDULE):
        raise NotAllowed(permission=CHANGE_SCHEDULE)
    if by.province_id is None:
        raise NotAllowed("schedule_province")
    task = PeriodicTask.objects.select_for_update(of=("self",)).get(pk=task.pk)
    task.enabled = enabled
    if times is not None:
        task.crontab = _crontab({name: times[name].strip() for name in TIMES})
    task.save()
    audit.record(by, action="core.task_rescheduled", obj=task, enabled=enabled, times=times or {})
    return task


@audit.act("core.job_cancelled")
def cancel_job(*, job: Job, by: Any) -> Job:
    """Stop work in the background that one has started oneself; nothing of it is kept.

    The work asks before it stores: what is stored by then stays, and the job is over.
    Raises NotAllowed for somebody else's, RuleRefused when it is over or of a kind that goes on.
    """
    if by is None or by.user_id is None or job.started_by_id != by.user_id:
        raise NotAllowed
    if job.kind not in jobs.CANCELLABLE:
        raise RuleRefused("job_goes_on")
    locked = Job.objects.select_for_update(of=("self",)).get(pk=job.pk)
    if locked.is_over:
        raise RuleRefused("job_over")
    locked.state, locked.seen_at = JobState.CANCELLED, timezone.now()
    locked.save(update_fields=["state", "seen_at", "changed_at"])
    audit.record(by, action="core.job_cancelled", list=locked.title[:200])
    return locked


def _crontab(times: dict[str, str]) -> CrontabSchedule:
    values = {**times, "timezone": settings.CELERY_TIMEZONE}
    found = CrontabSchedule.objects.filter(**values).first()
    if found is not None:
        return found
    made = CrontabSchedule(**values)
    try:
        made.full_clean()
    except ValidationError as error:
        raise RuleRefused("schedule_time", why=" ".join(error.messages)) from error
    made.save()
    return made
