"""Sentences about what is wrong in a table, and words of the trail."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.core.audit import register_actions
from apps.core.errors import register_labels
from apps.reports.tables.grammar import Fault

FAULTS: dict[str, Any] = {
    "table_line_parts": gettext_lazy(
        "Write code | label | conditions, with one or two strokes in between."
    ),
    "table_line_code": gettext_lazy(
        "“%(value)s” is no code: a letter first, then letters, digits and _, 20 at most."
    ),
    "table_line_label": gettext_lazy("“%(value)s” has no label."),
    "table_condition": gettext_lazy(
        "“%(value)s” is no condition. Write dimension = value, several values with commas."
    ),
    "table_axis_empty": gettext_lazy("There is no line."),
    "table_code_twice": gettext_lazy(
        "The code “%(value)s” stands twice; rows and columns share them."
    ),
    "table_line_unknown": gettext_lazy("There is no line “%(value)s”."),
    "table_kind_of_column": gettext_lazy("Only a column shows another year or a share."),
    "table_kind_of_row": gettext_lazy("Only a row holds an average age."),
    "table_nothing_before": gettext_lazy("There is no column at its left that it could refer to."),
    "table_measure": gettext_lazy("There is no measure “%(value)s”."),
    "table_measures_two": gettext_lazy(
        "Row and column name two measures: “%(value)s” and another."
    ),
    "table_no_age": gettext_lazy("“%(value)s” has no ages."),
    "table_dimension": gettext_lazy("“%(measure)s” has no dimension “%(value)s”."),
    "table_value": gettext_lazy("“%(dimension)s” has no value “%(value)s”."),
    "table_value_reversed": gettext_lazy(
        "“%(dimension)s” = %(value)s ends before it begins; nothing would ever be counted."
    ),
    "table_check_itself": gettext_lazy(
        "“%(value)s” compares something with itself; it could never fail."
    ),
    "table_form_unknown": gettext_lazy("There is no form “%(value)s”."),
    "table_cell_unknown": gettext_lazy("There is no cell “%(value)s”; write form.row.column."),
    "table_check": gettext_lazy(
        "“%(value)s” is no check. Write for example c1 = sum(lv) or a >= b."
    ),
    "table_check_names": gettext_lazy(
        "“%(value)s” must name either columns and their groups or rows and theirs."
    ),
    "table_too_large": gettext_lazy("A table has at most %(value)s cells."),
}
PARTS = {
    "base": gettext_lazy("counted only"),
    "rows": gettext_lazy("rows"),
    "columns": gettext_lazy("columns"),
    "checks": gettext_lazy("checks"),
}
REFUSALS = {
    "table_not_in_force": gettext_lazy("The form %(form)s is not in force on the last day."),
    "table_faults": gettext_lazy("The table cannot count: %(first)s"),
    "table_overlaps": gettext_lazy(
        "Another definition of this code holds on some of these days. End it first."
    ),
    "table_days_reversed": gettext_lazy("It must begin before it ends."),
}
ACTIONS = {
    "reports.table_recorded": gettext_lazy("entered or changed a statistical table"),
    "reports.table_verified": gettext_lazy("compared a statistical table with the official form"),
    "reports.tables_loaded": gettext_lazy("loaded the statistical tables of the release"),
}


def fault_text(fault: Fault) -> str:
    """One fault with its place and its rule."""
    sentence = str(FAULTS[fault.code]) % fault.params
    if not fault.line:
        return sentence
    return _("line %(number)s: %(sentence)s") % {"number": fault.line, "sentence": sentence}


register_labels(REFUSALS)
register_actions(ACTIONS)
