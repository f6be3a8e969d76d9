"""Members on their way from one organisation to another, and guests for a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.fields import PartialDateField
from apps.membership.choices import Sex
from apps.membership.models.register import Member
from apps.membership.transfers.choices import (
    AT_LARGE,
    ON_THE_WAY,
    OPEN,
    WITH_FILE,
    Ending,
    FilePaper,
    FileState,
    FileWay,
    Kind,
    Reason,
    State,
)
from apps.membership.transfers.querysets import TemporaryStayQuerySet, TransferQuerySet
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


@tracked("search_key", "changed_at", "target_path")
class Transfer(TenantOwned):
    """A transfer of party activities, as the referral paper tells it; one row for both sides.

    It lies with the sender (``organization``). From the day the paper is issued the receiving side
    reads it as well (``target_organization``: the receiving office, then the cell), and nothing
    else of the member. The paper's words are copies: what was issued does not change.
    """

    view_permission = Permission.VIEW_TRANSFER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="transfers", verbose_name=_("member")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.REQUESTED)
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=300, blank=True)

    from_name = models.CharField(_("from"), max_length=300)
    to_name = models.CharField(_("to"), max_length=300)
    target_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("receiving organisation"),
    )  # fmt: skip
    target_path = models.TextField(  # noqa: DJ001 (empty together with its key)
        _("path of the receiving organisation"),
        db_collation="C",
        null=True,
        blank=True,
        editable=False,
    )
    from_outside = models.BooleanField(_("from outside the system"), default=False)

    full_name = models.CharField(_("full name"), max_length=120)
    search_key = models.GeneratedField(
        expression=Func(F("full_name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    birth = PartialDateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex)
    card_number = models.CharField(_("member card number"), max_length=12, blank=True)
    record_number = models.CharField(_("curriculum number"), max_length=12, blank=True)
    ceremony_on = models.DateField(_("admission ceremony date"), null=True, blank=True)
    official_on = models.DateField(_("official date"), null=True, blank=True)
    fee_paid_through = models.DateField(_("fee paid through month"), null=True, blank=True)

    basis_number = models.CharField(
        _("number of the decision on the change"), max_length=60, blank=True
    )
    effective_on = models.DateField(_("the change takes effect on"), null=True, blank=True)
    stay_from = models.DateField(_("temporary from"), null=True, blank=True)
    stay_until = models.DateField(_("temporary until"), null=True, blank=True)

    stay_ended_on = models.DateField(_("stay ended on"), null=True, blank=True)
    stay_ending = models.CharField(
        _("how the stay ended"), max_length=12, choices=Ending, blank=True
    )

    requested_on = models.DateField(_("requested on"))
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("requested by"),
    )  # fmt: skip
    issued_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("paper issued by"),
    )  # fmt: skip
    paper_year = models.PositiveSmallIntegerField(_("year of the paper"), null=True, blank=True)
    paper_serial = models.PositiveIntegerField(_("running number"), null=True, blank=True)
    paper_number = models.CharField(_("number of the referral paper"), max_length=30, blank=True)
    sent_on = models.DateField(_("paper issued on"), null=True, blank=True)
    handed_in_on = models.DateField(_("paper handed in on"), null=True, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("last act by"),
    )  # fmt: skip
    closed_on = models.DateField(_("returned or withdrawn on"), null=True, blank=True)
    closing_note = models.CharField(_("why"), max_length=300, blank=True)
    wrong_box = models.PositiveSmallIntegerField(_("box that is wrong"), null=True, blank=True)
    came_back_on = models.DateField(_("back from abroad on"), null=True, blank=True)

    file_state = models.CharField(
        _("paper file"), max_length=10, choices=FileState, blank=True, default="", db_default=""
    )
    file_sent_on = models.DateField(_("paper file sent on"), null=True, blank=True)
    file_way = models.CharField(
        _("how the file goes"), max_length=8, choices=FileWay, blank=True, default="", db_default=""
    )
    file_carrier = models.CharField(
        _("who carries the file"), max_length=120, blank=True, default="", db_default=""
    )
    file_papers = ArrayField(
        models.CharField(max_length=10, choices=FilePaper),
        verbose_name=_("papers enclosed"), default=list, blank=True, db_default=[],
    )  # fmt: skip
    file_received_on = models.DateField(_("paper file arrived on"), null=True, blank=True)
    file_missing = ArrayField(
        models.CharField(max_length=10, choices=FilePaper),
        verbose_name=_("papers missing"), default=list, blank=True, db_default=[],
    )  # fmt: skip
    file_complete_on = models.DateField(_("paper file complete on"), null=True, blank=True)
    file_back_on = models.DateField(_("paper file back on"), null=True, blank=True)
    file_note = models.CharField(
        _("note on the file"), max_length=300, blank=True, default="", db_default=""
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = TransferQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("transfer of party activities")
        verbose_name_plural = _("transfers of party activities")
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(state__in=OPEN), name="transfer_one_open"
            ),
            # The office that issued it, not the tenant of today: two registers may be merged.
            models.UniqueConstraint(
                fields=["issued_by", "paper_year", "paper_serial"], name="transfer_paper_serial"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.REQUESTED, State.WITHDRAWN])
                | Q(kind=Kind.INTERNAL)
                | Q(sent_on__isnull=False) & ~Q(paper_number="")
                & Q(fee_paid_through__isnull=False)
                | Q(from_outside=True),
                name="transfer_sent_has_paper",
            ),
            models.CheckConstraint(
                condition=Q(state=State.RECEIVED, received_on__isnull=False)
                | ~Q(state=State.RECEIVED) & Q(received_on__isnull=True),
                name="transfer_received_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[State.RETURNED, State.WITHDRAWN], closed_on__isnull=False)
                & ~Q(closing_note="")
                | ~Q(state__in=[State.RETURNED, State.WITHDRAWN])
                & Q(closed_on__isnull=True, closing_note="", wrong_box__isnull=True),
                name="transfer_closed_says_why",
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.TEMPORARY, stay_until__gt=F("stay_from"))
                | ~Q(kind=Kind.TEMPORARY) & Q(stay_from__isnull=True, stay_until__isnull=True),
                name="transfer_temporary_has_period",
            ),
            models.CheckConstraint(
                condition=Q(stay_ended_on__isnull=True, stay_ending="")
                | Q(kind=Kind.TEMPORARY, state=State.RECEIVED, stay_ended_on__isnull=False)
                & ~Q(stay_ending=""),
                name="transfer_stay_end_says_how",
            ),
            models.CheckConstraint(
                condition=Q(target_organization__isnull=True, target_path__isnull=True)
                | Q(target_organization__isnull=False, target_path__isnull=False),
                name="transfer_target_has_place",
            ),
            models.CheckConstraint(
                condition=Q(file_sent_on__isnull=True, file_way="")
                | Q(file_sent_on__isnull=False) & ~Q(file_way=""),
                name="transfer_file_says_how",
            ),
            models.CheckConstraint(
                condition=Q(file_state=FileState.INCOMPLETE, file_received_on__isnull=False)
                & ~Q(file_missing=[])
                | ~Q(file_state=FileState.INCOMPLETE) & Q(file_missing=[]),
                name="transfer_file_says_what_lacks",
            ),
            models.CheckConstraint(
                condition=~Q(file_state=FileState.COMPLETE) | Q(file_complete_on__isnull=False),
                name="transfer_file_complete_has_day",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "state", "sent_on"], name="transfer_out"),
            models.Index(fields=["target_path", "state", "sent_on"], name="transfer_in"),
            models.Index(fields=["paper_number"], name="transfer_paper"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def get_absolute_url(self) -> str:
        """The page of the transfer."""
        return reverse("membership:transfer", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Neither received nor given up."""
        return self.state in OPEN

    @property
    def to_outside(self) -> bool:
        """Whether the receiving organisation does not work with this system."""
        return self.target_organization_id is None

    @property
    def file_from(self) -> date | None:
        """The day from which the paper file is awaited, here or, when nothing came of it, back."""
        day: date | None = self.closed_on or self.sent_on or self.received_on
        return day

    @property
    def file_is_open(self) -> bool:
        """Whether the paper file is still to come, to be completed or to come back."""
        if self.kind not in WITH_FILE:
            return False
        if self.state in (State.RETURNED, State.WITHDRAWN):
            return self.file_state in AT_LARGE or self.file_state == FileState.COMPLETE
        return self.file_state in AT_LARGE or (not self.file_state and self.state in ON_THE_WAY)

    @property
    def paper(self) -> str:
        """Number and year of the referral paper; empty while there is none."""
        return f"{self.paper_number}/{self.paper_year}" if self.paper_number else ""


class TemporaryStay(TenantOwned):
    """A member of another organisation who takes part in a cell's activities for a time.

    The host does not count its guests: the member stays in the strength of the home cell.
    """

    view_permission = Permission.VIEW_TRANSFER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    transfer = models.OneToOneField(
        Transfer, models.PROTECT, related_name="stay", verbose_name=_("transfer")
    )
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="stays", verbose_name=_("member")
    )
    full_name = models.CharField(_("full name"), max_length=120)
    valid = DateRangeField(_("period"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = TemporaryStayQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("temporary stay")
        verbose_name_plural = _("temporary stays")
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=Q(ended_on__isnull=True), name="stay_one_open"
            ),
        ]
        indexes = [models.Index(fields=["path", "ended_on"], name="stay_path")]

    def __str__(self) -> str:
        return self.full_name

    @property
    def last_day(self) -> date:
        """The last day of the period agreed on."""
        day: date = self.valid.upper
        return day - timedelta(days=1)
