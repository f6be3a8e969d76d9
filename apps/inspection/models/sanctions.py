"""Sanctions and whom they are told."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.discipline.choices import (
    DisciplineBody,
    NoticeKind,
    SanctionForm,
    SanctionOrigin,
)
from apps.inspection.discipline.querysets import SanctionQuerySet
from apps.inspection.models.cases import CaseOwned, CaseSubject
from apps.inspection.models.discipline import Ballot, DisciplineProposal
from apps.membership.models import Member
from apps.regulations.choices import RuleLevel
from apps.tenancy.tracking import tracked


@tracked("secrecy", "search_key")
class Sanction(CaseOwned):
    """A decision of discipline about one subject, from its number to its end.

    It is never edited: a correction, or what a complaint leads to, is an entry that supersedes it
    (``replaces``), with the form "none" where the discipline is cancelled. The end is computed.
    ``key`` is drawn at random: it stands where a running number would tell of hidden ones.
    """

    key = models.CharField(_("key"), max_length=12, unique=True, editable=False)
    subject = models.ForeignKey(
        CaseSubject, models.PROTECT, related_name="+", db_constraint=False,
        verbose_name=_("subject of a case"),
    )  # fmt: skip
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, related_name="+", db_constraint=False, editable=False,
        verbose_name=_("member"),
    )  # fmt: skip
    subject_name = models.CharField(_("name"), max_length=200)
    search_key = models.GeneratedField(
        expression=Func(F("subject_name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    origin = models.CharField(_("comes from"), max_length=10, choices=SanctionOrigin)
    form = models.CharField(
        pgettext_lazy("discipline", "form"), max_length=12, choices=SanctionForm
    )
    ballot = models.ForeignKey(
        Ballot, models.PROTECT, null=True, related_name="+", db_constraint=False,
        verbose_name=_("ballot on a form of discipline"),
    )  # fmt: skip
    proposal = models.ForeignKey(
        DisciplineProposal, models.PROTECT, null=True, related_name="+", db_constraint=False,
        verbose_name=_("proposal of discipline"),
    )  # fmt: skip
    number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision date"))
    body = models.CharField(_("deciding body"), max_length=24, choices=DisciplineBody)
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    body_name = models.CharField(_("name of the body"), max_length=200)
    acts = models.TextField(_("violations"))
    posts = models.CharField(_("posts removed from"), max_length=300, blank=True)
    mitigating = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    aggravating = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    ledger = models.JSONField(
        default=list, editable=False, help_text=_("The fairness ledger as it stood.")
    )
    effective_on = models.DateField(_("takes effect on"), null=True, blank=True)
    announced_on = models.DateField(_("announced on"), null=True, blank=True)
    announced_at = models.CharField(_("announced at"), max_length=200, blank=True)
    served_to = models.CharField(_("handed to"), max_length=200, blank=True)
    served_on = models.DateField(_("handed over on"), null=True, blank=True)
    refusal_note = models.CharField(
        _("refused to listen or to receive"), max_length=300, blank=True
    )
    first_announced_on = models.DateField(null=True, blank=True, editable=False)
    lapses_on = models.DateField(_("lapses on"), null=True, blank=True, editable=False)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="replaced_by", db_constraint=False,
        verbose_name=_("replaces"),
    )  # fmt: skip
    replaced_on = models.DateField(_("replaced on"), null=True, editable=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("entered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(replaced_on__isnull=True),
                name="sanction_one_current",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="sanction_has_number"),
            models.CheckConstraint(
                condition=Q(announced_on__isnull=True)
                | Q(announced_on__gte=F("decided_on")) & ~Q(announced_at=""),
                name="sanction_announced_after_decision",
            ),
            models.CheckConstraint(
                condition=~Q(form=SanctionForm.REMOVAL) | ~Q(posts=""),
                name="sanction_removal_names_posts",
            ),
            models.CheckConstraint(
                condition=Q(form=SanctionForm.NONE, replaces__isnull=False)
                | ~Q(form=SanctionForm.NONE),
                name="sanction_none_only_replaces",
            ),
            # A decision carries its ballot; a superseding entry that of what it replaces.
            models.CheckConstraint(
                condition=Q(replaces__isnull=False) | Q(ballot__isnull=False),
                name="sanction_has_ballot",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "-decided_on"], name="sanction_path"),
            models.Index(fields=["province_id", "-decided_on"], name="sanction_province"),
            models.Index(fields=["member"], name="sanction_member"),
            models.Index(fields=["case", "subject"], name="sanction_subject"),
        ]

    def __str__(self) -> str:
        return self.number


@tracked("secrecy")
class SanctionNotice(CaseOwned):
    """Somebody who is told of a sanction: state body, union, committee above."""

    sanction = models.ForeignKey(
        Sanction, models.PROTECT, related_name="notices", db_constraint=False,
        verbose_name=_("sanction"),
    )  # fmt: skip
    kind = models.CharField(_("who is told"), max_length=12, choices=NoticeKind)
    recipient = models.CharField(_("name"), max_length=200)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    number = models.CharField(_("number of the paper"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("notice of a sanction")
        verbose_name_plural = _("notices of sanctions")
        constraints = [
            models.UniqueConstraint(
                fields=["sanction", "kind", "recipient"], name="sanctionnotice_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(sent_on__isnull=True), name="sanctionnotice_due"
            )
        ]

    def __str__(self) -> str:
        return self.recipient
