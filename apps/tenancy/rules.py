"""What the tree of organisations allows. Pure: values in, a refusal code out ("" means allowed)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

# From the top down. Not a number of levels: a tree may leave any of them out, and what a tier is
# called in a period is data (294-QD/TW ended the district tier on 30 June 2025).
TIERS_FROM_TOP = ("province", "district", "commune", "grassroots", "section", "cell")


class CycleFoundError(ValueError):
    """Organisations that stand under each other in a ring; ``codes`` names them."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__(", ".join(codes))
        self.codes = list(codes)


@dataclass(frozen=True)
class Decision:
    """The paper a change rests on: number as written, date, and a note."""

    number: str = ""
    on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class State:
    """What an organisation is in a period; ``until`` is the day after its last, None while open."""

    since: date
    until: date | None
    name: str
    tier: str
    parent: str
    keeps_office: bool
    active: bool = True


def decision_refusal(decision: Decision, *, today: date) -> str:
    """A change needs the number and the date of its decision, and no decision lies ahead."""
    if not decision.number.strip():
        return "decision_number"
    if decision.on is None:
        return "decision_date"
    return "decision_ahead" if decision.on > today else ""


def effect_refusal(effective_on: date, *, since: date | None, today: date) -> str:
    """Whether a change may take effect that day; ``since`` is when the present state began.

    On the very day it began, the change amends that state: two decisions of one day are one state.
    """
    if effective_on > today:
        return "effect_ahead"
    if since is not None and effective_on < since:
        return "effect_before_period"
    return ""


def place_refusal(*, tier: str, parent_tier: str, parent_form: str, keeps_office: bool) -> str:
    """Whether an organisation may stand there; an empty ``parent_tier`` means: at the root."""
    if not parent_tier:
        return "" if keeps_office else "root_keeps_office"
    if parent_form == "cell":
        return "parent_is_cell"
    if TIERS_FROM_TOP.index(tier) <= TIERS_FROM_TOP.index(parent_tier):
        return "tier_not_below"
    return ""


def levels(parents: Mapping[str, str]) -> list[list[str]]:
    """Codes in the order in which they can be made: first the roots, then what stands under them.

    ``parents`` maps a code to its parent's; a parent that is not itself a key exists already.
    Raises CycleFoundError.
    """
    depths: dict[str, int] = {}
    for code in parents:
        way: list[str] = []
        while code in parents and code not in depths:
            if code in way:
                raise CycleFoundError(way[way.index(code) :])
            way.append(code)
            code = parents[code]
        base = depths.get(code, -1)
        for offset, passed in enumerate(reversed(way), start=1):
            depths[passed] = base + offset
    found: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for code in parents:
        found[depths[code]].append(code)
    return found


def follows(states: Sequence[State]) -> str:
    """Whether the states of one organisation, in order of time, follow each other day by day."""
    for before, after in pairwise(states):
        if before.until is None or before.until > after.since:
            return "periods_overlap"
        if before.until < after.since:
            return "periods_gap"
    return ""


def with_end(states: Sequence[State]) -> list[State]:
    """The states plus, when the last one ends, the open state of an organisation that has ended."""
    last = states[-1]
    if last.until is None:
        return list(states)
    ended = State(last.until, None, last.name, last.tier, last.parent, last.keeps_office, False)
    return [*states, ended]


def continues(recorded: Sequence[State], told: Sequence[State]) -> bool:
    """Whether ``told`` repeats what is recorded and at most goes on from its open end."""
    if len(told) < len(recorded):
        return False
    *closed, last = recorded
    if list(told[: len(closed)]) != closed:
        return False
    same = told[len(closed)]
    if same == last:
        return True
    ends_later = last.until is None and same.until is not None and len(told) > len(recorded)
    return ends_later and State(**{**vars(same), "until": None}) == last


def day_after(day: date | None) -> date | None:
    """The open end of a half-open period from the last day as people write it."""
    return None if day is None else day + timedelta(days=1)
