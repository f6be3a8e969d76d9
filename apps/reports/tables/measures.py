"""Measures: what a table counts. A closed list; an administrator chooses from it.

Each is one query over dated facts, as of the period, with the dimensions that may narrow it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from apps.reports.choices import FigureKind, Subject
from apps.reports.tables.dimensions import Dimension, Moment
from apps.tenancy.models import OrganizationVersion

Facts = Callable[[Moment], QuerySet[Any]]
TIER = "tier_then"


@dataclass(frozen=True)
class Measure:
    """What is counted: one row of ``facts`` is one."""

    code: str
    label: Any
    unit_word: Any
    kind: str
    subject: str
    facts: Facts
    dimensions: dict[str, Dimension]
    birth: str = ""
    """Lookup of the date of birth, where an average age can be told."""
    adds_up: bool = True
    """Whether the counts of units together give that of the level above them."""


def measure(
    code: str, label: Any, unit_word: Any, facts: Facts, dimensions: list[Dimension], **more: Any
) -> Measure:
    """A measure with its dimensions by code."""
    more.setdefault("kind", FigureKind.FLOW)
    more.setdefault("subject", Subject.MEMBER)
    by_code = {one.code: one for one in dimensions}
    return Measure(code, label, unit_word, facts=facts, dimensions=by_code, **more)


def with_tier(rows: QuerySet[Any], day: str) -> QuerySet[Any]:
    """Facts with the tier that their organisation had on their day; today's where none is dated."""
    then = OrganizationVersion.objects.filter(
        Q(valid__startswith__isnull=True) | Q(valid__startswith__lte=OuterRef(day)),
        Q(valid__endswith__isnull=True) | Q(valid__endswith__gt=OuterRef(day)),
        organization=OuterRef("organization"),
    )
    return rows.annotate(
        **{TIER: Coalesce(Subquery(then.values("tier")[:1]), F("organization__tier"))}
    )
