"""A table as it is written, its cells, and what is wrong in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from apps.reports.tables import grammar
from apps.reports.tables.grammar import (
    AVERAGE,
    BEFORE,
    BY_HAND,
    COUNT,
    GROUP_BASE,
    NOT_RECORDED,
    PRIOR,
    RATIO,
    SHARE,
    Axis,
    Check,
    Condition,
    Fault,
    Line,
    Term,
)
from apps.reports.tables.measures import Measure
from apps.reports.tables.registry import MEASURES

FIELDS = (
    "code", "title", "title_en", "branch", "unit_word", "measure", "base", "zero", "source",
    "status", "kinds", "rows", "columns", "checks",
)  # fmt: skip
"""What a summary keeps of the table it was counted by."""
MOST_CELLS = 3000
SAME_SUBJECT = {"minority": "ethnicity", "religious": "religion"}
"""Dimensions that tell of the same: one added up from the values of the other."""
SENSITIVE = frozenset(
    name
    for measure in MEASURES.values()
    for name, dimension in measure.dimensions.items()
    if dimension.sensitive
)
"""Dimensions of ethnicity and religion, whatever is counted."""


@dataclass(frozen=True)
class TableCell:
    """Where a row and a column cross, and what stands there."""

    row: Line
    column: Line
    kind: str
    measure: Measure | None = None
    base: tuple[Condition, ...] = ()
    of_row: tuple[Condition, ...] = ()
    of_column: tuple[Condition, ...] = ()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All that narrows it."""
        return (*self.base, *self.of_row, *self.of_column)

    @property
    def is_counted(self) -> bool:
        """Whether records are counted for it."""
        return self.measure is not None and self.kind in (COUNT, PRIOR, AVERAGE)

    @property
    def is_known(self) -> bool:
        """Whether it has a number: counted, or entered by hand."""
        return self.is_counted or self.kind == BY_HAND

    @cached_property
    def sensitive_about(self) -> frozenset[str]:
        """By what it is narrowed that is sensitive: ethnicity, religion."""
        if self.measure is None and self.kind != BY_HAND:
            return frozenset()
        narrowed = {one.dimension for one in self.conditions} & SENSITIVE
        return frozenset(SAME_SUBJECT.get(one, one) for one in narrowed)

    @property
    def is_sensitive(self) -> bool:
        """Whether it is narrowed by ethnicity or religion."""
        return bool(self.sensitive_about)


