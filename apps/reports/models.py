"""Targets, and summaries with their figures."""

from __future__ import annotations

from functools import cached_property
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.reports.choices import PeriodKind, SummaryForm, SummaryState
from apps.reports.indicators import INDICATOR_CHOICES, INDICATORS, Indicator, indicators_of
from apps.reports.querysets import FigureManager, SummaryQuerySet, TargetQuerySet
from apps.reports.tables.cells import indicators_of_table
from apps.reports.tables.definition import Definition
from apps.reports.tables.models import StatisticalTable, title_of
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked

IN_ORDER = Q(last__gte=F("first"))


class DateRange(Func):
    """The database's range of two days, for constraints."""

    function = "DATERANGE"
    output_field = DateRangeField()


def paired(at: str, by: str) -> Q:
    """Who and when are both set or both empty."""
    return Q(**{f"{at}__isnull": True, f"{by}__isnull": True}) | Q(
        **{f"{at}__isnull": False, f"{by}__isnull": False}
    )


def person(verbose_name: Any, **options: Any) -> models.ForeignKey[Any, Any]:
    """A person named in a record; people are never deleted under it."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=verbose_name,
        **options,
    )


@tracked()
class Target(TenantOwned):
    """What an organisation means to reach in a period, and the document that says so: a number, or
    at least a share of the whole that the indicator is counted from.

    A target that no longer holds is ended, not deleted.
    """

    view_permission = Permission.VIEW_SUMMARY

    indicator = models.CharField(_("indicator"), max_length=60, choices=INDICATOR_CHOICES)
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"), help_text=_("Last day."))
    plan = models.PositiveIntegerField(_("target"), null=True, blank=True)
    share = models.DecimalField(
        _("least share in percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    document = models.CharField(_("document"), max_length=200, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    set_by = person(_("set by"))
    set_at = models.DateTimeField(_("set"), auto_now_add=True)
    ended_by = person(_("ended by"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)
    end_reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = TargetQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            ExclusionConstraint(
                name="target_one_at_a_time",
                expressions=[
                    ("organization", RangeOperators.EQUAL),
                    ("indicator", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (
                        DateRange("first", "last", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(ended_at__isnull=True),
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
        return f"{self.get_indicator_display()}: {self.plan or f'{self.share}%'}"


@tracked("job")
class Summary(TenantOwned):
    """One revision of the figures of an organisation, a form and a period.

    Draft, then checked, then signed; from then on the database refuses every change of it and of
    its figures, whoever asks. What was entered late leads to a new revision.
    """

    view_permission = Permission.VIEW_SUMMARY
    KEY: ClassVar[tuple[str, ...]] = ("organization", "form", "first", "last", "kind")

    form = models.CharField(_("form"), max_length=20, choices=SummaryForm)
    kind = models.CharField(_("kind of period"), max_length=12, choices=PeriodKind)
    first = models.DateField(_("from"))
    last = models.DateField(_("to"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=1)
    state = models.CharField(
        _("state"), max_length=8, choices=SummaryState, default=SummaryState.DRAFT
    )
    name = models.CharField(_("name of the organisation"), max_length=200)
    details = models.JSONField(_("years and balance"), default=dict)
    counted_at = models.DateTimeField(_("counted"))
    generated_by = person(_("generated by"))
    checked_by = person(_("checked by"))
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True, editable=False)
    signed_by = person(_("signed by"))
    signed_at = models.DateTimeField(_("signed"), null=True, blank=True, editable=False)
    sha256 = models.CharField(_("fingerprint"), max_length=64, blank=True)
    job = models.ForeignKey(
        "core.Job", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("job")
    )

    objects = SummaryQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("summary")
        verbose_name_plural = _("summaries")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "form", "first", "last", "kind", "revision"],
                name="summary_revision",
            ),
            models.UniqueConstraint(
                fields=["organization", "form", "first", "last", "kind"],
                condition=~Q(state="signed"),
                name="summary_one_unsigned",
            ),
            models.CheckConstraint(condition=IN_ORDER, name="summary_days_in_order"),
            models.CheckConstraint(
                condition=paired("checked_at", "checked_by"), name="summary_checked_pair"
            ),
            models.CheckConstraint(
                condition=paired("signed_at", "signed_by"), name="summary_signed_pair"
            ),
            models.CheckConstraint(
                condition=Q(state="draft", checked_at__isnull=True, signed_at__isnull=True)
                | Q(state="checked", checked_at__isnull=False, signed_at__isnull=True)
                | Q(state="signed", checked_at__isnull=False, signed_at__isnull=False),
                name="summary_state_and_times",
            ),
            models.CheckConstraint(
                condition=Q(state="signed") & ~Q(sha256="") | ~Q(state="signed") & Q(sha256=""),
                name="summary_signed_has_fingerprint",
            ),
        ]
        indexes = [models.Index(fields=["path", "-last"], name="summary_path")]

    def __str__(self) -> str:
        return f"{self.get_form_display()} {self.name} {self.first:%d/%m/%Y}–{self.last:%d/%m/%Y}"

    @property
    def is_signed(self) -> bool:
        """Whether the figures are frozen."""
        return self.state == SummaryState.SIGNED

    @cached_property
    def table(self) -> Definition | None:
        """The table it was counted by, as it was then; None of a set of indicators."""
        kept = self.details.get("table")
        return Definition(kept) if kept else None

    @cached_property
    def indicators(self) -> list[Indicator]:
        """What its figures are: the indicators of the form, or the cells of the table."""
        if self.table is None:
            return indicators_of(self.form)
        return indicators_of_table(self.table, root=self.organization, last=self.last)

    def get_form_display(self) -> str:  # type: ignore[no-redef]
        """The name of the set of indicators, or code and title of the table."""
        if self.table is None:
            return str(SummaryForm(self.form).label)
        return f"{self.table.code} · {title_of(self.table.values)}"


class SummaryFigure(TenantOwned):
    """One number of a summary: of the whole (no unit), of a unit, or the organisation's own.

    ``unit_name`` is the name of the period. The organisation itself as unit holds what stands in
    none of the units below it, so that all rows together give the whole.
    """

    view_permission = Permission.VIEW_SUMMARY
    guarded_by: ClassVar[tuple[str, str]] = ("summary_id", "reports.summary")

    summary = models.ForeignKey(
        Summary, models.CASCADE, related_name="figures", verbose_name=_("summary")
    )
    unit = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("unit"),
    )  # fmt: skip
    unit_name = models.CharField(_("name of the unit"), max_length=200, blank=True)
    unit_order = models.PositiveIntegerField(_("order"), default=0)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    indicator = models.CharField(_("indicator"), max_length=60, choices=INDICATOR_CHOICES)
    value = models.PositiveIntegerField(_("value"))
    of_value = models.PositiveIntegerField(_("of"), null=True, blank=True)
    plan = models.PositiveIntegerField(_("target"), null=True, blank=True)
    plan_share = models.DecimalField(
        _("least share in percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    records = ArrayField(
        models.BigIntegerField(), verbose_name=_("records counted"), null=True, blank=True,
        editable=False,
    )  # fmt: skip
    """Keys of the facts counted, frozen with the figure; the whole leaves them to its units."""

    objects = FigureManager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["summary", "unit", "indicator"],
                name="figure_once",
                nulls_distinct=False,
            )
        ]
        indexes = [models.Index(fields=["path"], name="summaryfigure_path")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.value}"

    @property
    def definition(self) -> Indicator:
        """What was counted."""
        found = INDICATORS.get(self.indicator)
        return found or next(one for one in self.summary.indicators if one.key == self.indicator)


__all__ = ["StatisticalTable", "Summary", "SummaryFigure", "Target"]
