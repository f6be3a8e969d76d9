"""What papers of cases add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import Case, CasePaper, CaseSubject
from apps.inspection.papers import actions
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.topics import documents_papers as numbers
from tests.guards.topics.inspection_cases import case
from tests.guards.twins import OWN, Stage, Twin

CASE, PAPER = "inspection.case", "inspection.casepaper"
TODAY = date(2026, 1, 20)
RIGHTS = {PAPER: P.VIEW_CASE}
GUARDED = {PAPER: CASE}
PLACED_WITH = GUARDED
KINDS = ("papered_case", "case_paper", "issued_paper")
WALLED = ("papered_case",)


def _paper(of: Case, **fields: Any) -> Any:
    values = {
        "template": "outline", "signer": "Phạm Văn Ký", "position": "CHỦ NHIỆM",
        "more": "25/9/2026", "main": "Tình hình thực hiện.",
    } | fields  # fmt: skip
    row = CasePaper.of(of, **values)
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One case with a draft and an issued paper, full of its word."""
    made = case(
        twin.unit, id=ids["papered_case"], title=f"Văn bản {twin.word}", decided_on=TODAY,
        reference=f"2041-{twin.word[:6]}", decision_number="9-QĐ/UBKTĐU",
    )  # fmt: skip
    subject = {"name": f"Lê Văn {twin.word}", "is_person": True, "added_on": TODAY}
    CaseSubject.of(made, **subject).save()
    draft = _paper(made, id=ids["case_paper"], main=f"Nội dung {twin.word}", signer=twin.word)
    term = numbers.NumberTerm.objects.filter(organization=twin.unit).first()
    term = term or numbers._term(twin.unit)
    series = numbers._series(term, body="committee", series=twin.word[:4], last=1)
    number = numbers._number(series, state="issued", day=TODAY, of_case=True, reason="")
    issued = _paper(
        made, id=ids["issued_paper"], template="plan", state="issued", day=TODAY, number=number,
        symbol=f"01-{twin.word}", content=b"x", sha256="0" * 64,
    )  # fmt: skip
    return {"papered_case": made, "case_paper": draft, "issued_paper": issued}


MAKERS = {PAPER: lambda unit, number, made, who: _paper(made[CASE][number])}


def _reference(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.papered_case, "reference", "2041-NEVER1")}


def _key(twin: Twin) -> dict[str, Any]:
    return _reference(twin) | {"key": getattr(twin.case_paper, "key", "0123456789ab")}


def _one(name: str, **acts: Any) -> Route:
    return Route(f"inspection:{name}", of="case_paper", see=P.VIEW_CASE, key=_key, **acts)


def _api(name: str, **acts: Any) -> Route:
    return Route(
        f"case-paper-{name}", of="case_paper", see=P.VIEW_CASE, key=_key, stranger=CLOSED, **acts
    )


def _told(**values: str) -> Any:
    return lambda stage, twin: {"version": "1", **values}


SURE = _told(confirmed="on", day_day="20", day_month="1", day_year="2026")
ROUTES = [
    Route(
        "inspection:case_paper_new", of="papered_case", see=P.VIEW_CASE,
        key=lambda twin: _reference(twin) | {"template": "plan"},
        get=Act(P.CHANGE_CASE), post=Act(P.CHANGE_CASE, ok=302),
    ),
    _one("case_paper", get=Act()),
    _one("case_paper_file", get=Act()),
    _one("case_paper_write", post=Act(P.CHANGE_CASE, ok=302, data=_told(signer="Lê An", position="CHỦ NHIỆM"))),
    _one("case_paper_issue", post=Act(P.DECIDE_CASE, ok=302, data=SURE)),
    _one("case_paper_correct", post=Act(P.CHANGE_CASE, ok=422, data=_told(reason="Sai"))),
    _one("case_paper_drop", post=Act(P.CHANGE_CASE, ok=302, data=_told(confirmed="on"))),
    Route(
        "case-paper-detail", of="papered_case", see=P.VIEW_CASE, stranger=CLOSED, key=_reference,
        get=Act(rows="case_paper"),
    ),
    Route(
        "case-paper-draft", of="papered_case", see=P.VIEW_CASE, stranger=CLOSED, key=_reference,
        post=Act(P.CHANGE_CASE, ok=201, json=True, data=lambda stage, twin: {"template": "plan"}),
    ),
    _api(
        "one", get=Act(),
        patch=Act(P.CHANGE_CASE, json=True, data=_told(signer="Lê An", position="CHỦ NHIỆM")),
    ),
    _api("issue", post=Act(P.DECIDE_CASE, json=True, data=_told(day="2026-01-20"))),
    _api("correct", post=Act(P.CHANGE_CASE, ok=409, json=True, data=_told(reason="Sai"))),
    _api("drop", post=Act(P.CHANGE_CASE, json=True, data=_told())),
    *Table(PAPER, P.ADMINISTER_INSPECTION, of="case_paper", rows="case_paper", page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    _paper(stage.twins[OWN].papered_case)


MORE = {"case_paper": _more}


def _done(act: str, role: str, *, of: str = "case_paper", **values: Any) -> Any:
    def do(stage: Stage) -> None:
        # The table of acts is put together from this file.
        from tests.guards import action_table

        twin = stage.twins[OWN]
        row = {"paper": getattr(twin, of), "version": 1}
        given = {"case": twin.papered_case} if act == "draft_paper" else row
        getattr(actions, act)(by=action_table.actor(stage, role), **given, **values)

    return do


HERE = "apps.inspection.papers.actions"
OFFICER, CHAIR = "inspection_officer", "inspection_chair"
ACTIONS = {
    f"{HERE}.draft_paper": _done("draft_paper", OFFICER, template="plan", today=TODAY),
    f"{HERE}.write_paper": _done("write_paper", OFFICER, main="Nội dung"),
    f"{HERE}.issue_paper": _done("issue_paper", CHAIR, day=TODAY, today=TODAY),
    f"{HERE}.correct_paper": _done("correct_paper", OFFICER, of="issued_paper", reason="Sai"),
    f"{HERE}.drop_paper": _done("drop_paper", OFFICER),
}
