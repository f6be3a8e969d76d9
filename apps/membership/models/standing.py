"""Times in which a member is set aside, and memberships before the one that counts now."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.formats import date_text, period_text
from apps.membership.choices import Leaving
from apps.membership.models.register import Member
from apps.membership.standing.choices import EXEMPTING, SUSPENDING, Ending, Kind, Reason
from apps.membership.standing.querysets import EarlierMembershipQuerySet, StandingPeriodQuerySet
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked("changed_at")
class StandingPeriod(TenantOwned):
    """A time (half-open) in which a member is exempt from party activities or suspended from them.

    The member stays in the strength and is not graded. Without a planned end the period is open.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="standing_periods", verbose_name=_("member")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    valid = DateRangeField(_("period"))
    reason = models.CharField(_("reason"), max_length=20, choices=Reason)
    resolution_number = models.CharField(
        _("number of the resolution or decision"), max_length=60, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    procedure = models.ForeignKey(
        "Procedure", models.PROTECT, null=True, blank=True, editable=False,
        related_name="standing_periods", verbose_name=_("procedure"),
    )  # fmt: skip
    ending = models.CharField(_("ended because"), max_length=10, choices=Ending, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = StandingPeriodQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("time of exemption or suspension")
        verbose_name_plural = _("times of exemption or suspension")
        constraints = [
            ExclusionConstraint(
                name="standing_one_of_a_kind_a_day",
                expressions=[
                    ("member", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=~Q(ending=Ending.VOID),
            ),
            models.CheckConstraint(
                condition=Q(valid__isempty=False, valid__lower_inf=False),
                name="standing_period_has_days",
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["", Ending.VOID]) | Q(valid__upper_inf=False),
                name="standing_ending_has_day",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.EXEMPT, reason__in=EXEMPTING)
                | Q(kind=Kind.SUSPENDED, reason__in=SUSPENDING),
                name="standing_reason_of_its_kind",
            ),
        ]
        indexes = [models.Index(fields=["path", "kind", "member"], name="standing_path_kind")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {period_text(self.valid)}"

    @property
    def first_day(self) -> date:
        """The first day of the period."""
        found: date = self.valid.lower
        return found

    @property
    def last_day(self) -> date | None:
        """The last day of the period; None while no end is set."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None


@tracked()
class EarlierMembership(TenantOwned):
    """A membership that ended before the member came back.

    After a re-admission the years of membership are a sum of intervals. After a restoration
    (``restored``) membership counts as never interrupted; the row then only says that it had ended.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="earlier_memberships", verbose_name=_("member")
    )
    admission_decided_on = models.DateField(_("admission decision date"), null=True, blank=True)
    ceremony_on = models.DateField(_("admission ceremony date"), null=True, blank=True)
    official_on = models.DateField(_("official date"), null=True, blank=True)
    left_on = models.DateField(_("left on"))
    leaving = models.CharField(_("how they left"), max_length=12, choices=Leaving)
    restored = models.BooleanField(_("restored: counts without a break"), default=False)
    returned_on = models.DateField(_("back since"))
    returned_by = models.CharField(_("decision on the return"), max_length=60, blank=True)

    objects = EarlierMembershipQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("earlier membership")
        verbose_name_plural = _("earlier memberships")
        constraints = [
            # Charter, 294-QĐ/TW point 3.5: a person is admitted again only once.
            models.UniqueConstraint(
                fields=["member"], condition=Q(restored=False), name="earlier_readmitted_once"
            ),
            models.UniqueConstraint(fields=["member", "left_on"], name="earlier_one_leaving_a_day"),
            models.CheckConstraint(
                condition=Q(returned_on__gte=F("left_on")), name="earlier_return_after_leaving"
            ),
            models.CheckConstraint(
                condition=~Q(leaving__in=[Leaving.DECEASED, Leaving.MOVED_AWAY]),
                name="earlier_leaving_has_return",
            ),
        ]
        indexes = [models.Index(fields=["path", "member"], name="earlier_path")]

    def __str__(self) -> str:
        return f"{self.get_leaving_display()}, {date_text(self.left_on)}"
