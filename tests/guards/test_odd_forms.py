"""Whatever is typed, pressed or forged into a form: an answer, never an error of the server.

Fields are those of the valid data of the matrix and those that the page itself offers.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from apps.accounts.roles import ROLES
from tests.guards.browsers import ask, browser, url_for
from tests.guards.leaks import body_of, headers_to_compare, normal, notices_of
from tests.guards.matrix import Act, Route, expected
from tests.guards.routes import ROUTES
from tests.guards.twins import (
    FIRST_KEY,
    FOREIGN,
    NEIGHBOUR,
    NEVER,
    OWN,
    SIBLING,
    WALLED,
    Stage,
    kinds,
    rolled_back,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("identities")]
# Each field meets one odd value after another; PARTYBUILD_FULL_MATRIX=1: every field every value.
EVERY = bool(os.environ.get("PARTYBUILD_FULL_MATRIX"))
ODD = (
    "a\x00b", "99999999999999999999", "-1", "31/02/2026", "²", "9" * 5_000, "NaN", "1e400", "\ud7ff",
    "0", "2026-99-99", "%00", "Infinity", "../../etc/passwd", "", "x" * 300, "2147483648", "0001",
)  # fmt: skip
NINES = "9" * 5000
KEYS = {"member", "user", "version", "page", "pick", "after", "unit", "month", "year"}
"""Asked for by some address or other, each with a number that no computer reads."""
NAMED = re.compile(r'<(?:input|select|textarea)\b[^>]*?\bname="([^"]+)"')
FORM = re.compile(r'<form\b(?![^>]*method="post").*?</form>', re.S)
LINK = re.compile(r'href="([^"]*\?[^"]*)"')
ASKED = re.compile(r"(?:[?&; ]|^)([a-z_]+)=")
SKIP = {"csrfmiddlewaretoken", "amp", "next", "q"}
"""What every page has, or what only echoes; the box of the search is tried in the leak matrix."""


def _role(route: Route, act: Act) -> str:
    return next((one for one in ROLES if expected(route, act, one, OWN) == act.ok), "")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """The pages that were drawn already: three tests read the fields off each."""
    return {}


def _page(stage: Stage, route: Route, pages: dict[str, str]) -> str:
    if route.name not in pages:
        pages[route.name] = _drawn(stage, route)
    return pages[route.name]


def _drawn(stage: Stage, route: Route) -> str:
    """The page of an address as its first reader gets it; nothing where there is none."""
    act = route.get
    role = _role(route, act) if act is not None else ""
    if not role:
        return ""
    with rolled_back():
        answer = ask(browser(role), "GET", url_for(route, stage, stage.twins[OWN], role))
    if answer.status_code != 200 or "html" not in answer.get("Content-Type", ""):
        return ""
    return str(answer.content.decode())


def _fault(answer: Any, what: str) -> list[str]:
    if answer.status_code < 500:
        return []
    kept = getattr(answer, "exc_info", None)
    return [f"{what}: {answer.status_code} {repr(kept[1])[:200] if kept else ''}"]


def _values(number: int) -> Iterator[str]:
    yield from ODD if EVERY else (ODD[(number * 7 + 3) % len(ODD)],)


def _sent(stage: Stage, route: Route, method: str, act: Act, data: Any) -> Any:
    role = _role(route, act)
    with rolled_back():
        return ask(
            browser(role), method, url_for(route, stage, stage.twins[OWN], role), data, act=act
        )


POSTED = sorted(name for name, route in ROUTES.items() if route.acts.keys() - {"GET"})


@pytest.mark.parametrize("name", POSTED)
def test_odd_values_in_a_form_break_nothing(stage, pages, name):
    route, faults, count = ROUTES[name], [], len(name)
    own = stage.twins[OWN]
    for method, act in route.acts.items():
        role = _role(route, act)
        if method == "GET" or not role:
            continue
        valid = act.data(stage, own) if act.data else {}
        if not isinstance(valid, dict):
            continue
        offered = {one for one in NAMED.findall(_page(stage, route, pages)) if one not in SKIP}
        for field in sorted(valid.keys() | offered):
            for odd in _values(count):
                answer = _sent(stage, route, method, act, {**valid, field: odd})
                faults += _fault(answer, f"{method} {name} as {role} {field}={odd[:20]!r}")
            count += 1
        unknown = dict.fromkeys(KEYS - valid.keys(), NINES)
        answer = _sent(stage, route, method, act, valid | unknown)
        faults += _fault(answer, f"{method} {name} as {role} {sorted(unknown)}")
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:15])


@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if route.get))
def test_odd_values_of_what_a_page_asks_break_nothing(stage, pages, name):
    route, faults = ROUTES[name], []
    assert route.get is not None
    page, role = _page(stage, route, pages), _role(route, route.get)
    if not role or route.get.ok >= 500:
        return
    url = url_for(route, stage, stage.twins[OWN], role)
    links = [one for one in LINK.findall(page) if one.startswith(("?", f"{url}?"))]
    asking = " ".join(FORM.findall(page))
    asked = {*NAMED.findall(asking), *ASKED.findall(" ".join([*links, *route.get.views]))} - SKIP
    tried = [
        {field: odd}
        for number, field in enumerate(sorted(asked))
        for odd in _values(number + len(name))
    ]
    for query in [*tried, dict.fromkeys(KEYS, NINES)]:
        with rolled_back():
            answer = browser(role).get(url, query)
            body_of(answer)
        faults += _fault(answer, f"GET {name} as {role} {str(query)[:60]}")
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:15])


OPTIONS = re.compile(r'<select\b[^>]*?\bname="([^"]+)".*?</select>|<input\b[^>]*>', re.S)
VALUE = re.compile(r'value="([^"]*)"')
FOREIGN_UNITS = {SIBLING: "alpha-west", NEIGHBOUR: "beta-east"}
OWN_UNIT = re.compile(r"\balpha-east\b")


def _rank(value: Any) -> int | None:
    """Which of the own records a value names by its key."""
    text = str(value)
    number = int(text) - FIRST_KEY[OWN] if re.fullmatch(r"[0-9]{10}", text) else -1
    return number if 0 <= number < len(kinds()) else None


def _elsewhere(value: Any, where: str) -> str | None:
    """The like of an own key or an own unit at another place, or of no place; None for neither."""
    rank = _rank(value)
    if rank is not None:
        return str(FIRST_KEY[where] + rank)
    if not OWN_UNIT.search(str(value)):
        return None
    if where == NEVER:
        return "nowhere-at-all"
    there = FOREIGN_UNITS.get(where)
    return None if there is None else OWN_UNIT.sub(there, str(value))


def _offered(page: str) -> dict[str, str]:
    """The controls of a page that hold an own record or unit, each with one of them."""
    found: dict[str, str] = {}
    for match in OPTIONS.finditer(page):
        name = match.group(1) or next(iter(re.findall(r'\bname="([^"]+)"', match.group())), "")
        for value in VALUE.findall(match.group()):
            if name and _elsewhere(value, NEVER) is not None:
                found.setdefault(name, value)
    return found


def _answer(stage: Stage, route: Route, method: str, act: Act, data: Any, typed: str) -> Any:
    """What can be told from an answer, without what was typed."""
    role = _role(route, act)
    url = url_for(route, stage, stage.twins[OWN], role)
    with rolled_back():
        response = ask(browser(role), method, url, data, act=act)
        body = body_of(response).decode("utf-8", "replace")
        notices = notices_of(response)
    heads = sorted(headers_to_compare(response).items())
    return response.status_code, normal(f"{heads} {notices} {body}", typed)


@pytest.mark.parametrize("name", POSTED)
def test_a_foreign_record_in_a_field_answers_like_one_that_never_was(stage, pages, name):
    """One field after the other names what belongs elsewhere or lies behind a wall."""
    route, faults = ROUTES[name], []
    for method, act in route.acts.items():
        if method == "GET" or not _role(route, act):
            continue
        valid = act.data(stage, stage.twins[OWN]) if act.data else {}
        if not isinstance(valid, dict):
            continue
        named = {key: value for key, value in valid.items() if not isinstance(value, list)}
        fields = {
            key: value
            for key, value in (_offered(_page(stage, route, pages)) | named).items()
            if key not in SKIP and _elsewhere(value, NEVER) is not None
        }
        for field, value in fields.items():
            answers = {}
            for where in (NEVER, *FOREIGN):
                typed = _elsewhere(value, where)
                if typed is None or (where == WALLED and _rank(value) is None):
                    continue
                data = {**valid, field: type(value)(typed)}
                answers[where] = _answer(stage, route, method, act, data, typed)
            faults += [
                f"{method} {name} {field} {where}: {answer[0]} not {answers[NEVER][0]}"
                for where, answer in answers.items()
                if answer != answers[NEVER]
            ]
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults[:15])
