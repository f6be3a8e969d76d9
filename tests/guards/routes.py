"""The leak matrix: every route of the project. A route that is missing here fails the tests."""

from __future__ import annotations

import re

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
TOPICS_IN_ADMIN = re.compile(
    r"admin:(membership|inspection|documents|cadres|reports)_(\w+)_changelist"
)
LEADING_ON |= {
    f"admin/{found[1]}/{found[2]}/<path:object_id>/"
    for found in map(TOPICS_IN_ADMIN.fullmatch, ROUTES)
    if found
}
__all__ = ["LEADING_ON", "ROUTES"]
