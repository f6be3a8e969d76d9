"""The number of queries of a page does not follow the number of its rows, and is small."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.roles import ROLES
from tests.guards.browsers import ask, browser, url_for
from tests.guards.matrix import Route, expected
from tests.guards.more_rows import MORE
from tests.guards.routes import ROUTES
from tests.guards.twins import OWN, Stage, everywhere, rolled_back

pytestmark = pytest.mark.django_db
FEW, MANY = 1, 7
"""Rows added to the one that is there: 2 and 8."""
LIST_MOST, RECORD_MOST, ADMIN_MOST = 12, 25, 20
COLLECTED = {
    "desk:today": 48, "membership:record": 27,
    "cadres:training_needs": 24, "cadres:training_needs_export": 24, "cadres:training_plans": 18,
    "clock-list": 27, "membership:clocks": 28, "membership:clocks_export": 28, "membership:clocks_print": 29,
    "cadres:planning": 29, "cadres:planning_add": 26, "cadres:planning_print": 26,
    "cadres:forecast": 16, "cadres:forecast_export": 16, "cadres:forecast_print": 17,
    "reports:board": 20, "reports:board_export": 18, "comparison-list": 16,
    "reports:trend": 26, "reports:trend_export": 24, "trend-list": 22,
}  # fmt: skip
"""Put together from what every topic brings, one query each, or counted figure by figure (a board:
at most six) or period by period (a trend: the tree and the figure): more than the twelve of a
list."""
LISTS_OF_A_RECORD = ("membership:campaign",)
"""Found by a record, and still a list: twelve."""
NAMES = sorted(name for name, route in ROUTES.items() if route.get and route.get.rows)
NOT_WORK = ("SAVEPOINT", "RELEASE", "ROLLBACK")


def _queries(route: Route, stage: Stage, role: str, query: str) -> list[str]:
    """Statements of one request without the marks of transactions; nothing is kept."""
    url = url_for(route, stage, stage.twins[OWN], role) + (f"?{query}" if query else "")
    with rolled_back():
        ask(browser(role), "GET", url)  # fills what is kept from request to request
    with rolled_back(), CaptureQueriesContext(connection) as captured:
        response = ask(browser(role), "GET", url)
        assert response.status_code == 200, (url, role)
    return [one["sql"] for one in captured if not _bare(one["sql"]).startswith(NOT_WORK)]


def _bare(sql: str) -> str:
    """A statement without the words about who acts, which go in front for the history."""
    return re.sub(r"^SELECT set_config\('pghistory.*?', true\);\s*", "", sql, flags=re.S)


def _reader(route: Route) -> str:
    """The role with the most rights of those that get the page."""
    able = [role for role in ROLES if expected(route, route.get, role, OWN) == 200]  # type: ignore[arg-type]
    return max(able, key=lambda role: len(ROLES[role].permissions))


def _most(name: str, route: Route) -> int:
    if name.startswith("admin:"):
        return ADMIN_MOST
    if name in COLLECTED:
        return COLLECTED[name]
    return RECORD_MOST if route.of and name not in LISTS_OF_A_RECORD else LIST_MOST


@pytest.mark.parametrize("name", NAMES)
def test_as_many_queries_for_2_rows_as_for_8(bare_stage, name):
    route = ROUTES[name]
    assert route.get is not None
    role, found = _reader(route), {}
    query = route.get.views[0] if "layout" in "".join(route.get.views) else ""
    with rolled_back():
        made = 0
        for rows in (FEW, MANY):
            with everywhere():
                while made < rows:
                    made += 1
                    MORE[route.get.rows](bare_stage, role, made)
            found[rows] = _queries(route, bare_stage, role, query)
    assert len(found[FEW]) == len(found[MANY]), _repeated(found[MANY])
    assert len(found[MANY]) <= _most(name, route), "\n".join(sql[:150] for sql in found[MANY])


def _repeated(queries: list[str]) -> Any:
    """The statements that differ only in their values, and how often."""
    shapes: dict[str, int] = {}
    for sql in queries:
        shape = "".join(letter for letter in sql if not letter.isdigit())[:200]
        shapes[shape] = shapes.get(shape, 0) + 1
    return sorted(((times, shape) for shape, times in shapes.items()), reverse=True)[:3]