@dataclass(frozen=True)
class Definition:
    """One table. The texts are read once; what is wrong in them is kept.

    ``by_hand`` are the keys of cells that nothing is recorded for and that have a number all the
    same, because somebody entered it.
    """

    values: Mapping[str, Any]
    faults: list[Fault] = field(default_factory=list, compare=False)
    by_hand: frozenset[str] = frozenset()

    def __getattr__(self, name: str) -> Any:
        if name in FIELDS:
            return self.values.get(name, "")
        raise AttributeError(name)

    @cached_property
    def _read(self) -> tuple[Axis, Axis, list[Check], tuple[Condition, ...]]:
        rows, of_rows = grammar.read_axis(self.values["rows"], "rows")
        columns, of_columns = grammar.read_axis(self.values["columns"], "columns")
        checks, of_checks = grammar.read_checks(self.values.get("checks", ""))
        base, of_base = grammar.read_base(self.values.get("base", ""))
        self.faults.extend([*of_base, *of_rows, *of_columns, *of_checks])
        return rows, columns, checks, base

    @property
    def row_axis(self) -> Axis:
        """The rows."""
        return self._read[0]

    @property
    def column_axis(self) -> Axis:
        """The columns."""
        return self._read[1]

    @property
    def check_list(self) -> list[Check]:
        """The checks."""
        return self._read[2]

    @property
    def base_conditions(self) -> tuple[Condition, ...]:
        """What holds for every cell."""
        return self._read[3]

    def key(self, row: str, column: str) -> str:
        """The name of a cell among the figures."""
        return f"{self.code}.{row}.{column}"

    @cached_property
    def cells(self) -> dict[tuple[str, str], TableCell]:
        """Every cell by row and column."""
        return {
            (row.code, column.code): self._cell(row, column)
            for row in self.row_axis.lines
            for column in self.column_axis.lines
        }

    def counted(self) -> Iterator[tuple[str, TableCell]]:
        """Cells for which records are counted, with their keys."""
        for (row, column), cell in self.cells.items():
            if cell.is_counted:
                yield self.key(row, column), cell

    def figures(self) -> Iterator[tuple[str, TableCell]]:
        """Cells that have a number, counted or entered by hand, with their keys."""
        for (row, column), cell in self.cells.items():
            if cell.is_known:
                yield self.key(row, column), cell

    def unrecorded(self) -> dict[str, TableCell]:
        """Cells by key whose number can be entered by hand: for what follows from other cells, and
        for an average, none can."""
        return {
            self.key(row, column): cell
            for (row, column), cell in self.cells.items()
            if cell.kind in (NOT_RECORDED, BY_HAND)
            and cell.column.kind not in (RATIO, SHARE)
            and cell.row.kind != AVERAGE
        }

    def _unrecorded(self, row: Line, column: Line) -> TableCell:
        if self.key(row.code, column.code) not in self.by_hand:
            return TableCell(row, column, NOT_RECORDED)
        base = self.base_conditions
        return TableCell(row, column, BY_HAND, None, base, row.conditions, column.conditions)

    def _cell(self, row: Line, column: Line) -> TableCell:
        if column.kind in (RATIO, SHARE):
            source = self.counted_before(column)
            same = source is not None and self._cell(row, source).is_known
            if _excluded(row, column) or (column.kind == SHARE and row.kind == AVERAGE):
                same = False
            return TableCell(row, column, column.kind if same else NOT_RECORDED)
        if _excluded(row, column) or NOT_RECORDED in (row.kind, column.kind):
            return self._unrecorded(row, column)
        source = column
        if column.kind == PRIOR:
            source = self.counted_before(column) or column
        known = MEASURES.get(row.measure or source.measure or self.values["measure"])
        if known is None:
            return self._unrecorded(row, column)
        kind = AVERAGE if row.kind == AVERAGE else column.kind
        base = self.base_conditions
        return TableCell(row, column, kind, known, base, row.conditions, source.conditions)

    def counted_before(self, column: Line, kind: str = COUNT) -> Line | None:
        """The nearest column at the left that is of a kind."""
        lines = self.column_axis.lines
        before = lines[: lines.index(column)]
        return next((one for one in reversed(before) if one.kind == kind), None)

    def base_row(self, row: Line, column: Line) -> str:
        """The row of which a share is taken."""
        if column.base != GROUP_BASE:
            return column.base
        return next(one.code for one in self.row_axis.lines if one.group == row.group)

    def names(self, term: Term, axis: Axis) -> tuple[str, ...]:
        """The lines that an operand of a check stands for."""
        if term.is_sum:
            return tuple(line.code for line in axis.of_group(term.name))
        return (term.name,)

    def axis_of(self, check: Check) -> Axis | None:
        """Whether a check compares columns or rows; None when it names a line of neither."""
        for axis in (self.column_axis, self.row_axis):
            lines = {line.code for line in axis.lines}
            groups = {code for code, _label in axis.groups}
            if all(
                term.is_foreign or term.name in (groups if term.is_sum else lines)
                for side in check.sides
                for term in side
            ):
                return axis
        return None

    def as_details(self) -> dict[str, Any]:
        """What a summary keeps."""
        return {name: self.values.get(name, "") for name in FIELDS}


def _excluded(row: Line, column: Line) -> bool:
    return bool(
        (row.only and column.code not in row.only) or (column.only and row.code not in column.only)
    )


def faults_of(definition: Definition) -> list[Fault]:
    """Everything that is wrong in a table, with its place and its rule; empty when it can count."""
    rows, columns, checks, _base = definition._read
    found = list(definition.faults)
    for part, axis in (("rows", rows), ("columns", columns)):
        if not axis.lines and not any(fault.part == part for fault in found):
            found.append(Fault("table_axis_empty", part=part))
    found += _names_twice(rows, columns)
    found += _wrong_kinds(definition)
    found += _wrong_cells(definition)
    for check in checks:
        if any(_same(*pair) for pair in pairwise(check.sides)):
            fault = Fault("table_check_itself", check.number, part="checks", value=check.text)
            found.append(fault)
        if definition.axis_of(check) is None:
            found.append(Fault("table_check_names", check.number, part="checks", value=check.text))
        found += _unknown_before(check, rows)
    return found


