"""One figure of one organisation over its periods.

Each period is the signed one where there is a signature, otherwise counted now and marked so, over
the organisations of that period; whom ``reported`` names is told the signed ones alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from apps.accounts.actor import Actor
from apps.reports import counting, permissions, reported, rules
from apps.reports.changes import Change, Period
from apps.reports.choices import FigureKind, SummaryState
from apps.reports.comparison import Board, forms_of
from apps.reports.indicators import INDICATORS, Indicator
from apps.reports.models import Summary, SummaryFigure
from apps.reports.reported import NOW, SIGNED, UNSIGNED
from apps.reports.tree import existed, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Point:
    """The figure in one period; without a value where the organisation did not stand, where a small
    sensitive number is withheld, or where nothing is signed for a reader who is told no other."""

    period: Period
    value: int | None
    of: int | None = None
    source: str = NOW
    is_withheld: bool = False
    change: Change | None = None


class Trend:
    """The figure in each of several periods, the earliest first."""

    def __init__(
        self, root: Organization, indicator: Indicator, periods: Sequence[Period], actor: Actor,
        *, today: date,
    ) -> None:  # fmt: skip
        """Periods that have not begun by ``today`` are left out."""
        self.root, self.indicator, self.actor = root, indicator, actor
        self.periods = [one for one in periods if one.first <= today]

    @cached_property
    def points(self) -> list[Point]:
        """Each period with its change against the one before."""
        found: list[Point] = []
        for point in self._shown([self._point(period) for period in self.periods]):
            period = point.period
            before = found[-1] if found else None
            if before and before.value is not None and point.value is not None:
                change = Change(point.value, before.value, point.of, before.of)
                point = Point(period, point.value, point.of, point.source, change=change)
            found.append(point)
        return found

    def _point(self, period: Period) -> Point:
        counted = self._signed.get(period)
        if counted is None and reported.only_as_reported(self.actor, self.indicator):
            return Point(period, None, source=UNSIGNED)
        counted = counted or self._count(period)
        if counted is None:
            return Point(period, None)
        value, of, source = counted
        return Point(period, value, of, source)

    def _shown(self, points: list[Point]) -> list[Point]:
        """With the sensitive numbers taken out that this reader must not see: small ones, those
        that the board of the level above withholds, and quarters that would tell of another one
        beside their year."""
        if not self.indicator.sensitive or self.actor.has(permissions.SENSITIVE):
            return points
        known = {one.period: one.value for one in points if one.value is not None}
        hidden = {period for period in known if self._is_withheld(period, known[period])}
        years: dict[int, dict[Period, int]] = {}
        for period, value in known.items():
            years.setdefault(period.first.year, {})[period] = value
        if self.indicator.kind == FigureKind.FLOW:
            hidden = hidden.union(*(_with_others(ones, hidden) for ones in years.values()))
        return [
            replace(one, value=None, of=None, is_withheld=True) if one.period in hidden else one
            for one in points
        ]

    def _is_withheld(self, period: Period, value: int) -> bool:
        above = Board(self.root, period, [self.indicator.key], self.actor)
        return value < rules.SMALL or above.is_withheld_above(self.indicator.key)

    @cached_property
    def _signed(self) -> dict[Period, tuple[int, int | None, str]]:
        rows = (
            Summary.objects.visible_to(self.actor)
            .filter(
                organization=self.root, state=SummaryState.SIGNED,
                form__in=forms_of([self.indicator]),
                first__in={one.first for one in self.periods},
            )
            .order_by("revision")
        )  # fmt: skip
        newest = {(Period(one.kind, one.first, one.last), one.form): one.pk for one in rows}
        figures = SummaryFigure.objects.filter(
            summary_id__in=list(newest.values()), unit=None, indicator=self.indicator.key
        )
        values = {one.summary_id: one for one in figures}
        return {
            period: (values[pk].value, values[pk].of_value, SIGNED)
            for (period, _form), pk in newest.items()
            if pk in values
        }

    def _count(self, period: Period) -> tuple[int, int | None, str] | None:
        """Counted now; None before the organisation was there."""
        with scope.use(scope.Scope.everything()):
            tree = tree_on(self.root, period.last)
        if not existed(tree.places[self.root.pk], period.first, period.last):
            return None
        keys = [self.indicator.key, *([self.indicator.of] if self.indicator.of else [])]
        found = []
        for key in keys:
            rows = counting.count(
                INDICATORS[key], root=self.root, first=period.first, last=period.last, tree=tree
            )
            found.append(sum(rows.values()))
        return found[0], found[1] if self.indicator.of else None, NOW


def _with_others(year: dict[Period, int], hidden: set[Period]) -> set[Period]:
    """What is withheld of one year, and with it what keeps that from following from the year."""
    here = hidden.intersection(year)
    if not here:
        return here
    here |= rules.withheld(year)
    rest = sorted(year.keys() - here, key=lambda one: year[one])
    return here | set(rest[:1]) if len(here) == 1 else here
