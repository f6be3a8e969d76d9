"""Every route × kind of reader × (own, sibling, neighbour, parent, walled) × stranger.

The status follows from the rights in the registry; every answer is searched for the records that
its reader must not know of; a record that is not the reader's answers like one that never was.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from apps.accounts.roles import ROLES
from tests.guards.browsers import ROLELESS, STRANGER, ask, browser, url_for
from tests.guards.leaks import (
    Search,
    body_of,
    headers_to_compare,
    normal,
    notices_of,
    sent,
    text_of,
    unsafe_parts,
    without_echo,
)
from tests.guards.matrix import (
    METHODS,
    SAFE,
    Act,
    Route,
    addresses,
    expected,
    holds,
    likes,
    pairs,
    turned,
)
from tests.guards.routes import LEADING_ON, ROUTES
from tests.guards.twins import FOREIGN, NEIGHBOUR, NEVER, OWN, WALLED, Stage, Twin, rolled_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("identities")]
NAMES = sorted(ROUTES)
# Every address is asked by one of each kind of reader and for a record of each place: one who may,
# one who may not, a stranger. Which of the roles that the registry treats alike it is, is shared
# out over the addresses, always the same; PARTYBUILD_FULL_MATRIX=1: each role at each address.
EVERY = bool(os.environ.get("PARTYBUILD_FULL_MATRIX"))
HOW = (
    "Add a Route for it to ROUTES of its topic in tests/guards/topics/: the record in the address (of=), the right to"
    " know of it (see=), and one Act per method with the right that it asks for."
)


def test_every_route_is_in_the_matrix():
    found = {name for name, _pattern in addresses()}
    missing = sorted(found - ROUTES.keys() - LEADING_ON)
    assert missing == [], f"Not in the leak matrix: {missing}. {HOW}"


def test_the_matrix_names_no_route_that_is_gone():
    found = {name for name, _pattern in addresses()}
    assert sorted((ROUTES.keys() | LEADING_ON) - found) == []


def test_no_two_routes_share_a_name():
    counted = Counter(name for name, _pattern in addresses())
    assert [name for name, times in counted.items() if times > 1] == []


def test_no_two_routes_share_an_address():
    """The second of two would never be reached."""
    counted = Counter(pattern for _name, pattern in addresses())
    assert [pattern for pattern, times in counted.items() if times > 1] == []


def test_every_page_without_a_record_says_which_rows_it_lists():
    """So that a new list cannot do without the test of its number of queries (rows="" says none)."""
    forms = re.compile(r"(new|add|help|settings|password|sign_in|no_role|login|logout|docs|schema)")
    silent = [
        name
        for name, route in ROUTES.items()
        if route.get and not route.of and not route.key and not route.get.rows
        and not forms.search(name)
    ]  # fmt: skip
    assert sorted(silent) == NO_ROWS


NO_ROWS = [
    "admin:autocomplete",
    "admin:django_celery_beat_periodictask_changelist",
    "admin:index",
    "admin:jsi18n",
    "admin:membership_ethniccode_changelist",
    "admin:membership_ethnicgroup_changelist",
    "admin:membership_gradescale_changelist",
    "admin:membership_kinship_changelist",
    "admin:membership_religion_changelist",
    "admin:reports_summary_indicators",
    "documents:paper_check",
    "healthz",
    "indicator-list",
    "kinship-list",
    "membership:mend_next",
    "reports:forms",
    "reports:indicators",
]


@pytest.fixture(scope="module")
def search(stage: Stage) -> Search:
    """Everything that no reader of alpha-east may ever read."""
    return Search(marker for where in FOREIGN for marker in stage.twins[where].markers())


@contextmanager
def plain_refusals() -> Iterator[None]:
    """A refused request is answered by its status alone.

    The page of a refusal says what its reader may open: the same for one route as for the next. One
    reader of each kind, strangers and who asks for a foreign record get it whole.
    """

    def answer(request: Any, resolver: Any, status_code: int, exception: Any) -> HttpResponse:
        return HttpResponse(str(exception), status=status_code)

    with mock.patch("django.core.handlers.exception.get_exception_response", answer):
        yield


def report(faults: list[str]) -> None:
    """Fail with the first faults, one a line."""
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:12])


class Visit:
    """One request and what is wrong with its answer."""

    def __init__(self, stage: Stage, search: Search, route: Route) -> None:
        self.stage, self.search, self.route = stage, search, route
        self.faults: list[str] = []

    def make(
        self, role: str, method: str, twin: Twin, *, query: str = "", headers: Any = None,
        plain: bool = False,
    ) -> Any:  # fmt: skip
        """Ask once and search the answer; what happened is undone. ``plain``: should it be a
        refusal, its status is enough, and the page around it is not drawn."""
        act = self.route.acts.get(method) or Act()
        url = url_for(self.route, self.stage, twin, role) + (f"?{query}" if query else "")
        data = act.data(self.stage, twin) if act.data else None
        drawn = plain_refusals() if plain else nullcontext()
        with rolled_back(), drawn:
            response = ask(browser(role), method, url, data, act=act, **(headers or {}))
            response.whole = body_of(response)
        self._look(role, method, twin, url, query, data, response)
        return response

    def _look(self, role, method, twin, url, query, data, response) -> None:  # type: ignore[no-untyped-def]
        typed = [part.partition("=")[2] for part in query.split("&")]
        typed += [str(value) for value in (data or {}).values()] if data else []
        told = [text_of(response, response.whole), *notices_of(response), *sent()]
        text = without_echo("\n".join(told), url, url.split("?")[0], *typed)
        leaks = self.search.found_in(text) if role != STRANGER or twin.where != OWN else set()
        where = f"{method} {url} as {role}, {twin.where}"
        self.faults += [f"{where}: leaks {leak!r}" for leak in sorted(leaks)[:3]]
        signed_in = role != STRANGER
        self.faults += [
            f"{where}: {fault}"
            for fault in unsafe_parts(response, response.whole, signed_in=signed_in)
        ]
        if response.status_code >= 500 and response.status_code != self._ok(method):
            self.faults.append(f"{where}: {response.status_code} {_error(response)}")

    def _ok(self, method: str) -> int:
        act = self.route.acts.get(method)
        return act.ok if act else 0

    def want(self, response: Any, status: int, role: str, method: str, twin: Twin) -> None:
        """Note a status that is not the expected one."""
        if response.status_code != status:
            self.faults.append(
                f"{method} as {role}, {twin.where}: {response.status_code}, not {status}"
            )


def _error(response: Any) -> str:
    kept = getattr(response, "exc_info", None)
    return repr(kept[1])[:300] if kept else ""


def _twins(stage: Stage, route: Route) -> list[Twin]:
    twins = [stage.twins[where] for where in (OWN, *FOREIGN, NEVER)]
    return [twin for twin in twins if route.has(twin)] if route.of else [stage.twins[OWN]]


@pytest.mark.parametrize("may", [True, False], ids=["may", "may-not"])
@pytest.mark.parametrize("name", NAMES)
def test_each_role_gets_what_its_rights_say_and_nothing_foreign(stage, search, name, may):
    route = ROUTES[name]
    visit = Visit(stage, search, route)
    for method, act in route.acts.items():
        foreign = [twin for twin in _twins(stage, route) if twin.where != OWN]
        for group in likes(route, act):
            some = turned(group, name, method)
            own, absent = (expected(route, act, group[0], where) for where in (OWN, NEVER))
            if may != (own == act.ok):
                continue
            meetings = [(role, stage.twins[OWN]) for role in (some if EVERY else some[:1])]
            # Refused before the record is looked at: one foreign record will do. Whoever may is
            # asked what is not theirs below, and the answers are compared.
            if EVERY or not may:
                few = own == absent and not EVERY and route.of
                meetings += pairs(some, foreign[:1] if few else foreign, every=EVERY)
            for role, twin in meetings:
                plain = twin.where != OWN and not EVERY
                response = visit.make(role, method, twin, plain=plain)
                visit.want(response, expected(route, act, role, twin.where), role, method, twin)
    report(visit.faults)


@pytest.mark.parametrize("name", NAMES)
def test_strangers_and_people_without_a_role_get_nothing(stage, search, name):
    route = ROUTES[name]
    visit = Visit(stage, search, route)
    for method, act in route.acts.items():
        # Whoever has no place is as far from one record as from the other.
        places = (OWN, NEIGHBOUR, NEVER) if EVERY else (OWN, NEVER)
        for twin in [one for one in _twins(stage, route) if one.where in places]:
            for reader, status in (
                (STRANGER, route.stranger.get(method, 302)), (ROLELESS, act.roleless),
            ):  # fmt: skip
                answer = visit.make(reader, method, twin, plain=twin.where == NEVER)
                visit.want(answer, status, reader, method, twin)
    report(visit.faults)


@pytest.mark.parametrize("name", [name for name in NAMES if ROUTES[name].of])
def test_what_is_not_yours_answers_like_what_never_was(stage, search, name):
    route = ROUTES[name]
    visit, different = Visit(stage, search, route), []
    never = stage.twins[NEVER]
    for method, act in route.acts.items():
        able = [role for role in ROLES if expected(route, act, role, OWN) == act.ok]
        if not able:
            continue
        role = turned(able, name, method)[0]
        other, more = _counted(visit, role, method, never)
        visit.want(other, expected(route, act, role, NEVER), role, method, never)
        for twin in _twins(stage, route):
            if twin.where in (OWN, NEVER):
                continue
            one, queries = _counted(visit, role, method, twin)
            if _shape(one, route.url(twin)) != _shape(other, route.url(never)):
                shapes = _shape(one, route.url(twin)), _shape(other, route.url(never))
                different.append(f"{method} {twin.where} as {role}: unlike nothing: {shapes}"[:900])
            if queries != more:
                different.append(f"{method} {twin.where} as {role}: {queries} queries, not {more}")
    report(visit.faults + different)


def _counted(visit: Visit, role: str, method: str, twin: Twin) -> tuple[Any, int]:
    with CaptureQueriesContext(connection) as queries:
        response = visit.make(role, method, twin)
    return response, len(queries)


def _shape(response: Any, url: str) -> Any:
    keys = re.findall(r"\d{6,}|[0-9a-f-]{36}", url)
    body = normal(response.whole.decode("utf-8", "replace"), url, *keys)
    headers = {
        name: without_echo(value, url, *keys)
        for name, value in headers_to_compare(response).items()
    }
    return response.status_code, body, headers


def _asked_for(route: Route) -> bool:
    act = route.get
    return act is not None and bool(act.queries or act.views or act.htmx)


@pytest.mark.parametrize("name", [name for name in NAMES if _asked_for(ROUTES[name])])
def test_no_filter_search_or_order_reaches_a_foreign_record(stage, search, name):
    route = ROUTES[name]
    act, visit = route.get, Visit(stage, search, route)
    assert act is not None
    own = stage.twins[OWN]
    able = [role for role in ROLES if expected(route, act, role, OWN) == act.ok]
    queries = list(act.views)
    for where in FOREIGN:
        queries += act.queries(stage.twins[where]) if act.queries else []
    headers = {"HX-Request": "true", "HX-Target": act.htmx} if act.htmx else {}
    asked: list[Any] = [(own, {"query": query}) for query in dict.fromkeys(queries)]
    asked += [(twin, {"headers": headers}) for twin in _twins(stage, route) if act.htmx]
    # Those who may ask in turn; PARTYBUILD_FULL_MATRIX=1: all of them everything.
    for number, (twin, more) in enumerate(asked):
        for role in able if EVERY else able[number % len(able) :][:1]:
            visit.make(role, "GET", twin, **more)
    report(visit.faults)


HOSTILE = (
    "page=99999999999999999999&kind=%00&on=2026-99-99&first=9999999&last=%00",
    "page=%C2%B2&unit=%C2%B2&pick=%C2%B2&per_page=%C2%B2&year=%C2%B2&user__id__exact=%C2%B2",
    "q=%00&search=%00&person=%00&organization=%00&term=%00",
    "unit=%00&list=%00&layout=%00&group=%00&order=%00&tier=%00",
    "search=%25_%5C'%22%3B--&q=%25_%5C'%22%3B--&order=path%22%20desc&state=official'&page=-1",
    "unit=99999999999999999999&per_page=0&joined_from=31/2/2026",
    "pick=99999999999999999999&pick=%C2%B2&user=abc&organization=abc&parent=%C2%B2",
)


@pytest.mark.parametrize("name", [name for name in NAMES if ROUTES[name].get])
def test_odd_addresses_break_nothing(stage, search, name):
    route = ROUTES[name]
    act, visit = route.get, Visit(stage, search, route)
    assert act is not None
    role = next((one for one in ROLES if expected(route, act, one, OWN) == act.ok), "")
    # What a page asks for meets odd values of its own (test_odd_forms); of these each page meets
    # one after another.
    tried = turned(HOSTILE, name)
    for query in (tried if EVERY else tried[:1]) if role else ():
        visit.make(role, "GET", stage.twins[OWN], query=query)
    report(visit.faults)


ODD_KEYS = ("abc", "%C2%B2", "99999999999999999999", "-1", "%00", "1%2F..", "%27")
TAKES_TEXT = [
    name
    for name, pattern in addresses()
    if name in ROUTES and re.search(r"<(pk|code|object_id|label)>\[|<(path|str):", pattern)
]


@pytest.mark.parametrize("name", sorted(TAKES_TEXT))
def test_odd_keys_break_nothing(stage, name):
    route = ROUTES[name]
    act = route.get or next(iter(route.acts.values()))
    own = stage.twins[OWN]
    role = next((one for one in ROLES if expected(route, act, one, OWN) == act.ok), "")
    role = role or "system_administrator"
    address = route.url(own)
    # A reference that was drawn may hold no digit.
    key = re.findall(r"[A-Z]-[0-9A-Z]+|\d+|alpha-east", address)[-1]
    answers = {}
    for odd in ODD_KEYS:
        with rolled_back(), plain_refusals():
            response = ask(browser(role), next(iter(route.acts)), address.replace(key, odd))
        answers[odd] = response.status_code
    assert {odd: status for odd, status in answers.items() if status >= 500} == {}


@pytest.mark.parametrize("name", [name for name in NAMES if not ROUTES[name].lenient])
def test_other_methods_are_refused(stage, search, name):
    route = ROUTES[name]
    visit = Visit(stage, search, route)
    act = next(iter(route.acts.values()))
    role = next((one for one in ROLES if expected(route, act, one, OWN) == act.ok), "auditor")
    answers = {
        method: visit.make(role, method, stage.twins[OWN]).status_code
        for method in METHODS
        if method not in route.acts
    }
    allowed = {method: status for method, status in answers.items() if status != 405}
    report(visit.faults)
    assert allowed == {}


@pytest.mark.parametrize("name", [name for name in NAMES if ROUTES[name].acts.keys() - set(SAFE)])
def test_valid_data_aimed_abroad_change_nothing(stage, search, name):
    """Forms that name a foreign record or unit: refused, and the same as for a unit of nowhere."""
    route = ROUTES[name]
    visit = Visit(stage, search, route)
    for method, act in route.acts.items():
        if act.aimed is None:
            continue
        roles = [role for role in ROLES if holds(role, act.right)]
        twins = [stage.twins[where] for where in (*FOREIGN, NEVER) if where != WALLED]
        for role, twin in pairs(turned(roles, name, method), twins, every=EVERY):
            response = visit.make(role, method, twin)
            visit.want(response, act.aimed, role, method, twin)
    report(visit.faults)