def _same(left: tuple[Term, ...], right: tuple[Term, ...]) -> bool:
    """Whether two sides are the same sum, in whatever order."""
    return Counter(left) == Counter(right)


def _unknown_before(check: Check, rows: Axis) -> Iterator[Fault]:
    """What a check names of the period before is a row of this table."""
    known = {line.code for line in rows.lines}
    for term in (one for side in check.sides for one in side):
        form, _dot, line = term.name.partition(".")
        if form == BEFORE and line not in known:
            yield Fault("table_line_unknown", check.number, part="checks", value=line)


def _names_twice(rows: Axis, columns: Axis) -> list[Fault]:
    seen: set[str] = set()
    found = []
    for part, axis in (("rows", rows), ("columns", columns)):
        for line in axis.lines:
            if line.code in seen:
                found.append(Fault("table_code_twice", line.number, part=part, value=line.code))
            seen.add(line.code)
        for line in axis.lines:
            others = {one.code for one in (columns if part == "rows" else rows).lines}
            for name in line.only:
                if name not in others:
                    found.append(Fault("table_line_unknown", line.number, part=part, value=name))
    return found


def _wrong_kinds(definition: Definition) -> list[Fault]:
    found = []
    for line in definition.row_axis.lines:
        if line.kind in (PRIOR, RATIO, SHARE):
            found.append(Fault("table_kind_of_column", line.number, part="rows"))
    codes = {line.code for line in definition.row_axis.lines}
    for line in definition.column_axis.lines:
        if line.kind == AVERAGE:
            found.append(Fault("table_kind_of_row", line.number, part="columns"))
        if line.kind in (PRIOR, RATIO, SHARE) and definition.counted_before(line) is None:
            found.append(Fault("table_nothing_before", line.number, part="columns"))
        if line.kind == RATIO and definition.counted_before(line, PRIOR) is None:
            found.append(Fault("table_nothing_before", line.number, part="columns"))
        if line.kind == SHARE and line.base not in (GROUP_BASE, *codes):
            found.append(Fault("table_line_unknown", line.number, part="columns", value=line.base))
    return found


def _wrong_cells(definition: Definition) -> list[Fault]:
    if len(definition.cells) > MOST_CELLS:
        return [Fault("table_too_large", part="rows", value=str(MOST_CELLS))]
    found: dict[tuple[str, int, str, str], Fault] = {}
    default = definition.values["measure"]
    for cell in definition.cells.values():
        if cell.kind in (NOT_RECORDED, RATIO, SHARE) and cell.measure is None:
            for part, line in (("rows", cell.row), ("columns", cell.column)):
                named = line.measure or default
                if line.kind in (COUNT, AVERAGE) and named not in MEASURES:
                    fault = Fault("table_measure", line.number, part=part, value=named)
                    found.setdefault((part, line.number, fault.code, named), fault)
            continue
        for fault in _of_cell(cell):
            found.setdefault((fault.part, fault.line, fault.code, str(fault.params)), fault)
    return list(found.values())


def _of_cell(cell: TableCell) -> Iterator[Fault]:
    assert cell.measure is not None
    if cell.row.measure and cell.column.measure and cell.row.measure != cell.column.measure:
        yield Fault("table_measures_two", cell.row.number, part="rows", value=cell.row.measure)
    if cell.kind == AVERAGE and not cell.measure.birth:
        yield Fault("table_no_age", cell.row.number, part="rows", value=cell.measure.code)
    for part, number, conditions in (
        ("base", 0, cell.base), ("rows", cell.row.number, cell.of_row),
        ("columns", cell.column.number, cell.of_column),
    ):  # fmt: skip
        for condition in conditions:
            dimension = cell.measure.dimensions.get(condition.dimension)
            if dimension is None:
                yield Fault(
                    "table_dimension", number, part=part, value=condition.dimension,
                    measure=cell.measure.code,
                )  # fmt: skip
                continue
            for value in condition.values:
                code = ""
                if not dimension.accepts(value):
                    code = "table_value"
                elif dimension.is_reversed(value):
                    code = "table_value_reversed"
                if code:
                    yield Fault(code, number, part=part, value=value, dimension=condition.dimension)
