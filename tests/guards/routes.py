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
# A model of a topic in the admin brings the address that leads old links to its form.
LEADING_ON |= {
    f"admin/membership/{name.removeprefix('admin:membership_').removesuffix('_changelist')}"
    "/<path:object_id>/"
    for name in ROUTES
    if name.startswith("admin:membership_") and name.endswith("_changelist")
}
__all__ = ["LEADING_ON", "ROUTES"]
