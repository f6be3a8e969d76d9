"""How targets stand: counted from the records of now, many targets in a fixed number of queries.

As everywhere in this app, counting runs under the scope of the system and totals alone leave it.
Whom ``reported`` names is told figures of cases and letters as they were signed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Count, QuerySet, Value

from apps.accounts.actor import Actor
from apps.reports import reported
from apps.reports.choices import FigureKind, PeriodKind
from apps.reports.indicators import INDICATORS
from apps.reports.manual import counting as manual
from apps.reports.models import ManualIndicator, SummaryFigure, Target
from apps.reports.reported import NOW, SIGNED, UNSIGNED
from apps.reports.targets import rules
from apps.reports.targets.rules import Aim, Window
from apps.reports.tree import Stood, stood_on
from apps.tenancy import scope

Key = tuple[str, int, int, date, date]
"""Indicator of records, or none and the key of a manual one; root, first and last day."""
AT_ONCE = 40
"""Counts in one statement."""


@dataclass(frozen=True)
class Reading:
    """A target in one stretch of time: what there is, where it leads, the light."""

    window: Window
    value: int | None
    of: int | None
    now: Fraction | None
    ends: Fraction | None
    light: str
    source: str = NOW

    @property
    def is_known(self) -> bool:
        """Whether there is something to measure."""
        return self.now is not None


def aim_of(target: Target) -> Aim:
    """What is to be reached."""
    return Aim(
        Fraction(target.share if target.share is not None else target.plan or 0), target.is_most
    )


def latest(targets: Sequence[Target], *, actor: Actor, today: date) -> dict[int, Reading]:
    """For one reader, of each target the newest reading that has something to say: the running year
    of a yearly one, or the year before while nothing of it can be measured yet."""
    wanted = {
        target.pk: rules.windows(target.kind, target.first, target.last, today=today)[:2]
        for target in targets
    }
    found = _read(targets, wanted, actor)
    return {
        pk: next((one for one in readings if one.is_known), readings[0])
        for pk, readings in found.items()
        if readings
    }


def history(target: Target, *, actor: Actor, today: date) -> list[Reading]:
    """For one reader, year by year: the years of a yearly target; of another one the calendar years
    of its period, of which none is judged by itself."""
    if target.kind == PeriodKind.YEAR:
        windows = rules.windows(target.kind, target.first, target.last, today=today)
    else:
        windows = rules.years(target.first, target.last, today=today)[::-1]
    return _read([target], {target.pk: windows}, actor).get(target.pk, [])


def only_as_reported(target: Target, actor: Actor) -> bool:
    """Whether the reader is told how the target stands as signed, and never as counted now."""
    if target.manual is not None:
        return False
    return reported.only_as_reported(actor, INDICATORS[target.indicator])


def _read(
    targets: Sequence[Target], wanted: dict[int, list[Window]], actor: Actor
) -> dict[int, list[Reading]]:
    told = [target for target in targets if only_as_reported(target, actor)]
    counted = [target for target in targets if target not in told]
    return _as_signed(told, wanted) | _as_counted(counted, wanted)


def _as_signed(
    targets: Sequence[Target], wanted: dict[int, list[Window]]
) -> dict[int, list[Reading]]:
    def key(target: Target, window: Window) -> tuple[int, str, date, date]:
        return target.organization_id, target.indicator, window.first, window.until

    signed = reported.newest_signed(
        key(target, window) for target in targets for window in wanted[target.pk]
    )
    return {
        target.pk: [
            _as_one_signed(target, window, signed.get(key(target, window)))
            for window in wanted[target.pk]
        ]
        for target in targets
    }


def _as_one_signed(target: Target, window: Window, figure: SummaryFigure | None) -> Reading:
    if figure is None:
        return Reading(window, None, None, None, None, rules.NONE, UNSIGNED)
    until = replace(window, until=figure.summary.last)
    found = _judged(target, until, figure.value, figure.of_value)
    return replace(found, source=SIGNED)


def _as_counted(
    targets: Sequence[Target], wanted: dict[int, list[Window]]
) -> dict[int, list[Reading]]:
    keys = {
        key for target in targets for window in wanted[target.pk] for key in _keys(target, window)
    }
    with scope.use(scope.Scope.everything()):
        stood = stood_on((root, last) for _name, _pk, root, _first, last in keys)
        found = _counted({key for key in keys if key[0]}, stood)
        by_hand = manual.totals({key[1:] for key in keys if not key[0]}, stood)
        found |= {("", *key): value for key, value in by_hand.items()}
    return {
        target.pk: [_reading(target, window, found) for window in wanted[target.pk]]
        for target in targets
    }


def _indicator(target: Target) -> tuple[Any, Any]:
    """The indicator and the whole of its share."""
    if target.manual is not None:
        return target.manual, target.manual.of
    one = INDICATORS[target.indicator]
    return one, INDICATORS.get(one.of)


def _keys(target: Target, window: Window) -> list[Key]:
    days = [(window.first, window.until)]
    if _begins_at_a_stock(target):
        days.append((rules.day_before(window), rules.day_before(window)))
    named = [one for one in _indicator(target) if one is not None]
    return [_key(one, target, *span) for one in named for span in days]


def _key(one: Any, target: Target, first: date, last: date) -> Key:
    if isinstance(one, ManualIndicator):
        return "", one.pk, target.organization_id, first, last
    return one.key, 0, target.organization_id, first, last


def _begins_at_a_stock(target: Target) -> bool:
    """Whether its pace is the change of a stock: only what is to be reached by a day has one."""
    return target.by_date and _indicator(target)[0].kind == FigureKind.STOCK


def _reading(target: Target, window: Window, found: dict[Key, int | None]) -> Reading:
    one, whole = _indicator(target)

    def on(first: date, last: date) -> tuple[int | None, int | None]:
        of = found.get(_key(whole, target, first, last)) if whole is not None else None
        return found.get(_key(one, target, first, last)), of

    start = None
    if _begins_at_a_stock(target):
        before = rules.day_before(window)
        start = rules.measure(*on(before, before), is_share=target.share is not None)
    return _judged(target, window, *on(window.first, window.until), start=start)


def _judged(
    target: Target, window: Window, value: int | None, of: int | None,
    *, start: Fraction | None = None,
) -> Reading:  # fmt: skip
    """What the numbers come to; ``start``: a stock before the first day, where that is known."""
    is_share = target.share is not None
    adds_up = _indicator(target)[0].kind == FigureKind.FLOW and not is_share
    now = rules.measure(value, of, is_share=is_share)
    judged = target.kind == PeriodKind.YEAR or (window.first, window.last) == (
        target.first, target.last
    )  # fmt: skip
    if now is None or not judged:
        return Reading(window, value, of, now, None, rules.NONE)
    if start is None:
        start = Fraction(0) if adds_up else now
    ends = rules.pace(now, window, start=start)
    # A change carried on may leave what is possible.
    ends = min(max(ends, Fraction(0)), Fraction(100)) if is_share else max(ends, Fraction(0))
    aim = aim_of(target)
    shown = rules.light(now, ends, aim, is_over=window.is_over, adds_up=adds_up)
    return Reading(window, value, of, now, ends, shown)


def _counted(keys: Iterable[Key], stood: Stood) -> dict[Key, int | None]:
    """Each count a branch of a few statements."""
    wanted = sorted(keys)
    found: dict[Key, int | None] = dict.fromkeys(wanted, 0)
    for begin in range(0, len(wanted), AT_ONCE):
        part = [
            _branch(number, key, list(stood[key[2], key[4]]))
            for number, key in enumerate(wanted[begin : begin + AT_ONCE], begin)
        ]
        rows: Any = part[0].union(*part[1:], all=True)
        found |= {wanted[number]: value for number, value in rows}
    return found


def _branch(number: int, key: Key, ids: list[int]) -> QuerySet[Any]:
    name, _pk, _root, first, last = key
    facts = INDICATORS[name].facts(first, last).filter(organization_id__in=ids).order_by()
    rows: QuerySet[Any] = (
        facts.annotate(branch=Value(number)).values("branch").annotate(n=Count("pk"))
    )
    return rows.values_list("branch", "n")
