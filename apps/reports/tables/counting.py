"""Counting a table: one query for each measure, whatever the number of rows and columns.

The query groups the facts by which rows and which columns each belongs to.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    Count,
    ExpressionWrapper,
    IntegerField,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Substr
from django.db.models.lookups import GreaterThan

from apps.reports import reading
from apps.reports.counting import within
from apps.reports.reading import Read, Records
from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.dimensions import Moment
from apps.reports.tables.grammar import AVERAGE, PRIOR, Condition
from apps.reports.tables.measures import Measure
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope

Conditions = tuple[Condition, ...]


@dataclass
class CellCount:
    """What was counted for a cell; of an average the sum of the ages, and of how many."""

    value: int = 0
    of: int | None = None
    records: Records | None = None


@dataclass(frozen=True)
class Group:
    """The cells of one measure and one period."""

    measure: Measure
    moment: Moment
    cells: list[tuple[str, TableCell]] = field(default_factory=list)


def year_before(day: date) -> date:
    """The same day a year earlier; the end of a month stays one."""
    last = calendar.monthrange(day.year, day.month)[1]
    before = calendar.monthrange(day.year - 1, day.month)[1]
    return date(day.year - 1, day.month, before if day.day == last else min(day.day, before))


def facts_of(cell: TableCell, moment: Moment) -> QuerySet[Any]:
    """The facts of one cell, of every organisation."""
    assert cell.measure is not None
    rows = cell.measure.facts(moment)
    for condition in cell.conditions:
        rows = rows.filter(_where(cell.measure, condition, moment))
    return rows


def moment_of(cell: TableCell, tree: Tree, first: date, last: date) -> Moment:
    """As of what a cell is counted: the period, or the same a year earlier under its own tree."""
    if cell.column.kind != PRIOR:
        return Moment(first, last, tree)
    first, last = year_before(first), year_before(last)
    return Moment(first, last, tree_on(tree.root, last))


def count(
    definition: Definition, *, tree: Tree, first: date, last: date,
    skip: frozenset[str] = frozenset(), keep: bool = False,
    step: Callable[[int], Any] | None = None,
) -> dict[str, CellCount]:  # fmt: skip
    """Every counted cell by key, but those in ``skip``."""
    found: dict[str, CellCount] = {}
    with scope.use(scope.Scope.everything()):
        cells = [one for one in definition.counted() if one[0] not in skip]
        for group in _groups(cells, tree, first, last):
            found |= _count_group(group, keep=keep)
            if step:
                step(len(found))
    return found


def _groups(
    cells: Iterable[tuple[str, TableCell]], tree: Tree, first: date, last: date
) -> list[Group]:
    found: dict[tuple[str, bool], Group] = {}
    moments: dict[bool, Moment] = {}
    for key, cell in cells:
        assert cell.measure is not None
        name = cell.measure.code, cell.column.kind == PRIOR
        if name[1] not in moments:
            moments[name[1]] = moment_of(cell, tree, first, last)
        if name not in found:
            found[name] = Group(cell.measure, moments[name[1]])
        found[name].cells.append((key, cell))
    return list(found.values())


def _where(measure: Measure, condition: Condition, moment: Moment) -> Q:
    dimension = measure.dimensions[condition.dimension]
    return dimension.condition(condition.values, moment, negated=condition.negated)


def _count_group(group: Group, *, keep: bool) -> dict[str, CellCount]:
    flags = {conditions: number for number, conditions in enumerate(_flags(group))}
    rows = within(group.measure.facts(group.moment), group.moment.tree)
    for condition in group.cells[0][1].base:
        rows = rows.filter(_where(group.measure, condition, group.moment))
    ages = _ages(group) if any(cell.kind == AVERAGE for _key, cell in group.cells) else {}
    found = {
        key: CellCount(of=0 if cell.kind == AVERAGE else None, records=_none(cell, keep=keep))
        for key, cell in group.cells
    }
    wanted = [
        (found[key], sum(1 << flags[one] for one in set(_parts(cell)) if one), cell.kind == AVERAGE)
        for key, cell in group.cells
    ]
    for read in reading.read(rows, [_flag(group, one) for one in flags], sums=ages, keep=keep):
        for counted, needed, is_average in wanted:
            if read.flags & needed == needed:
                _add(counted, read, is_average=is_average)
    return found


def _parts(cell: TableCell) -> tuple[Conditions, Conditions]:
    return cell.of_row, cell.of_column


def _flags(group: Group) -> list[Conditions]:
    """The conditions of rows and columns, each once; one that is empty always holds."""
    found = {part: None for _key, cell in group.cells for part in _parts(cell) if part}
    return list(found)


def _flag(group: Group, conditions: Conditions) -> Any:
    found = Q()
    for condition in conditions:
        found &= _where(group.measure, condition, group.moment)
    return ExpressionWrapper(found, output_field=BooleanField())


def _ages(group: Group) -> dict[str, Any]:
    """Of those whose birth is known: how many, and the sum of their ages."""
    born = Q(**{f"{group.measure.birth}__isnull": False})
    return {
        "aged": Count("pk", filter=born),
        "ages": Sum(_age(group.measure.birth, group.moment.last), filter=born),
    }


def _age(birth: str, day: date) -> Any:
    """Completed years; a birth known by month or year counts from its first day."""
    year = Cast(Substr(birth, 1, 4), IntegerField())
    not_yet = Case(
        When(then=Value(1), condition=GreaterThan(Substr(birth, 6), Value(f"{day:%m-%d}"))),
        default=Value(0), output_field=IntegerField(),
    )  # fmt: skip
    return Value(day.year) - year - not_yet


def _none(cell: TableCell, *, keep: bool) -> Records | None:
    return Records() if keep and cell.kind != AVERAGE else None


def _add(counted: CellCount, read: Read, *, is_average: bool) -> None:
    if is_average:
        aged, ages = read.sums
        counted.value += ages
        counted.of = (counted.of or 0) + aged
        return
    counted.value += read.facts
    if counted.records is not None:
        counted.records.add(read)
