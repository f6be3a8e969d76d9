"""Complaints on discipline and what is made good after a wrongful one."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.complaints.choices import (
    ComplaintOutcome,
    ComplaintState,
    NotAccepted,
    RedressKind,
)
from apps.inspection.complaints.querysets import ComplaintQuerySet
from apps.inspection.discipline.choices import DisciplineBody, Form
from apps.inspection.models.cases import Case, CaseOwned, CaseSubject
from apps.inspection.models.sanctions import Sanction
from apps.regulations.choices import RuleLevel
from apps.tenancy.tracking import tracked


@tracked("secrecy")
class Complaint(CaseOwned):
    """A complaint of the disciplined about a sanction, at one level of the ladder.

    It lies with the case of the sanction, which stays in force until the outcome supersedes it. The
    case in which it is examined (``examined_in``), of the kind complaint, names that case as its
    origin; it may lie with an office above and is shown to whoever may know of it. ``due_on`` is
    kept for lists while no case carries the limit. ``key`` is drawn at random.
    """

    key = models.CharField(
        _("key"), max_length=12, default="", db_default="", blank=True, editable=False
    )
    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, related_name="+", db_constraint=False,
        verbose_name=_("subject of a case"),
    )  # fmt: skip
    sanction = models.ForeignKey(
        Sanction, models.PROTECT, related_name="complaints", db_constraint=False,
        verbose_name=_("sanction"),
    )  # fmt: skip
    body = models.CharField(_("resolving body"), max_length=24, choices=DisciplineBody)
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    body_name = models.CharField(_("name of the body"), max_length=200)
    filed_on = models.DateField(pgettext_lazy("complaint", "filed on"))
    received_on = models.DateField(_("received by the competent body on"))
    filing_until = models.DateField(_("could be filed until"), null=True, blank=True)
    due_on = models.DateField(_("to be resolved by"), null=True, blank=True, editable=False)
    examined_in = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="complaints_examined",
        db_constraint=False, verbose_name=_("examined in the case"),
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=10, choices=ComplaintState)
    not_accepted = models.CharField(
        _("why not accepted"), max_length=20, choices=NotAccepted, blank=True
    )
    outcome = models.CharField(
        pgettext_lazy("complaint", "outcome"), max_length=10, choices=ComplaintOutcome, blank=True
    )
    form = models.CharField(_("new form"), max_length=12, choices=Form, blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    number = models.CharField(_("decision number"), max_length=60, blank=True)
    wrongful = models.BooleanField(_("the discipline was wrongful"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    result = models.OneToOneField(
        Sanction, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("sanction after the complaint"),
    )  # fmt: skip
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint on a sanction")
        verbose_name_plural = _("complaints on sanctions")
        indexes = [
            models.Index(fields=["key"], name="complaint_key"),
            models.Index(fields=["path", "state", "-received_on"], name="complaint_path"),
            models.Index(
                fields=["province_id", "state", "-received_on"], name="complaint_province"
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(state=ComplaintState.ACCEPTED),
                name="complaint_one_pending",
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.REFUSED) | ~Q(not_accepted=""),
                name="complaint_refused_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(state=ComplaintState.RESOLVED)
                | Q(resolved_on__isnull=False, result__isnull=False)
                & ~Q(outcome="") & ~Q(number=""),
                name="complaint_resolved_has_outcome",
            ),
            models.CheckConstraint(
                condition=Q(wrongful=False) | Q(outcome=ComplaintOutcome.CANCELLED),
                name="complaint_wrongful_is_cancelled",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


@tracked("secrecy")
class Redress(CaseOwned):
    """What is made good after a wrongful discipline: the apology, rights to be restored."""

    complaint = models.ForeignKey(
        Complaint, models.PROTECT, related_name="redress", db_constraint=False,
        verbose_name=_("complaint on a sanction"),
    )  # fmt: skip
    what = models.CharField(_("what is made good"), max_length=12, choices=RedressKind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("who makes it good"),
    )  # fmt: skip
    owner_name = models.CharField(
        _("name of who makes it good"), max_length=120, blank=True, default="", db_default=""
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    paper = models.CharField(
        _("number of the paper"), max_length=60, blank=True, default="", db_default=""
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects: ClassVar[Any] = ComplaintQuerySet.as_manager()

    class Meta:
        verbose_name = _("redress")
        verbose_name_plural = _("redress")
        constraints = [
            models.UniqueConstraint(fields=["complaint", "what"], name="redress_once"),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | ~Q(owner_name=""),
                name="redress_due_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(note=""), name="redress_done_says_how"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(done_on__isnull=True), name="redress_due")
        ]

    def __str__(self) -> str:
        return self.get_what_display()
