"""What moves the limits of a case: holds, extensions, and the acts that limitation counts from."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.inspection.deadlines.choices import HoldReason
from apps.inspection.deadlines.querysets import HoldQuerySet
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.tenancy.tracking import tracked


def _entered_by() -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip


@tracked("secrecy", "due_on")
class CaseClock(CaseOwned):
    """The day on which the limit of a case ends, kept for lists, and what it counts from besides.

    ``due_on`` is computed from events, rules and the calendar whenever one of them changes, and
    once a night; nothing is counted down. Pages compute it anew and explain it.
    """

    due_on = models.DateField(_("due"), null=True, blank=True, editable=False)
    contested_received_on = models.DateField(
        _("decision complained about received on"), null=True, blank=True,
        help_text=_("From this day the time to complain counts."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("limit of a case")
        verbose_name_plural = _("limits of cases")
        constraints = [models.UniqueConstraint(fields=["case"], name="caseclock_once")]
        indexes = [
            models.Index(fields=["path", "due_on"], name="caseclock_path"),
            models.Index(fields=["province_id", "due_on"], name="caseclock_province"),
        ]

    def __str__(self) -> str:
        return f"{self.case}"


@tracked("secrecy")
class CaseHold(CaseOwned):
    """A time in which a case, or what is asked of one subject, stands still."""

    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("subject"),
    )  # fmt: skip
    reason = models.CharField(_("reason"), max_length=16, choices=HoldReason)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(
        _("work goes on from"), null=True, blank=True, help_text=_("This day counts again.")
    )
    planned_review_on = models.DateField(_("to be looked at again on"), null=True, blank=True)
    pauses_deadline = models.BooleanField(_("pauses the limit of the case"), default=True)
    pauses_limitation = models.BooleanField(_("pauses the limitation"), default=False)
    evidence = models.CharField(_("evidence"), max_length=300)
    end_note = models.CharField(_("why work goes on"), max_length=300, blank=True)
    entered_by = _entered_by()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("ended by"),
    )  # fmt: skip

    objects: ClassVar[Any] = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold of a case")
        verbose_name_plural = _("holds of cases")
        constraints = [
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="casehold_period",
            ),
            models.CheckConstraint(
                condition=Q(pauses_deadline=True) | Q(pauses_limitation=True),
                name="casehold_pauses_something",
            ),
            models.CheckConstraint(condition=~Q(evidence=""), name="casehold_has_evidence"),
        ]
        indexes = [
            models.Index(
                fields=["case"], condition=Q(until_on__isnull=True), name="casehold_running"
            )
        ]

    def __str__(self) -> str:
        return str(self.get_reason_display())


@tracked("secrecy")
class CaseExtension(CaseOwned):
    """More days for a limit of a case, by a decision before it ended."""

    clock = models.CharField(_("limit"), max_length=60, default="case")
    days = models.PositiveSmallIntegerField(_("days"))
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision on"))
    signer = models.CharField(_("signed by"), max_length=120)
    reason = models.CharField(_("reason"), max_length=300)
    due_before = models.DateField(_("was due on"), null=True, blank=True)
    against = models.CharField(_("in spite of"), max_length=200, blank=True)
    entered_by = _entered_by()

    class Meta:
        verbose_name = _("extension of a limit")
        verbose_name_plural = _("extensions of limits")
        constraints = [
            models.CheckConstraint(condition=Q(days__gte=1), name="caseextension_days"),
            models.UniqueConstraint(
                fields=["case", "clock", "decision_number"], name="caseextension_once"
            ),
        ]

    def __str__(self) -> str:
        return self.decision_number
