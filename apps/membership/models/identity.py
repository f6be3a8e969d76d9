"""Who is who: the account with which a member signs in, and relatives who are members too."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.identity.querysets import DatedQuerySet
from apps.membership.models.record import GUARDED, PrivateEntry
from apps.membership.models.register import Member
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


class Kinship(models.Model):
    """What somebody is to a member, and whether that alone keeps them from a case. Reference data.

    The degrees of 131-QĐ/TW are not settled here: which kinships raise a wall is data.
    """

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80)
    raises_wall = models.BooleanField(
        _("keeps from the case"), default=True,
        help_text=_("Whoever is so related to a person concerned must not know of the case."),
    )  # fmt: skip
    note = models.CharField(_("basis"), max_length=200, blank=True)
    rank = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("kinship")
        verbose_name_plural = _("kinships")

    def __str__(self) -> str:
        return self.name if get_language() == "vi" else self.name_en


class Dated(TenantOwned):
    """A fact about a member from a day on, entered by somebody, ended by somebody with a reason."""

    guarded_by: ClassVar[tuple[str, str]] = GUARDED
    opened_by_grants: ClassVar[bool] = False

    since = models.DateField(_("since"))
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("entered by"),
    )  # fmt: skip
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("ended by"),
    )  # fmt: skip
    end_reason = models.CharField(_("why ended"), max_length=300, blank=True)

    objects: ClassVar[Any] = DatedQuerySet.as_manager()

    class Meta:
        abstract = True


def _ended(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(ended_on__isnull=True, end_reason="")
        | Q(ended_on__gte=F("since")) & ~Q(end_reason=""),
        name=name,
    )


@tracked()
class MemberAccount(Dated):
    """The account with which a member signs in. One member has one account, and one account one."""

    view_permission = Permission.CHANGE_MEMBER

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="accounts", verbose_name=_("member")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("account")
    )

    class Meta:
        verbose_name = _("account of a member")
        verbose_name_plural = _("accounts of members")
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_on__isnull=True), name="memberaccount_member"
            ),
            models.UniqueConstraint(
                fields=["user"], condition=Q(ended_on__isnull=True), name="memberaccount_user"
            ),
            _ended("memberaccount_end"),
        ]
        indexes = [models.Index(fields=["path", "member"], name="memberaccount_path")]

    def __str__(self) -> str:
        return f"{self.member}"


@tracked()
class MemberRelation(Dated):
    """A relative of a member who is a member too, as declared; ``relative`` is the ``kinship`` of
    ``member``. Both know of each other, so it binds both ways."""

    view_permission = Permission.VIEW_SENSITIVE
    SENSITIVE: ClassVar[frozenset[str]] = frozenset({"relative", "kinship", "entry", "end_reason"})

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="relations", verbose_name=_("member")
    )
    relative = models.ForeignKey(
        Member, models.PROTECT, related_name="related_to", verbose_name=_("relative")
    )
    kinship = models.ForeignKey(
        Kinship, models.PROTECT, related_name="+", verbose_name=_("kinship")
    )
    entry = models.ForeignKey(
        PrivateEntry, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("line of the card"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("declared relative")
        verbose_name_plural = _("declared relatives")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "relative"], condition=Q(ended_on__isnull=True),
                name="memberrelation_once",
            ),
            models.CheckConstraint(
                condition=~Q(member=F("relative")), name="memberrelation_of_others"
            ),
            _ended("memberrelation_end"),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "member"], name="memberrelation_path"),
            models.Index(fields=["relative"], name="memberrelation_relative"),
        ]

    def __str__(self) -> str:
        return f"{self.member}"
