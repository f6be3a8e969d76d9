"""The figures of a level beside the signed ones of its units, unit by unit; stores nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.reports import permissions
from apps.reports.choices import SummaryState
from apps.reports.drift import Change
from apps.reports.figures import Span
from apps.reports.indicators import INDICATORS
from apps.reports.models import Summary, SummaryFigure
from apps.reports.rules import quarter_end
from apps.reports.schedule.waiting import missing_for
from apps.reports.tables.counting import count
from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.grammar import COUNT
from apps.reports.tree import Place, Tree


@dataclass(frozen=True)
class Compared:
    """One summary of a level beside those of its units."""

    summary: Summary
    signed: dict[int, Summary]
    """The newest signed revision of each unit that has one."""
    missing: list[Place]
    differences: list[Change]
    """What the unit signed, and what the level has for that unit; small sensitive ones left out."""


def of_quarter(actor: Actor, until: date) -> list[Compared]:
    """The newest summaries of the own organisation whose period ended in that quarter."""
    rows = (
        Summary.objects.visible_to(actor)
        .filter(
            organization_id=actor.organization_id,
            last__gt=quarter_end(until, before=1), last__lte=until,
        )
        .newest()
        .select_related("organization")
        .in_list_order()
    )  # fmt: skip
    return [compare(one, actor) for one in rows]


def compare(summary: Summary, actor: Actor) -> Compared:
    """One summary of a level beside the signed ones of its units, for one reader."""
    if summary.table is not None:
        return _compare_table(summary, summary.table, actor)
    figures = list(summary.figures.exclude(unit=None).order_by("unit_order", "pk"))
    signed = _signed(summary, {figure.unit_id for figure in figures}, actor)
    wholes = {
        (figure.summary_id, figure.indicator): figure.value
        for figure in SummaryFigure.objects.visible_to(actor).filter(
            summary__in=[one.pk for one in signed.values()], unit=None
        )
    }
    found = []
    for figure in figures:
        theirs = signed.get(figure.unit_id) if figure.unit_id else None
        value = wholes.get((theirs.pk, figure.indicator)) if theirs else None
        if value is not None and value != figure.value and figure.indicator in INDICATORS:
            change = Change(INDICATORS[figure.indicator], figure.unit_name, value, figure.value)
            if change.shown_to(actor):
                found.append(change)
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    return Compared(summary, signed, missing_for(span, actor), found)


def _compare_table(summary: Summary, table: Definition, actor: Actor) -> Compared:
    """A table keeps no figures of units: its cells are compared with the sum of what these signed,
    and of what is counted now where nobody signs.

    While a unit has not signed, only a sum that is greater already is a difference.
    """
    span = Span(summary.organization, summary.form, summary.kind, summary.first, summary.last)
    tree = span.tree()
    signed = _signed(summary, {place.id for place in tree.children()}, actor)
    missing = missing_for(span, actor)
    if not signed:
        return Compared(summary, signed, missing, [])
    sums = _sums([summary, *signed.values()], actor)
    cells = {key: cell for key, cell in table.counted() if _adds_up(cell) and key in sums}
    rest = _rest(table, tree, set(signed), span, cells) if not missing else {}
    found = []
    for one in summary.indicators:
        if one.key not in cells or set(sums[one.key]) != {summary.pk, *_keys(signed)}:
            continue
        ours = sums[one.key][summary.pk]
        theirs = sum(sums[one.key][pk] for pk in _keys(signed)) + rest.get(one.key, 0)
        differs = theirs > ours if missing else theirs != ours
        # What a table withholds follows from its other cells: no part of it is shown here.
        if differs and (not one.sensitive or actor.has(permissions.SENSITIVE)):
            found.append(Change(one, "", theirs, ours))
    return Compared(summary, signed, missing, found)


def _adds_up(cell: TableCell) -> bool:
    """Not an average or a share, nor what moves between units cancel, nor another year."""
    return cell.kind == COUNT and cell.measure is not None and cell.measure.adds_up


def _keys(signed: dict[int, Summary]) -> list[int]:
    return [one.pk for one in signed.values()]


def _sums(summaries: list[Summary], actor: Actor) -> dict[str, dict[int, int]]:
    """Indicator → summary → its whole."""
    found: dict[str, dict[int, int]] = {}
    rows = SummaryFigure.objects.visible_to(actor).filter(summary__in=summaries, unit=None)
    for pk, key, value in rows.values_list("summary_id", "indicator", "value"):
        found.setdefault(key, {})[pk] = value
    return found


def _rest(
    table: Definition, tree: Tree, signed: set[int], span: Span, cells: Collection[str]
) -> dict[str, int]:
    """What the records of today give for the level itself and for units without an office."""
    ids = [pk for pk in tree.places if tree.branch(pk) not in signed]
    alone = Tree(tree.root, {pk: tree.places[pk] for pk in ids}, is_of_today=False)
    skip = frozenset(key for key, _cell in table.counted() if key not in cells)
    counts = count(table, tree=alone, first=span.first, last=span.last, skip=skip)
    return {key: one.value for key, one in counts.items()}


def _signed(summary: Summary, units: set[int | None], actor: Actor) -> dict[int, Summary]:
    rows = (
        Summary.objects.visible_to(actor)
        .filter(
            organization_id__in=units - {None, summary.organization_id}, form=summary.form,
            kind=summary.kind, first=summary.first, last=summary.last, state=SummaryState.SIGNED,
        )
        .order_by("revision")
    )  # fmt: skip
    return {one.organization_id: one for one in rows}
