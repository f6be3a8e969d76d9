"""What an allegation, its finding and a demand need. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

HOLDS = frozenset({"right", "partly"})
RUNNING = frozenset({"open", "reported"})
ACTS = {
    "open": frozenset({"report", "postpone", "drop"}),
    "reported": frozenset({"report", "close", "return", "postpone", "drop"}),
    "closed": frozenset[str](),
    "dropped": frozenset[str](),
}
"""What may be done with a demand in each state: a remedy is reported, then looked at."""


def may(act: str, state: str) -> bool:
    """Whether an act fits the state of a demand."""
    return act in ACTS[state]


def leaves_a_defect(result: str) -> bool:
    """Whether something is left to be remedied: what is right or partly right."""
    return result in HOLDS


def without_finding(results: Iterable[str]) -> int:
    """How many allegations nobody has found anything of."""
    return sum(not result for result in results)


def is_overdue(state: str, due_on: date, today: date) -> bool:
    """Whether the day of a demand has passed and no proof of the remedy has come."""
    return state == "open" and due_on < today


def days_left(due_on: date, today: date) -> int:
    """Days until a demand is due; below zero once it is overdue."""
    return (due_on - today).days
