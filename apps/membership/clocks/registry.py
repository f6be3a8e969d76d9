"""Limits of the register and the one way in which a topic names them.

A topic with limits has ``clocks.py`` with ``clocks(reach, *, until, today)``: every open limit
that falls due by ``until``. ``reach`` narrows a queryset of a tenant's rows: to what an actor may
see for the desk, to nothing less than all for the daily warnings. ``KINDS`` of the same file names
every kind that it makes for people, code → label, and each clock says who may act on it. Where a
record is bound for another organisation, ``ARRIVALS`` names the kinds as that one is told of them.
``GATHERED = True`` says that every cell has such a limit every month: a line of the topic's own
speaks for all of them on the desk, and the organisation itself alone is warned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst

from apps.core.topics import modules
from apps.membership.clocks.choices import ARRIVING
from apps.membership.clocks.rules import FURTHEST
from apps.regulations.rules import Rule
from apps.tenancy.choices import Tier
from apps.tenancy.models import Organization

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
    url: Any
    act_label: Any
    right: str
    """Who may act: whose desk it comes to, and who is warned."""
    meta: str = ""
    """Where it runs."""
    above: str = ""
    """The committee above a cell: cells of many committees have one name."""
    started: date | None = None
    rule: Rule | None = None
    """The value in force at the start; None where the record itself carries the limit."""
    arriving_at: int | None = None
    """The organisation that the record is bound for; it is warned too, by a warning of its own."""
    arriving_path: str = ""
    warned_from: int = FURTHEST
    """So many days ahead the first warning comes."""

    @property
    def place(self) -> str:
        """Where it runs, in one line."""
        return ", ".join(filter(None, (self.meta, self.above)))


def above(unit: Organization) -> str:
    """The committee above a cell; nothing for others. The unit was read with its parent."""
    return unit.parent.name if unit.tier == Tier.CELL and unit.parent else ""


def clocks(reach: Reach, *, until: date, today: date, gathered: bool = True) -> list[Clock]:
    """Every limit within reach that falls due by that day, the nearest first; at will without
    those that are gathered in a line of their topic."""
    found = [
        clock
        for source in modules("clocks")
        if gathered or not _is_gathered(source)
        for clock in source.clocks(reach, until=until, today=today)
    ]
    return sorted(found, key=lambda clock: (clock.due, str(clock.title)))


def reach_of(actor: Any) -> Reach:
    """What lies in the actor's own range and may be read there; grants put nothing on a desk."""
    return lambda rows: rows.in_scope_of(actor)


def sight_of(actor: Any, unit: Any = None) -> Reach:
    """Everything the actor may know of, at will of one organisation and below it."""
    if unit is None:
        return lambda rows: rows.visible_to(actor)
    return lambda rows: rows.visible_to(actor).below(unit)


def reach_of_member(actor: Any, member: Any) -> Reach:
    """What concerns one member, as far as the actor may know of it."""

    def narrowed(rows: Any) -> QuerySet[Any]:
        names = {field.name for field in rows.model._meta.fields}
        key = "pk" if rows.model is type(member) else "member"
        known = key in names | {"pk"}
        found: QuerySet[Any] = (
            rows.visible_to(actor).filter(**{key: member.pk}) if known else rows.none()
        )
        return found

    return narrowed


def reach_of_province(province: Any) -> Reach:
    """Every row of one province, and what is on its way into it, for the daily warnings."""
    return lambda rows: rows.of_province(province)


@cache
def kinds() -> dict[str, Any]:
    """Every kind of limit: code → label."""
    return _named("KINDS")


@cache
def gathered_kinds() -> frozenset[str]:
    """Codes of the kinds that every cell has every month."""
    sources = filter(_is_gathered, modules("clocks"))
    return frozenset(code for source in sources for code in source.KINDS)


def _is_gathered(source: Any) -> bool:
    return getattr(source, "GATHERED", False)


@cache
def arrivals() -> dict[str, Any]:
    """What the organisation is told that a record is bound for: code of the kind → label."""
    return _named("ARRIVALS")


def _named(constant: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for source in modules("clocks"):
        found |= getattr(source, constant, {})
    return found


def kind_label(kind: str, record: Any) -> Any:
    """The name of a kind; a warning of one that is gone says what sort of record it is about."""
    told = arrivals().get(kind.removesuffix(ARRIVING)) if kind.endswith(ARRIVING) else None
    return capfirst(told or kinds().get(kind) or record._meta.verbose_name)
