"""Letters, denunciations and complaints on discipline.

What was found is counted once it is concluded, never before. Before that only how many letters,
denunciations and complaints came to an office: about whom, or from whom, can be read from no
figure, and the list behind opens as a whole or not at all.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.inspection.choices import CaseKind, Phase
from apps.inspection.complaints.choices import ComplaintOutcome, ComplaintState
from apps.inspection.findings.choices import Result
from apps.inspection.letters.choices import State as LetterState
from apps.inspection.models import Allegation, Case, Complaint, Letter
from apps.reports.choices import Dimension, FigureKind, Subject
from apps.reports.indicators.base import Facts, Indicator, Narrowed
from apps.reports.indicators.inspection import (
    CASES,
    CONCLUDED,
    DAY_OF_CASE,
    DAY_OF_SUBJECT,
    MEMBERS,
    ON_COMMITTEE,
    ORGANISATIONS,
    VIOLATING,
    cases_of,
    subjects_of,
)

SOURCE = "Điều 32 Điều lệ Đảng; 296-QĐ/TW, 30/5/2025"
KIND = CaseKind.DENUNCIATION
ALLEGATIONS, COMPLAINTS = "allegations_concluded", "discipline_complaints_resolved"
RESULTS: dict[str, Any] = {
    Result.RIGHT: _("Allegations found right"),
    Result.PARTLY: _("Allegations found partly right"),
    Result.WRONG: _("Allegations found wrong"),
    Result.NO_GROUND: _("Allegations without ground to conclude"),
}
OUTCOMES: dict[str, Any] = {
    ComplaintOutcome.KEPT: _("Complaints on discipline: discipline kept"),
    ComplaintOutcome.CHANGED: _("Complaints on discipline: form changed"),
    ComplaintOutcome.CANCELLED: _("Complaints on discipline: discipline cancelled"),
}


def _found(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = Allegation.objects.filter(
        case__kind=KIND, case__concluded_on__range=(first, last), case__phase__in=CONCLUDED,
        removed_on__isnull=True,
    ).exclude(result=Result.OPEN)  # fmt: skip
    return rows


def _resolved(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = Complaint.objects.filter(
        state=ComplaintState.RESOLVED, resolved_on__range=(first, last)
    )
    return rows


def _taken_up(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = Case.objects.filter(
        kind=KIND, registered_on__range=(first, last)
    ).exclude(phase=Phase.STOPPED)  # fmt: skip
    return rows


def _received(first: date, last: date) -> QuerySet[Any]:
    rows: QuerySet[Any] = Complaint.objects.filter(received_on__range=(first, last))
    return rows


def _letters(_first: date, _last: date) -> QuerySet[Any]:
    """Letters with the day on which they were resolved: the conclusion of their case, else the
    answer."""
    rows: QuerySet[Any] = Letter.objects.annotate(
        settled_on=Coalesce("case__concluded_on", "answered_on")
    )
    return rows


def letters(day: str, where: Q | None = None) -> Facts:
    """Letters to which something happened in the period."""
    more = Q() if where is None else where
    return Narrowed(_letters, lambda first, last: Q(**{f"{day}__range": (first, last)}) & more)


ANSWERED = Q(state=LetterState.ANSWERED) | Q(case__phase__in=CONCLUDED)


def allegations(result: str = "") -> Facts:
    """What was found in denunciations concluded in the period, one for each allegation."""
    return Narrowed(_found, Q(result=result)) if result else _found


def complaints(outcome: str = "") -> Facts:
    """Complaints on discipline resolved in the period."""
    return Narrowed(_resolved, Q(outcome=outcome)) if outcome else _resolved


def _subjects(
    key: str, label: Any, *, people: bool, of: str = "", by: str = "", only: Q | None = None
) -> Indicator:
    return Indicator(
        key, label, MEMBERS if people else ORGANISATIONS, FigureKind.FLOW,
        _("Subjects of denunciations concluded in the period, once for each case."), SOURCE,
        subjects_of(KIND, people=people, only=only), of=of, by=by, subject=Subject.CASE_SUBJECT,
        day=DAY_OF_SUBJECT,
    )  # fmt: skip


def _allegation(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, _("allegations"), FigureKind.FLOW,
        _("Allegations with a finding in denunciations concluded in the period."), SOURCE, facts,
        subject=Subject.ALLEGATION, day=DAY_OF_SUBJECT, **more,
    )  # fmt: skip


def _complaint(key: str, label: Any, facts: Facts, **more: Any) -> Indicator:
    return Indicator(
        key, label, _("complaints"), FigureKind.FLOW,
        _("Complaints on discipline resolved in the period, each level for itself."), SOURCE,
        facts, subject=Subject.COMPLAINT, day="resolved_on", **more,
    )  # fmt: skip


LETTERS: tuple[tuple[str, Any, Any, str, Q | None], ...] = (
    ("petitions_received", _("Letters received"),
     _("Letters of every kind that arrived at the office in the period."), "arrived_on", None),
    ("petitions_forwarded", _("Letters forwarded"),
     _("Letters forwarded to the competent body in the period."), "forwarded_on",
     Q(state=LetterState.FORWARDED)),
    ("petitions_filed", _("Letters filed without handling"),
     _("Letters that were filed in the period because they are not handled."), "filed_on",
     Q(state=LetterState.FILED)),
    ("petitions_resolved", _("Letters resolved"),
     _("Letters whose case was concluded in the period, and letters without a case that were"
       " answered in it."), "settled_on", ANSWERED),
)  # fmt: skip
MEMBERS_KEY = "denounced_members"
PETITIONS = [
    *(
        Indicator(
            key, label, pgettext_lazy("unit", "letters"), FigureKind.FLOW, definition, SOURCE,
            letters(day, where), subject=Subject.LETTER, day=day,
        )
        for key, label, definition, day, where in LETTERS
    ),
    Indicator(
        "denunciations_received", _("Denunciations taken up"), CASES, FigureKind.FLOW,
        _("Denunciations registered as cases in the period; stopped ones do not count."), SOURCE,
        _taken_up, subject=Subject.CASE, day="registered_on",
    ),
    Indicator(
        "denunciations_concluded", _("Denunciations concluded"), CASES, FigureKind.FLOW,
        _("Denunciations concluded in the period; one may be about several subjects."), SOURCE,
        cases_of(KIND), subject=Subject.CASE, day=DAY_OF_CASE,
    ),
    _subjects("denounced_organisations", _("Organisations denounced"), people=False),
    _subjects(MEMBERS_KEY, _("Members denounced"), people=True),
    _subjects(
        "denounced_committee_members", _("Committee members among the denounced"), people=True,
        of=MEMBERS_KEY, by=Dimension.POST, only=ON_COMMITTEE,
    ),
    _subjects(
        "denounced_members_violating", _("Members denounced, with a violation"), people=True,
        of=MEMBERS_KEY, by=Dimension.RESULT, only=VIOLATING,
    ),
    _allegation(
        ALLEGATIONS, _("Allegations concluded"), allegations(),
        parts=tuple(f"allegations_{one}" for one in RESULTS),
    ),
    *(
        _allegation(
            f"allegations_{one}", label, allegations(one), of=ALLEGATIONS, by=Dimension.RESULT
        )
        for one, label in RESULTS.items()
    ),
    Indicator(
        "discipline_complaints_received", _("Complaints on discipline received"), _("complaints"),
        FigureKind.FLOW,
        _("Complaints on discipline that the competent body received in the period, accepted or"
          " not."), SOURCE, _received, subject=Subject.COMPLAINT, day="received_on",
    ),
    _complaint(
        COMPLAINTS, _("Complaints on discipline resolved"), complaints(),
        parts=tuple(f"discipline_complaints_{one}" for one in OUTCOMES),
    ),
    *(
        _complaint(
            f"discipline_complaints_{one}", label, complaints(one), of=COMPLAINTS,
            by=Dimension.RESULT,
        )
        for one, label in OUTCOMES.items()
    ),
]  # fmt: skip
