"""The counted cells of a table as indicators: lists, drift and API treat them as any other."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.core.errors import RuleRefused
from apps.core.formats import date_text
from apps.reports.choices import FigureKind
from apps.reports.indicators import Indicator
from apps.reports.models.tables import StatisticalTable
from apps.reports.tables.counting import facts_of, moment_of
from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.dimensions import Dimension
from apps.reports.tables.grammar import AVERAGE, BY_HAND, PRIOR, Condition
from apps.reports.tree import Tree, tree_on
from apps.tenancy import scope
from apps.tenancy.models import Organization


class _Place:
    """The organisation and day whose tree the facts lie in; looked up when first asked."""

    def __init__(self, root: Organization, last: date) -> None:
        self.root, self.last = root, last

    @cached_property
    def tree(self) -> Tree:
        """The organisations of the period."""
        with scope.use(scope.Scope.everything()):
            return tree_on(self.root, self.last)


def is_table(form: str) -> bool:
    """Whether a form is a table; the sets of figures have names in small letters."""
    return form[:1].isupper()


def table_on(form: str, day: date) -> StatisticalTable:
    """The table of that code on that day. Raises RuleRefused when none is in force."""
    found = StatisticalTable.objects.in_force(day).filter(code=form).first()
    if found is None:
        raise RuleRefused("table_not_in_force", field="form", form=form)
    return found  # type: ignore[no-any-return]


def indicators_of_table(
    definition: Definition, *, root: Organization, last: date
) -> list[Indicator]:
    """One indicator for each cell with a number, named by table, row and column."""
    place = _Place(root, last)
    return [
        _by_hand(key, cell, definition)
        if cell.kind == BY_HAND
        else _indicator(key, cell, definition, place)
        for key, cell in definition.figures()
    ]


def _by_hand(key: str, cell: TableCell, definition: Definition) -> Indicator:
    """A cell that somebody entered: no record stands behind it."""

    def facts(first: date, last: date) -> QuerySet[Any]:
        return StatisticalTable.objects.none()  # type: ignore[no-any-return]

    return Indicator(
        key, label_of(cell, definition), definition.unit_word, FigureKind.FLOW,
        _("entered by hand"), definition.source, facts, sensitive=cell.is_sensitive, by_hand=True,
    )  # fmt: skip


def _indicator(key: str, cell: TableCell, definition: Definition, place: _Place) -> Indicator:
    assert cell.measure is not None

    def facts(first: date, last: date) -> QuerySet[Any]:
        with scope.use(scope.Scope.everything()):
            return facts_of(cell, moment_of(cell, place.tree, first, last))

    return Indicator(
        key, label_of(cell, definition), cell.measure.unit_word, cell.measure.kind,
        words_of(cell), definition.source, facts, sensitive=cell.is_sensitive,
        subject=cell.measure.subject,
    )  # fmt: skip


def label_of(cell: TableCell, definition: Definition) -> str:
    """Row and column, with the groups in which they stand."""
    parts = [
        definition.row_axis.label_of(cell.row.group), cell.row.label,
        definition.column_axis.label_of(cell.column.group), cell.column.label,
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def words_of(cell: TableCell) -> str:
    """What is counted, in words: the measure, then each condition."""
    assert cell.measure is not None
    known = cell.measure.dimensions
    parts = [str(cell.measure.label)]
    parts += [_condition(known[one.dimension], one) for one in cell.conditions]
    if cell.kind == AVERAGE:
        parts.append(_("average age"))
    if cell.column.kind == PRIOR:
        parts.append(_("same period of the year before"))
    return "; ".join(parts)


def _condition(dimension: Dimension, condition: Condition) -> str:
    names = ", ".join(_named(dimension, one) for one in condition.values)
    words = {"dimension": dimension.label, "values": names}
    if condition.negated:
        return _("%(dimension)s: not %(values)s") % words
    return _("%(dimension)s: %(values)s") % words


def _named(dimension: Dimension, value: str) -> str:
    """A value as people read it: ages and days as a range, open where one end is left out."""
    if dimension.pattern is None:
        return str(dimension.values.get(value, value))
    ends = [_end(one) for one in value.split(".." if ".." in value else "-")]
    if all(ends):
        return "–".join(ends)
    words = {"from": ends[0], "to": ends[1]}
    return (_("from %(from)s") if ends[0] else _("up to %(to)s")) % words


def _end(text: str) -> str:
    return date_text(date.fromisoformat(text)) if "-" in text else text
