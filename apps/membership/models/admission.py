"""Persons on the way into the Party: monthly reviews, votes and papers of their admission."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.fields import PartialDateField, check_constraint
from apps.membership.admission.choices import AskedAbout, AskedWhere, Outcome, Stage
from apps.membership.admission.querysets import CandidateQuerySet
from apps.membership.choices import Education, Sex
from apps.membership.models.procedures import ExtendableBase, PaperBase, VoteBase
from apps.membership.models.register import EthnicGroup, Member, Religion
from apps.membership.procedures.choices import Body
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

GUARD = ("candidate_id", "membership.candidate")


@tracked("sort_key", "search_key", "changed_at")
class Candidate(TenantOwned, ExtendableBase):
    """A person who is not a member yet, followed by a cell up to the ceremony.

    ``decided_on`` and ``ceremony_on`` stay apart: seniority counts from the one, probation from
    the other. With the ceremony the person becomes the ``member``.
    """

    view_permission = Permission.VIEW_CANDIDATE
    SENSITIVE: ClassVar[frozenset[str]] = frozenset({"ethnicity", "religion"})

    full_name = models.CharField(_("full name"), max_length=120)
    birth_name = models.CharField(_("name at birth"), max_length=120, blank=True)
    sort_key = models.GeneratedField(
        expression=Func(F("full_name"), function="vi_name_key"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    search_key = models.GeneratedField(
        expression=Func(F("full_name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    birth = PartialDateField(_("date of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex)
    ethnicity = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, blank=True, verbose_name=_("ethnic group")
    )
    religion = models.ForeignKey(
        Religion, models.PROTECT, null=True, blank=True, verbose_name=_("religion")
    )
    citizen_number = models.CharField(_("citizen number"), max_length=12, blank=True)
    native_place = models.CharField(_("native place"), max_length=200, blank=True)
    residence = models.CharField(_("residence"), max_length=200, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    occupation = models.CharField(_("occupation"), max_length=120, blank=True)
    education = models.CharField(_("education"), max_length=16, choices=Education, blank=True)
    education_exception = models.CharField(
        _("exception to the education asked for"), max_length=300, blank=True
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)

    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.OUTSTANDING)
    noticed_on = models.DateField(_("followed since"))
    listed_on = models.DateField(_("sympathiser since"), null=True, blank=True)
    certificate_number = models.CharField(
        _("certificate of the awareness class"), max_length=60, blank=True
    )
    certificate_on = models.DateField(_("certificate dated"), null=True, blank=True)
    helper = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("helping member"),
    )  # fmt: skip
    introducer = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("introducing member"),
    )  # fmt: skip
    introducer_since = models.DateField(
        _("introducer has worked with the person since"), null=True, blank=True
    )
    dossier_on = models.DateField(_("dossier begun"), null=True, blank=True)

    decided_on = models.DateField(_("admission decision date"), null=True, blank=True)
    decision_number = models.CharField(_("admission decision number"), max_length=60, blank=True)
    deciding_body = models.CharField(_("deciding body"), max_length=20, choices=Body, blank=True)
    decision_received_on = models.DateField(_("decision received"), null=True, blank=True)
    decision_reason = models.CharField(
        _("why the decision was taken so"), max_length=500, blank=True
    )
    ceremony_on = models.DateField(_("admission ceremony date"), null=True, blank=True)
    late_consent = models.CharField(
        _("consent of the committee above to a later ceremony"), max_length=200, blank=True
    )
    member = models.OneToOneField(
        Member, models.PROTECT, null=True, blank=True, related_name="candidate",
        verbose_name=_("member"),
    )  # fmt: skip
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    ending_reason = models.CharField(_("why it ended"), max_length=300, blank=True)

    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CandidateQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        constraints = [
            models.UniqueConstraint(
                fields=["tenant_id", "citizen_number"],
                condition=~Q(citizen_number="") & ~Q(stage="ended"),
                name="candidate_citizen_number",
            ),
            check_constraint("candidate_birth", "birth"),
            models.CheckConstraint(
                condition=~Q(stage__in=["decided", "admitted"])
                | Q(decided_on__isnull=False) & ~Q(decision_number=""),
                name="candidate_decided_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(stage="admitted", ceremony_on__isnull=False, member__isnull=False)
                | ~Q(stage="admitted") & Q(ceremony_on__isnull=True, member__isnull=True),
                name="candidate_admitted_is_member",
            ),
            models.CheckConstraint(
                condition=Q(ceremony_on__isnull=True) | Q(ceremony_on__gte=F("decided_on")),
                name="candidate_ceremony_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(stage="ended", ended_on__isnull=False)
                | ~Q(stage="ended") & Q(ended_on__isnull=True),
                name="candidate_ended_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "stage", "sort_key"], name="candidate_path"),
            models.Index(fields=["province_id", "stage", "sort_key"], name="candidate_province"),
            models.Index(fields=["organization", "stage"], name="candidate_unit"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="candidate_search_key"),
        ]

    def __str__(self) -> str:
        return self.full_name


class CandidateReview(TenantOwned):
    """What the cell said of one person in one month."""

    view_permission = Permission.VIEW_CANDIDATE
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    candidate = models.ForeignKey(
        Candidate, models.PROTECT, related_name="reviews", verbose_name=_("candidate")
    )
    month = models.DateField(_("month"))
    held_on = models.DateField(_("meeting date"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("monthly review")
        verbose_name_plural = _("monthly reviews")
        constraints = [
            models.UniqueConstraint(fields=["candidate", "month"], name="candidatereview_month"),
        ]

    def __str__(self) -> str:
        return f"{self.month:%m/%Y}"

    @staticmethod
    def month_of(day: date) -> date:
        """The first day of the month of a day."""
        return day.replace(day=1)


class CandidateVote(TenantOwned, VoteBase):
    """One vote on an admission."""

    view_permission = Permission.VIEW_CANDIDATE
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    candidate = models.ForeignKey(
        Candidate, models.PROTECT, related_name="votes", verbose_name=_("candidate")
    )

    class Meta(VoteBase.Meta):
        abstract = False
        verbose_name = _("vote on an admission")
        verbose_name_plural = _("votes on admissions")
        constraints = [
            *VoteBase.Meta.constraints,
            models.UniqueConstraint(
                fields=["candidate", "body", "round"],
                condition=Q(struck=""),
                name="candidatevote_round",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_body_display()} {self.held_on:%d/%m/%Y}"


class CandidatePaper(TenantOwned, PaperBase):
    """One paper of an admission dossier."""

    view_permission = Permission.VIEW_CANDIDATE
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    candidate = models.ForeignKey(
        Candidate, models.PROTECT, related_name="papers", verbose_name=_("candidate")
    )

    class Meta(PaperBase.Meta):
        abstract = False
        verbose_name = _("paper of an admission")
        verbose_name_plural = _("papers of admissions")
        constraints = [
            models.UniqueConstraint(fields=["candidate", "code"], name="candidatepaper_code"),
        ]


class BackgroundCheck(TenantOwned):
    """A letter that asks for the background check, and whether it was answered.

    What the answer says of the person or of relatives is not held: it lies in the paper file.
    """

    view_permission = Permission.VIEW_CANDIDATE
    guarded_by: ClassVar[tuple[str, str]] = GUARD
    wallable: ClassVar[bool] = False

    candidate = models.ForeignKey(
        Candidate, models.PROTECT, related_name="checks", verbose_name=_("candidate")
    )
    asked_on = models.DateField(_("asked on"))
    number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    place = models.CharField(_("where"), max_length=6, choices=AskedWhere)
    about = models.CharField(_("asked about"), max_length=8, choices=AskedAbout)
    asked_of = models.CharField(_("asked of"), max_length=200)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    answer_number = models.CharField(_("number of the answer"), max_length=60, blank=True)
    struck = models.CharField(_("struck because"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("letter for the background check")
        verbose_name_plural = _("letters for the background check")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer_number="")
                | Q(answered_on__gte=F("asked_on")),
                name="backgroundcheck_answer_after_letter",
            ),
        ]
        indexes = [
            models.Index(
                fields=["path", "asked_on"],
                condition=Q(answered_on__isnull=True, struck=""),
                name="backgroundcheck_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_of}, {self.asked_on:%d/%m/%Y}"

    @property
    def is_waiting(self) -> bool:
        """Asked, not answered, not struck."""
        return self.answered_on is None and not self.struck
