"""The figures of one summary of a table; nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from apps.reports.models import Summary, SummaryFigure
from apps.reports.tables import counting
from apps.reports.tables.counting import CellCount, year_before
from apps.reports.tables.definition import Definition
from apps.reports.tables.grammar import PRIOR
from apps.reports.tree import Tree
from apps.tenancy import scope
from apps.tenancy.models import Organization

FROM_SIGNED, FROM_RECORDS = "signed", "records"
AT_THE_END = "last day"
"""Levels of education and theory as of the last day; a summary from before has those of the day on
which it was counted, and keeps no word of it."""
LEVELS = {"education", "theory"}


def names_levels(definition: Definition) -> bool:
    """Whether a counted cell tells people by education or political theory."""
    return any(
        condition.dimension in LEVELS
        for _key, cell in definition.counted()
        for condition in cell.conditions
    )


def counted_cells(
    definition: Definition, *, organization: Organization, kind: str, first: date, last: date,
    tree: Tree, keep: bool, step: Callable[[int], Any] | None = None,
) -> tuple[list[SummaryFigure], dict[str, Any]]:  # fmt: skip
    """The figures of a table, and what the summary keeps beside them.

    The column of the year before holds what was signed for that period; where nothing was, it is
    counted from the records.
    """
    signed = _signed(definition, organization, kind, first, last)
    found = counting.count(
        definition, tree=tree, first=first, last=last, skip=frozenset(signed), keep=keep, step=step
    )
    found |= signed
    unknown = unknown_cells(definition, found)
    details: dict[str, Any] = {"table": definition.as_details()}
    if any(line.kind == PRIOR for line in definition.column_axis.lines):
        details["prior"] = FROM_SIGNED if signed else FROM_RECORDS
    if names_levels(definition):
        details["levels"] = AT_THE_END
    figures = []
    for key, _cell in definition.counted():
        if key in unknown:
            continue
        figure = SummaryFigure(indicator=key, value=found[key].value, of_value=found[key].of)
        figure.hold(found[key].records)
        figures.append(figure)
    return figures, details


def unknown_cells(definition: Definition, found: Mapping[str, CellCount]) -> set[str]:
    """Keys of the columns in which nothing is recorded: the row that says so is nought there. They
    get no figure, since nought would say that there was none."""
    cells = dict(definition.counted())
    columns = {
        cell.column.code
        for key, cell in cells.items()
        if cell.row.is_ground and not found[key].value
    }
    return {key for key, cell in cells.items() if cell.column.code in columns}


def _signed(
    definition: Definition, organization: Organization, kind: str, first: date, last: date
) -> dict[str, CellCount]:
    """Cells of the year before as the newest signed summary has them, where it has all of them."""
    wanted = {}
    for key, cell in definition.counted():
        if cell.column.kind == PRIOR:
            source = definition.counted_before(cell.column)
            assert source is not None
            wanted[key] = definition.key(cell.row.code, source.code)
    if not wanted:
        return {}
    with scope.use(scope.Scope.everything()):
        summary = _signed_before(definition, organization, kind, first, last)
        stored = {one.indicator: one for one in summary.figures.all()} if summary else {}
    if not stored.keys() >= set(wanted.values()):
        return {}
    return {key: CellCount(stored[old].value, stored[old].of_value) for key, old in wanted.items()}


def entered_before(
    definition: Definition, organization: Organization, kind: str, first: date, last: date
) -> list[dict[str, Any]]:
    """What was entered by hand and signed for the year before, in the column of that year."""
    wanted = {}
    for key, cell in definition.unrecorded().items():
        source = definition.counted_before(cell.column) if cell.column.kind == PRIOR else None
        if source is not None:
            wanted[key] = definition.key(cell.row.code, source.code)
    if not wanted:
        return []
    with scope.use(scope.Scope.everything()):
        summary = _signed_before(definition, organization, kind, first, last)
    lines = {line["code"]: line for line in summary.details.get("manual", ())} if summary else {}
    return [lines[old] | {"code": key} for key, old in wanted.items() if old in lines]


def _signed_before(
    definition: Definition, organization: Organization, kind: str, first: date, last: date
) -> Summary | None:
    """The newest signed summary of the form for the same period of the year before."""
    rows = Summary.objects.of_period(
        organization, definition.code, kind, year_before(first), year_before(last)
    )
    newest: Summary | None = rows.filter(state="signed").order_by("-revision").first()
    return newest
