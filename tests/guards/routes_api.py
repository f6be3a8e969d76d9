"""The leak matrix: the API."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.routes_pages import words_of
from tests.guards.twins import NEVER, OWN, Stage, Twin

CLOSED = {"GET": 403, "POST": 403, "PATCH": 403}
"""A stranger is refused: nothing of the API leads to a page."""


def _new_member(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.cell.code, "full_name": "Nguyễn Thị Bình", "sex": "female",
        "birth": "1985-08-14", "admission_decided_on": "2012-05-10", "ceremony_on": "2012-05-19",
    }  # fmt: skip


def _changed_member(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": 1, "phone": "0123"}


def _wanted(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "kind": "year", "first": "2021-01-01", "last": "2021-12-31",
    }  # fmt: skip


def _member_queries(twin: Twin) -> list[str]:
    found = [f"search={text}" for text in words_of(twin)]
    return [*found, f"unit={twin.unit.code}"]


def _route(name: str, **fields: Any) -> Route:
    return Route(name, stranger=CLOSED, **fields)


COMPARED = "kind=year&first=2021-01-01&last=2021-12-31"

API = [
    _route(
        "member-list",
        get=Act(
            P.VIEW_MEMBER,
            queries=_member_queries,
            views=("state=probationary", "page_size=200&page=2", "age=to_50"),
            rows="member",
        ),
        post=Act(P.CHANGE_MEMBER, ok=201, data=_new_member, aimed=404, json=True),
    ),
    _route(
        "member-detail",
        of="member",
        see=P.VIEW_MEMBER,
        get=Act(),
        patch=Act(P.CHANGE_MEMBER, data=_changed_member, json=True),
        granted=True,
    ),
    # Roles without the right find an empty list: their readers of the API need no refusal.
    _route(
        "summary-list",
        get=Act(queries=lambda twin: [f"unit={twin.unit.code}"], rows="summary"),
    ),
    _route("summary-detail", of="summary", see=P.VIEW_SUMMARY, get=Act()),
    _route("summary-figures", of="summary", see=P.VIEW_SUMMARY, get=Act(rows="figure")),
    _route(
        "summary-file",
        of="summary",
        see=P.VIEW_SUMMARY,
        key=lambda twin: {"pk": twin.summary.pk, "ending": "csv"},
        get=Act(rows="figure"),
    ),
    _route("summary-narrative", of="summary", see=P.VIEW_SUMMARY, get=Act(rows="figure")),
    _route("summary-pack", of="summary", see=P.VIEW_SUMMARY, post=Act(ok=202, json=True)),
    _route(
        "summary-generate",
        post=Act(P.GENERATE_SUMMARY, ok=202, data=_wanted, aimed=404, json=True),
    ),
    _route("indicator-list", get=Act(P.VIEW_SUMMARY, views=("q=dang+vien", "kind=stock"))),
    _route("indicator-detail", key=lambda twin: {"key": "members"}, get=Act(P.VIEW_SUMMARY)),
    _route(
        "comparison-list",
        get=Act(
            P.VIEW_SUMMARY,
            queries=lambda twin: [f"{COMPARED}&unit={twin.unit.code}"],
            views=(COMPARED,),
            rows="organization",
            differs="counts the official totals of the unit",
        ),
    ),
    _route(
        "trend-list",
        get=Act(
            P.VIEW_SUMMARY,
            queries=lambda twin: [f"indicator=members&unit={twin.unit.code}"],
            views=("indicator=members",),
            rows="organization",
            differs="counts the official totals of the unit",
        ),
    ),
    _route(
        "target-list",
        get=Act(queries=lambda twin: [f"unit={twin.unit.code}"], rows="target"),
    ),
    _route("target-detail", of="target", see=P.VIEW_SUMMARY, get=Act()),
    _route(
        "organization-list",
        get=Act(
            P.VIEW_ORGANIZATION,
            queries=lambda twin: [f"search={twin.word}", f"parent={twin.unit.code}"],
            rows="organization",
        ),
    ),
    _route(
        "organization-detail",
        of="unit",
        see=P.VIEW_ORGANIZATION,
        key=lambda twin: {"code": twin.unit.code},
        get=Act(P.VIEW_ORGANIZATION),
        right_first=True,
        only=frozenset({OWN, "sibling", "neighbour", "parent", NEVER}),
    ),
    _route("statistical-table-list", get=Act(rows="table")),
    _route("statistical-table-detail", key=lambda twin: {"pk": 7_500_000_005}, get=Act()),
    _route("me-list", get=Act(rows="own_role")),
    _route("legal-document-list", get=Act(rows="document")),
    _route("legal-document-detail", key=lambda twin: {"pk": 7_500_000_001}, get=Act()),
    _route("inspection-procedure-list", get=Act(rows="procedure")),
    _route("inspection-procedure-detail", key=lambda twin: {"code": "p-7500000004"}, get=Act()),
    _route("rule-value-list", get=Act(rows="rule")),
    _route("rule-value-detail", key=lambda twin: {"pk": 7_500_000_002}, get=Act()),
    _route("schema", get=Act()),
    _route("docs", get=Act(views=("script=",))),
]
