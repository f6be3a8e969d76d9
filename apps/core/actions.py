"""Writes of the foundation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_celery_beat.models import CrontabSchedule, PeriodicTask

from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused, register_labels
from apps.core.permissions import CHANGE_SCHEDULE

register_labels(
    {
        "schedule_province": _("Scheduled work runs for everybody: it belongs to a province."),
        "schedule_time": _("These times cannot be read: %(why)s"),
    }
)
audit.register_actions({"core.task_rescheduled": _("changed scheduled work")})
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
