"""A paragraph from the rows and columns of a statistical table, whatever it counts.

A table has no templates of its own: its lines are data. Where a column is the total of the others,
that column is told row by row and the total row column by column; else each column is told by
itself. What is not recorded, what is nought and what is withheld from anybody is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import get_language

from apps.accounts.actor import Actor
from apps.core import formats
from apps.reports import permissions, rules, wording
from apps.reports.choices import FigureKind
from apps.reports.narrative import clauses
from apps.reports.narrative.units import unit_of
from apps.reports.narrative.writing import Narrative
from apps.reports.sheet import Sheet
from apps.reports.tables.grammar import AVERAGE, COUNT, NOT_RECORDED, RATIO, SHARE, Axis, Line
from apps.reports.tables.sheet import Shown, TableSheet

TOTALS = ("tổng số", "cộng")
"""Names that say no more than that a line is the total."""
MANY_COLUMNS = 8
"""Of more columns than these only the first row and its parts are told."""
OPENING_MEASURE = "members_opening"
"""Stands on the day before the period, so a table that has it is not dated by its last day."""
PROPER = ("ethnicity", "religion")
"""Dimensions whose values are names of peoples and religions: they keep their capital."""
_NUMBERING = re.compile(r"(?:[A-Z]|[IVX]+|\d+[a-z]?)\.\s+")
_TITLE_PREFIX = re.compile(r"Biểu [^-]*- ")
At = Callable[[Line], Shown | None]


@dataclass
class Node:
    """A line with those set in below it."""

    line: Line
    below: list[Node] = field(default_factory=list)


class TableNarrative(Narrative):
    """The cells of a table in sentences."""

    sheet: TableSheet

    def __init__(self, sheet: TableSheet) -> None:
        super().__init__(sheet)
        self.table = sheet.table
        # A paragraph is passed on: it holds what may be read without the right to sensitive data.
        reader = sheet.actor
        if reader.has(permissions.SENSITIVE):
            sheet = TableSheet(sheet.summary, _without_sensitive(reader))
        cells = [cell for row in sheet.grid for cell in row.cells]
        self._cells = {(one.cell.row.code, one.cell.column.code): one for one in cells}

    @property
    def text(self) -> str:
        """The whole paragraph."""
        summary = self.sheet.summary
        values = {"period": capfirst(self.sheet.period), "name": self._name}
        written = [one for one in (*self._sentences(), self._by_hand()) if one]
        if not written:
            return str(self._nothing() % values)
        first, *others = written
        if self._of_a_day:
            day = formats.date_text(summary.last)
            first = str(clauses.ON_DAY % {"day": day, "text": first})
        opening = str(clauses.OPENING % {**values, "text": first})
        return ". ".join([opening, *(capfirst(one) for one in others)]) + "."

    @property
    def _name(self) -> str:
        title = self.table.title
        if get_language() == "en" and self.table.title_en:
            title = self.table.title_en
        title = _TITLE_PREFIX.sub("", title, count=1)
        named = {"name": self.sheet.summary.name, "code": self.table.code, "title": title}
        return str(clauses.BY_FORM % named)

    def _nothing(self) -> Any:
        """Nought everywhere, nothing recorded at all, or what there is must not be told."""
        counted = [one for one in self._cells.values() if one.cell.is_counted]
        if not counted:
            return clauses.UNRECORDED
        return clauses.UNTOLD if any(one.value is None for one in counted) else clauses.NOTHING

    @cached_property
    def _of_a_day(self) -> bool:
        measures = [one.cell.measure for one in self._cells.values() if one.cell.is_counted]
        return all(
            one is not None and one.kind == FigureKind.STOCK and one.code != OPENING_MEASURE
            for one in measures
        )

    def _sentences(self) -> Iterator[str]:
        rows, columns = self.table.row_axis, self.table.column_axis
        told = [
            one for one in columns.lines
            if one.kind == COUNT and any(self._at(row, one) for row in rows.lines)
        ]  # fmt: skip
        if not told:
            return
        lead = told[0]
        if _is_total(lead):
            yield from self._of_lines(rows, rows.lines, self._in(lead))
            first = rows.lines[0]
            yield from self._of_lines(columns, told[1:], lambda one: self._at(first, one))
        elif len(told) > MANY_COLUMNS:
            yield from self._of_many(told)
        else:
            for column in told:
                yield from self._of_column(column)

    def _of_column(self, column: Line) -> Iterator[str]:
        """A column that is no part of another: its name, then its rows."""
        rows = self.table.row_axis
        found = self._of_lines(rows, rows.lines, self._in(column))
        for number, text in enumerate(found):
            yield _about(self._column_name(column), text) if not number else text

    def _column_name(self, column: Line) -> str:
        group, own = self.table.column_axis.label_of(column.group), _label(column.label)
        if not group:
            return own
        return _label(group) if own in TOTALS else f"{own} ({_label(group)})"

    def _of_many(self, told: Sequence[Line]) -> Iterator[str]:
        """Many columns: of each the first row, with the parts that are set in below it."""
        rows, columns = self.table.row_axis, self.table.column_axis
        head = _nodes(rows.lines)[0]
        for group, lines in groupby(told, key=lambda one: columns.label_of(one.group)):
            parts = []
            for column in lines:
                at = self._in(column)
                whole = at(head.line)
                if whole is not None:
                    below = self._below(head, at)
                    parts.append(_in_brackets(self._words(column.label, whole), below))
            if parts:
                text = "; ".join(parts)
                yield _about(_label(group), text) if group else text

    def _of_lines(self, axis: Axis, lines: Sequence[Line], at: At) -> Iterator[str]:
        """The told lines of an axis: a main line with parts is a sentence, others share one."""
        for label, of_group in groupby(lines, key=lambda one: axis.label_of(one.group)):
            sentences: list[list[str]] = []
            is_open = False
            for node in _nodes(list(of_group)):
                text, has_parts = self._main(node, at)
                if not text:
                    continue
                if is_open and not has_parts:
                    sentences[-1].append(text)
                else:
                    sentences.append([text])
                is_open = not has_parts
            for number, parts in enumerate(sentences):
                text = "; ".join(parts)
                yield _about(_label(label), text) if label and not number else text

    def _main(self, node: Node, at: At) -> tuple[str, bool]:
        """A line of the highest level in words, and whether parts of it follow."""
        cell, below = at(node.line), self._below(node, at)
        if cell is None:
            return "; ".join(below), bool(below)
        text = self._words(node.line.label, cell)
        share, ratio = self._share(cell, SHARE), self._share(cell, RATIO)
        if share:
            text = str(clauses.AND_SHARE % {"text": text, "notes": share})
        if ratio:
            text = f"{text}, {clauses.OF_LAST_YEAR % {'share': ratio}}"
        if not below:
            return text, False
        return str(clauses.OF_WHICH % {"text": text, "parts": "; ".join(below)}), True

    def _below(self, node: Node, at: At) -> list[str]:
        found = []
        for part in node.below:
            cell, deeper = at(part.line), self._below(part, at)
            if cell is None:
                found += deeper
                continue
            share, ratio = self._share(cell, SHARE), self._share(cell, RATIO)
            notes = [share, str(clauses.OF_LAST_YEAR % {"share": ratio}) if ratio else "", *deeper]
            found.append(_in_brackets(self._words(part.line.label, cell), notes))
        return found

    def _words(self, label: str, cell: Shown) -> str:
        """Name, number and unit word."""
        is_name = any(one.dimension in PROPER for one in cell.cell.of_row)
        name = label if is_name else _label(label)
        # A number after a number would read as one.
        words: Any = clauses.HAS_UNITS if name[-1:].isdigit() else clauses.UNITS
        values = {"n": formats.prose_number(cell.value), "unit": unit_of(cell.cell, self.table)}
        return str(words % {"label": name, **values})

    def _in(self, column: Line) -> At:
        """The cells of a column by row."""
        return lambda row: self._at(row, column)

    def _at(self, row: Line, column: Line) -> Shown | None:
        """A cell that is told; None for nought, for what is withheld or not recorded."""
        found = self._cells[row.code, column.code]
        if found.cell.kind not in (COUNT, AVERAGE) or not found.value:
            return None
        small = found.cell.is_sensitive and found.value < rules.SMALL
        return None if small else found

    def _share(self, cell: Shown, kind: str) -> str:
        """What the column of that kind says of a cell; empty without one."""
        row, column = cell.cell.row, cell.cell.column
        for one in self.table.column_axis.lines:
            if one.kind == kind and self.table.counted_before(one) == column:
                beside = self._cells[row.code, one.code]
                is_said = beside.cell.kind != NOT_RECORDED and beside.value is not None
                is_whole = kind == SHARE and self.table.base_row(row, one) == row.code
                return beside.text if is_said and not is_whole else ""
        return ""


def narrative_of(sheet: Sheet) -> Narrative:
    """The writer of a set of figures, or of a table."""
    return TableNarrative(sheet) if isinstance(sheet, TableSheet) else Narrative(sheet)


def _without_sensitive(actor: Actor) -> Actor:
    role = replace(actor.role, permissions=actor.role.permissions - {permissions.SENSITIVE})
    return Actor(
        user=actor.user, role=role, organization=actor.organization, assignment=actor.assignment,
        url=actor.url,
    )  # fmt: skip


def _is_total(column: Line) -> bool:
    return not column.group and (not column.conditions or _label(column.label) in TOTALS)


def _nodes(lines: Sequence[Line]) -> list[Node]:
    """Lines as a tree: what is set in belongs to the line above it."""
    top: list[Node] = []
    above: list[Node] = []
    for line in lines:
        node = Node(line)
        while above and above[-1].line.level >= line.level:
            above.pop()
        (above[-1].below if above else top).append(node)
        above.append(node)
    return top


def _label(text: str) -> str:
    """A name within a sentence: without its numbering, what a colon sets apart in brackets."""
    bare = wording.within(_NUMBERING.sub("", text, count=1))
    head, colon, rest = bare.partition(": ")
    return f"{head} ({rest})" if colon else bare


def _in_brackets(text: str, notes: Sequence[str]) -> str:
    found = "; ".join(one for one in notes if one)
    return str(clauses.AND_SHARE % {"text": text, "notes": found}) if found else text


def _about(name: str, text: str) -> str:
    return str(clauses.ABOUT % {"name": name, "text": text})
