"""Counts per organisation, and their roll-up over the tree without counting anything twice.

Counting runs under the scope of the system and narrows by the organisation's own range: what leaves
this module are totals only, never a record.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from itertools import count as count_up
from itertools import takewhile
from operator import and_
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce, ExtractYear, Left

from apps.membership.models import Placement
from apps.reports import reading
from apps.reports.indicators import INDICATORS, Facts, Indicator
from apps.reports.indicators.base import Narrowed
from apps.reports.reading import Records
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Counts:
    """One indicator in one period: the whole, each branch, and what stands in no branch."""

    whole: int
    units: dict[int, int]
    own: int
    records: dict[int, Records] | None = None
    """The counted facts by branch, the organisation's own under its own key; None if not asked."""

    def unit(self, organization_id: int) -> int:
        """The count of one branch."""
        return self.units.get(organization_id, 0)

    def of_branch(self, organization_id: int) -> Records | None:
        """The facts of one branch, None when nobody asked for them."""
        if self.records is None:
            return None
        if organization_id in self.records:
            return self.records[organization_id]
        none = Records()
        if not all(one.has_keys for one in self.records.values()):
            none.drop_keys()
        return none


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

    With ``keep`` they hold the facts that they count.
    """
    for base, wheres, group in _groups(indicators, first, last):
        with scope.use(scope.Scope.everything()):
            rows = within(base(first, last), tree)
            yield from _counted(rows, wheres, group, tree, keep=keep)


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


@dataclass
class Tally:
    """One figure while its facts are read."""

    needed: int
    """The flags that hold of its facts, as bits."""
    at: int | None
    """Which sum is its value; None: the number of facts."""
    values: Counter[int] = field(default_factory=Counter)
    records: defaultdict[int, Records] = field(default_factory=lambda: defaultdict(Records))

    def counts(self, tree: Tree, *, keep: bool) -> Counts:
        """What it came to; keys are kept of all branches or of none."""
        if sum(one.facts for one in self.records.values()) > reading.RECORDS_MOST:
            for one in self.records.values():
                one.drop_keys()
        return _of_branches(self.values, tree, self.records if keep else None)


def _counted(
    rows: QuerySet[Any], wheres: list[Q | None], group: list[Indicator], tree: Tree, *, keep: bool
) -> Iterator[tuple[str, Counts]]:
    flags = [ExpressionWrapper(one, BooleanField()) for one in wheres if one is not None]
    sums = {
        f"sum_{number}": Coalesce(Sum(one.amount()), 0)
        for number, one in enumerate(group)
        if one.amount is not None
    }
    bits, at = (1 << bit for bit in count_up()), count_up()
    tallies = [
        Tally(0 if where is None else next(bits), None if one.amount is None else next(at))
        for one, where in zip(group, wheres, strict=True)
    ]
    by, branch_of = _branches(tree)
    for read in reading.read(rows, flags, by=by, sums=sums, keep=keep):
        branch = branch_of(read.place)
        for tally in tallies:
            if read.flags & tally.needed == tally.needed:
                tally.values[branch] += read.facts if tally.at is None else read.sums[tally.at]
                if keep:
                    tally.records[branch].add(read)
    for one, tally in zip(group, tallies, strict=True):
        yield one.key, tally.counts(tree, keep=keep)


def _branches(tree: Tree) -> tuple[Any, Callable[[Any], int]]:
    """By what facts are grouped, and the branch that it names: the beginning of the path, wherever
    it says the same as the tree of the period; else the organisation."""
    ids = {place.path: place.id for place in tree.children()}
    width = max(map(len, ids), default=0)

    def at(path: str) -> int:
        return ids.get(path[:width], tree.root.pk)

    same = all(tree.branch(place.id) == at(place.path) for place in tree.places.values())
    if ids and tree.is_of_today and same:
        return Left("path", width), at
    return F("organization_id"), tree.branch


def _of_branches(
    values: Mapping[int, int], tree: Tree, records: dict[int, Records] | None = None
) -> Counts:
    units = dict(values)
    own = units.pop(tree.root.pk, 0)
    return Counts(own + sum(units.values()), units, own, records)


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
    values: Counter[int] = Counter()
    for organization_id, value in found.items():
        values[tree.branch(organization_id)] += value
    return _of_branches(values, tree)


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
