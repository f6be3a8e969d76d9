"""A limit's rule in words."""

from __future__ import annotations

from apps.membership.clocks.registry import Clock
from apps.membership.lookup import citation
from apps.regulations.wording import quantity


def rule_words(clock: Clock) -> str:
    """The value in force at the start with article and document; empty for a limit of its own."""
    if clock.rule is None:
        return ""
    return f"{quantity(clock.rule.value, clock.rule.unit)} ({citation(clock.rule)})"
