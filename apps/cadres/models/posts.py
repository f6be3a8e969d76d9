"""Titles and their standards, units and their seats, staff assigned."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.accounts.permissions import Permission
from apps.cadres.choices import Attribute, ChangeField, Severity, StaffKind, System, TitleKind
from apps.cadres.querysets import CatalogueQuerySet, PostQuerySet
from apps.regulations.choices import RuleLevel, Standing
from apps.regulations.models import LegalDocument
from apps.tenancy.models import Organization, TenantOwned
from apps.tenancy.tracking import tracked


class Dated(models.Model):
    """What a document says for a time (half-open). Reference data, the same for everybody."""

    document = models.ForeignKey(
        LegalDocument, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("document"),
    )  # fmt: skip
    article = models.CharField(_("article"), max_length=60, blank=True)
    standing = models.CharField(
        _("standing"), max_length=10, choices=Standing, default=Standing.DRAFT
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(_("no longer from"), null=True, blank=True)

    objects: ClassVar[Any] = CatalogueQuerySet.as_manager()

    class Meta:
        abstract = True


class Title(Dated):
    """A title (chức danh) of the catalogue (368-QĐ/TW): who manages, plans and appoints by it.

    ``rank`` compares titles of all levels: the greater is the higher. The catalogue leaves the
    order within a group to each level, so ranks are drafts until an administrator confirms them.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("title"), max_length=200)
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    system = models.CharField(_("part of the political system"), max_length=12, choices=System)
    kind = models.CharField(_("kind"), max_length=20, choices=TitleKind)
    rank = models.PositiveSmallIntegerField(_("rank"), help_text=_("The greater is the higher."))
    is_leading = models.BooleanField(_("leading or managing title"), default=True)
    is_elected = models.BooleanField(_("filled by election"), default=False)
    non_local = models.BooleanField(
        _("not held by somebody of the place"), default=False,
        help_text=_("65-QĐ/TW, article 4: heads who should not come from the place."),
    )  # fmt: skip
    term_limited = models.BooleanField(
        _("at most two terms in one place"), default=False,
        help_text=_("65-QĐ/TW, article 4."),
    )  # fmt: skip
    needs_agreement = models.BooleanField(
        _("needs the agreement of another managing body"), default=False
    )
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors",
        verbose_name=_("continued as"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        ordering = ("-rank", "name")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gt=F("valid_from")),
                name="title_period",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TitleStandard(Dated):
    """One requirement of a title (tiêu chuẩn chức danh): attribute, minimum, time to make it up.

    ``minimum`` is a code of the attribute's list (education, theory, rating) or a number of months
    (experience). ``title`` empty: for every title of that level and kind.
    """

    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="standards",
        verbose_name=_("title"),
    )  # fmt: skip
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=TitleKind, blank=True)
    attribute = models.CharField(_("asks for"), max_length=20, choices=Attribute)
    minimum = models.CharField(_("at least"), max_length=20)
    grace_months = models.PositiveSmallIntegerField(
        _("months to make it up"), default=0, help_text=_("After the appointment; 0: none.")
    )
    severity = models.CharField(
        _("if it is not met"), max_length=8, choices=Severity, default=Severity.WARN
    )

    class Meta:
        verbose_name = _("standard of a title")
        verbose_name_plural = _("standards of titles")
        constraints = [
            models.CheckConstraint(
                condition=Q(title__isnull=False) | ~Q(level="") & ~Q(kind=""),
                name="titlestandard_says_of_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_attribute_display()} {self.minimum}"


@tracked("search_key")
class WorkUnit(TenantOwned):
    """An agency or unit in which people work: it outlives its name, and its successor carries on.

    It lies with the office that keeps its cadres. ``locality`` is the party organisation of the
    place it serves.
    """

    view_permission = Permission.VIEW_CADRE
    wallable: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=200)
    search_key = models.GeneratedField(
        expression=Func(F("name"), function="vi_fold"),
        output_field=models.TextField(db_collation="C"),
        db_persist=True,
    )
    system = models.CharField(_("part of the political system"), max_length=12, choices=System)
    level = models.CharField(_("level"), max_length=12, choices=RuleLevel)
    locality = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("place it serves"),
    )  # fmt: skip
    valid_from = models.DateField(_("set up on"), null=True, blank=True)
    valid_until = models.DateField(_("ended on"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors",
        verbose_name=_("continued as"),
    )  # fmt: skip
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    end_decision_number = models.CharField(
        _("number of the decision that ended it"), max_length=60, blank=True, default="",
        db_default="",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit of work")
        verbose_name_plural = _("units of work")
        constraints = [
            # Target of the composite foreign keys that keep the place of its rows true.
            models.UniqueConstraint(fields=["id", "organization"], name="workunit_place"),
            models.UniqueConstraint(
                fields=["organization", "name"], condition=Q(valid_until__isnull=True),
                name="workunit_name",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from"))
                | Q(valid_from__isnull=True) | Q(valid_until__isnull=True),
                name="workunit_period",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "level", "name"], name="workunit_path"),
            models.Index(fields=["province_id", "level", "name"], name="workunit_province"),
            GinIndex(OpClass(F("search_key"), name="gin_trgm_ops"), name="workunit_search"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("cadres:unit", kwargs={"reference": self.reference})


class UnitOwned(TenantOwned):
    """A row of a unit of work; the database keeps it in the unit's place."""

    view_permission = Permission.VIEW_CADRE
    guarded_by: ClassVar[tuple[str, str]] = ("work_unit_id", "cadres.workunit")

    work_unit = models.ForeignKey(
        WorkUnit, models.PROTECT, related_name="%(class)ss", verbose_name=_("unit of work")
    )

    objects: ClassVar[Any] = PostQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of(cls, work_unit: WorkUnit, **fields: Any) -> Any:
        """A new row of the unit, in its place; not saved."""
        return cls(work_unit=work_unit, organization_id=work_unit.organization_id, **fields)


@tracked()
class Seat(UnitOwned):
    """So many places of one title in a unit, for a time: filled, planned for, left empty."""

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    title = models.ForeignKey(Title, models.PROTECT, related_name="seats", verbose_name=_("title"))
    name = models.CharField(
        _("name of the seat"), max_length=200, blank=True,
        help_text=_("Only where it differs from the title, such as a field of work."),
    )  # fmt: skip
    quota = models.PositiveSmallIntegerField(_("places"), default=1)
    term_months = models.PositiveSmallIntegerField(
        _("months of an appointment"), null=True, blank=True
    )
    change_field = models.CharField(
        _("periodic change of position"), max_length=20, choices=ChangeField, blank=True,
        db_default="",
        help_text=_("Whether the post is on the list of those that change hands periodically."),
    )  # fmt: skip
    change_months = models.PositiveSmallIntegerField(
        _("months until a change"), null=True, blank=True,
        help_text=_("As the list of its field sets it. Empty: nobody can say before the most."),
    )  # fmt: skip
    valid_from = models.DateField(_("set up on"), null=True, blank=True)
    valid_until = models.DateField(_("ended on"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    end_decision_number = models.CharField(
        _("number of the decision that ended it"), max_length=60, blank=True, default="",
        db_default="",
    )  # fmt: skip
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            models.UniqueConstraint(fields=["id", "organization"], name="seat_place"),
            models.UniqueConstraint(
                fields=["work_unit", "title", "name"], condition=Q(valid_until__isnull=True),
                name="seat_once",
            ),
            models.CheckConstraint(condition=Q(quota__gte=1), name="seat_quota"),
            models.CheckConstraint(
                condition=Q(change_months__isnull=True) | ~Q(change_field=""), name="seat_change"
            ),
            models.CheckConstraint(
                condition=Q(valid_until__gt=F("valid_from"))
                | Q(valid_from__isnull=True) | Q(valid_until__isnull=True),
                name="seat_period",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "title"], name="seat_path"),
            models.Index(fields=["province_id", "title"], name="seat_province"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name or str(self.title)


@tracked()
class StaffQuota(UnitOwned):
    """Staff assigned to a unit for a year, for each kind apart (40-KL/TW of 18/7/2022).

    Who is present is counted from profiles; seconded people count where they come from.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind of staff"), max_length=10, choices=StaffKind)
    assigned = models.PositiveIntegerField(_("assigned"))
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("staff assigned")
        verbose_name_plural = _("staff assigned")
        constraints = [
            models.UniqueConstraint(fields=["work_unit", "year", "kind"], name="staffquota_once"),
        ]
        indexes = [models.Index(fields=["path", "year"], name="staffquota_path")]

    def __str__(self) -> str:
        return f"{self.year} {self.get_kind_display()}"
