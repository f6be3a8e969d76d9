"""Training: yearly plans, classes, and the people in them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.cadres.models.facts import Qualification
from apps.cadres.models.profiles import Cadre
from apps.cadres.training.choices import (
    Attended,
    Audience,
    ClassState,
    CourseKind,
    Programme,
)
from apps.cadres.training.querysets import ClassQuerySet, TrainedQuerySet
from apps.membership.choices import PoliticalTheory
from apps.membership.models import Member
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked()
class TrainingPlan(TenantOwned):
    """What an office plans to teach in a year: one kind of course for one group of people.

    ``turns`` counts attendances, not people: somebody in two classes is planned twice.
    """

    view_permission = Permission.VIEW_CADRE
    wallable: ClassVar[bool] = False
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("kind of course"), max_length=16, choices=CourseKind)
    audience = models.CharField(_("whom it is for"), max_length=8, choices=Audience)
    classes = models.PositiveIntegerField(_("planned classes"))
    turns = models.PositiveIntegerField(_("planned turns"))
    decision_number = models.CharField(_("decision number"), max_length=60)
    decided_on = models.DateField(_("decision date"))
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("training plan")
        verbose_name_plural = _("training plans")
        constraints = [
            models.UniqueConstraint(fields=["id", "organization"], name="trainingplan_place"),
            models.UniqueConstraint(
                fields=["organization", "year", "kind", "audience"], name="trainingplan_once"
            ),
            models.CheckConstraint(condition=Q(turns__gte=1), name="trainingplan_turns"),
        ]
        indexes = [
            models.Index(fields=["path", "year"], name="trainingplan_path"),
            models.Index(fields=["province_id", "year"], name="trainingplan_province"),
        ]

    def __str__(self) -> str:
        return f"{self.year}, {self.get_kind_display()}, {self.get_audience_display()}"

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("cadres:training_plan", kwargs={"reference": self.reference})


@tracked()
class TrainingClass(TenantOwned):
    """One class: what is taught, where, from when until when, within which plan.

    ``theory`` or ``level`` is what somebody holds who passes; empty for a refresher.
    """

    view_permission = Permission.VIEW_CADRE
    wallable: ClassVar[bool] = False
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind of course"), max_length=16, choices=CourseKind)
    audience = models.CharField(_("whom it is for"), max_length=8, choices=Audience)
    theory = models.CharField(
        _("level of political theory"), max_length=12, choices=PoliticalTheory, blank=True
    )
    level = models.CharField(pgettext_lazy("training", "level"), max_length=100, blank=True)
    programme = models.CharField(
        pgettext_lazy("training", "programme"), max_length=10, choices=Programme, blank=True,
        default="", db_default="",
    )  # fmt: skip
    institution = models.CharField(_("institution"), max_length=200)
    starts_on = models.DateField(pgettext_lazy("class", "from"))
    ends_on = models.DateField(pgettext_lazy("class", "to"))
    plan = models.ForeignKey(
        TrainingPlan, models.PROTECT, null=True, blank=True, related_name="taught",
        db_constraint=False, verbose_name=_("training plan"),
    )  # fmt: skip
    state = models.CharField(_("state"), max_length=9, choices=ClassState, default=ClassState.OPEN)
    note = models.CharField(_("note"), max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = ClassQuerySet.as_manager()

    class Meta:
        verbose_name = _("class")
        verbose_name_plural = _("classes")
        constraints = [
            # Target of the composite foreign keys that keep the place of its rows true.
            models.UniqueConstraint(fields=["id", "organization"], name="trainingclass_place"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="trainingclass_period"
            ),
            models.CheckConstraint(
                condition=~Q(state=ClassState.CANCELLED) | ~Q(note=""),
                name="trainingclass_cancelled_says_why",
            ),
        ]
        indexes = [
            models.Index(fields=["path", "-starts_on"], name="trainingclass_path"),
            models.Index(fields=["province_id", "-starts_on"], name="trainingclass_province"),
            models.Index(fields=["plan"], name="trainingclass_plan"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Its page."""
        return reverse("cadres:training_class", kwargs={"reference": self.reference})

    @property
    def level_words(self) -> str:
        """The level that it gives; empty for a refresher."""
        return str(self.get_theory_display()) if self.theory else self.level


class ClassOwned(TenantOwned):
    """Somebody in a class. It lies where the class lies, behind the wall of the person."""

    view_permission = Permission.VIEW_CADRE
    opened_by_grants: ClassVar[bool] = False

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    training_class = models.ForeignKey(
        TrainingClass, models.PROTECT, related_name="%(class)ss", verbose_name=_("class")
    )
    result = models.CharField(
        _("result"), max_length=10, choices=Attended, default=Attended.TAKES_PART
    )
    certificate = models.CharField(_("number of the certificate"), max_length=120, blank=True)
    certified_on = models.DateField(_("date of the certificate"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects: ClassVar[Any] = TrainedQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.reference)

    @classmethod
    def of_class(cls, training_class: TrainingClass, **fields: Any) -> Any:
        """A new row of the class, in its place; not saved."""
        return cls(
            training_class=training_class, organization_id=training_class.organization_id, **fields
        )


def _certified(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(certificate="", certified_on__isnull=True)
        | ~Q(certificate="") & Q(certified_on__isnull=False, result=Attended.PASSED),
        name=name,
    )


@tracked()
class CadreAttendance(ClassOwned):
    """A cadre in a class; ``qualification`` is what the certificate became in the profile."""

    guarded_by: ClassVar[tuple[str, str]] = ("cadre_id", "cadres.cadre")

    cadre = models.ForeignKey(
        Cadre, models.PROTECT, related_name="trained", db_constraint=False, verbose_name=_("cadre")
    )
    qualification = models.ForeignKey(
        Qualification, models.PROTECT, null=True, blank=True, related_name="+", editable=False,
        verbose_name=_("qualification"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("cadre in a class")
        verbose_name_plural = _("cadres in classes")
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "cadre"], name="cadreattendance_once"
            ),
            _certified("cadreattendance_certified"),
        ]
        indexes = [
            models.Index(fields=["cadre"], name="cadreattendance_cadre"),
            models.Index(fields=["path"], name="cadreattendance_path"),
        ]

    @property
    def person(self) -> Cadre:
        """Who."""
        return self.cadre


@tracked()
class MemberAttendance(ClassOwned):
    """A member without a profile in a class."""

    guarded_by: ClassVar[tuple[str, str]] = ("member_id", "membership.member")

    member = models.ForeignKey(
        Member, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("member")
    )

    class Meta:
        verbose_name = _("member in a class")
        verbose_name_plural = _("members in classes")
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "member"], name="memberattendance_once"
            ),
            _certified("memberattendance_certified"),
        ]
        indexes = [
            models.Index(fields=["member"], name="memberattendance_member"),
            models.Index(fields=["path"], name="memberattendance_path"),
        ]

    @property
    def person(self) -> Member:
        """Who."""
        return self.member
