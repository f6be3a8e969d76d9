"""Cells of other tables that the checks of a table name, and whether there are such."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.definition import Definition, faults_of
from apps.reports.tables.grammar import BEFORE, Check, Fault, Term

Others = Mapping[str, Sequence[Definition]]
"""Every definition of a table by its code."""


def all_faults(table: StatisticalTable) -> list[Fault]:
    """Everything that is wrong in a table beside those that are stored."""
    definition = table.definition
    codes = {term.name.partition(".")[0] for _check, term in _foreign(definition)}
    others: dict[str, list[Definition]] = {table.code: [definition]}
    for one in StatisticalTable.objects.filter(code__in=codes - {table.code}):
        others.setdefault(one.code, []).append(one.definition)
    return [*faults_of(definition), *unknown_cells(definition, others)]


def unknown_cells(definition: Definition, others: Others) -> list[Fault]:
    """Each cell of another table, in a check, that no definition of that table has."""
    found = []
    for check, term in _foreign(definition):
        form, row, *column = term.name.split(".")
        if form == BEFORE:
            continue
        if form not in others:
            fault = Fault("table_form_unknown", check.number, part="checks", value=form)
        elif not any(_has(one, row, column) for one in others[form]):
            fault = Fault("table_cell_unknown", check.number, part="checks", value=term.name)
        else:
            continue
        found.append(fault)
    return found


def _foreign(definition: Definition) -> Iterator[tuple[Check, Term]]:
    for check in definition.check_list:
        for side in check.sides:
            for term in side:
                if term.is_foreign:
                    yield check, term


def _has(definition: Definition, row: str, column: list[str]) -> bool:
    rows = {line.code for line in definition.row_axis.lines}
    columns = {line.code for line in definition.column_axis.lines}
    return row in rows and (not column or (len(column) == 1 and column[0] in columns))
