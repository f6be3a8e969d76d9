"""The party fee: by what a member pays, what is owed and paid for each month, the cell's ledger."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.fees.choices import PayerGroup, Reduction
from apps.membership.fees.querysets import FeeEntryQuerySet
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

GUARD = ("member_id", "membership.member")


def _by(label: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=label
    )


@tracked()
class PayerStatus(TenantOwned):
    """By what a member's fee is reckoned in a period, as recorded by the cell that collects it."""

    view_permission = Permission.VIEW_FEE
    guarded_by: ClassVar[tuple[str, str]] = GUARD

    member = models.ForeignKey(
        "membership.Member", models.PROTECT, related_name="payer_statuses",
        verbose_name=_("member"),
    )  # fmt: skip
    group = models.CharField(_("group of payers"), max_length=20, choices=PayerGroup)
    base = models.PositiveBigIntegerField(_("base a month, in dong"), null=True, blank=True)
    reduction = models.PositiveSmallIntegerField(
        _("reduction"), choices=Reduction, default=Reduction.NONE
    )
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    valid = DateRangeField(_("period"))
    recorded_by = _by(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        verbose_name = _("group of a fee payer")
        verbose_name_plural = _("groups of fee payers")
        constraints = [
            ExclusionConstraint(
                name="payerstatus_one_a_day",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("organization", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(reduction__in=Reduction.values), name="payerstatus_reduction"
            ),
        ]
        indexes = [models.Index(fields=["path", "member"], name="payerstatus_path")]

    def __str__(self) -> str:
        return f"{self.get_group_display()} {self.valid.lower:%m/%Y}"


class FeeMonth(TenantOwned):
    """The ledger of a cell for a month, from the day it is drawn up until it is closed."""

    view_permission = Permission.VIEW_FEE
    wallable: ClassVar[bool] = False

    month = models.DateField(_("month"))
    created_by = _by(_("drawn up by"))
    created_at = models.DateTimeField(_("drawn up"), auto_now_add=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closed_by = _by(_("closed by"))

    class Meta:
        verbose_name = _("fee ledger of a month")
        verbose_name_plural = _("fee ledgers by month")
        constraints = [
            models.UniqueConstraint(fields=["organization", "month"], name="feemonth_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="feemonth_first_day"),
        ]
        indexes = [models.Index(fields=["path", "month"], name="feemonth_path")]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"


class FeeEntry(TenantOwned):
    """What a member owes and paid for a month, in the cell that collects it.

    The entry keeps rule and base as they were. A payment once recorded is never changed: its
    correction supersedes the row, with a reason. ``due`` is unknown where base or rule are.
    """

    view_permission = Permission.VIEW_FEE
    guarded_by: ClassVar[tuple[str, str]] = GUARD

    member = models.ForeignKey(
        "membership.Member", models.PROTECT, related_name="fee_entries", verbose_name=_("member")
    )
    month = models.DateField(_("month"))
    group = models.CharField(_("group of payers"), max_length=20, choices=PayerGroup, blank=True)
    base = models.PositiveBigIntegerField(_("base, in dong"), null=True, blank=True)
    reduction = models.PositiveSmallIntegerField(
        _("reduction"), choices=Reduction, default=Reduction.NONE
    )
    rule = models.ForeignKey(
        "regulations.RuleValue", models.PROTECT, null=True, related_name="+",
        verbose_name=_("rule"),
    )  # fmt: skip
    due = models.PositiveBigIntegerField(_("due, in dong"), null=True, blank=True)
    paid = models.PositiveBigIntegerField(_("paid, in dong"), default=0)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    excuse = models.CharField(_("reason for not paying"), max_length=200, blank=True)
    recorded_by = _by(_("recorded by"))
    recorded_at = models.DateTimeField(_("recorded"), auto_now=True)
    superseded_at = models.DateTimeField(_("superseded"), null=True, blank=True)
    superseded_by = _by(_("superseded by"))
    reason = models.CharField(_("why corrected"), max_length=200, blank=True)

    objects = FeeEntryQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("fee of a month")
        verbose_name_plural = _("fees by month")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "month"],
                condition=Q(superseded_at__isnull=True),
                name="feeentry_one_a_month",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="feeentry_first_day"),
            models.CheckConstraint(
                condition=Q(paid=0) | Q(paid_on__isnull=False), name="feeentry_paid_has_day"
            ),
            models.CheckConstraint(
                condition=Q(superseded_at__isnull=True, reason="")
                | Q(superseded_at__isnull=False) & ~Q(reason=""),
                name="feeentry_superseded_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["organization", "month"], name="feeentry_unit_month"),
            models.Index(fields=["path", "month"], name="feeentry_path_month"),
            models.Index(
                fields=["path", "month"],
                condition=Q(superseded_at__isnull=True, paid=0),
                name="feeentry_unpaid",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"

    @property
    def open(self) -> int | None:
        """What is still to be paid; None while the due is unknown."""
        return None if self.due is None else max(0, self.due - self.paid)
