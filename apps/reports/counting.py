"""Counts per organisation, and their roll-up over the tree without counting anything twice.

Counting runs under the scope of the system and narrows by the organisation's own range: what leaves
this module are totals only, never a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from itertools import takewhile
from operator import and_, or_
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear

from apps.membership.models import Placement
from apps.reports.indicators import INDICATORS, Facts, Indicator
from apps.reports.indicators.base import Narrowed
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

ROWS = 2000
"""Rows that are fetched at once."""
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


def together(
    indicators: Iterable[Indicator], *, tree: Tree, first: date, last: date, keep: bool = False
) -> Iterator[tuple[str, Counts]]:
    """The figures by key, those with a base in common counted in one query.

    With ``keep`` they hold the keys of the facts, read in one query more; those with too many to
    keep hold none.
    """
    for base, wheres, group in _groups(indicators, first, last):
        with scope.use(scope.Scope.everything()):
            rows = within(base(first, last), tree).order_by()
            found = _grouped(rows, wheres, group)
            kept = _keys(rows, wheres, group, found, tree) if keep else [None] * len(group)
        for indicator, (values, _facts), keys in zip(group, found, kept, strict=True):
            if keys is not None and indicator.amount is None:
                yield indicator.key, of_records(keys, tree)
            else:
                yield indicator.key, measured(values, keys, tree)


def _groups(
    indicators: Iterable[Indicator], first: date, last: date
) -> Iterator[tuple[Facts, list[Q | None], list[Indicator]]]:
    """Each base with what sets its figures apart in it: the narrowest that they have in common."""
    by_root: dict[Facts, list[tuple[list[Facts], Indicator]]] = {}
    for indicator in indicators:
        chain = [indicator.facts]
        while isinstance(chain[0], Narrowed):
            chain.insert(0, chain[0].base)
        by_root.setdefault(chain[0], []).append((chain, indicator))
    for members in by_root.values():
        levels = zip(*(chain for chain, _indicator in members), strict=False)
        depth = sum(
            1 for _level in takewhile(lambda level: level.count(level[0]) == len(level), levels)
        )
        wheres = [_condition(chain[depth:], first, last) for chain, _indicator in members]
        yield members[0][0][depth - 1], wheres, [indicator for _chain, indicator in members]


def _condition(steps: Iterable[Any], first: date, last: date) -> Q | None:
    """All steps of narrowing at once; None without any."""
    parts = [step.condition(first, last) for step in steps]
    return reduce(and_, parts) if parts else None


def _grouped(
    rows: QuerySet[Any], wheres: list[Q | None], group: list[Indicator]
) -> list[tuple[dict[int, int], int]]:
    """Of each figure the values of its organisations, and how many facts they are."""
    values = {f"value_{at}": _measure(one, where) for at, (one, where) in _each(group, wheres)}
    facts = {f"facts_{at}": Count("pk", filter=where) for at, (one, where) in _each(group, wheres)
             if one.amount is not None}  # fmt: skip
    found: list[tuple[dict[int, int], int]] = [({}, 0) for _one in group]
    for row in rows.values("organization_id").annotate(**values, **facts).iterator(ROWS):
        for at, (by_organization, n) in enumerate(found):
            value = row[f"value_{at}"]
            more = row.get(f"facts_{at}", value)
            if more:
                by_organization[row["organization_id"]] = value
                found[at] = by_organization, n + more
    return found


def _each(
    group: list[Indicator], wheres: list[Q | None]
) -> Iterator[tuple[int, tuple[Indicator, Q | None]]]:
    return enumerate(zip(group, wheres, strict=True))


def _keys(
    rows: QuerySet[Any], wheres: list[Q | None], group: list[Indicator],
    found: list[tuple[dict[int, int], int]], tree: Tree,
) -> list[dict[int, list[int]] | None]:  # fmt: skip
    """Of each figure the keys of its facts under each branch; None when there are too many."""
    kept: list[dict[int, list[int]] | None] = [
        {} if facts <= RECORDS_MOST else None for _values, facts in found
    ]
    read = [at for at, (_values, facts) in enumerate(found) if 0 < facts <= RECORDS_MOST]
    asked = {at: where for at in read if (where := wheres[at]) is not None}
    if not read:
        return kept
    if len(asked) == len(read):
        rows = rows.filter(reduce(or_, asked.values()))
    flags = {f"is_{at}": ExpressionWrapper(where, BooleanField()) for at, where in asked.items()}
    places = {at: place for place, at in enumerate(asked, 2)}
    for row in rows.values_list("organization_id", "pk").annotate(**flags).iterator(ROWS):
        branch = tree.branch(row[0])
        for at in read:
            if at not in places or row[places[at]]:
                by_branch = kept[at]
                assert by_branch is not None
                by_branch.setdefault(branch, []).append(row[1])
    return [
        by_branch and {branch: sorted(keys) for branch, keys in by_branch.items()}
        for by_branch in kept
    ]


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
    counts = {
        "opening": Q(valid__contains=before), "closing": Q(valid__contains=last),
        "came": Q(valid__startswith__range=(first, last)),
        "went": Q(valid__endswith__range=(first, last)),
    }  # fmt: skip
    with scope.use(scope.Scope.everything()):
        rows: Any = within(Placement.objects.all(), tree)
        found: dict[str, int] = rows.aggregate(
            **{name: Count("pk", filter=where) for name, where in counts.items()}
        )
    return {name: found[name] for name in ("opening", "came", "went", "closing")}


def totals(
    keys: Iterable[str], *, root: Organization, first: date, last: date
) -> dict[str, Counts]:
    """Several indicators of one organisation and period, counted now."""
    with scope.use(scope.Scope.everything()):
        tree = tree_on(root, last)
    return dict(together([INDICATORS[key] for key in keys], tree=tree, first=first, last=last))


def _measure(indicator: Indicator, where: Q | None = None) -> Any:
    """How many facts, or what is added up over them; of all, or where something holds."""
    if indicator.amount is None:
        return Count("pk", filter=where)
    return Coalesce(Sum(indicator.amount(), filter=where), 0)
