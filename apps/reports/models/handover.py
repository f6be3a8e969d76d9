"""A signed summary on its way to the level above, and the reconciliation between the levels."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.reports.handover.choices import HandoverState
from apps.reports.models.base import paired, person
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked()
class Handover(TenantOwned):
    """One signed revision sent up, and the answer. It lies beside the frozen summary, not in it:
    a returned revision stays as it was signed, and the next one answers the note.
    """

    view_permission = Permission.VIEW_SUMMARY
    guarded_by: ClassVar[tuple[str, str]] = ("summary_id", "reports.summary")

    summary = models.OneToOneField(
        "reports.Summary", models.PROTECT, related_name="handover", verbose_name=_("summary")
    )
    state = models.CharField(
        _("state"), max_length=8, choices=HandoverState, default=HandoverState.SENT
    )
    sent_by = person(_("sent by"))
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    answered_by = person(_("answered by"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True, editable=False)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("handover of a summary")
        verbose_name_plural = _("handovers of summaries")
        constraints = [
            models.CheckConstraint(
                condition=paired("answered_at", "answered_by"), name="handover_answered_pair"
            ),
            models.CheckConstraint(
                condition=Q(state="sent", answered_at__isnull=True)
                | Q(state__in=["accepted", "returned"], answered_at__isnull=False),
                name="handover_state_and_times",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(note=""), name="handover_returned_says_why"
            ),
        ]
        indexes = [models.Index(fields=["path", "state"], name="handover_path")]

    def __str__(self) -> str:
        return f"{self.summary} · {self.get_state_display()}"


@tracked()
class LevelCheck(TenantOwned):
    """A level compared its figures with the signed ones of its units, once a quarter."""

    view_permission = Permission.VIEW_SUMMARY
    wallable: ClassVar[bool] = False

    until = models.DateField(_("last day of the quarter"))
    differences = models.PositiveIntegerField(_("figures that differed"))
    missing = models.PositiveIntegerField(_("signed summaries that were missing"))
    note = models.CharField(_("note"), max_length=500, blank=True)
    done_by = person(_("done by"))
    done_at = models.DateTimeField(_("done"), auto_now_add=True)

    class Meta:
        verbose_name = _("reconciliation between levels")
        verbose_name_plural = _("reconciliations between levels")
        constraints: ClassVar[list[Any]] = [
            models.UniqueConstraint(fields=["organization", "until"], name="levelcheck_once")
        ]
        indexes = [models.Index(fields=["path", "-until"], name="levelcheck_path")]

    def __str__(self) -> str:
        return f"{self.organization} {self.until:%d/%m/%Y}"
