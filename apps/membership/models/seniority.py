"""What only papers know of a member's seniority."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.seniority.choices import DeductionKind
from apps.tenancy.models import TenantOwned

GUARD = ("member_id", "membership.member")


class SeniorityDeduction(TenantOwned):
    """A period that does not count towards a member's seniority, by a decision.

    It is never changed: a wrong one is withdrawn with a reason, and stays to be read.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD

    member = models.ForeignKey(
        "membership.Member", models.PROTECT, related_name="deductions", verbose_name=_("member")
    )
    valid = DateRangeField(_("period"))
    kind = models.CharField(_("why it does not count"), max_length=12, choices=DeductionKind)
    reason = models.CharField(_("reason"), max_length=300)
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("deduction from seniority")
        verbose_name_plural = _("deductions from seniority")
        constraints = [
            ExclusionConstraint(
                name="senioritydeduction_once",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                condition=Q(withdrawn_on__isnull=True),
            ),
            models.CheckConstraint(
                condition=Q(valid__lower_inf=False, valid__upper_inf=False),
                name="senioritydeduction_has_ends",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_reason="")
                | Q(withdrawn_on__isnull=False) & ~Q(withdrawn_reason=""),
                name="senioritydeduction_withdrawn_says_why",
            ),
        ]
        indexes = [models.Index(fields=["path", "member"], name="senioritydeduction_path")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.valid.lower:%d/%m/%Y}"

    @property
    def last_day(self) -> date:
        """The last day that does not count."""
        found: date = self.valid.upper - timedelta(days=1)
        return found
