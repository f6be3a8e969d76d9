"""What the records of today say beside a stored summary: late entries, never put into it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import behind, permissions, reported, rules
from apps.reports.choices import WHOLE_OR_CLOSED
from apps.reports.figures import Counted, Span, counted, stored_values, values_of
from apps.reports.indicators import Indicator
from apps.reports.models import Summary, SummaryFigure
from apps.reports.models.base import keys_in


@dataclass(frozen=True)
class Change:
    """One figure that differs: of the whole or of a unit, before and after."""

    indicator: Indicator
    unit: str
    old: int
    new: int
    unit_id: int | None = None
    late: int | None = 0
    """Records that count today and did not when the figure was stored; None where they are not
    known one by one."""
    gone: int | None = 0
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


@dataclass(frozen=True)
class Moved:
    """The records that came and went behind one figure since it was stored."""

    figure: SummaryFigure
    """As it is stored."""
    late: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    is_named: bool = True
    """Whether they are known one by one: the keys of very many are not kept, and only their
    fingerprint tells that they are others."""


Place = tuple[int | None, str]
"""Unit and indicator."""


def since_counted(summary: Summary, actor: Actor) -> list[Change]:
    """Count again and compare with the stored figures and their records, for one reader; stores
    nothing. A figure whose number is the same while its records are others differs too."""
    now = counted(_span(summary), keep=True)
    names = {figure.unit_id: figure.unit_name for figure in now.figures}
    moved = _moved(summary, now)
    kept = _as_reported(summary, moved, actor)
    changes = _changes(
        summary, stored_values(summary), now.by_key(), names, actor, set(moved), kept
    )
    found = []
    for change in changes:
        records = moved.get((change.unit_id, change.indicator.key))
        late: int | None = len(records.late) if records else 0
        gone: int | None = len(records.gone) if records else 0
        if records and not records.is_named:
            late = gone = None
        listed = permissions.can_list(actor, change.indicator)
        found.append(replace(change, late=late, gone=gone, listed=listed))
    return found


def _as_reported(summary: Summary, moved: dict[Place, Moved], actor: Actor) -> set[str]:
    """Indicators of cases and letters of which a record came or went that this reader may not know
    of: walled off, or of a higher grade. They stay as they were reported, without a difference; for
    whoever is walled at all they do so always, as a difference that goes would tell as well."""
    known = {one.key: one for one in summary.indicators}
    if reported.is_walled(actor):
        return {key for key, one in known.items() if one.subject in WHOLE_OR_CLOSED}
    named: dict[str, set[int]] = {}
    kept = set()
    for (_unit, key), one in moved.items():
        if key not in known or known[key].subject not in WHOLE_OR_CLOSED or key in kept:
            continue
        named.setdefault(key, set()).update(one.late, one.gone)
        if not one.is_named:
            rows = behind.records(summary, one.figure, actor)
            if behind.is_closed(summary, one.figure, rows):
                kept.add(key)
    for key, keys in named.items():
        rows = known[key].facts(summary.first, summary.last).model._default_manager
        if rows.filter(pk__in=keys).placed_for(actor).count() < len(keys):
            kept.add(key)
    return kept


def late_keys(summary: Summary, unit_id: int | None, key: str) -> set[int]:
    """Keys of the records that count in a figure today and did not when it was stored.

    Counts again: only for the one page that lists them. Both locks of the reader come after it.
    """
    moved = _moved(summary, counted(_span(summary), keep=True))
    found = moved.get((unit_id, key))
    return found.late if found else set()


def _span(summary: Summary) -> Span:
    return Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)


def _moved(summary: Summary, now: Counted) -> dict[Place, Moved]:
    """Each figure behind which the records are others today."""
    then = {(one.unit_id, one.indicator): one for one in summary.figures.all()}
    differ: dict[Place, SummaryFigure] = {}
    for figure in now.figures:
        place = figure.unit_id, figure.indicator
        if place in then and then[place].records_digest != figure.records_digest:
            differ[place] = figure
    ids = [then[place].pk for place in differ]
    kept = dict(SummaryFigure.objects.filter(pk__in=ids).values_list("pk", "records"))
    found = {}
    for place, figure in differ.items():
        old, new = kept[then[place].pk], figure.records
        if old is not None and new is not None:
            late, gone = keys_in(new) - keys_in(old), keys_in(old) - keys_in(new)
            if late or gone:
                found[place] = Moved(then[place], late, gone)
        elif then[place].records_digest:  # one of an earlier version has neither
            found[place] = Moved(then[place], is_named=False)
    return found | _of_wholes(found)


def _of_wholes(moved: dict[Place, Moved]) -> dict[Place, Moved]:
    """A whole leaves its keys to its units: what came and went there, not from one to another."""
    found: dict[Place, Moved] = {}
    for (unit, key), whole in moved.items():
        parts = [one for (of, name), one in moved.items() if of is not None and name == key]
        if unit is None and not whole.is_named and parts and all(one.is_named for one in parts):
            late = set().union(*(one.late for one in parts))
            gone = set().union(*(one.gone for one in parts))
            found[unit, key] = Moved(whole.figure, late - gone, gone - late)
    return found


def between(old: Summary, new: Summary, actor: Actor) -> list[Change]:
    """Figures that differ between two revisions, for one reader."""
    figures = list(new.figures.all())
    names = {figure.unit_id: figure.unit_name for figure in figures}
    return _changes(new, stored_values(old), values_of(figures), names, actor)


def _changes(
    summary: Summary,
    old: dict[tuple[int | None, str], int],
    new: dict[tuple[int | None, str], int],
    names: dict[int | None, str],
    actor: Actor,
    moved: Collection[Place] = (),
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
