"""The whole member card (form 2-HSĐV), its dated entries, and requests to change a record."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.core.fields import PartialDateField, check_constraint
from apps.membership.models.register import EthnicGroup, Member
from apps.membership.record.choices import (
    SPECS,
    AcademicTitle,
    BloodGroup,
    ChangeState,
    ComputerSkill,
    EthnicList,
    FamilyClass,
    GeneralSystem,
    Kind,
    PrivateKind,
    Procedure,
    WarInvalid,
)
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked

GUARDED = ("member_id", "membership.member")


class EthnicCode(models.Model):
    """The code of an ethnic group in one of the lists: a code alone names nobody's group."""

    list = models.CharField(_("list"), max_length=10, choices=EthnicList)
    code = models.CharField(_("code"), max_length=3)
    group = models.ForeignKey(
        EthnicGroup, models.PROTECT, related_name="codes", verbose_name=_("ethnic group")
    )

    class Meta:
        verbose_name = _("code of an ethnic group")
        verbose_name_plural = _("codes of ethnic groups")
        constraints = [
            models.UniqueConstraint(fields=["list", "code"], name="ethnic_code_of_a_list"),
            models.UniqueConstraint(fields=["list", "group"], name="ethnic_group_of_a_list"),
        ]

    def __str__(self) -> str:
        return f"{self.get_list_display()}: {self.code}"


