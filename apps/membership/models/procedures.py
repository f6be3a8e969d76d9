"""What is decided about a member: the procedure, its votes and its papers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.formats import date_text
from apps.membership.models.register import Member
from apps.membership.procedures.choices import Body, Kind, ProcedureState
from apps.membership.procedures.querysets import ProcedureQuerySet
from apps.membership.procedures.rules import Ballots, Voted
from apps.regulations.rules import SETTLED
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

GUARD = ("member_id", "membership.member")


class VoteBase(models.Model):
    """One vote of one body. A vote typed wrongly is struck with a reason, never deleted."""

    body = models.CharField(_("body"), max_length=20, choices=Body)
    held_on = models.DateField(_("meeting date"))
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    entitled = models.PositiveIntegerField(_("entitled to vote"))
    present = models.PositiveIntegerField(_("present"))
    in_favour = models.PositiveIntegerField(_("in favour"))
    against = models.PositiveIntegerField(_("against"), default=0)
    blank_or_invalid = models.PositiveIntegerField(_("blank or invalid"), default=0)
    resolution_number = models.CharField(_("resolution number"), max_length=60, blank=True)
    carried = models.BooleanField(_("carried"))
    rule = models.ForeignKey(
        "regulations.RuleValue", models.PROTECT, null=True, related_name="+",
        verbose_name=_("rule of the day"),
    )  # fmt: skip
    struck = models.CharField(_("struck because"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    present__gte=F("in_favour") + F("against") + F("blank_or_invalid"),
                    entitled__gte=F("present"),
                ),
                name="%(class)s_ballots",
            ),
        ]

    @property
    def ballots(self) -> Ballots:
        """The numbers as the rules take them."""
        return Ballots(
            self.entitled, self.present, self.in_favour, self.against, self.blank_or_invalid
        )

    @property
    def voted(self) -> Voted:
        """The vote as the order of acts sees it."""
        binding = self.rule is None or self.rule.status in SETTLED
        return Voted(self.body, self.held_on, self.carried, binding)


class PaperBase(models.Model):
    """One paper of a dossier: which, of what date, when it came."""

    code = models.CharField(_("paper"), max_length=30)
    number = models.CharField(_("number"), max_length=60, blank=True)
    dated_on = models.DateField(_("dated"))
    received_on = models.DateField(_("received"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.number, date_text(self.dated_on))))


class ExtendableBase(models.Model):
    """The limit of the decision, extended once (294-QĐ/TW, điểm 4.3.1)."""

    extended_by = models.PositiveSmallIntegerField(
        _("limit extended by working days"), null=True, blank=True
    )
    extension_basis = models.CharField(
        _("paper on the extension"), max_length=200, blank=True, default="", db_default=""
    )

    class Meta:
        abstract = True


@tracked("changed_at")
class Procedure(TenantOwned, ExtendableBase):
    """A procedure about a member, from its opening to the decision; closed ones stay."""

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="procedures", verbose_name=_("member")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    state = models.CharField(
        _("state"), max_length=10, choices=ProcedureState, default=ProcedureState.OPEN
    )
    opened_on = models.DateField(_("opened"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(_("particulars"), default=dict, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    deciding_body = models.CharField(_("deciding body"), max_length=20, choices=Body, blank=True)
    effective_on = models.DateField(_("takes effect"), null=True, blank=True)
    closing_reason = models.CharField(_("why so"), max_length=500, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = ProcedureQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind"], condition=Q(state="open"), name="procedure_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(state="decided")
                | Q(decided_on__isnull=False, effective_on__isnull=False),
                name="procedure_decided_has_dates",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "state", "-opened_on"], name="procedure_path"),
            models.Index(fields=["province_id", "state", "-opened_on"], name="procedure_province"),
            models.Index(fields=["member", "-opened_on"], name="procedure_member"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.member}"


class ProcedureVote(TenantOwned, VoteBase):
    """One vote in a procedure."""

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("member"))
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="votes", verbose_name=_("procedure")
    )

    class Meta(VoteBase.Meta):
        verbose_name = _("vote")
        verbose_name_plural = _("votes")
        constraints = [
            *VoteBase.Meta.constraints,
            models.UniqueConstraint(
                fields=["procedure", "body", "round"], condition=Q(struck=""),
                name="procedurevote_round",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.held_on:%d/%m/%Y}"


class ProcedurePaper(TenantOwned, PaperBase):
    """One paper of a procedure."""

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    member = models.ForeignKey(Member, models.PROTECT, related_name="+", verbose_name=_("member"))
    procedure = models.ForeignKey(
        Procedure, models.PROTECT, related_name="papers", verbose_name=_("procedure")
    )

    class Meta(PaperBase.Meta):
        abstract = False
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "code"], name="procedurepaper_code"),
        ]
