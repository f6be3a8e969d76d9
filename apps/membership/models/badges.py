"""Rounds of Party badges, and the badges of members."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.models.register import Member
from apps.membership.seniority.choices import AwardKind, AwardState, RoundState
from apps.membership.seniority.querysets import BadgeAwardQuerySet
from apps.tenancy.models import TenantOwned


class BadgeRound(TenantOwned):
    """The awarding of badges on one day: prepared here, proposed, decided above, handed over."""

    view_permission = Permission.VIEW_BADGE

    held_on = models.DateField(_("day of the awarding"))
    occasion = models.CharField(_("occasion"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RoundState, default=RoundState.OPEN)
    submission_number = models.CharField(_("submission number"), max_length=60, blank=True)
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    deciding_body = models.CharField(_("decided by"), max_length=200, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    awarded_on = models.DateField(_("handed over on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        verbose_name = _("round of badges")
        verbose_name_plural = _("rounds of badges")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "held_on"], name="badgeround_one_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "awarded"])
                | Q(decided_on__isnull=False) & ~Q(decision_number=""),
                name="badgeround_decided_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="awarded") | Q(awarded_on__isnull=False),
                name="badgeround_awarded_has_day",
            ),
        ]
        indexes = [models.Index(fields=["path", "-held_on"], name="badgeround_path")]

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"


class BadgeAward(TenantOwned):
    """One badge of one member, from the proposal to the badge in the hand.

    It lies where the member lies now, so that whoever moves is handed it by the new office.
    ``counted_from`` keeps what seniority was counted from, and
    ``amount`` the money, as they stood when it was proposed and decided.
    """

    view_permission = Permission.VIEW_BADGE
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="badges", verbose_name=_("member")
    )
    round = models.ForeignKey(
        BadgeRound, models.PROTECT, null=True, blank=True, related_name="awards",
        db_constraint=False, verbose_name=_("round"),
    )  # fmt: skip
    years = models.PositiveSmallIntegerField(_("years"))
    kind = models.CharField(_("ground"), max_length=10, choices=AwardKind)
    state = models.CharField(_("state"), max_length=10, choices=AwardState)
    counted_from = models.DateField(_("seniority counted from"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    basis = models.CharField(_("paper it rests on"), max_length=120, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    badge_number = models.CharField(_("badge number"), max_length=20, blank=True)
    awarded_on = models.DateField(_("handed over on"), null=True, blank=True)
    amount = models.PositiveBigIntegerField(_("money with it"), null=True, blank=True)
    withdrawn_reason = models.CharField(_("why withdrawn"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    objects = BadgeAwardQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("badge of a member")
        verbose_name_plural = _("badges of members")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "years"],
                condition=~Q(state="withdrawn") & ~Q(kind="reissue"),
                name="badgeaward_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "awarded"])
                | Q(kind="recorded")
                | Q(decided_on__isnull=False) & ~Q(decision_number=""),
                name="badgeaward_decided_by_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state="awarded")
                | Q(kind__in=["recorded", "reissue"])
                | Q(awarded_on__isnull=False),
                name="badgeaward_awarded_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["early", "posthumous", "reissue"]) | ~Q(reason=""),
                name="badgeaward_exception_has_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "years"], name="badgeaward_path"),
            models.Index(fields=["round"], name="badgeaward_round"),
        ]

    def __str__(self) -> str:
        return gettext("Badge of %(years)s years") % {"years": self.years}
