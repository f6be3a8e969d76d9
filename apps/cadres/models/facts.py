"""What a profile holds beside positions: learning, places, ratings, votes, bars from office."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import (
    DisciplineForm,
    DisciplineTrack,
    LegalGround,
    QualificationKind,
    RatingGrade,
    StayKind,
)
from apps.cadres.models.profiles import CadreOwned
from apps.core.fields import PartialDateField, check_constraint
from apps.tenancy.models import Organization
from apps.tenancy.tracking import tracked


@tracked()
class Qualification(CadreOwned):
    """Something learned, with its certificate. The highest levels stand on the profile itself."""

    kind = models.CharField(_("kind"), max_length=20, choices=QualificationKind)
    level = models.CharField(_("level"), max_length=100)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    school = models.CharField(_("school"), max_length=200, blank=True)
    mode = models.CharField(_("form of study"), max_length=60, blank=True)
    began = PartialDateField(_("from"), null=True, blank=True)
    finished = PartialDateField(_("until"), null=True, blank=True)
    certificate = models.CharField(_("certificate"), max_length=120, blank=True)
    certified_on = models.DateField(
        _("date of the certificate"), null=True, blank=True,
        help_text=_("A confirmation of a theory level counts if given before 9 July 2021."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        constraints = [
            check_constraint("qualification_began", "began"),
            check_constraint("qualification_finished", "finished"),
        ]
        indexes = [models.Index(fields=["cadre", "kind"], name="qualification_cadre")]

    def __str__(self) -> str:
        return self.level


@tracked()
class PlaceStay(CadreOwned):
    """A place in somebody's life: whether they are "of the place" is judged from all of them.

    65-QĐ/TW speaks of where somebody was born, grew up or mainly matured; units are dated.
    """

    kind = models.CharField(_("what the place was"), max_length=8, choices=StayKind)
    place = models.CharField(_("place as written"), max_length=200)
    unit = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+",
        db_constraint=False, verbose_name=_("committee of the place"),
    )  # fmt: skip
    since = PartialDateField(_("from"), null=True, blank=True)
    until = PartialDateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("place in a life")
        verbose_name_plural = _("places in lives")
        constraints = [
            check_constraint("placestay_since", "since"),
            check_constraint("placestay_until", "until"),
        ]
        indexes = [models.Index(fields=["cadre"], name="placestay_cadre")]

    def __str__(self) -> str:
        return self.place


@tracked()
class Rating(CadreOwned):
    """The rating of a cadre for a year, or for a quarter since 366-QĐ/TW."""

    year = models.PositiveSmallIntegerField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), null=True, blank=True)
    grade = models.CharField(_("grade"), max_length=14, choices=RatingGrade)
    points = models.DecimalField(_("points"), max_digits=5, decimal_places=2, null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        constraints = [
            models.UniqueConstraint(
                fields=["cadre", "year", "quarter"], condition=Q(struck_on__isnull=True),
                nulls_distinct=False, name="rating_once",
            ),
            models.CheckConstraint(
                condition=Q(quarter__isnull=True) | Q(quarter__in=[1, 2, 3, 4]),
                name="rating_quarter",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year} {self.get_grade_display()}"


@tracked()
class DisciplineEffect(CadreOwned):
    """A discipline as the personal file tells it: form, decision, when it takes effect.

    Never the case: how long it bars somebody follows from the rules of the day asked about, and one
    fault disciplined on two tracks bars once. ``fault`` joins the rows of one fault.
    """

    track = models.CharField(_("whose discipline"), max_length=6, choices=DisciplineTrack)
    form = models.CharField(_("form"), max_length=10, choices=DisciplineForm)
    fault = models.PositiveSmallIntegerField(
        _("fault"), default=1, help_text=_("Rows of one fault bear one number.")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"))
    effective_on = models.DateField(_("effective from"))
    lifted_on = models.DateField(
        _("cancelled on"), null=True, blank=True,
        help_text=_("Only when a later decision cancels it."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("effect of a discipline")
        verbose_name_plural = _("effects of disciplines")
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on__gte=models.F("decided_on")),
                name="disciplineeffect_after_decision",
            ),
        ]
        indexes = [models.Index(fields=["cadre"], name="disciplineeffect_cadre")]

    def __str__(self) -> str:
        return f"{self.get_form_display()}"


@tracked()
class ConfidenceVote(CadreOwned):
    """A confidence vote about somebody in office: the counts alone (96-QĐ/TW)."""

    held_on = models.DateField(_("held on"))
    held_by = models.CharField(
        _("conference that voted"), max_length=200, blank=True,
        help_text=_("For example the conference of the executive committee."),
    )  # fmt: skip
    high = models.PositiveSmallIntegerField(_("high confidence"))
    medium = models.PositiveSmallIntegerField(_("confidence"))
    low = models.PositiveSmallIntegerField(_("low confidence"))
    total = models.PositiveSmallIntegerField(
        _("ballots cast"), help_text=_("With those that are not valid.")
    )

    class Meta:
        verbose_name = _("confidence vote")
        verbose_name_plural = _("confidence votes")
        constraints = [
            models.UniqueConstraint(
                fields=["cadre", "held_on"], condition=Q(struck_on__isnull=True),
                name="confidencevote_once",
            ),
            models.CheckConstraint(
                condition=Q(total__gt=0)
                & Q(total__gte=models.F("high") + models.F("medium") + models.F("low")),
                name="confidencevote_adds_up",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.held_on:%d/%m/%Y}"


@tracked()
class LegalStanding(CadreOwned):
    """What bars somebody from office by law, or the paper that says that nothing does.

    A confirmation counts until the day that the board sets, and never for longer: what is not known
    is unknown (R-APP-07).
    """

    ground = models.CharField(
        pgettext_lazy("legal standing", "standing"), max_length=10, choices=LegalGround
    )
    document = models.CharField(_("document"), max_length=200)
    since = models.DateField(_("from"))
    until = models.DateField(
        _("until"), null=True, blank=True,
        help_text=_("First day on which it no longer counts; a confirmation always has one."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("standing before the law")
        verbose_name_plural = _("standings before the law")
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=models.F("since")),
                name="legalstanding_period",
            ),
            models.CheckConstraint(
                condition=~Q(ground=LegalGround.NEITHER) | Q(until__isnull=False),
                name="legalstanding_confirmation_ends",
            ),
        ]
        indexes = [models.Index(fields=["cadre"], name="legalstanding_cadre")]

    def __str__(self) -> str:
        return self.get_ground_display()
