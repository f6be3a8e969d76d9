"""People as cadres, and the positions they have held."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.cadres.choices import (
    CadreState,
    PositionAct,
    PositionEnd,
    RetirementScheme,
    StaffKind,
)
from apps.cadres.models.posts import Seat, Title, WorkUnit
from apps.cadres.querysets import CadreOwnedQuerySet, CadreQuerySet, PositionQuerySet
from apps.core.fields import PartialDateField, check_constraint
from apps.inspection.choices import ManagementTier
from apps.membership.choices import Education, PoliticalTheory, Sex
from apps.membership.models import EthnicGroup, Member
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked("sort_key", "search_key", "changed_at")
class Cadre(TenantOwned):
    """A person in the files of an organisation board: a member, or somebody who is none.

    Of a member, name, birth, sex, ethnic group, education and theory are copies that the database
    keeps true. The profile lies with the office that manages the person, who may be a member
    elsewhere. The ethnic group serves totals of lists alone. Nobody is deleted.
    """

    view_permission = Permission.VIEW_CADRE
    opened_by_grants: ClassVar[bool] = False
    SENSITIVE: ClassVar[frozenset[str]] = frozenset({"ethnicity"})

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    member = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("member"),
    )  # fmt: skip
    full_name = models.CharField(_("full name"), max_length=120)
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
        EthnicGroup, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("ethnic group"),
    )  # fmt: skip
    education = models.CharField(_("education"), max_length=16, choices=Education, blank=True)
    political_theory = models.CharField(
        _("political theory"), max_length=12, choices=PoliticalTheory, blank=True
    )
    staff_kind = models.CharField(_("kind of staff"), max_length=10, choices=StaffKind)
    management_tier = models.CharField(
        _("managed by"), max_length=12, choices=ManagementTier, blank=True
    )
    retirement_scheme = models.CharField(
        _("retires by"), max_length=10, choices=RetirementScheme, default=RetirementScheme.ROADMAP
    )
    retires_on = models.DateField(
        _("retires on"), null=True, blank=True,
        help_text=_("Only where a decision or another law departs from the roadmap."),
    )  # fmt: skip
    retirement_note = models.CharField(_("by which decision or law"), max_length=200, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=CadreState, default=CadreState.SERVING
    )
    left_on = models.DateField(_("left on"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("registered by"),
    )  # fmt: skip
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects: ClassVar[Any] = CadreQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile of a cadre")
        verbose_name_plural = _("profiles of cadres")
        constraints = [
            models.UniqueConstraint(fields=["id", "organization"], name="cadre_place"),
            models.UniqueConstraint(
                fields=["member", "organization"],
                condition=Q(member__isnull=False),
                name="cadre_member_once",
            ),
            check_constraint("cadre_birth", "birth"),
            models.CheckConstraint(
                condition=Q(state=CadreState.SERVING, left_on__isnull=True)
                | ~Q(state=CadreState.SERVING) & Q(left_on__isnull=False),
                name="cadre_left_has_date",
            ),
            models.CheckConstraint(
                condition=Q(retirement_scheme=RetirementScheme.ROADMAP, retires_on__isnull=True)
                | ~Q(retirement_scheme=RetirementScheme.ROADMAP) & ~Q(retirement_note=""),
                name="cadre_other_retirement_has_basis",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "sort_key", "id"], name="cadre_path_name"),
            models.Index(fields=["province_id", "sort_key", "id"], name="cadre_province_name"),
            models.Index(fields=["member"], name="cadre_member"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="cadre_search_key"),
        ]

    def __str__(self) -> str:
        return self.full_name


class CadreOwned(TenantOwned):
    """A row of a profile, behind its wall and in its place. One typed wrongly is struck."""

    view_permission = Permission.VIEW_CADRE
    guarded_by: ClassVar[tuple[str, str]] = ("cadre_id", "cadres.cadre")
    opened_by_grants: ClassVar[bool] = False

    cadre = models.ForeignKey(
        Cadre, models.PROTECT, related_name="%(class)ss", verbose_name=_("cadre")
    )
    struck_on = models.DateField(_("struck on"), null=True, blank=True, editable=False)
    struck_because = models.CharField(_("why struck"), max_length=300, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = CadreOwnedQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of(cls, cadre: Cadre, **fields: Any) -> Any:
        """A new row of the profile, in its place; not saved."""
        return cls(cadre=cadre, organization_id=cadre.organization_id, **fields)


@tracked()
class Position(CadreOwned):
    """A position somebody holds or held, by which decision, until when.

    ``seat`` is the place it fills; what was held elsewhere or earlier has a title in words.
    ``since`` and ``until`` are as exact as the papers are; ``until`` is the first day no longer in
    the position. Who is seconded counts where the main position is.
    """

    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="positions",
        db_constraint=False, verbose_name=_("seat"),
    )  # fmt: skip
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title")
    )
    work_unit = models.ForeignKey(
        WorkUnit, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("unit of work"),
    )  # fmt: skip
    title_text = models.CharField(_("title as written"), max_length=200)
    unit_text = models.CharField(_("unit as written"), max_length=200, blank=True)
    act = models.CharField(_("came to it by"), max_length=12, choices=PositionAct, blank=True)
    since = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)
    term_ends_on = models.DateField(_("term ends on"), null=True, blank=True)
    is_concurrent = models.BooleanField(_("held beside the main position"), default=False)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    end = models.CharField(_("ended because"), max_length=12, choices=PositionEnd, blank=True)
    end_decision_number = models.CharField(
        _("number of the decision that ended it"), max_length=60, blank=True
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects: ClassVar[Any] = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        constraints = [
            check_constraint("position_since", "since"),
            check_constraint("position_until", "until"),
            models.CheckConstraint(
                condition=Q(until__isnull=True, end="") | Q(until__isnull=False) & ~Q(end=""),
                name="position_ended_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["cadre", "until"], name="position_cadre"),
            models.Index(
                fields=["seat"], condition=Q(until__isnull=True, struck_on__isnull=True),
                name="position_seat",
            ),
            models.Index(
                fields=["path", "term_ends_on"],
                condition=Q(until__isnull=True, struck_on__isnull=True, term_ends_on__isnull=False),
                name="position_term",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title_text
