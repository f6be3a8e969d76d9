"""Indicators of the work on cadres: decisions in the period, people planned on its last day.

What is counted are cases: one person may be decided on many times. The records behind a figure are
for those who read profiles; the names on planning lists keep their grade of secrecy.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.appointments.choices import AppointmentAct, Election
from apps.cadres.appointments.counting import FIGURES as OF_APPOINTMENTS
from apps.cadres.choices import System
from apps.cadres.models import AppointmentFile, Move
from apps.cadres.moves.choices import Direction, MoveKind
from apps.cadres.moves.counting import FIGURES as OF_MOVES
from apps.cadres.moves.counting import OURS
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.planning import PLANNING

UNITS = {AppointmentFile: pgettext_lazy("unit", "cadres"), Move: pgettext_lazy("unit", "turns")}
"""The words of the published figures; what is counted are decisions all the same."""
DAY = "decided_on"
ROTATED, NOMINATED = "cadres_rotated", "candidates_nominated"
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
    ROTATED: _("Leading cadres rotated"),
    f"{ROTATED}_within": _("Leading cadres rotated within the office's range"),
    f"{ROTATED}_out": _("Leading cadres rotated to elsewhere"),
    f"{ROTATED}_in": _("Leading cadres rotated from elsewhere"),
    "committee_candidates": _("Candidates nominated for party committees"),
    "committee_elected": _("Candidates elected to party committees"),
}
APPOINTED = _(
    "Files of appointments decided in the period; what a later entry corrects does not count."
)
MOVED = _("Moves decided in the period; what a later entry corrects does not count.")
OF_THE_LAW = {AppointmentFile: "80-QĐ/TW, 18/8/2022", Move: "65-QĐ/TW, 28/4/2022"}


def _decided(model: Any, where: Q) -> Facts:
    return Narrowed(model.objects.decided_between, where)


def _flow(model: Any, key: str, where: Q, **more: Any) -> Indicator:
    counted, subject = (
        (APPOINTED, Subject.APPOINTMENT) if model is AppointmentFile else (MOVED, Subject.MOVE)
    )
    return Indicator(
        key, LABELS[key], UNITS[model], FigureKind.FLOW, more.pop("definition", counted),
        OF_THE_LAW[model], _decided(model, where), subject=subject, day=DAY, **more,
    )  # fmt: skip


ROTATIONS = OURS & Q(kind=MoveKind.ROTATION)
FOR_COMMITTEES = Q(act=AppointmentAct.NOMINATION, title__system=System.PARTY)


def _rotations() -> list[Indicator]:
    """Rotations, shared out by their direction as the office sees it."""
    keys = {way: f"{ROTATED}_{way}" for way in Direction.values}
    return [
        _flow(Move, ROTATED, ROTATIONS, parts=tuple(keys.values())),
        *(
            _flow(Move, key, ROTATIONS & Q(direction=way), of=ROTATED, by=Dimension.DIRECTION)
            for way, key in keys.items()
        ),
    ]


def _candidates() -> list[Indicator]:
    """Of the nominated those for a title of the Party, and of these whom the congress elected."""
    return [
        _flow(
            AppointmentFile, "committee_candidates", FOR_COMMITTEES, of=NOMINATED,
            by=Dimension.POST,
            definition=_("Of the nominations decided in the period, those for a title of the Party"
                         " that is in the catalogue of titles."),
        ),
        _flow(
            AppointmentFile, "committee_elected", FOR_COMMITTEES & Q(election=Election.ELECTED),
            of="committee_candidates", by=Dimension.RESULT,
            definition=_("Of these nominations, those whose election is recorded as won."),
        ),
    ]  # fmt: skip


CADRES = [
    *(_flow(AppointmentFile, key, where) for key, where in OF_APPOINTMENTS.items()),
    *_candidates(),
    *(_flow(Move, key, where) for key, where in OF_MOVES.items()),
    *_rotations(),
    *PLANNING,
]
