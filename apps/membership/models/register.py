"""Members of the Party, where they belonged and when, and files on their way into the register."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.grants import GrantBase
from apps.accounts.permissions import Permission
from apps.core.fields import PartialDateField, check_constraint
from apps.core.formats import period_text
from apps.membership.choices import (
    BatchState,
    Education,
    Entry,
    Exit,
    FileCode,
    Leaving,
    PoliticalTheory,
    Sex,
    State,
)
from apps.membership.querysets import ImportBatchQuerySet, MemberQuerySet, PlacementQuerySet
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


class EthnicGroup(models.Model):
    """One of the 54 ethnic groups (decision 121-TCTK/PPCD of 2/3/1979). Reference data."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=40, unique=True)
    is_minority = models.BooleanField(_("minority"), default=True)

    class Meta:
        verbose_name = _("ethnic group")
        verbose_name_plural = _("ethnic groups")

    def __str__(self) -> str:
        return self.name


class Religion(models.Model):
    """A religion, or the entry that says: none. Reference data."""

    code = models.CharField(_("code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    is_none = models.BooleanField(_("stands for none"), default=False)

    class Meta:
        verbose_name = _("religion")
        verbose_name_plural = _("religions")

    def __str__(self) -> str:
        return self.name


@tracked("sort_key", "search_key", "changed_at")
class Member(TenantOwned):
    """A member of the Party, in the one organisation where their official membership lies.

    Three dates stay apart: the decision to admit (seniority), the ceremony (start of probation,
    "date of joining") and the official date. Nobody is deleted: a member who leaves stays as
    ``left``. Ethnicity and religion are sensitive: they serve totals only.
    """

    view_permission = Permission.VIEW_MEMBER
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
    card_number = models.CharField(_("member card number"), max_length=12, blank=True)
    record_number = models.CharField(_("curriculum number"), max_length=12, blank=True)
    native_place = models.CharField(_("native place"), max_length=200, blank=True)
    residence = models.CharField(_("residence"), max_length=200, blank=True)
    position = models.CharField(_("position"), max_length=200, blank=True)
    occupation = models.CharField(_("occupation"), max_length=120, blank=True)
    education = models.CharField(_("education"), max_length=16, choices=Education, blank=True)
    political_theory = models.CharField(
        _("political theory"), max_length=12, choices=PoliticalTheory, blank=True
    )
    phone = models.CharField(_("telephone"), max_length=30, blank=True)

    admission_decision_number = models.CharField(
        _("admission decision number"), max_length=60, blank=True
    )
    admission_decided_on = models.DateField(_("admission decision date"), null=True, blank=True)
    ceremony_on = models.DateField(_("admission ceremony date"), null=True, blank=True)
    official_decision_number = models.CharField(
        _("recognition decision number"), max_length=60, blank=True
    )
    official_on = models.DateField(_("official date"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State)
    left_on = models.DateField(_("left on"), null=True, blank=True)
    leaving = models.CharField(_("how they left"), max_length=12, choices=Leaving, blank=True)

    version = models.PositiveIntegerField(default=1, editable=False)
    batch = models.ForeignKey(
        "ImportBatch", models.PROTECT, null=True, blank=True, editable=False,
        related_name="members", verbose_name=_("loaded from"),
    )  # fmt: skip
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = MemberQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["citizen_number"],
                condition=~Q(citizen_number="") & ~Q(state="left"),
                name="member_citizen_number",
            ),
            models.UniqueConstraint(
                fields=["card_number"], condition=~Q(card_number=""), name="member_card_number"
            ),
            check_constraint("member_birth", "birth"),
            models.CheckConstraint(
                condition=Q(state="left", left_on__isnull=False) & ~Q(leaving="")
                | ~Q(state="left") & Q(left_on__isnull=True, leaving=""),
                name="member_left_has_date_and_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state="official") | Q(official_on__isnull=False),
                name="member_official_has_date",
            ),
            models.CheckConstraint(
                condition=~Q(state="probationary") | Q(official_on__isnull=True),
                name="member_probationary_has_no_official_date",
            ),
            models.CheckConstraint(
                condition=Q(admission_decided_on__isnull=True)
                | Q(ceremony_on__isnull=True)
                | Q(ceremony_on__gte=F("admission_decided_on")),
                name="member_ceremony_after_decision",
            ),
            models.CheckConstraint(
                condition=Q(official_on__isnull=True)
                | Q(ceremony_on__isnull=True)
                | Q(official_on__gt=F("ceremony_on")),
                name="member_official_after_ceremony",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "sort_key", "id"], name="member_path_name"),
            models.Index(fields=["province_id", "sort_key", "id"], name="member_province_name"),
            models.Index(fields=["organization", "sort_key", "id"], name="member_unit_name"),
            # The tabs of a whole province are counted from the index alone.
            models.Index(
                fields=["province_id", "state"],
                include=["path", "id"],
                name="member_province_state",
            ),
            models.Index(
                fields=["path", "ceremony_on"],
                condition=Q(state="probationary"),
                name="member_probation",
            ),
            models.Index(
                fields=["path"],
                condition=~Q(state="left")
                & (
                    Q(birth__isnull=True)
                    | Q(citizen_number="")
                    | Q(state="official", card_number="")
                    | Q(admission_decided_on__isnull=True)
                    | Q(native_place="")
                    | Q(ethnicity__isnull=True)
                    | Q(education="")
                    | Q(political_theory="")
                    | Q(occupation="")
                ),
                name="member_incomplete",
            ),
            models.Index(
                fields=["search_key", "birth"],
                condition=Q(birth__isnull=False),
                name="member_name_birth",
            ),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="member_search_key"),
        ]
        permissions = [("read_member", "May read this member's record")]

    def __str__(self) -> str:
        return self.full_name


