"""Indicators of the work on cadres: decisions in the period, people planned on its last day.

What is counted are cases: one person may be decided on many times. The records behind a figure are
for those who read profiles; the names on planning lists keep their grade of secrecy.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.appointments.counting import FIGURES as OF_APPOINTMENTS
from apps.cadres.models import AppointmentFile, Move
from apps.cadres.moves.counting import FIGURES as OF_MOVES
from apps.reports.choices import FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.planning import PLANNING

DECISIONS = _("decisions")
DAY = "decided_on"
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
    return Narrowed(model.objects.decided_between, where)


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
    *PLANNING,
]
