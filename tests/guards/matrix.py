"""What the leak matrix says of a route, the walk over all routes, and the status it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from apps.accounts.permissions import Permission
from apps.accounts.roles import ROLES
from tests.guards.twins import OWN, Stage, Twin

EVERYBODY = "*"
"""Any role may do it."""
SAFE = ("GET", "HEAD")
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Act:
    """One method of a route: what the role must hold, what a success answers, what is sent."""

    right: str | frozenset[str] = EVERYBODY
    """What the role must hold; of several one is enough."""
    ok: int = 200
    data: Callable[[Stage, Twin], Any] | None = None
    """Valid data; for a foreign twin it aims at that twin."""
    aimed: int | None = None
    """For routes without a record whose data name one: the answer to data that aim abroad."""
    json: bool = False
    queries: Callable[[Twin], list[str]] | None = None
    """Query strings that try to reach a record of the twin. Answers may be anything but a leak."""
    views: tuple[str, ...] = ()
    """Query strings that show the same rows otherwise: saved lists, orders, layouts."""
    htmx: str = ""
    """Asked for by htmx as well, with this target."""
    rows: str = ""
    """Kind of row the page lists; the number of queries must not follow their number."""
    roleless: int = 403
    """The answer to a signed-in person without a role."""
    differs: str = ""
    """Why the answer may differ when records out of sight exist."""


@dataclass(frozen=True)
class Route:
    """One address. ``of`` names the record in it; ``see`` what the role must hold to know of it."""

    name: str
    of: str = ""
    see: str = EVERYBODY
    key: Callable[[Twin], dict[str, Any]] | None = None
    get: Act | None = None
    post: Act | None = None
    patch: Act | None = None
    right_first: bool = False
    """The right is asked before the record: without it 403 whatever the record."""
    site: bool = False
    """A page of the admin: a role that does not administer is led away."""
    absent: int = 404
    """The answer for a record that is not there, or not the reader's to know of."""
    stranger: dict[str, int] = field(default_factory=dict)
    """Answers to somebody not signed in, where they are not the sign-in page."""
    granted: bool = False
    """Opened by a grant on the member, to read."""
    lenient: str = ""
    """Why other methods are not refused with 405."""
    only: frozenset[str] = frozenset()
    """Places of twins that the route has; empty: all."""

    @property
    def acts(self) -> dict[str, Act]:
        """By method."""
        found = {"GET": self.get, "POST": self.post, "PATCH": self.patch}
        return {method: act for method, act in found.items() if act is not None}

    def url(self, twin: Twin) -> str:
        """The address for a twin's record."""
        if self.key is not None:
            return reverse(self.name, kwargs=self.key(twin))
        return reverse(self.name, kwargs={"pk": getattr(twin, self.of).pk} if self.of else {})

    def has(self, twin: Twin) -> bool:
        """Whether the twin has such a record."""
        if self.only:
            return twin.where in self.only
        return not self.of or self.of == "unit" or self.of in twin.records


def holds(role: str, right: str | frozenset[str]) -> bool:
    """Whether a role holds a right, or one of several."""
    rights = {right} if isinstance(right, str) else right
    return EVERYBODY in rights or bool(rights & ROLES[role].permissions)


def expected(route: Route, act: Act, role: str, where: str) -> int:
    """The status that the rights of the registry lead to."""
    if route.site and not holds(role, Permission.USE_ADMIN_SITE):
        return 302
    may = holds(role, act.right)
    if route.right_first and not may:
        return 403
    if route.of and (where != OWN or not holds(role, route.see)):
        return route.absent
    if not may:
        return 403
    return act.ok


def addresses() -> Iterator[tuple[str, str]]:
    """(name, pattern) of every route of the project; one without a name is named by its pattern."""
    yield from _walk(get_resolver().url_patterns, "", "")


def _walk(patterns: Any, space: str, before: str) -> Iterator[tuple[str, str]]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, inner, route)
        elif isinstance(one, URLPattern):
            yield (f"{space}{one.name}" if one.name else route), route


def likes(route: Route, act: Act) -> list[list[str]]:
    """Roles in groups that the registry treats alike: site, right and sight."""
    groups: dict[Any, list[str]] = {}
    for role in ROLES:
        site = not route.site or holds(role, Permission.USE_ADMIN_SITE)
        key = (site, holds(role, act.right), not route.of or holds(role, route.see))
        groups.setdefault(key, []).append(role)
    return list(groups.values())


def turned(group: Sequence[Any], *what: str) -> list[Any]:
    """A group that begins with another one for each address and method: always the same one, and
    each of a group somewhere."""
    start = crc32(" ".join(what).encode()) % len(group) if group else 0
    return [*group[start:], *group[:start]]


def pairs(group: list[str], twins: list[Twin], *, every: bool) -> Iterator[tuple[str, Twin]]:
    """Each twin, met by one role of the group after another, or every pair."""
    if every:
        yield from ((role, twin) for role in group for twin in twins)
        return
    for number, twin in enumerate(twins):
        yield group[number % len(group)], twin
