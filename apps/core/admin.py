"""Scheduled work in the admin: when, and whether; never what."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django_celery_beat.models import PeriodicTask

from apps.core.actions import TIMES, reschedule_task
from apps.core.admin_base import ActionForm, ActorModelAdmin
from apps.core.permissions import CHANGE_SCHEDULE


class ScheduleForm(ActionForm):
    """On or off, and the five fields of cron."""

    minute = forms.CharField(label=_("minute"), max_length=240, required=False)
    hour = forms.CharField(label=_("hour"), max_length=96, required=False)
    day_of_month = forms.CharField(label=_("day of the month"), max_length=124, required=False)
    month_of_year = forms.CharField(label=_("month"), max_length=64, required=False)
    day_of_week = forms.CharField(label=_("day of the week"), max_length=64, required=False)

    class Meta:
        model = PeriodicTask
        fields = ["enabled"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        crontab = self.instance.crontab
        for name in TIMES:
            self.fields[name].disabled = crontab is None
            self.initial[name] = str(getattr(crontab, name)) if crontab else ""


@admin.register(PeriodicTask)
class PeriodicTaskAdmin(ActorModelAdmin):
    """Work that the scheduler starts."""

    view_permission = change_permission = CHANGE_SCHEDULE
    of_no_tenant = True
    form = ScheduleForm
    list_display = ("name", "enabled", "crontab", "interval", "last_run_at")
    list_filter = ("enabled",)
    list_select_related = ("crontab", "interval")
    search_fields = ("name",)
    ordering = ("name", "pk")
    readonly_fields = ("name", "task", "interval", "last_run_at", "total_run_count", "description")
    fields = (*readonly_fields, "enabled", *TIMES)

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Through the action."""
        values = form.cleaned_data
        times = {name: values[name] for name in TIMES} if obj.crontab_id else None
        return reschedule_task(task=obj, enabled=values["enabled"], times=times, by=request.actor)
