"""Rotation, transfer, secondment, change of position; plans of moves; what the board has found."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.permissions import Permission
from apps.cadres.appointments.choices import Answer
from apps.cadres.choices import RatingGrade
from apps.cadres.models.posts import Seat, Title
from apps.cadres.models.profiles import CadreOwned, Position
from apps.cadres.moves.choices import (
    CareKind,
    Consent,
    Direction,
    Ground,
    MoveEnd,
    MoveKind,
    MoveState,
    Purpose,
    Watch,
)
from apps.cadres.moves.querysets import MoveQuerySet, MoveRowQuerySet
from apps.core.choices import Secrecy
from apps.tenancy.models import TenantOwned
from apps.tenancy.tracking import tracked


def _secrecy(**options: Any) -> models.PositiveSmallIntegerField[Any, Any]:
    return models.PositiveSmallIntegerField(
        _("secrecy"),
        choices=Secrecy,
        default=Secrecy.NORMAL,
        db_default=Secrecy.NORMAL,
        editable=False,
        **options,
    )


@tracked()
class MovePlan(TenantOwned):
    """What an office plans to move in a year; its moves come in waves.

    One that is made of a scenario is as secret as that.
    """

    view_permission = Permission.VIEW_CADRE
    wallable: ClassVar[bool] = False
    opened_by_grants: ClassVar[bool] = False
    graded: ClassVar[bool] = True

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    name = models.CharField(_("name"), max_length=200)
    year = models.PositiveSmallIntegerField(_("year"))
    secrecy = _secrecy()
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("plan of moves")
        verbose_name_plural = _("plans of moves")
        constraints = [
            models.UniqueConstraint(fields=["id", "organization"], name="moveplan_place"),
            # Whoever reads no graded plan is not told of one by its name.
            models.UniqueConstraint(
                fields=["organization", "year", "name", "secrecy"], name="moveplan_once"
            ),
        ]
        indexes = [models.Index(fields=["path", "year"], name="moveplan_path")]

    def __str__(self) -> str:
        return self.name


@tracked()
class Move(CadreOwned):
    """One move of one person, from the proposal to what became of it.

    Who is seconded keeps the position with the sender and is counted there. It is at least as
    secret as the scenario and the plan that it comes from.
    """

    graded: ClassVar[bool] = True

    reference = models.CharField(_("reference"), max_length=14, editable=False, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=MoveKind)
    direction = models.CharField(
        _("direction"), max_length=6, choices=Direction, default=Direction.WITHIN
    )
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=MoveState, default=MoveState.PROPOSED
    )
    plan = models.ForeignKey(
        MovePlan, models.PROTECT, null=True, blank=True, related_name="moves", db_constraint=False,
        verbose_name=_("plan of moves"),
    )  # fmt: skip
    wave = models.PositiveSmallIntegerField(_("wave"), null=True, blank=True)
    secrecy = _secrecy()
    position = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("present position"),
    )  # fmt: skip
    seat = models.ForeignKey(
        Seat, models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False,
        verbose_name=_("seat"),
    )  # fmt: skip
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title")
    )
    from_text = models.CharField(_("from, as written"), max_length=300, blank=True)
    title_text = models.CharField(_("title as written"), max_length=200)
    unit_text = models.CharField(_("unit as written"), max_length=200, blank=True)
    proposed_on = models.DateField(_("proposed"))
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    by_other_body = models.CharField(
        _("decided by another managing body"), max_length=200, blank=True
    )
    asked_of = models.CharField(_("asked of"), max_length=200, blank=True)
    asked_number = models.CharField(_("number of the letter"), max_length=60, blank=True)
    asked_on = models.DateField(_("sent"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer, blank=True)
    answered_on = models.DateField(_("day of the answer"), null=True, blank=True)
    consent = models.CharField(_("consent"), max_length=8, choices=Consent, blank=True)
    talked_on = models.DateField(_("talked to"), null=True, blank=True)
    wishes = models.CharField(_("wishes of the person"), max_length=500, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decided_on = models.DateField(_("decision date"), null=True, blank=True)
    effective_on = models.DateField(_("effective from"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    signer = models.CharField(_("signed by"), max_length=120, blank=True)
    decision_note = models.CharField(_("why in spite of a warning"), max_length=500, blank=True)
    made = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("new position"),
    )  # fmt: skip
    end = models.CharField(_("what became of it"), max_length=10, choices=MoveEnd, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=500, blank=True)
    end_number = models.CharField(
        _("number of the decision that ended it"), max_length=60, blank=True
    )
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("registered by"),
    )  # fmt: skip

    objects: ClassVar[Any] = MoveQuerySet.as_manager()

    class Meta:
        verbose_name = _("move of a cadre")
        verbose_name_plural = _("moves of cadres")
        constraints = [
            # Target of the composite foreign keys that keep the grade of its rows true.
            models.UniqueConstraint(fields=["id", "secrecy"], name="move_grade"),
            models.CheckConstraint(
                condition=Q(
                    decided_on__isnull=True, state__in=[MoveState.PROPOSED, MoveState.CLOSED]
                )
                | Q(
                    state__in=[MoveState.RUNNING, MoveState.ENDED, MoveState.SUPERSEDED],
                    decided_on__isnull=False, effective_on__isnull=False,
                ) & ~Q(decision_number=""),
                name="move_decided_has_decision",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("effective_on")), name="move_period"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MoveState.ENDED, MoveState.CLOSED])
                | Q(ended_on__isnull=False),
                name="move_ended_has_date",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["path", "state", "-proposed_on"], name="move_path"),
            models.Index(fields=["province_id", "state", "-proposed_on"], name="move_province"),
            models.Index(fields=["path", "decided_on"], name="move_decided"),
            models.Index(fields=["cadre"], name="move_cadre"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """The page of the move."""
        return reverse("cadres:move", kwargs={"reference": self.reference})

    @property
    def place_words(self) -> str:
        """Title and unit in one line."""
        return ", ".join(filter(None, (self.title_text, self.unit_text)))


class MoveOwned(CadreOwned):
    """A row of a move; it lies with the cadre, behind the cadre's wall, as secret as the move."""

    graded: ClassVar[bool] = True

    secrecy = _secrecy()
    move = models.ForeignKey(
        Move, models.PROTECT, related_name="%(class)ss", verbose_name=pgettext_lazy("cadre", "move")
    )

    objects: ClassVar[Any] = MoveRowQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def of_move(cls, move: Move, **fields: Any) -> Any:
        """A new row of the move, in its place; not saved."""
        return cls(
            move=move, cadre_id=move.cadre_id, organization_id=move.organization_id,
            secrecy=move.secrecy, **fields,
        )  # fmt: skip


