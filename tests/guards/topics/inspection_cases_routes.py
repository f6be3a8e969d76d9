"""Pages and addresses of cases."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics.inspection_cases import case, step, subject
from tests.guards.twins import OWN, Stage, Twin


def of_case(twin: Twin, name: str = "case", row: str = "") -> dict[str, Any]:
    """Reference, and key of a row, in an address."""
    found = {"reference": getattr(twin.records[name], "reference", "2026-ZZZZZZ")}
    return found | ({"pk": twin.records[row].pk} if row else {})


def _queries(twin: Twin) -> list[str]:
    found = [f"search={twin.word}", f"search={twin.word[1:3]}", f"unit={twin.unit.code}"]
    known = hasattr(twin.records.get("case"), "reference")
    return [*found, f"search={twin.case.reference}"] if known else found


def _offered(twin: Twin) -> list[str]:
    return [f"subjects-0-who={text}" for text in (twin.word, twin.word[1:3], twin.unit.code)]


def _new_form(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "kind": "signs_of_violation", "body": "inspection_committee", "source": "press",
        "organization": twin.unit.code, "title": "Quản lý đất đai", "secrecy": "0",
        "subjects-TOTAL_FORMS": "1", "subjects-INITIAL_FORMS": "0", "subjects-0-who": "Trần A",
    }  # fmt: skip


TABS = ("tab=unassigned", "tab=team", "tab=overdue", "tab=returned", "tab=open&kind=discipline", "tab=closed&year=2026", "order=-unit&per_page=100")  # fmt: skip


def _list(name: str, right: str = P.VIEW_CASE, **more: Any) -> Route:
    return Route(
        f"inspection:{name}",
        get=Act(right, queries=_queries, views=TABS, rows="case"),
        **more,
    )


TODAY = timezone.localdate()
NOW = {"version": "1", "reason": "Ghi sai", "note": "Thiếu", "confirmed": "on"}


def _day(name: str) -> dict[str, str]:
    return three(name, str(TODAY.day), str(TODAY.month), str(TODAY.year))


DECISION = {"number": "2-QĐ/UBKT", **_day("decided_on")}
FORMS: dict[str, tuple[str, str, str, dict[str, str]]] = {
    "edit": ("case", "", P.CHANGE_CASE, {"title": "Khác", "source": "press", "secrecy": "0"}),
    "add-subject": ("case", "", P.CHANGE_CASE, {"who": "Trần A"}),
    "assign": ("case", "", P.DECIDE_CASE, {}),
    "submit": ("case", "", P.CHANGE_CASE, {}),
    "return": ("case_waiting", "", P.DECIDE_CASE, {}),
    "decide": ("case_waiting", "", P.DECIDE_CASE, DECISION),
    "sign-again": ("case_changed", "", P.DECIDE_CASE, DECISION),
    "procedure": (
        # The procedure that the stage of the rules brings along.
        "case", "", P.DECIDE_CASE, {"template": "7500000004", "decision": "3-QĐ/UBKT"},
    ),
    "regrade": (
        "case", "", P.DECIDE_CASE, {"secrecy": "0", "decision": "3-QĐ/UBKT"},
    ),
    "add-step": ("case", "", P.CHANGE_CASE, {"phase": "conduct", "title": "Giám định"}),
    "conclude": (
        "case_opened", "", P.DECIDE_CASE,
        {"outcome": "no_violation", "conclusion": "x", **_day("concluded_on")},
    ),
    "close": ("case_concluded", "", P.DECIDE_CASE, _day("closed_on")),
    "stop": ("case", "", P.DECIDE_CASE, {}),
    "finding": ("case_opened", "opened_subject", P.CHANGE_CASE, {"finding": "shortcoming"}),
    "remove": ("case", "case_subject", P.CHANGE_CASE, {}),
    "done": ("case", "case_step", P.CHANGE_CASE, _day("done_on")),
    "excuse": ("case", "case_step", P.DECIDE_CASE, {}),
    "plan": ("case", "case_step", P.CHANGE_CASE, _day("due_on")),
}  # fmt: skip
"""Act → the case, the row in its address, the right, the form."""


def _act(code: str, of: str, row: str, right: str, values: dict[str, str]) -> Route:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        return NOW | {"handler": stage.readers["inspection_officer"].pk} | values

    return Route(
        f"inspection:case_{code}", of=of, key=lambda twin: of_case(twin, of, row), see=P.VIEW_CASE,
        get=Act(right), post=Act(right, ok=302, data=data),
    )  # fmt: skip


def _chosen(stage: Stage, twin: Twin) -> dict[str, Any]:
    reference = getattr(twin.case, "reference", "2026-NEVER1")
    return {
        "pick": reference, f"version-{reference}": "1",
        "handler_id": stage.readers["inspection_officer"].pk,
    }  # fmt: skip


def _picks(twin: Twin) -> list[str]:
    return [f"pick={twin.case.reference}"] if "case" in twin.records else []


def _api_case(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "kind": "signs_of_violation", "source": "press",
        "body": "inspection_committee", "title": "Đất đai", "subjects": [{"name": "Trần A"}],
    }  # fmt: skip


def _step_key(twin: Twin) -> dict[str, Any]:
    return of_case(twin) | {"code": "A1"}


def _api_done(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "done_on": TODAY.isoformat()}


API = [
    Route(
        "case-list",
        stranger=CLOSED,
        get=Act(P.VIEW_CASE, queries=_queries, views=("phase=conduct",), rows="case"),
        post=Act(P.CHANGE_CASE, ok=201, json=True, data=_api_case, aimed=404),
    ),
    Route(
        "case-detail",
        of="case",
        key=of_case,
        see=P.VIEW_CASE,
        stranger=CLOSED,
        get=Act(rows="case_step"),
    ),
    Route(
        "case-step-done",
        of="case",
        key=_step_key,
        see=P.VIEW_CASE,
        stranger=CLOSED,
        post=Act(P.CHANGE_CASE, json=True, data=_api_done),
    ),
]
ADMIN = Table("inspection.case", P.ADMINISTER_INSPECTION, of="case", rows="case", page=403)

ROUTES = [
    *API,
    *ADMIN.routes(),
    *(_act(code, *spec) for code, spec in FORMS.items()),
    Route(
        "inspection:cases_assign",
        get=Act(P.DECIDE_CASE, queries=_picks, rows="case"),
        post=Act(P.DECIDE_CASE, ok=302, data=_chosen, aimed=422),
    ),
    _list("cases"),
    _list("cases_print"),
    _list("cases_export", P.EXPORT_CASES, right_first=True),
    Route(
        "inspection:case_new",
        get=Act(P.CHANGE_CASE, rows="organization"),
        post=Act(P.CHANGE_CASE, ok=302, data=_new_form, aimed=404),
    ),
    Route(
        "inspection:subjects_offered",
        get=Act(P.CHANGE_CASE, queries=_offered, rows="organization"),
    ),
    Route("inspection:case", of="case", key=of_case, see=P.VIEW_CASE, get=Act(rows="case_step")),
    Route(
        "inspection:case_timeline",
        of="case",
        key=of_case,
        see=P.VIEW_CASE,
        get=Act(rows="case_step"),
    ),
    Route("inspection:case_parts", of="case", key=of_case, see=P.VIEW_CASE, get=Act()),
]


def _more_cases(stage: Stage, role: str, number: int) -> None:
    case(stage.twins[OWN].unit, reference=f"2026-M{number:05}")


def _more_steps(stage: Stage, role: str, number: int) -> None:
    step(stage.twins[OWN].case, code=f"M{number}")
    subject(stage.twins[OWN].case, name=f"Người {number}")


MORE = {"case": _more_cases, "case_step": _more_steps}
