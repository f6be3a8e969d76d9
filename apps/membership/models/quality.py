"""Questions between two offices whose records look like one person."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.models.register import Member
from apps.membership.quality.choices import Answer, Match, Side
from apps.tenancy.models import TenantOwned


class DuplicateNotice(TenantOwned):
    """One side of a question: each office reads its own row about its own member.

    Both rows share ``pair``; the asked office reads who asks, the asking one never learns whom.
    Rows are written by the database functions of ``quality/duplicate_sql.py`` alone.
    """

    view_permission = Permission.CHANGE_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    pair = models.UUIDField(_("pair"), editable=False)
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="duplicate_notices", verbose_name=_("member")
    )
    side = models.CharField(_("side"), max_length=8, choices=Side)
    match = models.CharField(_("match"), max_length=14, choices=Match)
    asking_office = models.CharField(_("asking office"), max_length=200, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    answer = models.CharField(
        _("answer"), max_length=12, choices=Answer, default=Answer.OPEN, db_default=Answer.OPEN
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("question about a duplicate")
        verbose_name_plural = _("questions about duplicates")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "match", "side"], name="duplicate_asked_once"
            ),
        ]
        indexes = [models.Index(fields=["path", "side", "-asked_at"], name="duplicate_path")]

    def __str__(self) -> str:
        return f"{self.get_match_display()}: {self.member}"


class ListReconciliation(TenantOwned):
    """An organisation has compared its list of members with the files, one by one.

    The list is counted by the register of that day; the files are counted by hand.
    """

    view_permission = Permission.CHANGE_MEMBER

    held_on = models.DateField(_("compared on"))
    on_list = models.PositiveIntegerField(_("members on the list"))
    files = models.PositiveIntegerField(_("files found"))
    differences = models.CharField(_("what differs"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("recorded by"),
    )  # fmt: skip
    struck = models.CharField(_("struck because"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("comparison of list and files")
        verbose_name_plural = _("comparisons of lists and files")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "held_on"], condition=Q(struck=""),
                name="listreconciliation_once",
            ),
            models.CheckConstraint(
                condition=Q(files=F("on_list")) | ~Q(differences=""),
                name="listreconciliation_says_what_differs",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-held_on"], name="listreconciliation_path")]

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"