@tracked("secrecy")
class MoveAssessment(MoveOwned):
    """The yearly assessment of somebody who was moved (65-QĐ/TW, article 6)."""

    assessed_on = models.DateField(_("assessed on"))
    grade = models.CharField(_("grade"), max_length=14, choices=RatingGrade)
    assessor = models.CharField(_("assessed by"), max_length=200)
    note = models.CharField(_("note"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("assessment of a move")
        verbose_name_plural = _("assessments of moves")
        indexes = [models.Index(fields=["move"], name="moveassessment_move")]

    def __str__(self) -> str:
        return self.get_grade_display()


@tracked("secrecy")
class MoveCare(MoveOwned):
    """What is done for somebody who was moved."""

    kind = models.CharField(_("kind"), max_length=8, choices=CareKind)
    amount = models.PositiveBigIntegerField(_("amount in dong"), null=True, blank=True)
    given_on = models.DateField(_("given on"))
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("care for a moved cadre")
        verbose_name_plural = _("care for moved cadres")
        indexes = [models.Index(fields=["move"], name="movecare_move")]

    def __str__(self) -> str:
        return self.get_kind_display()


@tracked()
class MoveDeferral(CadreOwned):
    """A private ground for not being moved until a day: which one it is, is read with a purpose."""

    SENSITIVE: ClassVar[frozenset[str]] = frozenset({"ground"})

    ground = models.CharField(_("ground"), max_length=8, choices=Ground)
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("deferral of a move")
        verbose_name_plural = _("deferrals of moves")
        indexes = [models.Index(fields=["cadre"], name="movedeferral_cadre")]

    def __str__(self) -> str:
        return str(self.until or "")


@tracked()
class WatchFinding(CadreOwned):
    """What the board has found of somebody who heads a place: local or not, how many terms.

    The system shows the life and the months; the board says what they mean.
    """

    position = models.ForeignKey(
        Position, models.PROTECT, related_name="+", verbose_name=_("position")
    )
    watch = models.CharField(_("looked at"), max_length=6, choices=Watch)
    is_local = models.BooleanField(_("of the place"), null=True, blank=True)
    terms = models.PositiveSmallIntegerField(_("terms"), null=True, blank=True)
    found_on = models.DateField(_("found on"))
    note = models.CharField(_("note"), max_length=500)

    class Meta:
        verbose_name = _("finding of the board")
        verbose_name_plural = _("findings of the board")
        constraints = [
            models.UniqueConstraint(
                fields=["position", "watch"], condition=Q(struck_on__isnull=True),
                name="watchfinding_once",
            ),
            models.CheckConstraint(
                condition=Q(watch=Watch.LOCAL, is_local__isnull=False)
                | Q(watch=Watch.TERMS, terms__isnull=False),
                name="watchfinding_says",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.get_watch_display()
