"""The leak matrix: every route of the project. A route that is missing here fails the tests."""

from __future__ import annotations

from tests.guards import topics
from tests.guards.matrix import Route
from tests.guards.routes_admin import ADMIN, LEADING_ON
from tests.guards.routes_api import API
from tests.guards.routes_pages import PAGES
from tests.guards.routes_records import RECORDS

ROUTES: dict[str, Route] = {
    route.name: route for route in [*PAGES, *RECORDS, *API, *ADMIN, *topics.listed("ROUTES")]
}
__all__ = ["LEADING_ON", "ROUTES"]
