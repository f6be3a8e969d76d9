"""What complaints on discipline add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import Case, CaseSubject, Complaint, Redress, Sanction
from tests.guards.matrix import Route
from tests.guards.routes_records import three
from tests.guards.topics import inspection_discipline as discipline
from tests.guards.topics.inspection_cases import CASE
from tests.guards.twins import Twin
from tests.inspection.complaints.test_actions import Complaining
from tests.inspection.discipline.drive import Drive

DAY = date(2026, 9, 3)
RIGHTS = {"inspection.complaint": P.VIEW_CASE, "inspection.redress": P.VIEW_CASE}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""


def _complaint(of: Case, about: CaseSubject, word: str = "x") -> Any:
    sanction = Sanction.objects.filter(case=of).first()
    sanction = sanction or discipline._sanction(of, about, discipline._balloted(of, about))
    row = Complaint.of(
        of, subject=about, sanction=sanction, body="inspection_committee", level="province",
        body_name=f"UBKT {word}", filed_on=DAY, received_on=DAY, state="accepted", note=word,
    )  # fmt: skip
    row.save()
    return row


def _redress(of: Case, about: CaseSubject) -> Any:
    found = Complaint.objects.filter(case=of).first() or _complaint(of, about)
    row = Redress.of(of, complaint=found, what="apology")
    row.save()
    return row


MAKERS = {
    "inspection.complaint": discipline._of_subject(_complaint),
    "inspection.redress": discipline._of_subject(_redress),
}


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A pending complaint about the twin's sanction, with something to be made good."""
    of = twin.disciplined
    about = CaseSubject.objects.filter(case=of).order_by("pk").first()
    row = _complaint(of, about, twin.word)
    made = Redress.of(of, complaint=row, what="standing")
    made.save()
    return {}


FILE = {
    "body": "inspection_committee", "level": "province", "body_name": "UBKT",
    **three("filed_on", "3", "9", "2026"), **three("received_on", "3", "9", "2026"),
}  # fmt: skip
RESOLVE = {
    "outcome": "kept", "number": "9-QĐ", "confirmed": "on",
    **three("resolved_on", "4", "9", "2026"),
}  # fmt: skip
REDRESS = {"redress": "1", "note": "Đã xin lỗi", **three("done_on", "4", "9", "2026")}
ROUTES: list[Route] = [
    discipline._post("complaint", FILE, of="disciplined", ok=422),
    discipline._post("resolve", RESOLVE, P.DECIDE_CASE, of="disciplined"),
    discipline._post("redress", REDRESS, of="disciplined"),
]


def _announced(driven: Drive) -> Complaining:
    driven.settled()
    driven.announce()
    return Complaining(driven)


def _filed(driven: Drive) -> Complaining:
    found = _announced(driven)
    found.file()
    return found


def _wronged(driven: Drive) -> Any:
    found = _filed(driven)
    found.resolve(outcome="cancelled", form="", wrongful=True)
    return found, Redress.objects.filter(complaint__subject=driven.subject).first()


def _done(before: Any, act: Any) -> Any:
    return discipline._done(before, lambda driven, given: act(given))


_ACTIONS = "apps.inspection.complaints.actions"
ACTIONS: dict[str, Any] = {
    f"{_ACTIONS}.file_complaint": _done(_announced, lambda one: one.file()),
    f"{_ACTIONS}.resolve_complaint": _done(_filed, lambda one: one.resolve()),
    f"{_ACTIONS}.finish_redress": _done(_wronged, lambda pair: pair[0].redress(pair[1])),
}
