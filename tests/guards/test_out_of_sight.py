"""No page, list, count, file or total changes because records exist that its reader must not see.

Every page is taken twice: in a world without the foreign and walled records, and after they came.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from apps.accounts.roles import ROLES
from tests.factories.settling import settle
from tests.guards.browsers import ask, browser, url_for
from tests.guards.conftest import identities_read_once, readers_alone
from tests.guards.leaks import body_of, content_of, headers_to_compare, normal
from tests.guards.matrix import Route, expected, turned
from tests.guards.routes import ROUTES
from tests.guards.twins import OWN, Stage, add_foreign, everywhere, rolled_back

pytestmark = pytest.mark.django_db
EVERY = bool(os.environ.get("PARTYBUILD_FULL_MATRIX"))
MADE = re.compile(r"<dcterms:(created|modified)[^<]*<|\d{4}-\d\d-\d\dT[\d:.]+Z?")
"""The moment at which a file was made."""
NAMES = sorted(name for name, route in ROUTES.items() if route.get and not route.get.differs)
PART = 210
"""A new world for each part: few large ones, and each in one process of a run."""


def _asked(route: Route) -> list[tuple[str, str]]:
    """Who asks for the page, and who for each of its other views: of those who may one after
    another, beginning with another one for each address; PARTYBUILD_FULL_MATRIX=1: all of them."""
    act = route.get
    assert act is not None
    able = [role for role in ROLES if expected(route, act, role, OWN) == act.ok]
    able = turned(able, route.name)
    views = [(number, query) for number, query in enumerate(("", *act.views)) if able]
    if EVERY:
        return [(role, query) for role in able for _number, query in views]
    return [(able[number % len(able)], query) for number, query in views]


def _pages(stage: Stage, route: Route) -> dict[Any, str]:
    """What each reader gets."""
    found = {}
    for role, query in _asked(route):
        url = url_for(route, stage, stage.twins[OWN], role) + (f"?{query}" if query else "")
        with rolled_back():
            response = ask(browser(role), "GET", url)
            text = content_of(response, body_of(response))
        headers = sorted(headers_to_compare(response).items())
        found[role, query] = normal(MADE.sub("", f"{response.status_code} {headers}\n{text}"))
    return found


@pytest.fixture(scope="module")
def taken(
    request: Any, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[dict[str, dict[Any, str]], Stage]]:
    """The pages of one part before anything foreign exists, and the same world with it.

    In parts, each a group of its own, so that the processes of a run share them out.
    """
    first = request.param * PART
    with readers_alone(django_db_blocker) as stage, identities_read_once():
        before = {name: _pages(stage, ROUTES[name]) for name in NAMES[first : first + PART]}
        with everywhere():
            add_foreign(stage)
        settle()
        yield before, stage


@pytest.mark.parametrize(
    ("taken", "name"),
    [
        pytest.param(
            number // PART,
            name,
            id=name,
            marks=pytest.mark.xdist_group(f"out-of-sight-{number // PART}"),
        )
        for number, name in enumerate(NAMES)
    ],
    indirect=["taken"],
    scope="module",  # or the world would be built anew for each page
)
def test_the_page_is_the_same(taken, name):
    before, stage = taken
    now = _pages(stage, ROUTES[name])
    assert now.keys() == before[name].keys()
    different = {
        key: _first_difference(before[name][key], now[key])
        for key in now
        if now[key] != before[name][key]
    }
    assert different == {}


def _first_difference(one: str, other: str) -> tuple[str, str]:
    place = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    start = max(0, place - 60)
    return one[start : place + 80], other[start : place + 80]
