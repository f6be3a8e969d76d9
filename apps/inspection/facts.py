"""Facts that keep somebody from a case, as the topics know them.

A topic that knows of some has ``facts.py`` with

- ``facts(cases)``: each as (case, account, reason) of these cases, by key; None stands for all;
- ``cases_about(members)``: keys of the cases in which these members may stand for such a fact.

Both are asked under the scope of the whole tree. A wall stands as long as its fact does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from apps.core.topics import offered
from apps.inspection.models import Case
from apps.membership.identity.lookup import whole_tree


class Fact(NamedTuple):
    """An account must not know of a case, for a reason of ``WallReason``."""

    case_id: int
    user_id: int
    reason: str


def facts(case: Case) -> set[tuple[int, str]]:
    """Who must not know of the case, and why: (account, reason) by key."""
    return {(fact.user_id, fact.reason) for fact in facts_of([case.pk])}


def facts_of(cases: Collection[int] | None) -> set[Fact]:
    """All facts about these cases; None stands for all cases."""
    with whole_tree():
        return set(_collected(cases))


def _collected(cases: Collection[int] | None) -> Iterable[Fact]:
    for source in offered("facts", "facts", "inspection"):
        yield from (Fact(*one) for one in source(cases))


def cases_about(members: Collection[int]) -> set[int]:
    """The cases in which these members may stand for a fact."""
    with whole_tree():
        sources = offered("facts", "cases_about", "inspection")
        return {key for source in sources for key in source(members)}
