"""Asking for the law of a day.

Each question is one query, so that nothing stale survives an edit. A page that only reads asks
dozens of them: within ``law_at_hand`` the law is read once and answers all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cached_property
from typing import Any

from apps.core.errors import DomainError
from apps.core.working_days import Calendar
from apps.regulations.choices import DayKind, RuleLevel
from apps.regulations.models import CalendarDay, RuleValue
from apps.regulations.rules import Rule, RuleBook, choose


class _LawAtHand:
    """All values and all days of the calendar, each read when first asked for."""

    @cached_property
    def rules(self) -> dict[str, list[Rule]]:
        found: dict[str, list[Rule]] = {}
        # Few documents set many values, and to write out a name costs more than to read a row.
        names: dict[int, str] = {}
        for row in RuleValue.objects.with_document().order_by("pk"):
            name = names.get(row.document_id) or str(row.document)
            names[row.document_id] = name
            found.setdefault(row.key, []).append(row.as_rule(name))
        return found

    @cached_property
    def days(self) -> list[tuple[date, str]]:
        return list(CalendarDay.objects.values_list("date", "kind"))


_at_hand: ContextVar[_LawAtHand | None] = ContextVar("law_at_hand", default=None)


@contextmanager
def law_at_hand() -> Iterator[None]:
    """Read the law once for everything inside. Only for what does not change it."""
    token = _at_hand.set(_LawAtHand())
    try:
        yield
    finally:
        _at_hand.reset(token)


class RuleUnknown(DomainError):
    """No value of the rule is recorded for that day: the verdict is "unknown", never a guess."""

    status = 409

    def __init__(self, key: str, *, on: date, **params: Any) -> None:
        super().__init__("rule_unknown", key=key, on=f"{on:%d/%m/%Y}", **params)


def rule(key: str, *, on: date, level: str = "") -> Rule:
    """The value of ``key`` in force on a day, with its document and article.

    A settled value goes before a draft and the value of the level before the general one. Check
    ``may_block`` before refusing anything on it. Raises RuleUnknown when none is recorded.
    """
    found = find_rule(key, on=on, level=level)
    if found is None:
        raise RuleUnknown(key, on=on)
    return found


def find_rule(key: str, *, on: date, level: str = "") -> Rule | None:
    """Like ``rule``, with None instead of RuleUnknown."""
    law = _at_hand.get()
    if law is not None:
        return choose(law.rules.get(key, ()), on=on, level=level)
    rows = RuleValue.objects.in_force(key, on=on, level=level).with_document()
    return choose((row.as_rule() for row in rows), on=on, level=level)


def rules_of_day(on: date) -> dict[str, list[Rule]]:
    """Every rule of a day by its key, in one query: one value per level, the general one first."""
    by_subject: dict[tuple[str, str], list[Rule]] = {}
    for row in RuleValue.objects.covering(on).with_document().order_by("pk"):
        by_subject.setdefault((row.key, row.level), []).append(row.as_rule())
    order = ["", *RuleLevel.values]
    found: dict[str, list[Rule]] = {}
    for (key, level), rows in sorted(by_subject.items(), key=lambda item: order.index(item[0][1])):
        chosen = choose(rows, on=on, level=level)
        if chosen is not None:
            found.setdefault(key, []).append(chosen)
    return found


def rules_under(prefix: str, *, on: date) -> list[Rule]:
    """The value of a day of every key that begins so, in the order of the keys: a dictionary."""
    law = _at_hand.get()
    if law is not None:
        found = {key: rows for key, rows in law.rules.items() if key.startswith(prefix)}
    else:
        found = {}
        rows = RuleValue.objects.covering(on).filter(key__startswith=prefix).with_document()
        for row in rows.order_by("pk"):
            found.setdefault(row.key, []).append(row.as_rule())
    chosen = [choose(rows, on=on) for _key, rows in sorted(found.items())]
    return [one for one in chosen if one is not None]


def rule_book(keys: Iterable[str]) -> RuleBook:
    """The whole history of some keys in one query, for work over many days such as an import."""
    law = _at_hand.get()
    if law is not None:
        return RuleBook(tuple(one for key in dict.fromkeys(keys) for one in law.rules.get(key, ())))
    rows = RuleValue.objects.filter(key__in=list(keys)).with_document().order_by("pk")
    return RuleBook(tuple(row.as_rule() for row in rows))


def calendar_between(first: date, last: date) -> Calendar:
    """The working calendar from ``first`` to ``last``, both included.

    Drafts count as well: until a year is announced they are the best that is known.
    """
    law = _at_hand.get()
    if law is not None:
        found = [(day, kind) for day, kind in law.days if first <= day <= last]
    else:
        rows = CalendarDay.objects.filter(date__range=(first, last))
        found = list(rows.values_list("date", "kind"))
    return Calendar(
        holidays=frozenset(day for day, kind in found if kind == DayKind.HOLIDAY),
        working_swaps=frozenset(day for day, kind in found if kind == DayKind.WORKING_SWAP),
    )
