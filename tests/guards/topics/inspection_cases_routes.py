"""Pages and addresses of cases."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.topics.inspection_cases import case, step, subject
from tests.guards.twins import OWN, Stage, Twin


def of_case(twin: Twin) -> dict[str, Any]:
    """The reference in an address."""
    return {"reference": getattr(twin.case, "reference", "2026-ZZZZZZ")}


def _queries(twin: Twin) -> list[str]:
    found = [f"search={twin.word}", f"search={twin.word[1:3]}", f"unit={twin.unit.code}"]
    known = hasattr(twin.records.get("case"), "reference")
    return [*found, f"search={twin.case.reference}"] if known else found


TABS = ("tab=unassigned", "tab=open&kind=discipline", "tab=closed&year=2026", "order=-unit&per_page=100")  # fmt: skip


def _list(name: str, right: str = P.VIEW_CASE, **more: Any) -> Route:
    return Route(
        f"inspection:{name}",
        get=Act(right, queries=_queries, views=TABS, rows="case"),
        **more,
    )


ROUTES = [
    _list("cases"),
    _list("cases_print"),
    _list("cases_export", P.EXPORT_CASES, right_first=True),
    Route("inspection:case", of="case", key=of_case, see=P.VIEW_CASE, get=Act(rows="case_step")),
    Route("inspection:case_parts", of="case", key=of_case, see=P.VIEW_CASE, get=Act()),
]


def _more_cases(stage: Stage, role: str, number: int) -> None:
    case(stage.twins[OWN].unit, reference=f"2026-M{number:05}")


def _more_steps(stage: Stage, role: str, number: int) -> None:
    step(stage.twins[OWN].case, code=f"M{number}")
    subject(stage.twins[OWN].case, name=f"Người {number}")


MORE = {"case": _more_cases, "case_step": _more_steps}
