"""What the records of today say beside a stored summary: late entries, never put into it."""

from __future__ import annotations

from dataclasses import dataclass

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import permissions, rules
from apps.reports.figures import Span, counted, values_of
from apps.reports.indicators import Indicator
from apps.reports.models import Summary


@dataclass(frozen=True)
class Change:
    """One figure that differs: of the whole or of a unit, before and after."""

    indicator: Indicator
    unit: str
    old: int
    new: int

    def shown_to(self, actor: Actor) -> bool:
        """Whether it may be printed: sensitive units and small sensitive numbers need the right."""
        if not self.indicator.sensitive or actor.has(permissions.SENSITIVE):
            return True
        return not self.unit and min(self.old, self.new) >= rules.SMALL

    @property
    def step(self) -> str:
        """The difference with its sign."""
        return f"{'+' if self.new > self.old else '−'}{formats.number(abs(self.new - self.old))}"


def since_counted(summary: Summary, actor: Actor) -> list[Change]:
    """Count again and compare with the stored figures, for one reader; stores nothing."""
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    now = counted(span)
    names = {figure.unit_id: figure.unit_name for figure in now.figures}
    return _changes(summary, values_of(summary.figures.all()), now.by_key(), names, actor)


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
) -> list[Change]:
    known = {one.key: one for one in summary.indicators}
    order = {key: rank for rank, key in enumerate(known)}
    stored: dict[int | None, str] = dict(summary.figures.values_list("unit_id", "unit_name"))
    names = {**stored, **names}
    found = [
        Change(known[key], names.get(unit, "") if unit else "", before, after)
        for (unit, key), before, after in rules.difference(old, new)
        if key in known
    ]
    shown = [change for change in found if change.shown_to(actor)]
    return sorted(shown, key=lambda change: (change.unit, order.get(change.indicator.key, 0)))
