"""Lists of members compared with the files: when it is due again.

The limit runs from the last comparison. Where none was ever recorded no day is computed: the list
says so, and nothing is invented.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef

from apps.core.working_days import add_months
from apps.membership.models import ListReconciliation
from apps.regulations.lookup import rule_book
from apps.regulations.rules import Rule, RuleBook

EVERY = "membership.file.reconciliation.months"


def latest(rows: Any) -> Any:
    """The last comparison of each organisation among some."""
    later = ListReconciliation.objects.filter(
        organization=OuterRef("organization"), held_on__gt=OuterRef("held_on"), struck=""
    )
    return rows.filter(struck="", organization__active=True).exclude(Exists(later))


def next_due(row: Any, book: RuleBook) -> tuple[Rule, date] | None:
    """The rule and the day of the next comparison; None where no rule is known."""
    rule = book.find(EVERY, on=row.held_on)
    if rule is None or rule.is_unlimited:
        return None
    return rule, add_months(row.held_on, rule.whole)


def with_due(rows: Iterable[Any], *, today: date) -> list[Any]:
    """Comparisons with ``rule``, ``due`` and ``is_late``; one query."""
    found, book = list(rows), rule_book([EVERY])
    for row in found:
        row.rule, row.due = next_due(row, book) or (None, None)
        row.is_late = row.due is not None and row.due < today
    return found


def shown(rows: Iterable[Any], actor: Any, *, today: date) -> list[Any]:
    """Comparisons with their limit; ``is_last`` where no later one stands, from which the limit
    runs. Two queries."""
    found = with_due(rows, today=today)
    standing = latest(ListReconciliation.objects.in_scope_of(actor))
    last = set(standing.filter(pk__in=[row.pk for row in found]).values_list("pk", flat=True))
    for row in found:
        row.is_last = row.pk in last
    return found
