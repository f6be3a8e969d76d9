"""Targets."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.reports.choices import Bound, PeriodKind
from apps.reports.indicators import INDICATORS, indicator_choices
from apps.reports.models.base import IN_ORDER, DateRange, paired, person
from apps.reports.models.manual import ManualIndicator
from apps.reports.querysets import TargetQuerySet
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


def _one_at_a_time(of: str, condition: Q) -> ExclusionConstraint:
    """No two targets in force of the same indicator and kind overlap."""
    return ExclusionConstraint(
        name=f"target_one_{of}_at_a_time",
        expressions=[
            ("organization", RangeOperators.EQUAL),
            (of, RangeOperators.EQUAL),
            ("kind", RangeOperators.EQUAL),
            (
                DateRange("first", "last", RangeBoundary(inclusive_upper=True)),
                RangeOperators.OVERLAPS,
            ),
        ],
        condition=Q(ended_at__isnull=True) & condition,
    )


@tracked()
class Target(TenantOwned):
    """What an organisation means to reach in a period, and the document that says so: a number, or
    a share of the whole that the indicator is counted from; at least that much or at most.

    It is measured by an indicator of records, or by a manual one. A target of the kind ``year`` may
    span several years and holds in each of them. One that no longer holds is ended, not deleted.
    """

    view_permission = Permission.VIEW_SUMMARY

    indicator = models.CharField(
        _("indicator"), max_length=60, choices=indicator_choices, blank=True
    )
    manual = models.ForeignKey(
        ManualIndicator, models.PROTECT, null=True, blank=True, related_name="targets",
        verbose_name=_("manual indicator"),
    )  # fmt: skip
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"), help_text=_("Last day."))
    by_date = models.BooleanField(_("to be reached on the last day"), default=False)
    bound = models.CharField(
        _("at least or at most"), max_length=5, choices=Bound, default=Bound.LEAST
    )
    plan = models.PositiveIntegerField(_("target"), null=True, blank=True)
    share = models.DecimalField(
        _("share in percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    owner_unit = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("organisation that answers for it"),
    )  # fmt: skip
    owner_name = models.CharField(
        _("person or role that answers for it"), max_length=150, blank=True
    )
    document = models.CharField(_("document"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    set_by = person(_("set by"))
    set_at = models.DateTimeField(_("set"), auto_now_add=True)
    ended_by = person(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects: ClassVar[Any] = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            _one_at_a_time("indicator", Q(manual__isnull=True)),
            _one_at_a_time("manual", Q(manual__isnull=False)),
            models.CheckConstraint(
                condition=Q(manual__isnull=True) & ~Q(indicator="")
                | Q(manual__isnull=False, indicator=""),
                name="target_records_or_manual",
            ),
            models.CheckConstraint(condition=IN_ORDER, name="target_days_in_order"),
            models.CheckConstraint(condition=Q(plan__gt=0), name="target_plan_positive"),
            models.CheckConstraint(
                condition=Q(plan__isnull=False, share__isnull=True)
                | Q(plan__isnull=True, share__gt=0, share__lte=100),
                name="target_number_or_share",
            ),
            models.CheckConstraint(
                condition=paired("ended_at", "ended_by"), name="target_ended_pair"
            ),
        ]
        indexes = [models.Index(fields=["path", "-last"], name="target_path")]

    def __str__(self) -> str:
        return f"{self.label}: {self.plan or f'{self.share}%'}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("reports:target", args=[self.pk])

    @property
    def label(self) -> Any:
        """What is measured."""
        return self.manual.label if self.manual else INDICATORS[self.indicator].label

    @property
    def measured(self) -> Any:
        """The indicator of records, or the manual one: both have label, unit word and kind."""
        return self.manual or INDICATORS[self.indicator]

    @property
    def is_most(self) -> bool:
        """Whether it is not to be exceeded."""
        return self.bound == Bound.MOST
