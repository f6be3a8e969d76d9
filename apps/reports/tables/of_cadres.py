"""Measures of the work on cadres: decisions, moves, people planned, positions held, training."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.choices import AppointmentAct
from apps.cadres.choices import System, TitleKind
from apps.cadres.models import (
    AppointmentFile,
    CadreAttendance,
    Move,
    PlanningEntry,
    PlanningList,
    Position,
    Title,
    TrainingClass,
)
from apps.cadres.moves.choices import Direction, MoveKind
from apps.cadres.training.choices import Audience, CourseKind
from apps.core.partial_dates import PartialDate
from apps.inspection.choices import ManagementTier
from apps.regulations.choices import RuleLevel
from apps.reports.choices import FigureKind, Subject
from apps.reports.tables.dimensions import Dimension, Moment, chosen, flag, of_person
from apps.reports.tables.measures import measure

TIMES, PEOPLE = pgettext_lazy("unit", "times"), _("people")
OF_PERSON = of_person("cadre__", is_member=False)
MANAGED = chosen(
    "management", _("who manages the person"), "cadre__management_tier", ManagementTier.choices
)


def _of_title(prefix: str) -> list[Dimension]:
    """By the catalogue of titles. A title may also be named by its code."""

    def where(asked: tuple[str, ...], _moment: Moment) -> Q:
        return Q(**{f"{prefix}code__in": asked})

    return [
        chosen("level", _("level of the title"), f"{prefix}level", RuleLevel.choices),
        chosen("system", _("part of the political system"), f"{prefix}system", System.choices),
        chosen("title_kind", _("kind of title"), f"{prefix}kind", TitleKind.choices),
        Dimension("title", _("title, by the code of the catalogue"), _Titles(), where),
    ]


class _Titles(dict[str, Any]):
    """The catalogue of titles as values: looked up when asked, for it is data."""

    def __contains__(self, code: object) -> bool:
        return Title.objects.filter(code=code).exists()


def _decided(model: Any) -> Any:
    def facts(moment: Moment) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.objects.decided_between(moment.first, moment.last)
        return rows.filter(by_other_body="")

    return facts


def _planned(moment: Moment) -> QuerySet[Any]:
    lists = PlanningList.objects.in_force(moment.last)
    return PlanningEntry.objects.planned_on(moment.last).filter(planning__in=lists)


def _held(moment: Moment) -> QuerySet[Any]:
    day = PartialDate.of(moment.last)
    return Position.objects.valid().filter(
        Q(since__isnull=True) | Q(since__lte=day), Q(until__isnull=True) | Q(until__gt=day)
    )


def _trained(moment: Moment) -> QuerySet[Any]:
    return CadreAttendance.objects.turns().filter(
        training_class__ends_on__range=(moment.first, moment.last)
    )


OF_CADRES = [
    measure(
        "appointments", _("decisions on appointments and akin acts in the period"), TIMES,
        _decided(AppointmentFile),
        [
            *OF_PERSON, MANAGED, *_of_title("title__"),
            chosen("act", _("act"), "act", AppointmentAct.choices),
        ],
        subject=Subject.APPOINTMENT,
    ),
    measure(
        "moves", _("moves of cadres decided in the period"), TIMES, _decided(Move),
        [
            *OF_PERSON, MANAGED, *_of_title("title__"),
            chosen("move", _("kind of move"), "kind", MoveKind.choices),
            chosen("direction", _("direction"), "direction", Direction.choices),
        ],
        subject=Subject.MOVE, birth="cadre__birth",
    ),
    measure(
        "planned", _("people on planning lists in force on the last day, for each title"), TIMES,
        _planned, [*OF_PERSON, MANAGED, *_of_title("target__title__")],
        kind=FigureKind.STOCK, subject=Subject.PLANNED, birth="cadre__birth",
    ),
    measure(
        "positions", _("positions held on the last day"), PEOPLE, _held,
        [
            *OF_PERSON, MANAGED, *_of_title("title__"),
            flag("concurrent", _("beside a main position"), lambda _moment: Q(is_concurrent=True)),
        ],
        kind=FigureKind.STOCK, subject=Subject.POSITION, birth="cadre__birth",
    ),
    measure(
        "cadres_trained", _("cadres in classes that ended in the period"), TIMES, _trained,
        [
            *OF_PERSON, MANAGED,
            chosen(
                "course", _("what the course teaches"), "training_class__kind", CourseKind.choices
            ),
        ],
        subject=Subject.TRAINED, birth="cadre__birth",
    ),
    measure(
        "training_classes", _("classes held that ended in the period"), _("classes"),
        lambda moment: TrainingClass.objects.held_between(moment.first, moment.last),
        [
            chosen("course", _("what the course teaches"), "kind", CourseKind.choices),
            chosen("audience", _("whom it is for"), "audience", Audience.choices),
        ],
        subject=Subject.TRAINING_CLASS,
    ),
]  # fmt: skip
