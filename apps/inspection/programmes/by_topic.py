"""How many of its members a cell plans to inspect by topic in a year.

The share is a local rule (299-QĐ/TU of Lào Cai, 2025) and a draft: it reminds, it refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.inspection.choices import CaseKind
from apps.inspection.models import Programme
from apps.inspection.programmes.choices import Owner, Span
from apps.membership.models import Placement
from apps.regulations.choices import RuleLevel
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

KEY = "inspection.cell.thematic_share"


@dataclass(frozen=True)
class Meter:
    """Members planned, of how many, how many are needed, by which rule."""

    planned: int
    members: int
    rule: Rule

    @property
    def least(self) -> int:
        """So many make up the share; a part of a member counts as one."""
        return -(-self.members * self.rule.whole // 100)

    @property
    def is_short(self) -> bool:
        """Whether fewer are planned."""
        return self.planned < self.least


def meter(programme: Programme, items: Iterable[Any], today: date) -> Meter | None:
    """The meter of a cell's programme of the year; None for others and where no rule is known.

    Members are those of today, at the latest those of the last day of the year. A member in two
    items counts once. Two queries.
    """
    if programme.owner != Owner.CELL or programme.span != Span.YEAR:
        return None
    last = date(programme.first_year, 12, 31)
    rule = find_rule(KEY, on=min(today, last), level=RuleLevel.CELL)
    if rule is None or rule.is_unlimited:
        return None
    topics = (item for item in items if item.kind == CaseKind.THEMATIC_INSPECTION)
    people = {
        row.member_id or row.name for item in topics for row in item.subjects if row.is_person
    }
    here = Placement.objects.filter(organization_id=programme.organization_id)
    return Meter(len(people), here.on(min(today, last)).count(), rule)
