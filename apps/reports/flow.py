"""The flow table: opening, comings and goings by their kind, closing; for any unit and any dates.

One query for the two days and one for what happened between them, whatever the number of members.
Counting runs under the scope of the system within the unit's own range: what leaves this module are
totals.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from apps.membership.choices import Entry, Exit, Sex
from apps.membership.models import Placement, StandingPeriod, Transfer
from apps.membership.transfers.choices import Kind
from apps.reports.counting import within
from apps.reports.indicators.flow import IN_LABELS, OUT_LABELS
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization

OPENING, CLOSING, INSIDE = "opening", "closing", "inside"
MOVES = {Entry.MOVED, Entry.MOVED_IN, Exit.MOVED, Exit.MOVED_OUT}
WOMEN = Q(member__sex=Sex.FEMALE)
Narrow = Callable[[QuerySet[Any]], QuerySet[Any]]


@dataclass(frozen=True)
class Line:
    """One figure of the table with its women."""

    value: int = 0
    women: int = 0


@dataclass(frozen=True)
class Stock(Line):
    """Members on one day, and what of them."""

    probationary: int = 0
    exempt: int = 0


@dataclass(frozen=True)
class Flow:
    """The table of one unit and period."""

    name: str
    first: date
    last: date
    opening: Stock
    closing: Stock
    came: dict[str, Line] = field(default_factory=dict)
    went: dict[str, Line] = field(default_factory=dict)
    inside: Line = Line()
    in_transit: int = 0

    @property
    def came_all(self) -> int:
        """Everybody who came from outside the unit."""
        return sum(line.value for line in self.came.values())

    @property
    def went_all(self) -> int:
        """Everybody who went out of the unit."""
        return sum(line.value for line in self.went.values())

    @property
    def closes(self) -> bool:
        """Whether opening plus in minus out gives closing."""
        return self.opening.value + self.came_all - self.went_all == self.closing.value


def flow(unit: Organization, *, first: date, last: date) -> Flow:
    """Count the flow of a unit with all below it, both days included."""
    with scope.use(scope.Scope.everything()):
        tree = tree_on(unit, last)
        came, went, in_transit = _flows(tree, first, last)
        return Flow(
            name=tree.name,
            first=first,
            last=last,
            **_stocks(tree, first, last),
            came={code: came.get((code, False), Line()) for code in IN_LABELS},
            went={code: went.get((code, False), Line()) for code in OUT_LABELS},
            inside=_sum(line for (_code, inside), line in came.items() if inside),
            in_transit=_sum(in_transit.values()).value,
        )


def begun(tree: Tree, first: date, last: date) -> QuerySet[Any]:
    """Belongings that began in the period; ``inside`` tells that the member came from the unit."""
    rows = within(Placement.objects.filter(valid__startswith__range=(first, last)), tree)
    before = Placement.objects.filter(
        member=OuterRef("member"), exit__in=MOVES, valid__endswith=OuterRef("day")
    )
    return rows.annotate(day=F("valid__startswith")).annotate(
        inside=Exists(within(before, tree)) & Q(entry__in=MOVES)
    )


def ended(tree: Tree, first: date, last: date) -> QuerySet[Any]:
    """Belongings that ended in the period; ``inside`` tells that the member stayed in the unit."""
    rows = within(Placement.objects.filter(valid__endswith__range=(first, last)), tree)
    after = Placement.objects.filter(
        member=OuterRef("member"), entry__in=MOVES, valid__startswith=OuterRef("day")
    )
    return rows.annotate(day=F("valid__endswith")).annotate(
        inside=Exists(within(after, tree)) & Q(exit__in=MOVES)
    )


Grouped = dict[tuple[str, bool], Line]


def _flows(tree: Tree, first: date, last: date) -> tuple[Grouped, Grouped, Grouped]:
    """Comings, goings, and who is in transit at the end, by code and inside: one query."""
    parts = {
        "in": _grouped(begun(tree, first, last), "in", "entry", WOMEN),
        "out": _grouped(ended(tree, first, last), "out", "exit", WOMEN),
        "transit": _grouped(
            _in_transit(tree, last).annotate(inside=Value(value=False)),
            "transit", "kind", Q(sex=Sex.FEMALE),
        ),
    }  # fmt: skip
    found: dict[str, Grouped] = {way: {} for way in parts}
    for way, code, inside, n, women in parts["in"].union(parts["out"], parts["transit"], all=True):
        found[way][code, bool(inside)] = Line(n, women)
    return found["in"], found["out"], found["transit"]


def _grouped(rows: QuerySet[Any], way: str, code: str, women: Q) -> QuerySet[Any]:
    return (
        rows.order_by()
        .annotate(way=Value(way), code=F(code))
        .values_list("way", "code", "inside")
        .annotate(n=Count("pk"), women=Count("pk", filter=women))
    )


def _stocks(tree: Tree, first: date, last: date) -> dict[str, Stock]:
    before = first - timedelta(days=1)
    columns: dict[str, Any] = {}
    for name, day in ((OPENING, before), (CLOSING, last)):
        here = Q(valid__contains=day)
        exempt = StandingPeriod.objects.on(day).exempt().values("member")
        columns |= {
            f"{name}_value": Count("pk", filter=here),
            f"{name}_women": Count("pk", filter=here & WOMEN),
            f"{name}_probationary": Count("pk", filter=here & _on_probation(day)),
            f"{name}_exempt": Count("pk", filter=here & Q(member__in=exempt)),
        }
    found = within(Placement.objects.all(), tree).aggregate(**columns)
    return {
        name: Stock(
            *(found[f"{name}_{part}"] for part in ("value", "women", "probationary", "exempt"))
        )
        for name in (OPENING, CLOSING)
    }


def _on_probation(day: date) -> Q:
    return Q(member__official_on__isnull=True) | Q(member__official_on__gt=day)


def _in_transit(tree: Tree, day: date) -> QuerySet[Any]:
    """Members whose paper is issued and whom no cell has received: counted, and told apart."""
    papers = Transfer.objects.filter(sent_on__lte=day, from_outside=False).exclude(
        kind__in=[Kind.TEMPORARY, Kind.INTERNAL]
    )
    papers = papers.filter(Q(received_on__isnull=True) | Q(received_on__gt=day))
    papers = papers.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))
    return within(papers, tree)


def _sum(lines: Any) -> Line:
    found = list(lines)
    return Line(sum(one.value for one in found), sum(one.women for one in found))


@dataclass(frozen=True)
class Behind:
    """One line of the table: the unit's name then, the figure, and the belongings counted in it."""

    name: str
    value: int
    facts: QuerySet[Any]


def behind(line: str, unit: Organization, *, first: date, last: date) -> Behind | None:
    """What is counted in one line of the table; None for an unknown line."""
    with scope.use(scope.Scope.everything()):
        tree = tree_on(unit, last)
        facts = _facts(line, tree, first, last)
        return None if facts is None else Behind(tree.name, facts.count(), facts)


def _facts(line: str, tree: Tree, first: date, last: date) -> QuerySet[Any] | None:
    if line in (OPENING, CLOSING):
        day = last if line == CLOSING else first - timedelta(days=1)
        return within(Placement.objects.on(day), tree)
    if line == INSIDE:
        return begun(tree, first, last).filter(inside=True)
    way, _dash, code = line.partition("-")
    if way == "in" and code in IN_LABELS:
        return begun(tree, first, last).filter(entry=code, inside=False)
    if way == "out" and code in OUT_LABELS:
        return ended(tree, first, last).filter(exit=code, inside=False)
    return None
