"""Indicators of the work on cadres: decisions in the period, people planned on its last day.

What is counted are cases: one person may be decided on many times. The records behind a figure are
for those who read profiles; the names on planning lists keep their grade of secrecy.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.appointments.counting import FIGURES as OF_APPOINTMENTS
from apps.cadres.models import AppointmentFile, Move, PlanningEntry, PlanningList
from apps.cadres.moves.counting import FIGURES as OF_MOVES
from apps.membership.choices import Sex
from apps.reports.choices import FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator

DECISIONS, PEOPLE = _("decisions"), _("people")
DAY = "decided_on"
PLANNED = "planned_people"
LABELS = {
    "appointments_new": _("Cadres appointed"),
    "reappointments": _("Cadres re-appointed"),
    "appointments_by_agreement_hiep_y": _(
        "Appointments and re-appointments agreed to, decided by another body"
    ),
    "committee_seats_filled": _("Seats of party committees filled"),
    "candidates_nominated": _("Candidates nominated"),
    "released_or_dismissed": _("Cadres released, resigned or removed from office"),
    "cadres_rotated_or_transferred": _("Leading cadres rotated or transferred"),
    "civil_servants_received_or_transferred": _(
        "Civil servants received from elsewhere or transferred there"
    ),
    "rotations_transfers_by_agreement": _(
        "Rotations and transfers agreed to, decided by another body"
    ),
}
APPOINTED = _(
    "Files of appointments decided in the period; what a later entry corrects does not count."
)
MOVED = _("Moves decided in the period; what a later entry corrects does not count.")
OF_THE_LAW = {AppointmentFile: "80-QĐ/TW, 18/8/2022", Move: "65-QĐ/TW, 28/4/2022"}


def _decided(model: Any, where: Q) -> Facts:
    def facts(first: date, last: date) -> QuerySet[Any]:
        rows: QuerySet[Any] = model.objects.decided_between(first, last)
        return rows.filter(where)

    return facts


def planned(where: Q | None = None) -> Facts:
    """People on the lists in force on the last day, each once, however many titles they are
    planned for."""

    def facts(_first: date, last: date) -> QuerySet[Any]:
        lists = PlanningList.objects.in_force(last)
        rows: QuerySet[Any] = PlanningEntry.objects.planned_on(last).filter(planning__in=lists)
        earlier = rows.filter(
            cadre_id=OuterRef("cadre_id"),
            organization_id=OuterRef("organization_id"),
            pk__lt=OuterRef("pk"),
        )
        once = rows.filter(~Exists(earlier))
        return once if where is None else once.filter(where)

    return facts


def _flow(model: Any, key: str, where: Q) -> Indicator:
    counted, subject = (
        (APPOINTED, Subject.APPOINTMENT) if model is AppointmentFile else (MOVED, Subject.MOVE)
    )
    return Indicator(
        key, LABELS[key], DECISIONS, FigureKind.FLOW, counted, OF_THE_LAW[model],
        _decided(model, where), subject=subject, day=DAY,
    )  # fmt: skip


CADRES = [
    *(_flow(AppointmentFile, key, where) for key, where in OF_APPOINTMENTS.items()),
    *(_flow(Move, key, where) for key, where in OF_MOVES.items()),
    Indicator(
        PLANNED, _("People planned for titles"), PEOPLE, FigureKind.STOCK,
        _("People on the planning lists in force on the last day, each counted once."),
        "50-QĐ/TW, 27/12/2021", planned(), subject=Subject.PLANNED,
    ),
    Indicator(
        "planned_women", _("Women among the people planned"), PEOPLE, FigureKind.STOCK,
        _("Of the people planned, women."), "50-QĐ/TW, 27/12/2021",
        planned(Q(cadre__sex=Sex.FEMALE)), of=PLANNED, subject=Subject.PLANNED,
    ),
]  # fmt: skip
