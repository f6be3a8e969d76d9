"""Cut-off days and schedules in the admin: set here, for the administrator's own range."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.admin_base import ActionForm, ActorModelAdmin
from apps.reports.models import CutOffDay, SummarySchedule
from apps.reports.models.schedule import FIXED
from apps.reports.schedule import actions
from apps.reports.tables.asking import choices_or_all, form_name, scheduled_choices

CHANGE = Permission.CHANGE_SCHEDULE


class CutOffForm(ActionForm):
    """A cut-off day as an administrator sets it."""

    form = forms.ChoiceField(label=_("Form"), choices=choices_or_all, required=False)

    class Meta:
        model = CutOffDay
        fields = ["organization", "form", "kind", "day", "month", "since", "until", "document"]


class ScheduleForm(ActionForm):
    """A schedule, its kinds of period ticked one by one."""

    form = forms.ChoiceField(
        label=_("Form"), choices=scheduled_choices, required=False,
        help_text=_(
            "An office gets every set of figures without a schedule; a statistical table only where"
            " one names it, for the periods for which it is handed in."
        ),
    )  # fmt: skip
    kinds = forms.MultipleChoiceField(
        label=SummarySchedule._meta.get_field("kinds").verbose_name,  # type: ignore[union-attr]
        choices=FIXED,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = SummarySchedule
        fields = ["organization", "form", "kinds", "days_after", "waits", "active"]


class SettingAdmin(ActorModelAdmin):
    """A setting of an organisation in the range; the values of the form go to one action."""

    view_permission = change_permission = add_permission = CHANGE
    list_select_related = ("organization",)

    def filled(self, form: Any, obj: Any) -> Any:
        """The row with the values of the form, not stored."""
        row = self.model._default_manager.get(pk=obj.pk) if obj is not None else self.model()
        for name, value in form.cleaned_data.items():
            setattr(row, name, value)
        return row


@admin.register(CutOffDay)
class CutOffDayAdmin(SettingAdmin):
    """On which day a kind of period ends, by form and years."""

    form = CutOffForm
    list_display = ("organization", "form", "kind", "day", "month", "since", "until", "document")
    list_filter = ("form", "kind")
    ordering = ("path", "form", "kind", "-since", "pk")

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Set it."""
        return actions.set_cut_off(row=self.filled(form, obj), by=request.actor)


@admin.register(SummarySchedule)
class SummaryScheduleAdmin(SettingAdmin):
    """What is made by itself."""

    form = ScheduleForm
    list_display = ("organization", "form_words", "days_after", "waits", "active", "set_at")
    list_filter = ("form", "waits", "active")
    ordering = ("path", "form", "pk")

    @admin.display(description=_("Form"), ordering="form")
    def form_words(self, row: SummarySchedule) -> str:
        """What is made."""
        return form_name(row.form)

    def act(self, request: Any, form: Any, obj: Any) -> Any:
        """Set it."""
        return actions.set_schedule(row=self.filled(form, obj), by=request.actor)
