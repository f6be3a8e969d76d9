"""Cases: what is examined, about whom, by whom, in which steps."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.grants import GrantBase
from apps.accounts.permissions import Permission
from apps.core.choices import Secrecy
from apps.inspection.choices import (
    OPEN,
    Body,
    CaseKind,
    CommitteeLevel,
    ConflictKind,
    Finding,
    LeftBecause,
    ManagementTier,
    Outcome,
    Phase,
    Source,
    Submission,
    TeamRole,
)
from apps.inspection.models.secrecy import Grounded
from apps.inspection.querysets import CaseOwnedQuerySet, CaseQuerySet
from apps.membership.models import Member
from apps.regulations.models import ProcedureTemplate
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


@tracked("search_key", "changed_at")
class Case(Grounded, TenantOwned):
    """One matter from its proposal to its end. It lies with the organisation that carries it out.

    ``reference`` is drawn at random: a running number would tell of cases that somebody must not
    know of. The duration (``planned_from``, ``planned_until``) is not the time looked back upon
    (``lookback_from``, ``lookback_to``). The template is the one of the day on which it was opened.
    """

    view_permission = Permission.VIEW_CASE
    graded: ClassVar[bool] = True

    reference = models.CharField(_("reference"), max_length=12, editable=False)
    kind = models.CharField(_("kind"), max_length=24, choices=CaseKind)
    body = models.CharField(_("carried out by"), max_length=24, choices=Body)
    template = models.ForeignKey(
        ProcedureTemplate, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("procedure"),
    )  # fmt: skip
    title = models.CharField(_("matter"), max_length=300)
    search_key = models.GeneratedField(
        expression=Func(F("title"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    source = models.CharField(_("source"), max_length=16, choices=Source)
    source_note = models.CharField(_("about the source"), max_length=300, blank=True)
    origin = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by",
        verbose_name=_("comes from the case"),
    )  # fmt: skip
    programme_item = models.ForeignKey(
        "inspection.ProgrammeItem", models.PROTECT, null=True, blank=True, related_name="cases",
        editable=False, verbose_name=_("item of a programme"),
    )  # fmt: skip
    lookback_from = models.DateField(_("looked back upon from"), null=True, blank=True)
    lookback_to = models.DateField(_("looked back upon until"), null=True, blank=True)
    planned_from = models.DateField(_("planned from"), null=True, blank=True)
    planned_until = models.DateField(_("planned until"), null=True, blank=True)
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.NORMAL
    )
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.PREPARATION)
    submission = models.CharField(
        _("signature"), max_length=10, choices=Submission, blank=True, default=Submission.NONE
    )
    submission_note = models.CharField(_("note on the signature"), max_length=300, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        editable=False, verbose_name=_("submitted by"),
    )  # fmt: skip
    submitted_on = models.DateField(_("submitted on"), null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        editable=False, verbose_name=_("plan signed by"),
    )  # fmt: skip
    signed_on = models.DateField(
        _("plan signed on"), null=True, blank=True,
        help_text=_("Empty again when the plan was changed after the signature."),
    )  # fmt: skip
    signed_number = models.CharField(
        _("number of the signed plan"), max_length=60, blank=True, default="", db_default=""
    )
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("officer in charge"),
    )  # fmt: skip
    registered_on = models.DateField(_("registered on"))
    received_on = models.DateField(
        _("received on"), null=True, blank=True,
        help_text=_("The day on which the competent body received the letter."),
    )  # fmt: skip
    decided_on = models.DateField(_("decision on"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    concluded_on = models.DateField(_("concluded on"), null=True, blank=True)
    conclusion = models.TextField(_("conclusion"), blank=True)
    outcome = models.CharField(_("outcome"), max_length=16, choices=Outcome, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    closing_note = models.CharField(_("note on the end"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("registered by"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(fields=["reference"], name="case_reference"),
            # Target of the composite foreign keys that keep place and grade of its rows true.
            models.UniqueConstraint(fields=["id", "organization", "secrecy"], name="case_place"),
            models.CheckConstraint(
                condition=Q(lookback_to__gte=F("lookback_from"))
                | Q(lookback_from__isnull=True) | Q(lookback_to__isnull=True),
                name="case_lookback",
            ),
            models.CheckConstraint(
                condition=Q(planned_until__gte=F("planned_from"))
                | Q(planned_from__isnull=True) | Q(planned_until__isnull=True),
                name="case_plan",
            ),
            models.CheckConstraint(
                condition=Q(phase__in=[Phase.PREPARATION, Phase.STOPPED])
                | Q(decided_on__isnull=False) & ~Q(decision_number=""),
                name="case_conduct_has_decision",
            ),
            models.CheckConstraint(
                condition=~Q(phase=Phase.CLOSED)
                | Q(closed_on__isnull=False, concluded_on__isnull=False)
                & ~Q(conclusion="") & ~Q(outcome=""),
                name="case_closed_has_conclusion",
            ),
            models.CheckConstraint(
                condition=~Q(phase=Phase.STOPPED)
                | Q(closed_on__isnull=False) & ~Q(closing_note=""),
                name="case_stopped_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(submission=Submission.RETURNED) | ~Q(submission_note=""),
                name="case_returned_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(phase__in=OPEN) | Q(closed_on__isnull=True),
                name="case_open_not_closed",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "phase", "-registered_on"], name="case_path"),
            models.Index(fields=["province_id", "phase", "-registered_on"], name="case_province"),
            models.Index(fields=["handler", "phase"], name="case_handler"),
            models.Index(
                fields=["path", "submission"], condition=~Q(submission=""), name="case_submission"
            ),
            models.Index(
                fields=["path", "declassify_on"],
                condition=Q(declassify_on__isnull=False),
                name="case_declassify",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}"

    def get_absolute_url(self) -> str:
        """The page of the case."""
        return reverse("inspection:case", args=[self.reference])

    @property
    def is_open(self) -> bool:
        """Whether work on it goes on."""
        return self.phase in OPEN

    @property
    def needs_signature(self) -> bool:
        """Whether the plan was changed after its signature and nobody has signed it again."""
        return self.phase in (Phase.CONDUCT, Phase.CONCLUSION) and self.signed_on is None


class CaseGrant(GrantBase):
    """A grant that opens one case to one person for a while.

    One without a last day serves a team: the database ends it when the case ends or when the
    person leaves the team.
    """

    ALLOWED: ClassVar[frozenset[str]] = frozenset({"view_case"})
    OPEN_ENDED: ClassVar[bool] = True

    content_object = models.ForeignKey(
        Case, models.PROTECT, related_name="grants", verbose_name=_("case")
    )

    class Meta(GrantBase.Meta):
        verbose_name = _("grant on a case")
        verbose_name_plural = _("grants on cases")


class CaseOwned(TenantOwned):
    """A row of a case: behind its wall, opened by its grants, as secret as the case.

    Place and grade are the case's; the database refuses others and keeps them true.
    """

    view_permission = Permission.VIEW_CASE
    guarded_by: ClassVar[tuple[str, str]] = ("case_id", "inspection.case")
    graded: ClassVar[bool] = True

    case = models.ForeignKey(Case, models.PROTECT, verbose_name=_("case"))
    secrecy = models.PositiveSmallIntegerField(_("secrecy"), choices=Secrecy, editable=False)

    objects: ClassVar[Any] = CaseOwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of(cls, case: Case, **fields: Any) -> Any:
        """A new row of the case, in its place and as secret as it is; not saved."""
        return cls(case=case, organization_id=case.organization_id, secrecy=case.secrecy, **fields)


@tracked("secrecy", "search_key")
class CaseSubject(CaseOwned):
    """Whom a case is about: a member, an organisation, or a person without a record here.

    Position, committee and management are copies, at the time of the act and of the case: what
    people become later changes no figure. Members who moved or left and organisations that ended
    stay subjects.
    """

    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("member"),
    )  # fmt: skip
    subject_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("party organisation"),
    )  # fmt: skip
    is_person = models.BooleanField(_("a person"))
    name = models.CharField(_("name"), max_length=200)
    search_key = models.GeneratedField(
        expression=Func(F("name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    unit_name = models.CharField(_("belongs to"), max_length=300, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    committee_level = models.CharField(
        _("committee"), max_length=12, choices=CommitteeLevel, blank=True
    )
    management_tier = models.CharField(
        _("managed by"), max_length=12, choices=ManagementTier, blank=True
    )
    is_head = models.BooleanField(_("head of the organisation"), default=False)
    position_at_act = models.CharField(_("position at the act"), max_length=200, blank=True)
    committee_level_at_act = models.CharField(
        _("committee at the act"), max_length=12, choices=CommitteeLevel, blank=True
    )
    management_tier_at_act = models.CharField(
        _("managed at the act by"), max_length=12, choices=ManagementTier, blank=True
    )
    finding = models.CharField(_("finding"), max_length=12, choices=Finding, blank=True)
    discipline_due = models.BooleanField(_("to be disciplined"), null=True, blank=True)
    added_on = models.DateField(_("added on"))
    removed_on = models.DateField(_("taken out on"), null=True, blank=True)
    removal_note = models.CharField(_("why taken out"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("subject of a case")
        verbose_name_plural = _("subjects of cases")
        constraints = [
            models.CheckConstraint(
                condition=Q(is_person=True, subject_organization__isnull=True)
                | Q(is_person=False, member__isnull=True),
                name="casesubject_person_or_organisation",
            ),
            models.UniqueConstraint(
                fields=["case", "member"], condition=Q(removed_on__isnull=True),
                name="casesubject_member_once",
            ),
            models.UniqueConstraint(
                fields=["case", "subject_organization"], condition=Q(removed_on__isnull=True),
                name="casesubject_organisation_once",
            ),
            # Whoever has to be disciplined has committed a violation.
            models.CheckConstraint(
                condition=~Q(discipline_due=True) | Q(finding=Finding.VIOLATION),
                name="casesubject_discipline_after_violation",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["member"], name="casesubject_member")]

    def __str__(self) -> str:
        return self.name


@tracked("secrecy")
class TeamMember(CaseOwned):
    """Somebody who works on a case, from a day until they leave it or it ends."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("person"),
    )  # fmt: skip
    name = models.CharField(_("name"), max_length=120)
    role = models.CharField(_("role"), max_length=12, choices=TeamRole)
    part = models.CharField(_("part of the work"), max_length=300, blank=True)
    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)
    left_because = models.CharField(
        _("why left"), max_length=12, choices=LeftBecause, blank=True,
        default=LeftBecause.NONE, db_default=LeftBecause.NONE,
    )  # fmt: skip
    end_note = models.CharField(
        _("note on leaving"), max_length=300, blank=True, default="", db_default=""
    )
    conflict = models.CharField(
        _("conflict found"), max_length=60, blank=True, default="", db_default="", editable=False,
        help_text=_("Codes of what was found when the person was named."),
    )  # fmt: skip
    override_reason = models.CharField(_("why in spite of a conflict"), max_length=300, blank=True)
    override_decision = models.CharField(
        _("decision of the standing body"), max_length=120, blank=True, default="", db_default=""
    )
    override_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("allowed by"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "user"], condition=Q(until_on__isnull=True), name="teammember_once"
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until_on__isnull=True, role=TeamRole.LEAD),
                name="teammember_one_lead",
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="teammember_period",
            ),
            models.CheckConstraint(
                condition=Q(conflict__in=["", ConflictKind.UNCHECKED])
                | ~Q(override_reason="") & Q(override_by__isnull=False),
                name="teammember_conflict_overridden",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["user", "until_on"], name="teammember_user")]

    def __str__(self) -> str:
        return self.name

    @property
    def conflict_words(self) -> str:
        """What was found when the person was named."""
        return ", ".join(str(ConflictKind(one).label) for one in self.conflict.split(",") if one)

    def serves_on(self, day: date) -> bool:
        """Whether the person works on the case on that day."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)
