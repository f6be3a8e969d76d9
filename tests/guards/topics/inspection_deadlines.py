"""What the limits of cases add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.deadlines import actions
from apps.inspection.models import Case, CaseClock, CaseExtension, CaseHold
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics.inspection_cases import case
from tests.guards.twins import OWN, Stage, Twin

CASE = "inspection.case"
TODAY = date(2026, 1, 20)
RIGHTS = {
    "inspection.caseclock": P.VIEW_CASE,
    "inspection.casehold": P.VIEW_CASE,
    "inspection.caseextension": P.VIEW_CASE,
}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = ("limited_case", "hold", "extension")
WALLED = ("limited_case",)


def _clock(of: Case, **fields: Any) -> Any:
    row = CaseClock.of(of, **({"due_on": date(2026, 2, 1)} | fields))
    row.save()
    return row


def _hold(of: Case, **fields: Any) -> Any:
    values = {"reason": "appraisal", "from_on": TODAY, "evidence": "Công văn"} | fields
    row = CaseHold.of(of, **values)
    row.save()
    return row


def _extension(of: Case, **fields: Any) -> Any:
    values = {
        "days": 5, "decision_number": "1-QĐ/UBKT", "decided_on": TODAY, "signer": "Chủ nhiệm",
        "reason": "Nội dung phức tạp",
    } | fields  # fmt: skip
    row = CaseExtension.of(of, **values)
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One case with a plan, a hold and an extension, full of its word."""
    made = case(
        twin.unit, id=ids["limited_case"], title=f"Thời hạn {twin.word}", kind="complaint",
        reference=f"2027-{twin.word[:6]}", planned_until=date(2026, 6, 30), source="letter",
    )  # fmt: skip
    _clock(made)
    held = _hold(made, id=ids["hold"], evidence=f"Công văn {twin.word}")
    more = _extension(made, id=ids["extension"], reason=f"Lý do {twin.word}")
    return {"limited_case": made, "hold": held, "extension": more}


MAKERS = {
    "inspection.caseclock": lambda unit, number, made, who: _clock(made[CASE][number]),
    "inspection.casehold": lambda unit, number, made, who: _hold(made[CASE][number]),
    "inspection.caseextension": lambda unit, number, made, who: _extension(made[CASE][number]),
}


def _reference(twin: Twin) -> dict[str, Any]:
    """Its reference; one that never was for the twin that is not there."""
    return {"reference": getattr(twin.limited_case, "reference", "2027-NEVER1")}


def _one(name: str, **acts: Any) -> Route:
    return Route(f"inspection:{name}", of="limited_case", see=P.VIEW_CASE, key=_reference, **acts)


def _act(code: str, data: Any, right: str, ok: int = 302) -> Route:
    return _one(f"limits_{code}", get=Act(right), post=Act(right, ok=ok, data=data))


def _of_row(code: str, of: str, data: Any, right: str) -> Route:
    return Route(
        f"inspection:limits_{code}", of=of, see=P.VIEW_CASE,
        key=lambda twin: _reference(twin) | {"pk": getattr(twin, of).pk},
        get=Act(right), post=Act(right, ok=302, data=data),
    )  # fmt: skip


def _told(**values: str) -> Any:
    return lambda stage, twin: {"version": "1", **values}


DAY = ("20", "1", "2026")
HOLD = _told(
    reason="other_body", evidence="Công văn 12", pauses_deadline="on", **three("from_on", *DAY)
)
EXTEND = _told(
    days="5", decision_number="9-QĐ/UBKT", signer="Chủ nhiệm", reason="Phức tạp",
    extend_confirmed="on", confirmed="on", **three("decided_on", *DAY),
)  # fmt: skip
ROUTES = [
    _one("case_limits", get=Act(rows="hold")),
    _act("hold", HOLD, P.DECIDE_CASE),
    _act("extend", EXTEND, P.DECIDE_CASE),
    _act("receipt", _told(**three("received_on", *DAY)), P.CHANGE_CASE),
    _of_row("resume", "hold", _told(note="Đã có kết quả", **three("on", *DAY)), P.DECIDE_CASE),
    Route(
        "case-limit-detail", of="limited_case", see=P.VIEW_CASE, stranger=CLOSED, key=_reference,
        get=Act(),
    ),
    *Table("inspection.casehold", P.ADMINISTER_INSPECTION, of="hold", rows="hold",
           page=403).routes(),
    *Table("inspection.caseextension", P.ADMINISTER_INSPECTION, of="extension", rows="hold",
           page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    of = stage.twins[OWN].limited_case
    _hold(of, from_on=date(2026, 1, 1), until_on=date(2026, 1, 2), evidence=f"Công văn {number}")
    _extension(of, decision_number=f"{number}-QĐ")


MORE = {"hold": _more}


def _actor(stage: Stage, role: str) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _done(name: str, role: str, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        twin = stage.twins[OWN]
        rows = {
            key: getattr(twin, of) for key, of in (("hold", "hold"), ("act", "dated_act"))
            if values.get(key) == "own"
        }  # fmt: skip
        if values.get("subject") == "own":
            rows["subject"] = twin.dated_act.subject
        getattr(actions, name)(
            case=twin.limited_case, version=1, by=_actor(stage, role), **values | rows
        )

    return do


def _compute(stage: Stage) -> None:
    unit = stage.twins[OWN].unit
    actions.compute_due_days(organization=unit, today=TODAY, by=_actor(stage, "inspection_officer"))


HERE = "apps.inspection.deadlines.actions"
CHAIR, OFFICER = "inspection_chair", "inspection_officer"
ACTIONS = {
    f"{HERE}.hold_case": _done(
        "hold_case", CHAIR, reason="other_body", from_on=TODAY, evidence="Công văn 12", today=TODAY
    ),
    f"{HERE}.resume_case": _done(
        "resume_case", CHAIR, hold="own", on=TODAY, note="Đã có kết quả", today=TODAY
    ),
    f"{HERE}.extend_case": _done(
        "extend_case", CHAIR, days=5, decision_number="9-QĐ/UBKT", decided_on=TODAY,
        signer="Chủ nhiệm", reason="Phức tạp", today=TODAY,
    ),
    f"{HERE}.record_receipt": _done("record_receipt", OFFICER, received_on=TODAY, today=TODAY),
    f"{HERE}.compute_due_days": _compute,
}  # fmt: skip
