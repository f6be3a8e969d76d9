"""Cut-off days, what is made by itself, and summaries that wait for those of their units."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.reports.choices import PeriodKind, SummaryForm
from apps.reports.models.base import IN_ORDER, paired, person
from apps.reports.rules import FIXED_KINDS
from apps.reports.tables.asking import form_name
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

FIXED = [(kind, PeriodKind(kind).label) for kind in FIXED_KINDS]


class YearRange(Func):
    """The database's range of two years, both included, for constraints."""

    function = "int4range"
    output_field = IntegerRangeField()


@tracked()
class CutOffDay(TenantOwned):
    """The last day of a kind of period, where it is not the end of a month, in some years.

    It holds for the organisation and everything below it; the nearest organisation that has one
    for the form goes before the others. The next period begins on the day after.
    """

    view_permission = Permission.CHANGE_SCHEDULE
    wallable: ClassVar[bool] = False

    form = models.CharField(
        _("form"), max_length=20, choices=SummaryForm, blank=True, help_text=_("Empty: all forms.")
    )
    kind = models.CharField(_("kind of period"), max_length=12, choices=FIXED)
    day = models.PositiveSmallIntegerField(
        _("last day"), help_text=_("Of the month; a month that is shorter ends with its last day.")
    )
    month = models.PositiveSmallIntegerField(
        _("month"), null=True, blank=True, help_text=_("Empty for the period “month”.")
    )
    since = models.PositiveSmallIntegerField(_("from the year"))
    until = models.PositiveSmallIntegerField(_("up to the year"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200, blank=True)
    set_by = person(_("set by"))
    set_at = models.DateTimeField(_("set"), auto_now=True)

    class Meta:
        verbose_name = _("cut-off day")
        verbose_name_plural = _("cut-off days")
        constraints = [
            ExclusionConstraint(
                name="cutoffday_one_a_year",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    ("form", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (YearRange("since", "until", Value("[]")), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="cutoffday_years_in_order",
            ),
            models.CheckConstraint(
                condition=Q(kind="month", month__isnull=True)
                | ~Q(kind="month") & Q(month__range=(1, 12)),
                name="cutoffday_month_of_kind",
            ),
            models.CheckConstraint(condition=Q(day__range=(1, 31)), name="cutoffday_day"),
        ]
        indexes = [models.Index(fields=["path"], name="cutoffday_path")]

    def __str__(self) -> str:
        day = f"{self.day}/{self.month}" if self.month else f"{self.day}"
        return f"{self.get_kind_display()}: {day}"


@tracked()
class SummarySchedule(TenantOwned):
    """Which summaries of an organisation are made by themselves, and when.

    Without one an office gets every set of figures of every fixed period in the night after its
    end. Statistical tables are made where a schedule names one, or all of them (ALL_TABLES).
    """

    view_permission = Permission.CHANGE_SCHEDULE
    wallable: ClassVar[bool] = False

    form = models.CharField(
        _("form"), max_length=20, choices=SummaryForm, blank=True, help_text=_("Empty: all forms.")
    )
    kinds = ArrayField(
        models.CharField(max_length=12, choices=FIXED), verbose_name=_("kinds of period")
    )
    days_after = models.PositiveSmallIntegerField(
        _("days after the end"), default=1,
        help_text=_("1: in the first night after the last day."),
    )  # fmt: skip
    waits = models.BooleanField(
        _("waits for the units"), default=False,
        help_text=_("Made when the last unit with an office has signed its own."),
    )  # fmt: skip
    active = models.BooleanField(_("switched on"), default=True)
    set_by = person(_("set by"))
    set_at = models.DateTimeField(_("set"), auto_now=True)

    class Meta:
        verbose_name = _("schedule of summaries")
        verbose_name_plural = _("schedules of summaries")
        constraints = [
            models.UniqueConstraint(fields=["organization", "form"], name="summaryschedule_once"),
            models.CheckConstraint(
                condition=Q(days_after__range=(1, 90)), name="summaryschedule_days"
            ),
        ]
        indexes = [models.Index(fields=["path"], name="summaryschedule_path")]

    def __str__(self) -> str:
        return f"{self.organization}: {form_name(self.form)}"


@tracked()
class WaitingSummary(TenantOwned):
    """A summary that is to be made when the last unit has signed its own."""

    view_permission = Permission.VIEW_SUMMARY
    wallable: ClassVar[bool] = False

    form = models.CharField(_("form"), max_length=20, choices=SummaryForm)
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    asked_by = person(_("asked by"))
    asked_at = models.DateTimeField(_("asked"), auto_now_add=True)
    assignment_id = models.BigIntegerField(_("acting as"), null=True, editable=False)
    ended_by = person(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    made = models.BooleanField(_("made"), default=False, editable=False)

    class Meta:
        verbose_name = _("summary that waits")
        verbose_name_plural = _("summaries that wait")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "form", "first", "last", "kind"],
                condition=Q(ended_at__isnull=True),
                name="waitingsummary_once",
            ),
            models.CheckConstraint(condition=IN_ORDER, name="waitingsummary_days_in_order"),
            models.CheckConstraint(
                condition=Q(made=False) & paired("ended_at", "ended_by")
                | Q(made=True, ended_at__isnull=False),
                name="waitingsummary_ended",
            ),
        ]
        indexes = [models.Index(fields=["path", "-last"], name="waitingsummary_path")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"
