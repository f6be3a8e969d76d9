"""Member cards, and curriculum numbers with the ranges they come from."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.models.register import Member
from apps.membership.seniority.choices import CardKind
from apps.tenancy.models import TenantOwned

GUARD = ("member_id", "membership.member")


class CardEvent(TenantOwned):
    """One thing that happened to a member's card. Numbers are text: leading zeros count."""

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="card_events", verbose_name=_("member")
    )
    kind = models.CharField(_("what happened"), max_length=10, choices=CardKind)
    number = models.CharField(_("member card number"), max_length=12, blank=True)
    happened_on = models.DateField(_("day"))
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    basis = models.CharField(_("paper it rests on"), max_length=120, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    recorded_at = models.DateTimeField(_("recorded"), auto_now_add=True)

    class Meta:
        db_table = "membership_cardentry"  # tables named event are histories, and only grow
        verbose_name = _("event of a member card")
        verbose_name_plural = _("events of member cards")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "happened_on"], name="cardevent_once_a_day"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["issued", "reissued", "exchanged"])
                | Q(number__regex=r"^[0-9]+$"),
                name="cardevent_number_is_digits",
            ),
        ]
        indexes = [models.Index(fields=["path", "kind"], name="cardevent_path")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.happened_on:%d/%m/%Y}"


class CurriculumRange(TenantOwned):
    """Curriculum numbers that a unit may give: from a first to a last one, with the letters of the
    province-level organisation that they were handed out by. The letters outlive a merger."""

    view_permission = Permission.VIEW_MEMBER

    letters = models.CharField(_("letters"), max_length=3)
    numbers = IntegerRangeField(_("numbers"))
    handed_on = models.DateField(_("handed out on"))
    paper = models.CharField(_("by the paper"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("range of curriculum numbers")
        verbose_name_plural = _("ranges of curriculum numbers")
        constraints = [
            ExclusionConstraint(
                name="curriculumrange_handed_out_once",
                expressions=[
                    ("letters", RangeOperators.EQUAL),
                    ("numbers", RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(letters__regex=r"^[A-ZĐ]{1,3}$"), name="curriculumrange_letters"
            ),
            models.CheckConstraint(
                condition=Q(numbers__contained_by="[1,1000000)") & Q(numbers__isempty=False),
                name="curriculumrange_six_digits",
            ),
        ]
        indexes = [models.Index(fields=["path", "letters"], name="curriculumrange_path")]

    def __str__(self) -> str:
        return f"{self.numbers.lower:06}-{self.last:06} {self.letters}"

    @property
    def last(self) -> int:
        """The last number of it."""
        return int(self.numbers.upper) - 1


class CurriculumNumber(TenantOwned):
    """A curriculum number given to a member: six digits and letters, unique together."""

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="curriculum_numbers", verbose_name=_("member")
    )
    digits = models.CharField(_("digits"), max_length=6)
    letters = models.CharField(_("letters"), max_length=3)
    given_on = models.DateField(_("given on"))
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("curriculum number")
        verbose_name_plural = _("curriculum numbers")
        constraints = [
            models.UniqueConstraint(fields=["letters", "digits"], name="curriculumnumber_once"),
            models.CheckConstraint(
                condition=Q(digits__regex=r"^[0-9]{6}$"), name="curriculumnumber_six_digits"
            ),
        ]
        indexes = [models.Index(fields=["path", "member"], name="curriculumnumber_path")]

    def __str__(self) -> str:
        return f"{self.digits} {self.letters}"
