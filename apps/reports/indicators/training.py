"""Indicators of training: classes held, turns in them, people sent; turns and persons apart.

A turn is somebody in a class who did not stay away. The records behind a number of turns are the
classes, each with its own; who attended stands on the page of the class, behind the walls of the
people. Who is sent to a course counts when it begins, a class and its turns when it ends.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Min, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.models import CadreAttendance, MemberAttendance, TrainingClass
from apps.cadres.training.choices import Audience, CourseKind, Programme
from apps.cadres.training.counting import came
from apps.membership.choices import PoliticalTheory
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed

SOURCE = "101/2017/NĐ-CP, 01/9/2017; 89/2021/NĐ-CP, 18/10/2021"
CLASSES, TURNS, PERSONS = _("classes"), pgettext_lazy("training", "turns"), _("people")
ENDED, BEGAN = "ends_on", "starts_on"
ALL_CLASSES, ALL_TURNS = "training_classes", "training_attendances"
CLASS_KEYS = {
    Audience.MANAGED: "training_classes_committee_managed_cadres",
    Audience.PLANNED: "training_classes_planned_cadres",
    Audience.COMMUNE: "training_classes_commune_level",
    Audience.BASE: "training_classes_base",
    Audience.OTHER: "training_classes_others",
}
TURN_KEYS = {
    Audience.MANAGED: "training_attendances_committee_managed_cadres",
    Audience.PLANNED: "training_attendances_planned_cadres",
    Audience.COMMUNE: "commune_level_training_attendances",
    Audience.BASE: "training_attendances_base",
    Audience.OTHER: "training_attendances_others",
}
LABELS: dict[str, Any] = {
    CLASS_KEYS[Audience.MANAGED]: _("Classes for cadres managed by the committee"),
    CLASS_KEYS[Audience.PLANNED]: _("Classes for planned cadres"),
    CLASS_KEYS[Audience.COMMUNE]: _("Classes for cadres and civil servants of communes"),
    CLASS_KEYS[Audience.BASE]: _("Classes for cadres and members at the base"),
    CLASS_KEYS[Audience.OTHER]: _("Classes for others"),
    TURN_KEYS[Audience.MANAGED]: _("Turns of cadres managed by the committee"),
    TURN_KEYS[Audience.PLANNED]: _("Turns of planned cadres"),
    TURN_KEYS[Audience.COMMUNE]: _("Turns of cadres and civil servants of communes"),
    TURN_KEYS[Audience.BASE]: _("Turns of cadres and members at the base"),
    TURN_KEYS[Audience.OTHER]: _("Turns of others"),
}
HELD = _("Classes held that ended in the period, by whom they were for.")
COUNTED_TURNS = _(
    "Attendances in classes held that ended in the period; who stayed away does not count, who was"
    " in two classes counts twice."
)
SENT = _(
    "People entered in such courses that began in the period and were not cancelled; who stayed"
    " away does not count."
)


def _held(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = TrainingClass.objects.held_between(first, last)
    return rows


def _begun(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = TrainingClass.objects.sent_between(first, last)
    return rows


def held(where: Q | None = None) -> Facts:
    """Classes held that ended in the period."""
    return _held if where is None else Narrowed(_held, where)


def sent(where: Q) -> Facts:
    """Courses that began in the period."""
    return Narrowed(_begun, where)


def once(model: Any, person: str) -> Facts:
    """Of everybody in one office the first attendance of the period."""

    def facts(first: date, last: date) -> QuerySet[Any]:
        rows = model.objects.turns().filter(training_class__ends_on__range=(first, last))
        of_each = rows.order_by().values("organization_id", person).annotate(pk_of_first=Min("pk"))
        found: QuerySet[Any] = model.objects.filter(pk__in=of_each.values("pk_of_first"))
        return found

    return facts


def _classes(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, CLASSES, FigureKind.FLOW, HELD, SOURCE, facts,
        subject=Subject.TRAINING_CLASS, day=ENDED, **more,
    )  # fmt: skip


def _turns(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, TURNS, FigureKind.FLOW, COUNTED_TURNS, SOURCE, facts,
        subject=Subject.TRAINING_CLASS, day=ENDED, amount=came, **more,
    )  # fmt: skip


def _sent(key: str, label: Any, where: Q) -> Indicator:
    return Indicator(
        key, label, PERSONS, FigureKind.FLOW, SENT, SOURCE, sent(where),
        subject=Subject.TRAINING_CLASS, day=BEGAN, amount=came,
    )  # fmt: skip


def _persons(key: str, label: Any, facts: Facts, subject: str) -> Indicator:
    return Indicator(
        key, label, PERSONS, FigureKind.FLOW,
        _("People with a turn in the period, each counted once in an office."), SOURCE, facts,
        subject=subject, day="training_class__ends_on",
    )  # fmt: skip


THEORY = Q(kind=CourseKind.THEORY)
USUAL = Q(programme=Programme.USUAL)
TRAINING = [
    _classes(ALL_CLASSES, _("Classes held"), held(), parts=tuple(CLASS_KEYS.values())),
    *(
        _classes(
            key, LABELS[key], held(Q(audience=audience)), of=ALL_CLASSES, by=Dimension.AUDIENCE
        )
        for audience, key in CLASS_KEYS.items()
    ),
    _turns(ALL_TURNS, _("Turns of training"), held(), parts=tuple(TURN_KEYS.values())),
    *(
        _turns(key, LABELS[key], held(Q(audience=audience)), of=ALL_TURNS, by=Dimension.AUDIENCE)
        for audience, key in TURN_KEYS.items()
    ),
    _turns(
        "political_theory_training_attendances", _("Turns of political theory"), held(THEORY),
        of=ALL_TURNS, by=Dimension.COURSE,
    ),
    _persons(
        "trained_cadres", _("Cadres trained, persons"), once(CadreAttendance, "cadre_id"),
        Subject.TRAINED,
    ),
    _persons(
        "trained_members", _("Members without a profile trained, persons"),
        once(MemberAttendance, "member_id"), Subject.MEMBER,
    ),
    _sent(
        "sent_to_advanced_theory", _("Sent to advanced political theory"),
        THEORY & USUAL & Q(theory=PoliticalTheory.ADVANCED),
    ),
    _sent(
        "sent_to_intermediate_theory", _("Sent to intermediate political theory"),
        THEORY & USUAL & Q(theory=PoliticalTheory.INTERMEDIATE),
    ),
    _sent(
        "sent_to_complete_knowledge_for_advanced_degree",
        _("Sent to complete their knowledge of advanced political theory"),
        THEORY & Q(programme=Programme.COMPLETION, theory=PoliticalTheory.ADVANCED),
    ),
    _sent(
        "sent_to_second_degree_political_university",
        _("Sent to a political university for a second degree"),
        THEORY & Q(programme=Programme.SECOND_DEGREE),
    ),
    _sent(
        "sent_to_specialised_training", _("Sent to professional training"),
        Q(kind=CourseKind.PROFESSIONAL),
    ),
]  # fmt: skip
