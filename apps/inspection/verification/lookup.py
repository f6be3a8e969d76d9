"""The share of the list that a year's verification draws, by the rule of a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.inspection.verification import rules
from apps.regulations.lookup import find_rule

SHARE = "inspection.asset_verification.share"


@dataclass(frozen=True)
class Share:
    """The least number by a rule, which a draft only reminds of."""

    number: int | None = None
    percent: int = 0
    may_block: bool = False
    source: str = ""


def share_of(count: int, on: date) -> Share:
    """How many of so many are drawn at least; unknown where no rule of the day says."""
    rule = find_rule(SHARE, on=on)
    if rule is None:
        return Share()
    source = ", ".join(filter(None, (rule.article, rule.document)))
    return Share(rules.least(count, rule.whole), rule.whole, rule.may_block, source)
