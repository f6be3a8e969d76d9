"""Scenarios of moves: which seats, which people, what is fixed, and the plan that was computed."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.cadres.board.choices import BoardAct, ScenarioState, WishKind
from apps.cadres.models.posts import Seat
from apps.cadres.models.profiles import Cadre
from apps.core.choices import Secrecy
from apps.core.models import Job
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


@tracked()
class Scenario(TenantOwned):
    """One question to the board of moves, and its answer: advice, never a decision.

    ``on`` is the day of the moves: rules and ages are those of that day. ``outcome`` tells of the
    plan what is no matter of single people; ``fingerprint`` is made of everything that was asked.
    """

    view_permission = Permission.VIEW_CADRE
    wallable: ClassVar[bool] = False
    opened_by_grants: ClassVar[bool] = False
    graded: ClassVar[bool] = True

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    title = models.CharField(_("name of the scenario"), max_length=200)
    act = models.CharField(_("judged as"), max_length=10, choices=BoardAct)
    on = models.DateField(_("day of the moves"))
    secrecy = models.PositiveSmallIntegerField(
        _("secrecy"), choices=Secrecy, default=Secrecy.CONFIDENTIAL
    )
    women_percent = models.PositiveSmallIntegerField(
        _("women, at least (%)"), null=True, blank=True
    )
    young_percent = models.PositiveSmallIntegerField(
        _("young people, at least (%)"), null=True, blank=True
    )
    young_age = models.PositiveSmallIntegerField(_("young: under (years)"), default=40)
    state = models.CharField(
        _("state"), max_length=10, choices=ScenarioState, default=ScenarioState.DRAFT
    )
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("copied from"),
    )  # fmt: skip
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, related_name="+", editable=False,
        db_constraint=False, verbose_name=_("job"),
    )  # fmt: skip
    outcome = models.JSONField(_("outcome"), default=dict, editable=False)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    computed_at = models.DateTimeField(_("computed"), null=True, blank=True, editable=False)
    failure = models.CharField(_("why not computed"), max_length=300, blank=True, editable=False)
    move_plan = models.ForeignKey(
        "cadres.MovePlan", models.PROTECT, null=True, blank=True, related_name="scenarios",
        editable=False, db_constraint=False, verbose_name=_("plan of moves"),
    )  # fmt: skip
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("prepared by"),
    )  # fmt: skip
    prepared_on = models.DateField(_("prepared on"), editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("moves", "scenario")
        verbose_name_plural = pgettext_lazy("moves", "scenarios")
        constraints = [
            # Target of the composite foreign keys that keep place and grade of its rows true.
            models.UniqueConstraint(fields=["id", "organization", "secrecy"], name="scenario_place")
        ]
        indexes = [
            models.Index(fields=["path", "-prepared_on"], name="scenario_path"),
            models.Index(fields=["province_id", "-prepared_on"], name="scenario_province"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The page of the scenario."""
        return reverse("cadres:scenario", args=[self.reference])


class ScenarioOwned(TenantOwned):
    """A row of a scenario, in its place and as secret; the database keeps it so."""

    view_permission = Permission.VIEW_CADRE
    opened_by_grants: ClassVar[bool] = False
    graded: ClassVar[bool] = True

    scenario = models.ForeignKey(
        Scenario, models.CASCADE, related_name="%(class)ss", verbose_name=_("scenario")
    )
    secrecy = models.PositiveSmallIntegerField(_("secrecy"), choices=Secrecy, editable=False)

    class Meta:
        abstract = True

    @classmethod
    def of(cls, scenario: Scenario, **fields: Any) -> Any:
        """A new row of the scenario, in its place and as secret; not saved."""
        place = {"organization_id": scenario.organization_id, "secrecy": scenario.secrecy}
        return cls(scenario=scenario, **place, **fields)


class ScenarioSeat(ScenarioOwned):
    """A seat on the board."""

    guarded_by: ClassVar[tuple[str, str]] = ("scenario_id", "cadres.scenario")

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("seat")
    )
    places = models.PositiveSmallIntegerField(_("places"))

    class Meta:
        verbose_name = _("seat of a scenario")
        verbose_name_plural = _("seats of scenarios")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "seat"], name="scenarioseat_once")
        ]
        indexes = [models.Index(fields=["path"], name="scenarioseat_path")]

    def __str__(self) -> str:
        return str(self.seat)


class ScenarioPersonal(ScenarioOwned):
    """A row of a scenario about a person: it stands behind the wall of their profile too."""

    guarded_by: ClassVar[tuple[str, str]] = ("cadre_id", "cadres.cadre")

    cadre = models.ForeignKey(
        Cadre, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("cadre")
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.cadre)


class ScenarioPerson(ScenarioPersonal):
    """A person on the board.

    ``rejected``: reference of each seat that the rules forbid, with the codes of those rules.
    """

    sits_in = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("sits in"),
    )  # fmt: skip
    must_move = models.BooleanField(_("must leave the seat"), default=False)
    may_be_released = models.BooleanField(_("may be left without a seat"), default=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    rejected = models.JSONField(_("seats ruled out"), default=dict, editable=False)

    class Meta:
        verbose_name = _("person of a scenario")
        verbose_name_plural = _("people of scenarios")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "cadre"], name="scenarioperson_once")
        ]
        indexes = [models.Index(fields=["path"], name="scenarioperson_path")]


class ScenarioWish(ScenarioPersonal):
    """A person fixed to a seat, or kept from it, by the board's own will."""

    seat = models.ForeignKey(
        Seat, models.PROTECT, related_name="+", db_constraint=False, verbose_name=_("seat")
    )
    kind = models.CharField(_("what is fixed"), max_length=4, choices=WishKind)
    reason = models.CharField(_("reason"), max_length=300)

    class Meta:
        verbose_name = _("fixed pair of a scenario")
        verbose_name_plural = _("fixed pairs of scenarios")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "cadre", "seat"], name="scenariowish_once")
        ]
        indexes = [models.Index(fields=["path"], name="scenariowish_path")]


class ScenarioMove(ScenarioPersonal):
    """One move of the computed plan: from where to where, what speaks for it, the next best.

    ``alternative`` is the difference of the levels of the score if this move is not made.
    """

    from_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("from the seat"),
    )  # fmt: skip
    to_seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("to the seat"),
    )  # fmt: skip
    misfit = models.PositiveSmallIntegerField(_("mismatch"), default=0)
    distance = models.PositiveSmallIntegerField(_("distance in the tree"), default=0)
    evidence = models.JSONField(_("judgements"), default=list, editable=False)
    alternative = models.JSONField(_("next best"), default=dict, editable=False)

    class Meta:
        verbose_name = _("move of a scenario")
        verbose_name_plural = _("moves of scenarios")
        constraints = [
            models.UniqueConstraint(fields=["scenario", "cadre"], name="scenariomove_once")
        ]
        indexes = [models.Index(fields=["path"], name="scenariomove_path")]
