"""What can be wrong with a workbook or one of its cells, as data and as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from apps.core.errors import LABELS, DomainError, register_labels

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

register_labels(
    {
        "excel_not_workbook": _("This is not an Excel workbook. Save it as .xlsx and try again."),
        "excel_old_format": _("This is an old Excel file (.xls). Save it as .xlsx and try again."),
        "excel_strict": _("Save the file as “Excel Workbook (.xlsx)”, not as “Strict Open XML”."),
        "excel_encrypted": _("The workbook has a password. Remove the password and try again."),
        "excel_macros": _("The workbook has macros. Save it as .xlsx without macros."),
        "excel_external_links": _("The workbook takes data from other files. Break those links."),
        "excel_unsafe": _("The workbook is built in an unsafe way and was not opened."),
        "excel_too_big": _("The workbook is too big: unpacked it has more than %(megabytes)s MB."),
        "excel_too_many_rows": _("The sheet has more than %(max_rows)s rows. Split the file."),
        "excel_no_sheet": _("The workbook has no sheet with cells."),
        "excel_sheet_missing": _("The workbook has no sheet named “%(sheet)s”."),
        "excel_header_missing": _("No header was found in the first %(rows)s rows."),
        "excel_columns_missing": _("These columns are missing: %(columns)s."),
        "excel_columns_twice": _("These columns occur twice: %(columns)s."),
    }
)

REASONS: dict[str, str | StrPromise] = {
    "required": _("fill in this cell."),
    "text_too_long": _("at most %(max_length)s characters, this has %(length)s."),
    "date_invalid": _("“%(value)s” is not a date. Write day/month/year, such as 19/05/2000."),
    "date_year_short": _("“%(value)s”: write the year with four digits."),
    "date_impossible": _("“%(value)s”: there is no such date; the day comes first."),
    "date_incomplete": _("“%(value)s”: the full day is needed, with month and year."),
    "integer_invalid": _("“%(value)s” is not a whole number."),
    "thousands_lost": _(
        "Excel holds %(value)s with decimals. If you mean %(meant)s, write no dot."
    ),
    "choice_unknown": _("“%(value)s” is not in the list. Choose one of: %(choices)s."),
    "digits_invalid": _("“%(value)s” must consist of digits only."),
    "digits_length": _("“%(value)s” has %(length)s digits, %(lengths)s are needed."),
    "leading_zeros_lost": _(
        "Excel holds the number %(value)s, so zeros in front are lost. Format the cell as text"
        " and type it again."
    ),
    "digits_rounded": _("Excel rounds numbers this long. Format the cell as text and type again."),
    "formula_error": _("the formula gives the error %(value)s."),
    "formula_without_value": _("the formula has no stored value. Put the value in its place."),
    "merged_cells": _("the cells %(range)s are merged. Unmerge them and fill in each one."),
    "legacy_text": _("text in the old encoding %(encoding)s was converted; please compare."),
}
_CELL = _("Row %(row)s, column %(column)s (%(header)s): %(reason)s")
_ROW = _("Row %(row)s: %(reason)s")


class ExcelRefused(DomainError):
    """A whole workbook that is not read; ``message`` tells people why."""


@dataclass(frozen=True)
class CellError:
    """What is wrong (or was changed) in one cell; ``column`` is empty for the whole row.

    ``row`` is the number Excel shows, ``column`` the letter, ``header`` the text of the file,
    ``value`` the cell as people see it.
    """

    row: int
    column: str
    header: str
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    value: str = ""

    @property
    def reason(self) -> str:
        """The reason alone, in the language in force."""
        words = REASONS.get(self.code) or LABELS[self.code]
        return str(words) % {"value": self.value, **self.params}

    @property
    def message(self) -> str:
        """The whole sentence with row, column letter and header."""
        place = {"row": self.row, "column": self.column, "header": self.header}
        return str(_CELL if self.column else _ROW) % {**place, "reason": self.reason}


class ConversionError(Exception):
    """Raised by a conversion; the reader adds the place."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params
