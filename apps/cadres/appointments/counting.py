"""Counting appointments: cases and persons apart, each figure from its own records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from apps.cadres.appointments.choices import ENDING, AppointmentAct
from apps.cadres.models import AppointmentFile

OURS = Q(by_other_body="")
FIGURES: dict[str, Q] = {
    "appointments_new": Q(act=AppointmentAct.APPOINTMENT) & OURS,
    "reappointments": Q(act__in=[AppointmentAct.REAPPOINTMENT, AppointmentAct.EXTENSION]) & OURS,
    "appointments_by_agreement_hiep_y": ~OURS
    & Q(act__in=[AppointmentAct.APPOINTMENT, AppointmentAct.REAPPOINTMENT]),
    "committee_seats_filled": Q(act=AppointmentAct.COMMITTEE_SEAT),
    "candidates_nominated": Q(act=AppointmentAct.NOMINATION),
    "released_or_dismissed": Q(act__in=list(ENDING)),
}
"""Each figure with its records. An appointment that another body decides after this committee's
agreement is counted there alone."""


@dataclass(frozen=True)
class Counted:
    """So many cases about so many persons."""

    cases: int
    persons: int


def figures(first: date, last: date, *, below: Any, rows: Any = None) -> dict[str, Counted]:
    """Every figure for decisions of a time, both days included, of an organisation and below.

    One query. ``rows`` narrows to what a reader may know of; corrected entries do not count.
    """
    rows = AppointmentFile.objects.all() if rows is None else rows
    found = (
        rows.below(below)
        .decided_between(first, last)
        .aggregate(
            **{f"{name}__cases": Count("pk", filter=where) for name, where in FIGURES.items()},
            **{
                f"{name}__persons": Count("cadre_id", distinct=True, filter=where)
                for name, where in FIGURES.items()
            },
        )
    )
    return {name: Counted(found[f"{name}__cases"], found[f"{name}__persons"]) for name in FIGURES}
