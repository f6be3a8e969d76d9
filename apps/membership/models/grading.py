"""Campaigns of the yearly review, grades, and commendations."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.membership.grading.choices import (
    Body,
    CadreGrade,
    CampaignState,
    Exclusion,
    Grade,
    QuotaBase,
    Remark,
    Rounding,
    UnitState,
)
from apps.membership.grading.querysets import (
    CampaignQuerySet,
    CampaignUnitQuerySet,
    GradeQuerySet,
    OrganizationGradeQuerySet,
)
from apps.membership.grading.rules import GRADES, NO_CADRE, period
from apps.membership.models.register import Member
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

OF_MEMBER = ("member_id", "membership.member")


class GradeScale(models.Model):
    """What the four grades are called in some years, and how the quota is counted. Reference data.

    Codes of grades are never compared across scales without their names: the scale changed in
    2018, its criteria in 2019, 2023 and 2025.
    """

    code = models.SlugField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=120)
    document = models.CharField(_("document"), max_length=120)
    first_year = models.PositiveSmallIntegerField(_("first year"))
    last_year = models.PositiveSmallIntegerField(_("last year"), null=True, blank=True)
    member_excellent = models.CharField(_("member: excellent"), max_length=80)
    member_good = models.CharField(_("member: good"), max_length=80)
    member_completed = models.CharField(_("member: completed"), max_length=80)
    member_not_completed = models.CharField(_("member: not completed"), max_length=80)
    organization_excellent = models.CharField(_("organisation: excellent"), max_length=80)
    organization_good = models.CharField(_("organisation: good"), max_length=80)
    organization_completed = models.CharField(_("organisation: completed"), max_length=80)
    organization_not_completed = models.CharField(_("organisation: not completed"), max_length=80)
    cadre_excellent = models.CharField(
        _("cadre: excellent"), max_length=80, blank=True, default="", db_default="",
        help_text=_("Empty where no list of grades of cadres and civil servants is recorded."),
    )  # fmt: skip
    cadre_good = models.CharField(
        _("cadre: good"), max_length=80, blank=True, default="", db_default=""
    )
    cadre_completed = models.CharField(
        _("cadre: completed"), max_length=80, blank=True, default="", db_default=""
    )
    cadre_not_completed = models.CharField(
        _("cadre: not completed"), max_length=80, blank=True, default="", db_default=""
    )
    quarterly = models.BooleanField(_("graded by quarter as well"), default=False)
    probationary_graded = models.BooleanField(_("members on probation are graded"), default=True)
    least_months = models.PositiveSmallIntegerField(
        _("months of membership to look at"), default=6,
        help_text=_("Who joined later is marked; the rule is a draft and refuses nothing."),
    )  # fmt: skip
    quota_base = models.CharField(_("base of the quota"), max_length=8, choices=QuotaBase)
    rounding = models.CharField(_("rounding of the quota"), max_length=8, choices=Rounding)
    rounding_settled = models.BooleanField(_("rounding is settled"), default=False)

    class Meta:
        verbose_name = _("scale of grades")
        verbose_name_plural = _("scales of grades")
        constraints = [
            models.CheckConstraint(
                condition=Q(last_year__isnull=True) | Q(last_year__gte=F("first_year")),
                name="gradescale_years",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def name_of(self, grade: str, *, of_member: bool) -> str:
        """What a grade is called under this scale; empty for none."""
        who = "member" if of_member else "organization"
        return str(getattr(self, f"{who}_{grade}")) if grade else ""

    def choices(self, *, of_member: bool) -> list[tuple[str, str]]:
        """The grades with their names, best first."""
        return [(grade, self.name_of(grade, of_member=of_member)) for grade in GRADES]

    def cadre_name_of(self, grade: str) -> str:
        """What a grade as cadre or civil servant is called in these years; empty for none."""
        if grade == NO_CADRE:
            return str(CadreGrade.NONE.label)
        return str(getattr(self, f"cadre_{grade}")) if grade else ""

    def cadre_choices(self) -> list[tuple[str, str]]:
        """The grades as cadre or civil servant, best first, and who is none; empty where no list
        is recorded for these years."""
        if not self.cadre_excellent:
            return []
        return [(grade, self.cadre_name_of(grade)) for grade in CadreGrade.values]


class GradedPeriod(TenantOwned):
    """The year or quarter that a row grades. Copied from the campaign, which a cell's reader, who
    works below it, may not see."""

    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True)
    scale = models.ForeignKey(GradeScale, models.PROTECT, verbose_name=_("scale of grades"))

    class Meta:
        abstract = True

    @property
    def days(self) -> tuple[date, date]:
        """First and last day of the period."""
        return period(self.year, self.quarter)


@tracked("changed_at")
class Campaign(GradedPeriod):
    """The review of one year (or quarter) that an organisation with an office runs below itself."""

    view_permission = Permission.VIEW_GRADING

    as_of = models.DateField(
        _("strength on"), help_text=_("Members and organisations of this day are graded.")
    )
    state = models.CharField(_("state"), max_length=8, choices=CampaignState)
    self_review_due = models.DateField(_("self-review until"), null=True, blank=True)
    proposals_due = models.DateField(_("proposals until"), null=True, blank=True)
    decision_due = models.DateField(_("decision until"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("opened by"),
    )  # fmt: skip
    opened_at = models.DateTimeField(_("opened"), auto_now_add=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+",
        verbose_name=_("closed by"),
    )  # fmt: skip
    closed_at = models.DateTimeField(_("closed"), null=True)
    job = models.ForeignKey("core.Job", models.SET_NULL, null=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CampaignQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("grading campaign")
        verbose_name_plural = _("grading campaigns")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "year", "quarter"], nulls_distinct=False,
                name="campaign_one_a_period",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__range=(1, 4)),
                name="campaign_quarter",
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False)
                | ~Q(state="closed") & Q(closed_at__isnull=True),
                name="campaign_closed_has_time",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["path", "-year"], name="campaign_path")]

    def __str__(self) -> str:
        when = f"{self.quarter}/{self.year}" if self.quarter else str(self.year)
        return f"{self.organization.name}, {when}"


class CampaignUnit(GradedPeriod):
    """One organisation, or its leadership collective, in a campaign: how far it has come.

    Counts are those of its members and of the cells under it. The quota stands as it was when the
    grades were decided; late changes do not move it.
    """

    view_permission = Permission.VIEW_GRADING

    campaign = models.ForeignKey(
        Campaign, models.PROTECT, related_name="units", verbose_name=_("campaign")
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    body = models.CharField(_("what is graded"), max_length=12, choices=Body)
    tier = models.CharField(_("tier"), max_length=12)
    group = models.CharField(_("group of like tasks"), max_length=40)
    state = models.CharField(_("state"), max_length=11, choices=UnitState)
    due_on = models.DateField(_("due"), null=True)
    held_on = models.DateField(_("meeting date"), null=True)
    entitled = models.PositiveIntegerField(_("entitled to vote"), null=True)
    present = models.PositiveIntegerField(_("present"), null=True)
    members = models.PositiveIntegerField(_("members to grade"), default=0)
    excluded = models.PositiveIntegerField(_("not graded"), default=0)
    proposed = models.PositiveIntegerField(_("with a proposal"), default=0)
    excellent = models.PositiveIntegerField(_("excellent"), default=0)
    good = models.PositiveIntegerField(_("good"), default=0)
    completed = models.PositiveIntegerField(_("completed"), default=0)
    not_completed = models.PositiveIntegerField(_("not completed"), default=0)
    decided_on = models.DateField(_("members graded on"), null=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    quota_limit = models.PositiveIntegerField(_("quota"), null=True)
    quota_base = models.PositiveIntegerField(_("base of the quota"), null=True)
    quota_source = models.CharField(_("rule of the quota"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = CampaignUnitQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("organisation in a campaign")
        verbose_name_plural = _("organisations in campaigns")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "organization", "body"], name="campaignunit_once"
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=False) | Q(quota_limit__isnull=True),
                name="campaignunit_quota_with_decision",
            ),
        ]
        indexes = [
            models.Index(fields=["campaign", "path", "id"], name="campaignunit_board"),
            models.Index(fields=["campaign", "state", "path"], name="campaignunit_state"),
            models.Index(
                fields=["path", "due_on"],
                condition=Q(state__in=["not_started", "self_review", "proposed", "graded"]),
                name="campaignunit_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization.name}, {self.year}"

    @property
    def counts(self) -> dict[str, int]:
        """Members by grade: as decided, before that as proposed."""
        return {grade: getattr(self, grade) for grade in GRADES}


class GradeBase(GradedPeriod):
    """What was reported, proposed and decided about one member, organisation or collective.

    A correction supersedes the row: the old one stays with time and reason.
    """

    self_grade = models.CharField(_("self grade"), max_length=13, choices=Grade, blank=True)
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, null=True, blank=True)
    late_share = models.DecimalField(
        _("tasks late, percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    above_share = models.DecimalField(
        _("tasks above requirement, percent"), max_digits=5, decimal_places=2, null=True, blank=True
    )
    disciplined = models.BooleanField(_("disciplined in the period"), null=True, blank=True)
    proposal = models.CharField(_("proposed grade"), max_length=13, choices=Grade, blank=True)
    grade = models.CharField(_("grade"), max_length=13, choices=Grade, blank=True)
    verdict = models.CharField(_("conditions"), max_length=10, blank=True)
    grounds = models.CharField(_("grounds"), max_length=300, blank=True)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name=_("corrects")
    )
    superseded_at = models.DateTimeField(_("superseded"), null=True)
    superseded_reason = models.CharField(_("reason of the correction"), max_length=300, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.year} {self.get_grade_display()}".strip()

    @property
    def grade_name(self) -> str:
        """The decided grade as the scale of its year calls it."""
        return self.scale.name_of(self.grade, of_member=isinstance(self, MemberGrade))


def _grade_constraints(name: str, key: str) -> list[Any]:
    return [
        models.UniqueConstraint(
            fields=["campaign", key], condition=Q(superseded_at__isnull=True), name=f"{name}_once"
        ),
        models.CheckConstraint(
            condition=Q(grade="", decided_on__isnull=True)
            | ~Q(grade="") & Q(decided_on__isnull=False),
            name=f"{name}_decided_has_day",
        ),
        models.CheckConstraint(
            condition=Q(superseded_at__isnull=True, superseded_reason="")
            | Q(superseded_at__isnull=False) & ~Q(superseded_reason=""),
            name=f"{name}_superseded_has_reason",
        ),
    ]


@tracked("changed_at")
class MemberGrade(GradeBase):
    """A member in the campaign of the cell where they belonged on its day. Guests are graded at
    home; those who are not graded have a row that says why."""

    view_permission = Permission.VIEW_GRADING
    guarded_by: ClassVar[tuple[str, str]] = OF_MEMBER

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="member_grades")
    unit = models.ForeignKey(CampaignUnit, models.PROTECT, related_name="member_grades")
    member = models.ForeignKey(
        Member, models.PROTECT, related_name="grades", verbose_name=_("member")
    )
    exclusion = models.CharField(_("not graded"), max_length=12, choices=Exclusion, blank=True)
    remark = models.CharField(_("to look at"), max_length=12, choices=Remark, blank=True)
    cadre_grade = models.CharField(
        _("grade as cadre or civil servant"), max_length=13, choices=CadreGrade, blank=True,
        default="", db_default="",
    )  # fmt: skip
    ballots = models.JSONField(_("ballots by grade"), default=dict, blank=True)

    objects = GradeQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("grade of a member")
        verbose_name_plural = _("grades of members")
        constraints = [
            *_grade_constraints("membergrade", "member"),
            models.CheckConstraint(
                condition=Q(exclusion="") | Q(proposal="", grade="", self_grade=""),
                name="membergrade_excluded_has_none",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "member"], name="membergrade_unit"),
            models.Index(fields=["member", "-year"], name="membergrade_member"),
            models.Index(
                fields=["path", "year", "grade"],
                condition=Q(superseded_at__isnull=True),
                name="membergrade_path_year",
            ),
        ]

    @property
    def cadre_grade_name(self) -> str:
        """The grade as cadre or civil servant as the scale of the year calls it."""
        return self.scale.cadre_name_of(self.cadre_grade)


@tracked("changed_at")
class OrganizationGrade(GradeBase):
    """The grade of an organisation or of its leadership collective in one campaign."""

    view_permission = Permission.VIEW_GRADING

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="organization_grades")
    unit = models.ForeignKey(CampaignUnit, models.PROTECT, related_name="own_grades")
    body = models.CharField(_("what is graded"), max_length=12, choices=Body)
    tier = models.CharField(_("tier"), max_length=12)

    objects = OrganizationGradeQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("grade of an organisation")
        verbose_name_plural = _("grades of organisations")
        constraints = _grade_constraints("organizationgrade", "unit")
        indexes = [
            models.Index(fields=["unit"], name="organizationgrade_unit"),
            models.Index(
                fields=["path", "year", "tier"],
                condition=Q(superseded_at__isnull=True),
                name="organizationgrade_path_year",
            ),
        ]
