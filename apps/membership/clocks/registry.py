"""Limits of the register and the one way in which a topic names them.

A topic with limits has ``clocks.py`` with ``clocks(reach, *, until, today)``: every open limit
that falls due by ``until``. ``reach`` narrows a queryset of a tenant's rows: to what an actor may
see for the desk, to nothing less than all for the daily warnings.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from apps.membership.topics import offered
from apps.regulations.rules import Rule

Reach = Callable[[Any], QuerySet[Any]]
"""A queryset of a model of a tenant in, the rows within reach out."""


@dataclass(frozen=True)
class Clock:
    """One limit that runs: what for, of which record, until when, by which rule."""

    kind: str
    """Stable code, such as ``admission.ceremony``; one record has one clock of a kind and start."""
    record: Any
    """The row that it belongs to: a model of a tenant."""
    title: Any
    due: date
    url: str
    act_label: Any
    meta: str = ""
    started: date | None = None
    rule: Rule | None = None
    """The value in force at the start; None where the record itself carries the limit."""


def clocks(reach: Reach, *, until: date, today: date) -> list[Clock]:
    """Every limit within reach that falls due by that day, the nearest first."""
    found = [
        clock
        for source in offered("clocks", "clocks")
        for clock in source(reach, until=until, today=today)
    ]
    return sorted(found, key=lambda clock: (clock.due, str(clock.title)))
