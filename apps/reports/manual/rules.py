"""Rules of manual figures: values in, verdicts out. No database, no clock, no request."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

ENTERED, APPROVED, SUPERSEDED, WITHDRAWN = "entered", "approved", "superseded", "withdrawn"
STOCK = "stock"
MOST = 2_147_483_647
"""The greatest number that is kept."""


@dataclass(frozen=True)
class Contradiction:
    """A rule that figures break: its code, the figures in words of their names and values."""

    code: str
    whole: Any
    total: int
    parts: int
    part: Any = None


def contradiction(
    values: Mapping[Any, int], whole: Any, parts: Sequence[Any], shares: Sequence[Any]
) -> Contradiction | None:
    """The first rule that the figures of one organisation and period break, None when they agree.

    ``parts`` share the whole out: none exceeds it, nor do all that are given, and when each is
    given they add up to it. ``shares`` overlap: each by itself is at most the whole.
    """
    if whole not in values:
        return None
    total = values[whole]
    given = [part for part in parts if part in values]
    for part in (*given, *(one for one in shares if one in values)):
        if values[part] > total:
            return Contradiction("manual_part_exceeds", whole, total, values[part], part)
    added = sum(values[part] for part in given)
    if added > total:
        return Contradiction("manual_parts_exceed", whole, total, added)
    if parts and len(given) == len(parts) and added != total:
        return Contradiction("manual_parts_differ", whole, total, added)
    return None


@dataclass(frozen=True)
class Entry:
    """A figure as the roll-up needs it."""

    id: int
    organization: int
    first: date
    last: date
    value: int


def chosen(entries: Iterable[Entry], kind: str, first: date, last: date) -> list[Entry]:
    """Which figures of one organisation tell of a period.

    Of a stock the latest whose day lies in it. Of a flow the one of exactly these days; else those
    within it that do not overlap, the longest first.
    """
    within = [one for one in entries if one.first >= first and one.last <= last]
    if kind == STOCK:
        stocks = [one for one in entries if first <= one.last <= last]
        return sorted(stocks, key=lambda one: (one.last, one.id))[-1:]
    found: list[Entry] = []
    for one in sorted(within, key=lambda one: (one.first - one.last, one.first)):
        if all(one.last < other.first or one.first > other.last for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.first)


def roll_up(own: Mapping[int, int], parents: Mapping[int, int | None], root: int) -> int | None:
    """The figure of an organisation: its own, which stands for all below it; else the sum of those
    nearest below. None when nobody gave one. Nothing is counted twice."""
    if root in own:
        return own[root]
    below: dict[int | None, list[int]] = {}
    for unit, parent in parents.items():
        below.setdefault(parent, []).append(unit)
    total, found, waiting = 0, False, list(below.get(root, ()))
    while waiting:
        unit = waiting.pop()
        if unit in own:
            total, found = total + own[unit], True
        else:
            waiting += below.get(unit, ())
    return total if found else None