class MemberGrant(GrantBase):
    """A grant that opens one member's record to one person for a while."""

    ALLOWED: ClassVar[frozenset[str]] = frozenset({"read_member"})

    content_object = models.ForeignKey(
        Member, models.PROTECT, related_name="grants", verbose_name=_("member")
    )

    class Meta(GrantBase.Meta):
        verbose_name = _("grant on a member")
        verbose_name_plural = _("grants on members")


class Placement(TenantOwned):
    """A member's belonging to an organisation for a period (half-open).

    At any instant a member belongs to exactly one organisation; every count of members is a count
    of placements.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="placements", verbose_name=_("member")
    )
    valid = DateRangeField(_("period"))
    entry = models.CharField(_("came by"), max_length=10, choices=Entry)
    exit = models.CharField(
        _("went by"), max_length=11, choices=Exit, blank=True, db_default="", default=""
    )
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = PlacementQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            ExclusionConstraint(
                name="placement_one_organization_a_day",
                expressions=[("member", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
            ),
            models.CheckConstraint(
                condition=Q(valid__upper_inf=True, exit="")
                | Q(valid__upper_inf=False) & ~Q(exit=""),
                name="placement_end_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "member"], name="placement_path"),
            models.Index(fields=["province_id", "member"], name="placement_province"),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {period_text(self.valid)}"

    @property
    def last_day(self) -> date | None:
        """The last day of the period; None while it is open."""
        return self.valid.upper - timedelta(days=1) if self.valid.upper else None


class ImportBatch(TenantOwned):
    """One Excel file: uploaded, checked, corrected, confirmed. Nothing is saved before that."""

    view_permission = Permission.IMPORT_MEMBERS
    RIGHTS: ClassVar[dict[str, str]] = {
        FileCode.CASES: Permission.CHANGE_CASE, FileCode.PROGRAMMES: Permission.CHANGE_CASE,
        FileCode.DRAWS: Permission.CHANGE_CASE, FileCode.UNITS: Permission.CHANGE_CADRE,
        FileCode.SEATS: Permission.CHANGE_CADRE, FileCode.TRAINING: Permission.CHANGE_CADRE,
        FileCode.PLANNING: Permission.CHANGE_CADRE, FileCode.MOVES: Permission.CHANGE_CADRE,
        FileCode.APPOINTMENTS: Permission.CHANGE_CADRE, FileCode.PROFILES: Permission.CHANGE_CADRE,
        FileCode.POSITIONS: Permission.CHANGE_CADRE, FileCode.MANUAL: Permission.ENTER_FIGURE,
    }  # fmt: skip
    """The right to know of files of a kind, where it is not that of the register."""

    kind = models.CharField(
        _("kind of file"),
        max_length=12,
        choices=FileCode,
        default=FileCode.MEMBERS,
        db_default=FileCode.MEMBERS,
    )
    file = models.FileField(_("file"), upload_to="imports/%Y/%m/")
    file_name = models.CharField(_("file name"), max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=BatchState)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    good_rows = models.PositiveIntegerField(_("rows without errors"), default=0)
    new_rows = models.PositiveIntegerField(_("new rows"), default=0)
    changed_rows = models.PositiveIntegerField(_("rows changed"), default=0)
    report = models.JSONField(_("report"), default=dict)
    job = models.ForeignKey("core.Job", models.SET_NULL, null=True, related_name="+")
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by")
    )
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    loaded_at = models.DateTimeField(_("loaded"), null=True)

    objects: ClassVar[Any] = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("import file")
        verbose_name_plural = _("import files")
        indexes = [models.Index(fields=["path", "-uploaded_at"], name="importbatch_path")]

    def __str__(self) -> str:
        return self.file_name
