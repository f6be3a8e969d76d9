"""The small interface through which every app adds its work to the desk.

An app, or a topic of one, with work of its own has a module ``work.py`` with
``work_items(actor)``; one with records to find has ``search.py`` with ``find(actor, text, limit)``;
one with a place in the navigation has ``navigation.py`` with ``entries(actor)``; one that tells
people of something has ``notices.py`` with ``unread(actor)`` (rows to count),
``notices(actor, limit)`` and ``mark_seen(actor, shown)``. The desk collects them; nobody imports
the desk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True)
class WorkItem:
    """One thing to do: what, where, by when, and the next act."""

    title: Any
    url: str
    act_label: Any
    meta: Any = ""
    due: date | None = None
    tone: str = ""  # bad, warn, ok, info, calm, exc; empty = from the due date
    group: Any = ""  # heading for work without a due date


@dataclass(frozen=True)
class Hit:
    """One record found by the search."""

    title: Any
    url: str
    meta: Any = ""
    kind: Any = ""


@dataclass(frozen=True)
class NavigationEntry:
    """One place in the main navigation."""

    key: str
    label: Any
    url: str
    icon: str
    order: int
    secondary: bool = False
    count: int | None = None
    also: tuple[str, ...] = ()  # further addresses that belong to this place


@dataclass(frozen=True)
class Notice:
    """One thing that somebody is told: what, when, and whether it is new to them."""

    title: Any
    url: str
    at: datetime
    meta: Any = ""
    fresh: bool = False
    tone: str = "info"
