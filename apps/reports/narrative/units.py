"""The unit word of a cell, as it is said in a sentence."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.reports.tables.definition import Definition, TableCell
from apps.reports.tables.grammar import AVERAGE
from apps.reports.tables.registry import MEASURES

MIXED = "hỗn hợp"
"""Stands in a table instead of one unit word."""
YEARS = pgettext_lazy("age", "years")
OF_OBJECT = {"member": _("members"), "organisation": _("organisations")}
OF_MEASURE: dict[str, Any] = {
    "cases": pgettext_lazy("unit", "inspections"),
    "badges": _("badges"),
    **dict.fromkeys(
        ("case_subjects", "subjects_to_resolve", "sanctions", "complaints",
         "complaints_to_resolve"),
        pgettext_lazy("unit", "subjects"),
    ),
}  # fmt: skip
"""Where the unit word of a measure is one of lists and not of sentences."""
COLLECTIVES = pgettext_lazy("unit", "collectives")


def unit_of(cell: TableCell, table: Definition) -> str:
    """The word of the table where it has a single one that fits the cell, else of what is counted:
    members or organisations as the conditions say, or as the measure is."""
    assert cell.measure is not None
    if cell.kind == AVERAGE:
        return str(YEARS)
    values = {one.dimension: one.values for one in cell.conditions if not one.negated}
    if values.get("body") == ("leadership",):
        return str(COLLECTIVES)
    own, default = str(table.unit_word), MEASURES.get(table.values["measure"])
    is_single = own and "," not in own and own != MIXED
    if is_single and default and default.unit_word == cell.measure.unit_word:
        return own
    objects = values.get("object", ())
    if len(objects) == 1 and objects[0] in OF_OBJECT:
        return str(OF_OBJECT[objects[0]])
    return str(OF_MEASURE.get(cell.measure.code, cell.measure.unit_word))
