"""The limit of a decision that is extended once, as far as the rule of its start allows."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.core.errors import RuleRefused
from apps.membership.lookup import citation
from apps.membership.procedures.choices import Body
from apps.membership.procedures.lookup import limit_day
from apps.regulations.rules import Rule


def carried_on(votes: Iterable[Any]) -> date | None:
    """The day of the cell's resolution in favour, from which a decision is due."""
    return max((v.held_on for v in votes if v.body == Body.CELL and v.carried), default=None)


def decision_due(record: Any, votes: Iterable[Any], key: str) -> tuple[date, Rule] | None:
    """Until when the decision is due, an extension included; None where no limit runs."""
    start = carried_on(votes) if key else None
    return limit_day(key, start=start, more=record.extended_by or 0) if start else None


def extend(record: Any, rule: Rule | None, *, days: int, basis: str) -> None:
    """Extend the limit of a record that is held; the caller saves it.

    Raises RuleRefused where no limit runs or its rule knows no extension, for a second one, for
    more days than a settled rule allows, and without the paper it rests on.
    """
    if rule is None:
        raise RuleRefused("extension_of_no_limit", field="days")
    source = citation(rule)
    if not rule.extension:
        raise RuleRefused("extension_unknown", field="days", source=source)
    if record.extended_by:
        raise RuleRefused("extension_twice", field="days", number=record.extended_by, source=source)
    if days < 1 or (days > rule.extension and rule.may_block):
        raise RuleRefused("extension_too_long", field="days", number=rule.extension, source=source)
    if not basis.strip():
        raise RuleRefused("extension_basis_missing", field="basis")
    record.extended_by, record.extension_basis = days, basis.strip()


def forget_unless_running(record: Any, votes: Iterable[Any]) -> None:
    """With the resolution of the cell its limit ends, and the extension with it."""
    if carried_on(votes) is None:
        record.extended_by, record.extension_basis = None, ""
