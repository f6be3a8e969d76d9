"""What complaints on discipline add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import Case, CaseSubject, Complaint, Redress, Sanction
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics import inspection_discipline as discipline
from tests.guards.topics.inspection_cases import CASE, case, subject
from tests.guards.twins import OWN, Stage, Twin
from tests.inspection.complaints.test_actions import Complaining
from tests.inspection.discipline.drive import Drive

DAY = date(2026, 9, 3)
RIGHTS = {"inspection.complaint": P.VIEW_CASE, "inspection.redress": P.VIEW_CASE}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = ("complaint",)


def _complaint(of: Case, about: CaseSubject, word: str = "x", **fields: Any) -> Any:
    sanction = Sanction.objects.filter(case=of).order_by("pk").first()
    sanction = sanction or discipline._sanction(of, about, discipline._balloted(of, about))
    row = Complaint.of(
        of, subject=about, sanction=sanction, body="inspection_committee", level="province",
        body_name=f"UBKT {word}", filed_on=DAY, received_on=DAY, state="accepted", note=word, **{"key": f"C{of.pk}", "due_on": date(2026, 12, 2)} | fields,
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
    row = _complaint(
        of, about, twin.word, id=ids["complaint"], key=f"C{ids['complaint']}"[:12]
    )  # fmt: skip
    made = Redress.of(of, complaint=row, what="standing")
    made.save()
    _corrected(of, subject(of, name=f"Đỗ Thị {twin.word}"), twin.word)
    return {"complaint": row}


def _corrected(of: Case, about: CaseSubject, word: str = "x") -> None:
    """A sanction and the entry by which a complaint made it lighter."""
    ballot = discipline._make_ballot(of, about)
    before = discipline._sanction(of, about, ballot, word, key=f"B{about.pk}"[:12], replaced_on=DAY)
    discipline._sanction(
        of, about, ballot, word, key=f"A{about.pk}"[:12], replaces=before, form="reprimand",
        origin="complaint",
    )  # fmt: skip


FILE = {
    "body": "inspection_committee", "level": "province", "body_name": "UBKT",
    **three("filed_on", "3", "9", "2026"), **three("received_on", "3", "9", "2026"),
}  # fmt: skip
RESOLVE = {
    "outcome": "kept", "number": "9-QĐ", "confirmed": "on",
    **three("resolved_on", "4", "9", "2026"),
}  # fmt: skip
REDRESS = {
    "redress": "1",
    "note": "Đã xin lỗi",
    "paper": "7-BB",
    **three("done_on", "4", "9", "2026"),
}
FILED_BY_API = {
    "version": 1, "body": "standing_committee", "level": "province", "body_name": "BTV",
    "filed_on": "2026-09-04", "received_on": "2026-09-04",
}  # fmt: skip
"""One is pending already."""
ROUTES: list[Route] = [
    discipline._post("complaint", FILE, of="disciplined", ok=422),
    discipline._post("resolve", RESOLVE, P.DECIDE_CASE, of="disciplined"),
    discipline._post("redress", REDRESS, of="disciplined"),
    discipline._post("redress_owner", {
        "redress": "1", "owner_name": "Chi bộ", **three("due_on", "4", "1", "2027"),
    }, P.DECIDE_CASE, of="disciplined"),
    discipline._post("complaint_case", lambda twin: {
        "organization": twin.unit.code, "title": "Khiếu nại",
    }, of="disciplined"),
    discipline._post("complaint_link", {"examined_in": "2026-NEVER1"}, of="disciplined", ok=422),
]  # fmt: skip
TABS = ("tab=overdue", "tab=decided&order=-name", "tab=refused", "level=province&year=2026")
ROUTES += [
    Route(
        f"inspection:{name}",
        get=Act(right, queries=discipline._queries, views=views, rows=rows), **more,
    )
    for name, right, rows, views, more in (
        ("complaints", P.VIEW_CASE, "complaint", TABS, {}),
        ("complaints_print", P.VIEW_CASE, "complaint", TABS, {}),
        ("complaints_export", P.EXPORT_CASES, "complaint", TABS, {"right_first": True}),
        ("corrections", P.VIEW_CASE, "correction", ("tab=cancelled", "year=2026"), {}),
        ("corrections_export", P.EXPORT_CASES, "correction", ("tab=changed",), {"right_first": True}),
    )
]  # fmt: skip
ROUTES += [
    Route(
        "complaint-list", stranger=CLOSED,
        get=Act(P.VIEW_CASE, views=("level=province", "year=2026"), rows="complaint"),
    ),
    Route(
        "case-complaint-file", of="disciplined", see=P.VIEW_CASE, stranger=CLOSED,
        key=lambda twin: discipline._key("disciplined")(twin) | {"number": "1"},
        post=Act(P.CHANGE_CASE, ok=409, json=True, data=lambda stage, twin: FILED_BY_API),
    ),
    Route(
        "complaint-detail", of="complaint", see=P.VIEW_CASE, stranger=CLOSED, get=Act(),
        key=lambda twin: {"key": getattr(twin.complaint, "key", "NEVER")},
    ),
    *Table(
        "inspection.complaint", P.ADMINISTER_INSPECTION, of="complaint", rows="complaint", page=403
    ).routes(),
]  # fmt: skip


def _more_complaints(stage: Stage, role: str, number: int) -> None:
    one = case(stage.twins[OWN].unit, reference=f"2026-C{number:05}")
    _complaint(one, subject(one, name=f"Người {number}"), due_on=date(2020, 1, 1))


def _more_corrections(stage: Stage, role: str, number: int) -> None:
    one = case(stage.twins[OWN].unit, reference=f"2026-D{number:05}")
    _corrected(one, subject(one, name=f"Người {number}"))


MORE = {"complaint": _more_complaints, "correction": _more_corrections}


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


def _opened(driven: Drive) -> Any:
    found = _filed(driven)
    driven.case.refresh_from_db()
    # The office's own case of complaint, about the same person.
    made = case(driven.case.organization, reference="2026-KHIEU1", kind="complaint")
    subject(made, name=driven.subject.name)
    return found, made


_ACTIONS = "apps.inspection.complaints.actions"
ACTIONS: dict[str, Any] = {
    f"{_ACTIONS}.filing.file_complaint": _done(_announced, lambda one: one.file()),
    f"{_ACTIONS}.resolving.resolve_complaint": _done(_filed, lambda one: one.resolve()),
    f"{_ACTIONS}.redress.assign_redress": _done(_wronged, lambda pair: pair[0].assign(pair[1])),
    f"{_ACTIONS}.redress.finish_redress": _done(_wronged, lambda pair: pair[0].redress(pair[1])),
    f"{_ACTIONS}.cases.open_complaint_case": _done(_filed, lambda one: one.open()),
    f"{_ACTIONS}.cases.link_complaint_case": _done(_opened, lambda pair: pair[0].link(pair[1])),
}
NOT_ACTIONS = {f"{_ACTIONS}.cases.is_about": "a question"}
