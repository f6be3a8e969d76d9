"""Asking for the law of a day. Each question is one query: nothing stale can survive an edit."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.errors import DomainError
from apps.core.working_days import Calendar
from apps.regulations.choices import DayKind, RuleLevel
from apps.regulations.models import CalendarDay, RuleValue
from apps.regulations.rules import Rule, RuleBook, choose


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


def rule_book(keys: Iterable[str]) -> RuleBook:
    """The whole history of some keys in one query, for work over many days such as an import."""
    rows = RuleValue.objects.filter(key__in=list(keys)).with_document().order_by("pk")
    return RuleBook(tuple(row.as_rule() for row in rows))


def calendar_between(first: date, last: date) -> Calendar:
    """The working calendar from ``first`` to ``last``, both included.

    Drafts count as well: until a year is announced they are the best that is known.
    """
    days = CalendarDay.objects.filter(date__range=(first, last)).values_list("date", "kind")
    found = list(days)
    return Calendar(
        holidays=frozenset(day for day, kind in found if kind == DayKind.HOLIDAY),
        working_swaps=frozenset(day for day, kind in found if kind == DayKind.WORKING_SWAP),
    )
