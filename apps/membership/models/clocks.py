"""Warnings of limits, and how far somebody has looked at them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.choices import Secrecy
from apps.membership.clocks.choices import Threshold
from apps.membership.clocks.querysets import ClockWarningQuerySet
from apps.tenancy.models import TenantOwned


class ClockWarning(TenantOwned):
    """One warning of one limit, given once: 30, 7 or 0 days ahead, or when it was overdue.

    It names the record by its key alone: whoever may not know of the record learns nothing here.
    A wall around its record and a grade of secrecy above the reader's hide it as they hide that.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")
    wallable: ClassVar[bool] = False
    graded: ClassVar[bool] = True

    kind = models.CharField(_("kind"), max_length=80)
    record_type = models.CharField(_("kind of record"), max_length=60)
    record_id = models.BigIntegerField(_("record"))
    guard_type = models.CharField(_("guarded by"), max_length=60)
    guard_id = models.BigIntegerField(_("guarded record"))
    member = models.ForeignKey(
        "membership.Member", models.PROTECT, null=True, related_name="+", verbose_name=_("member")
    )
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL, db_default=Secrecy.NORMAL
    )
    due = models.DateField(_("due"))
    threshold = models.SmallIntegerField(_("warning"), choices=Threshold)
    right = models.CharField(_("right to act"), max_length=60)
    own_only = models.BooleanField(
        _("only for the organisation itself"), default=False, db_default=False
    )
    url = models.CharField(_("address"), max_length=200)
    made_at = models.DateTimeField(_("time"))

    objects = ClockWarningQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("warning of a limit")
        verbose_name_plural = _("warnings of limits")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "record_type", "record_id", "due", "threshold"],
                name="clockwarning_once",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "-made_at"], name="clockwarning_path"),
            models.Index(fields=["province_id", "-made_at"], name="clockwarning_province"),
        ]

    def __str__(self) -> str:
        return f"{self.get_threshold_display()}: {self.due:%d/%m/%Y}"


class ClockMark(TenantOwned):
    """Up to which warning somebody has looked, in one of their roles."""

    view_permission = Permission.VIEW_MEMBER
    wallable: ClassVar[bool] = False

    assignment = models.OneToOneField(
        "accounts.RoleAssignment", models.PROTECT, related_name="+", verbose_name=_("role")
    )
    seen_to = models.DateTimeField(_("seen up to"))

    class Meta:
        verbose_name = _("mark of warnings seen")
        verbose_name_plural = _("marks of warnings seen")

    def __str__(self) -> str:
        return f"{self.seen_to:%d/%m/%Y %H:%M}"
