"""What the records of today say beside a stored summary: late entries, never put into it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import permissions, reported, rules
from apps.reports.choices import WHOLE_OR_CLOSED
from apps.reports.figures import Counted, Span, counted, values_of
from apps.reports.indicators import Indicator
from apps.reports.models import Summary, SummaryFigure


@dataclass(frozen=True)
class Change:
    """One figure that differs: of the whole or of a unit, before and after."""

    indicator: Indicator
    unit: str
    old: int
    new: int
    unit_id: int | None = None
    late: int = 0
    """Records that count today and did not when the figure was stored; 0 where none are kept."""
    gone: int = 0
    """Records that counted then and do not today."""
    listed: bool = False
    """Whether the reader may open the records."""

    def shown_to(self, actor: Actor) -> bool:
        """Whether it may be printed: sensitive units and small sensitive numbers need the right."""
        if not self.indicator.sensitive or actor.has(permissions.SENSITIVE):
            return True
        return not self.unit and min(self.old, self.new) >= rules.SMALL

    @property
    def step(self) -> str:
        """The difference with its sign."""
        if self.new == self.old:
            return "0"
        return f"{'+' if self.new > self.old else '−'}{formats.number(abs(self.new - self.old))}"


def since_counted(summary: Summary, actor: Actor) -> list[Change]:
    """Count again and compare with the stored figures and their records, for one reader; stores
    nothing. A figure whose number is the same while its records are others differs too."""
    now = counted(_span(summary), keep=True)
    names = {figure.unit_id: figure.unit_name for figure in now.figures}
    moved = _moved(summary, now)
    kept = _as_reported(summary, moved, actor)
    changes = _changes(
        summary, values_of(_stored(summary)), now.by_key(), names, actor, set(moved), kept
    )
    return [
        replace(
            change,
            late=len(late),
            gone=len(gone),
            listed=permissions.can_list(actor, change.indicator),
        )
        for change in changes
        for late, gone in [moved.get((change.unit_id, change.indicator.key), (set(), set()))]
    ]


def _as_reported(
    summary: Summary, moved: dict[tuple[int | None, str], tuple[set[int], set[int]]], actor: Actor
) -> set[str]:
    """Indicators of cases and letters of which a record came or went that this reader may not know
    of: walled off, or of a higher grade. They stay as they were reported, without a difference; for
    whoever is walled at all they do so always, as a difference that goes would tell as well."""
    known = {one.key: one for one in summary.indicators}
    if reported.is_walled(actor):
        return {key for key, one in known.items() if one.subject in WHOLE_OR_CLOSED}
    found: dict[str, set[int]] = {}
    for (_unit, key), (late, gone) in moved.items():
        if key in known and known[key].subject in WHOLE_OR_CLOSED:
            found.setdefault(key, set()).update(late, gone)
    kept = set()
    for key, keys in found.items():
        rows: Any = known[key].facts(summary.first, summary.last).model._default_manager
        if rows.filter(pk__in=keys).placed_for(actor).count() < len(keys):
            kept.add(key)
    return kept


def late_keys(summary: Summary, unit_id: int | None, key: str) -> set[int]:
    """Keys of the records that count in a figure today and did not when it was stored.

    Counts again: only for the one page that lists them. Both locks of the reader come after it.
    """
    moved = _moved(summary, counted(_span(summary), keep=True))
    if unit_id is None:
        rows = [late for (_unit, found), (late, _gone) in moved.items() if found == key]
    else:
        rows = [moved.get((unit_id, key), (set(), set()))[0]]
    return set().union(*rows)


def _span(summary: Summary) -> Span:
    return Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)


def _stored(summary: Summary) -> list[SummaryFigure]:
    return list(summary.figures.all())


def _moved(
    summary: Summary, now: Counted
) -> dict[tuple[int | None, str], tuple[set[int], set[int]]]:
    """Records that came and went behind each figure that keeps its own."""
    then = {
        (figure.unit_id, figure.indicator): set(figure.records or ())
        for figure in summary.figures.defer(None).filter(records__isnull=False)
    }
    found = {}
    for figure in now.figures:
        key = (figure.unit_id, figure.indicator)
        if figure.records is not None and key in then and then[key] != set(figure.records):
            records = set(figure.records)
            found[key] = (records - then[key], then[key] - records)
    return found


def between(old: Summary, new: Summary, actor: Actor) -> list[Change]:
    """Figures that differ between two revisions, for one reader."""
    figures = list(new.figures.all())
    names = {figure.unit_id: figure.unit_name for figure in figures}
    return _changes(new, values_of(old.figures.all()), values_of(figures), names, actor)


def _changes(
    summary: Summary,
    old: dict[tuple[int | None, str], int],
    new: dict[tuple[int | None, str], int],
    names: dict[int | None, str],
    actor: Actor,
    moved: Collection[tuple[int | None, str]] = (),
    kept: Collection[str] = (),
) -> list[Change]:
    known = {one.key: one for one in summary.indicators}
    order = {key: rank for rank, key in enumerate(known)}
    stored: dict[int | None, str] = dict(summary.figures.values_list("unit_id", "unit_name"))
    names = {**stored, **names}
    differ = rules.difference(old, new)
    told = {key for key, _before, _after in differ}
    same = [(key, old.get(key, 0), new.get(key, 0)) for key in moved if key not in told]
    found = [
        Change(known[key], names.get(unit, "") if unit else "", before, after, unit)
        for (unit, key), before, after in [*differ, *same]
        if key in known and key not in kept
    ]
    shown = [change for change in found if change.shown_to(actor)]
    return sorted(shown, key=lambda change: (change.unit, order.get(change.indicator.key, 0)))
