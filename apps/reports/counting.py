"""Counts per organisation, and their roll-up over the tree without counting anything twice.

Counting runs under the scope of the system and narrows by the organisation's own range: what leaves
this module are totals only, never a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear

from apps.membership.models import Placement
from apps.reports.indicators import INDICATORS, Indicator
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

RECORDS_MOST = 200_000
"""Of a figure with more facts the keys are not kept (8 bytes each): its list is counted again."""


@dataclass(frozen=True)
class Counts:
    """One indicator in one period: the whole, each branch, and what stands in no branch."""

    whole: int
    units: dict[int, int]
    own: int
    records: dict[int, list[int]] | None = None
    """Keys of the counted facts by branch, the organisation's own under its own key."""

    def unit(self, organization_id: int) -> int:
        """The count of one branch."""
        return self.units.get(organization_id, 0)

    def of_branch(self, organization_id: int) -> list[int] | None:
        """The kept keys of one branch, None when none are kept."""
        return None if self.records is None else self.records.get(organization_id, [])


def count(
    indicator: Indicator, *, root: Organization, first: date, last: date, tree: Tree | None = None
) -> dict[int, int]:
    """How many facts each organisation under ``root`` has itself: one query, grouped."""
    with scope.use(scope.Scope.everything()):
        tree = tree or tree_on(root, last)
        facts = within(indicator.facts(first, last), tree).order_by()
        return dict(facts.values_list("organization_id").annotate(n=_measure(indicator)))


def records(
    indicator: Indicator, *, tree: Tree, first: date, last: date
) -> dict[int, list[int]] | None:
    """Keys of the facts under each branch of the tree; None when there are too many to keep."""
    with scope.use(scope.Scope.everything()):
        facts = within(indicator.facts(first, last), tree).order_by()
        rows = list(facts.values_list("organization_id", "pk")[: RECORDS_MOST + 1])
    if len(rows) > RECORDS_MOST:
        return None
    found: dict[int, list[int]] = {}
    for organization_id, key in rows:
        found.setdefault(tree.branch(organization_id), []).append(key)
    return {branch: sorted(keys) for branch, keys in found.items()}


def measured(rows: dict[int, int], kept: dict[int, list[int]] | None, tree: Tree) -> Counts:
    """Counts of organisations, with the keys of the facts that they were added up over."""
    return replace(roll_up(rows, tree), records=kept)


def of_records(kept: dict[int, list[int]], tree: Tree) -> Counts:
    """The counts that kept keys stand for."""
    units = {branch: len(keys) for branch, keys in kept.items()}
    own = units.pop(tree.root.pk, 0)
    return Counts(own + sum(units.values()), units, own, kept)


def within(facts: QuerySet[Any], tree: Tree, ids: Iterable[int] | None = None) -> QuerySet[Any]:
    """Facts of the tree, or of some of its organisations.

    The range of paths wherever it says the same as the tree of the period: it needs no list.
    """
    if ids is not None:
        return facts.filter(organization_id__in=list(ids))
    if tree.is_of_today:
        return facts.filter(path__gte=tree.root.path, path__lt=tree.root.path + scope.LAST)
    return facts.filter(organization_id__in=list(tree.places))


def roll_up(found: dict[int, int], tree: Tree) -> Counts:
    """Add the counts of organisations up to the branches of the tree and to the whole."""
    units: Counter[int] = Counter()
    for organization_id, value in found.items():
        units[tree.branch(organization_id)] += value
    own = units.pop(tree.root.pk, 0)
    return Counts(sum(found.values()), dict(units), own)


def by_year(indicator: Indicator, *, tree: Tree, first: date, last: date) -> dict[int, int]:
    """A flow counted by the year of its fact; every year of the period is named."""
    with scope.use(scope.Scope.everything()):
        rows = (
            within(indicator.facts(first, last), tree)
            .annotate(year=ExtractYear(indicator.day))
            .order_by()
            .values_list("year")
            .annotate(n=_measure(indicator))
        )
        found = dict(rows)
    return {year: found.get(year, 0) for year in range(first.year, last.year + 1)}


def balance(*, tree: Tree, first: date, last: date) -> dict[str, int]:
    """Members the day before, those who came and went in the period, members on the last day.

    A move within the tree is both a coming and a going.
    """
    before = first - timedelta(days=1)
    with scope.use(scope.Scope.everything()):
        rows: Any = within(Placement.objects.all(), tree)
        return {
            "opening": rows.on(before).count(),
            "came": rows.filter(valid__startswith__range=(first, last)).count(),
            "went": rows.filter(valid__endswith__range=(first, last)).count(),
            "closing": rows.on(last).count(),
        }


def totals(
    keys: Iterable[str], *, root: Organization, first: date, last: date
) -> dict[str, Counts]:
    """Several indicators of one organisation and period, counted now."""
    with scope.use(scope.Scope.everything()):
        tree = tree_on(root, last)
        return {
            key: roll_up(count(INDICATORS[key], root=root, first=first, last=last, tree=tree), tree)
            for key in keys
        }


def _measure(indicator: Indicator) -> Any:
    """How many facts, or what is added up over them."""
    return Count("pk") if indicator.amount is None else Coalesce(Sum(indicator.amount()), 0)
