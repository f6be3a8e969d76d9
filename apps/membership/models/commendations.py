"""Commendations of organisations and members."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.grading.choices import CommendationForm, CommendationKind
from apps.membership.models.register import Member
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


class CommendationBase(TenantOwned):
    """A commendation by decision. One entered wrongly is withdrawn with a reason and stays."""

    kind = models.CharField(_("for"), max_length=10, choices=CommendationKind)
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("Of five years: the last."))
    form = models.CharField(_("form"), max_length=11, choices=CommendationForm)
    deciding_body = models.CharField(_("decided by"), max_length=120)
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision date"))
    note = models.CharField(_("note"), max_length=300, blank=True)
    withdrawn_reason = models.CharField(_("withdrawn because"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.decision_number} ({self.year})"


@tracked()
class MemberCommendation(CommendationBase):
    """A member commended."""

    view_permission = Permission.VIEW_GRADING
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="commendations", verbose_name=_("member")
    )

    class Meta:
        verbose_name = _("commendation of a member")
        verbose_name_plural = _("commendations of members")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "year", "decision_number"],
                condition=Q(withdrawn_reason=""), name="membercommendation_once",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-year"], name="membercommendation_path")]


@tracked()
class OrganizationCommendation(CommendationBase):
    """An organisation commended."""

    view_permission = Permission.VIEW_GRADING

    class Meta:
        verbose_name = _("commendation of an organisation")
        verbose_name_plural = _("commendations of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "kind", "year", "decision_number"],
                condition=Q(withdrawn_reason=""), name="organizationcommendation_once",
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-year"], name="orgcommendation_path")]