@tracked("changed_at")
class MemberCard(TenantOwned):
    """What the card holds beside the columns of ``Member``: one row a member, made when needed.

    Old and new names of places stand side by side; dates may be known by month or year only.
    """

    view_permission = Permission.VIEW_MEMBER
    guarded_by: ClassVar[tuple[str, str]] = GUARDED
    FIELDS: ClassVar[tuple[str, ...]] = (
        "aliases", "birth_place", "birth_place_old", "native_place_old", "residence_old",
        "temporary_residence", "email", "family_class", "occupation_before", "general_grade",
        "general_system", "academic_title", "computer_skill", "minority_language", "blood_group",
        "war_invalid", "merit_family", "youth_union_on", "youth_union_place", "recruited_on",
        "recruited_by", "army_from", "army_until", "introducer_1", "introducer_2",
        "admission_place", "official_place", "first_joined_on", "first_joined_place",
        "first_official_on", "first_introducers",
    )  # fmt: skip

    member = models.OneToOneField(
        Member, models.PROTECT, related_name="card", verbose_name=_("member")
    )
    aliases = models.CharField(_("other names"), max_length=200, blank=True)
    birth_place = models.CharField(_("place of birth"), max_length=200, blank=True)
    birth_place_old = models.CharField(_("place of birth, former name"), max_length=200, blank=True)
    native_place_old = models.CharField(_("native place, former name"), max_length=200, blank=True)
    residence_old = models.CharField(_("residence, former name"), max_length=200, blank=True)
    temporary_residence = models.CharField(_("temporary residence"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), max_length=120, blank=True)
    family_class = models.CharField(
        _("class of the family"), max_length=16, choices=FamilyClass, blank=True
    )
    occupation_before = models.CharField(_("occupation before joining"), max_length=120, blank=True)
    general_grade = models.PositiveSmallIntegerField(
        _("general education, grade completed"), null=True, blank=True
    )
    general_system = models.PositiveSmallIntegerField(
        _("general education, of"), choices=GeneralSystem, null=True, blank=True
    )
    academic_title = models.CharField(
        _("academic title"), max_length=10, choices=AcademicTitle, blank=True
    )
    computer_skill = models.CharField(
        _("computer skill"), max_length=10, choices=ComputerSkill, blank=True
    )
    minority_language = models.CharField(_("minority language"), max_length=120, blank=True)
    blood_group = models.CharField(_("blood group"), max_length=2, choices=BloodGroup, blank=True)
    war_invalid = models.CharField(
        _("class of war invalid"), max_length=3, choices=WarInvalid, blank=True
    )
    merit_family = models.CharField(_("family of merit"), max_length=200, blank=True)
    youth_union_on = PartialDateField(_("joined the Youth Union"), null=True, blank=True)
    youth_union_place = models.CharField(_("Youth Union, where"), max_length=200, blank=True)
    recruited_on = PartialDateField(_("recruited"), null=True, blank=True)
    recruited_by = models.CharField(_("recruited by"), max_length=200, blank=True)
    army_from = PartialDateField(_("enlisted"), null=True, blank=True)
    army_until = PartialDateField(_("discharged"), null=True, blank=True)
    introducer_1 = models.CharField(_("first introducer"), max_length=200, blank=True)
    introducer_2 = models.CharField(_("second introducer"), max_length=200, blank=True)
    admission_place = models.CharField(_("admitted in the cell"), max_length=200, blank=True)
    official_place = models.CharField(_("made official in the cell"), max_length=200, blank=True)
    first_joined_on = PartialDateField(_("first admission"), null=True, blank=True)
    first_joined_place = models.CharField(_("first admission, where"), max_length=200, blank=True)
    first_official_on = PartialDateField(_("first official date"), null=True, blank=True)
    first_introducers = models.CharField(
        _("introducers at the first admission"), max_length=300, blank=True
    )
    photo = models.FileField(_("photograph"), upload_to="photos/%Y/%m/", blank=True)
    confirmed_on = models.DateField(_("checked with the member on"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("checked by"),
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("member card")
        verbose_name_plural = _("member cards")
        constraints = [
            check_constraint("card_youth_union_on", "youth_union_on"),
            check_constraint("card_recruited_on", "recruited_on"),
            check_constraint("card_army_from", "army_from"),
            check_constraint("card_army_until", "army_until"),
            check_constraint("card_first_joined_on", "first_joined_on"),
            check_constraint("card_first_official_on", "first_official_on"),
            models.CheckConstraint(
                condition=Q(general_grade__isnull=True, general_system__isnull=True)
                | Q(
                    general_grade__isnull=False,
                    general_system__isnull=False,
                    general_grade__gte=1,
                    general_grade__lte=F("general_system"),
                ),
                name="card_grade_within_its_system",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_on__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_on__isnull=False, confirmed_by__isnull=False),
                name="card_confirmed_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["path", "member"], name="card_path")]

    def __str__(self) -> str:
        return str(self.member)


@tracked("changed_at")
class MemberPrivate(TenantOwned):
    """Health, economy and political history: each group is opened with a purpose, in the own range.

    Never in a list, a search, a ranking or an export.
    """

    view_permission = Permission.VIEW_SENSITIVE
    guarded_by: ClassVar[tuple[str, str]] = GUARDED
    opened_by_grants: ClassVar[bool] = False
    FIELDS: ClassVar[tuple[str, ...]] = (
        "health", "income", "housing", "land", "assets", "workers_hired", "political_history",
        "religious_office",
    )  # fmt: skip
    SENSITIVE: ClassVar[frozenset[str]] = frozenset(FIELDS)

    member = models.OneToOneField(
        Member, models.PROTECT, related_name="private", verbose_name=_("member")
    )
    health = models.CharField(_("state of health"), max_length=300, blank=True)
    income = models.PositiveBigIntegerField(
        _("income of the household a year, dong"), null=True, blank=True
    )
    housing = models.CharField(_("housing"), max_length=300, blank=True)
    land = models.CharField(_("land"), max_length=300, blank=True)
    assets = models.CharField(_("assets of value"), max_length=300, blank=True)
    workers_hired = models.PositiveIntegerField(_("hired workers"), null=True, blank=True)
    political_history = models.TextField(_("features of the own history"), blank=True)
    religious_office = models.CharField(_("religious office"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("guarded part of a record")
        verbose_name_plural = _("guarded parts of records")
        indexes = [models.Index(fields=["path", "member"], name="private_path")]

    def __str__(self) -> str:
        return str(self.member)


class EntryBase(TenantOwned):
    """One dated entry of a card. What a column means depends on the kind (``SPECS``).

    An entry entered by mistake is struck through with a reason; it never goes.
    """

    guarded_by: ClassVar[tuple[str, str]] = GUARDED

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="%(class)ss", verbose_name=_("member")
    )
    since = PartialDateField(_("since"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)
    code = models.CharField(_("coded value"), max_length=16, blank=True)
    title = models.CharField(_("what"), max_length=200, blank=True)
    place = models.CharField(_("where"), max_length=200, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    detail = models.CharField(_("detail"), max_length=300, blank=True)
    struck = models.CharField(_("struck through because"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kind_label}: {self.member}"

    @property
    def kind_label(self) -> str:
        """The kind in words."""
        return str(self.get_kind_display())  # type: ignore[attr-defined]

    @property
    def code_label(self) -> str:
        """The coded value in words."""
        codes = SPECS[self.kind].codes  # type: ignore[attr-defined]
        return str(dict(codes.choices).get(self.code, self.code)) if codes else self.code


def _entry_constraints(name: str) -> list[Any]:
    return [
        check_constraint(f"{name}_since", "since"),
        check_constraint(f"{name}_until", "until"),
        # Byte order of partial dates: a year stands before its months and days.
        models.CheckConstraint(
            condition=Q(since__isnull=True)
            | Q(until__isnull=True)
            | Q(until__gte=F("since"))
            | Q(since__startswith=F("until")),
            name=f"{name}_until_after_since",
        ),
    ]


@tracked("changed_at")
class RecordEntry(EntryBase):
    """Work, degrees, languages, trainings, awards, organisations joined."""

    view_permission = Permission.VIEW_MEMBER

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)

    class Meta:
        verbose_name = _("entry of a card")
        verbose_name_plural = _("entries of cards")
        constraints = _entry_constraints("entry")
        indexes = [
            models.Index(fields=["path", "member", "kind"], name="entry_path"),
            models.Index(fields=["member", "kind", "since"], name="entry_member_kind"),
        ]


@tracked("changed_at")
class PrivateEntry(EntryBase):
    """Discipline, family, foreign relations: data of third persons too. Opened with a purpose.

    Discipline stands here as an effect with an end; the cases belong to the inspection committee.
    """

    view_permission = Permission.VIEW_SENSITIVE
    opened_by_grants: ClassVar[bool] = False
    SENSITIVE: ClassVar[frozenset[str]] = frozenset(
        {"since", "until", "code", "title", "place", "number", "detail", "struck"}
    )

    kind = models.CharField(_("kind"), max_length=10, choices=PrivateKind)

    class Meta:
        verbose_name = _("guarded entry of a card")
        verbose_name_plural = _("guarded entries of cards")
        constraints = _entry_constraints("privateentry")
        indexes = [
            models.Index(fields=["path", "member", "kind"], name="privateentry_path"),
            models.Index(fields=["member", "kind", "since"], name="privateentry_member_kind"),
        ]


@tracked("changed_at")
class ChangeRequest(TenantOwned):
    """A wish to change a record: old and new values, reason, evidence; a second person decides.

    ``changes`` is {field: {"old": …, "new": …}} in plain JSON; the old value stays here whatever
    happens to the record.
    """

    view_permission = Permission.REQUEST_CHANGE
    guarded_by: ClassVar[tuple[str, str]] = GUARDED
    SENSITIVE: ClassVar[frozenset[str]] = frozenset({"changes"})

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="change_requests", verbose_name=_("member")
    )
    procedure = models.CharField(_("procedure"), max_length=12, choices=Procedure)
    changes = models.JSONField(_("changes"))
    reason = models.CharField(_("reason"), max_length=500)
    evidence = models.CharField(_("evidence"), max_length=500)
    file = models.FileField(_("file"), upload_to="evidence/%Y/%m/", blank=True)
    file_name = models.CharField(_("file name"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ChangeState, default=ChangeState.OPEN
    )
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_at = models.DateTimeField(_("requested"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("decided by"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.CharField(_("note on the decision"), max_length=500, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("request to change a record")
        verbose_name_plural = _("requests to change records")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", decided_by__isnull=True, decided_at__isnull=True)
                | ~Q(state="open") & Q(decided_by__isnull=False, decided_at__isnull=False),
                name="changerequest_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[ChangeState.APPROVED, ChangeState.REFUSED])
                | ~Q(decided_by=F("requested_by")),
                name="changerequest_two_persons",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "state", "-requested_at"], name="changerequest_path")
        ]

    def __str__(self) -> str:
        return f"{self.get_procedure_display()}: {self.member}"
