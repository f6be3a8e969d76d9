"""Write tables as workbooks people can print, sort and send on.

Cells are written by the type of their value and text is always text: what begins with ``=``,
``+``, ``-`` or ``@`` never becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import xlsxwriter  # type: ignore[import-untyped]
from django.utils.translation import gettext_lazy as _
from openpyxl.utils import column_index_from_string

from apps.core import formats
from apps.core.excel.cells import RawCell
from apps.core.excel.columns import Column
from apps.core.excel.guard import Source
from apps.core.excel.reader import REASONS_HEADER, Header, Row

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

FONT = {"font_name": "Times New Roman", "font_size": 12}
BORDER = {"border": 1, "border_color": "#BFBFBF"}
WRONG = {"bg_color": "#FFD9D9", "border": 1, "border_color": "#C00000"}
_LONGEST_TEXT = 32_767  # Excel's own limit of one cell
_FIRST_EXCEL_DAY = date(1900, 3, 1)  # before it Excel counts one day too many
_BIGGEST_EXACT = 10**15
_A4 = 9
_MARGIN_INCHES = {"left": 0.79, "right": 0.39, "top": 0.59, "bottom": 0.59}


@dataclass(frozen=True)
class TableColumn:
    """A column of a written table; the width is in characters."""

    header: str | StrPromise
    width: int | None = None


class SheetWriter:
    """A sheet that writes values by type, in formats shared by the whole workbook."""

    def __init__(self, workbook: Any, sheet: Any) -> None:
        self.workbook, self.sheet = workbook, sheet
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def style(self, **properties: object) -> Any:
        """Return the format of these properties; each is made once."""
        key = tuple(sorted({**FONT, **properties}.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(dict(key))
        return self._formats[key]

    def text(self, row: int, column: int, text: object, /, **properties: Any) -> None:
        """Write text as text, whatever it begins with."""
        self.sheet.write_string(row, column, str(text)[:_LONGEST_TEXT], self.style(**properties))

    def value(self, row: int, column: int, value: Any, /, **properties: Any) -> None:
        """Write a value: real dates, real numbers, everything else as people read it."""
        if isinstance(value, datetime) and value.tzinfo is not None:
            value = value.astimezone(formats.ZONE).replace(tzinfo=None)
        if isinstance(value, date) and _as_day(value) >= _FIRST_EXCEL_DAY:
            pattern = "hh:mm dd/mm/yyyy" if isinstance(value, datetime) else "dd/mm/yyyy"
            style = self.style(**{"num_format": pattern, "align": "center", **properties})
            self.sheet.write_datetime(row, column, value, style)
        elif isinstance(value, date):
            self.text(row, column, formats.date_text(value), align="center", **properties)
        elif isinstance(value, bool):
            self.text(row, column, _("Yes") if value else _("No"), **properties)
        elif isinstance(value, int | float | Decimal) and -_BIGGEST_EXACT < value < _BIGGEST_EXACT:
            pattern = "#,##0" if value == int(value) else "#,##0.##"
            style = self.style(**{"num_format": pattern, **properties})
            self.sheet.write_number(row, column, value, style)
        else:
            self.text(row, column, "" if value is None else value, **properties)

    def formula(
        self, row: int, column: int, formula: str, value: float, /, **properties: Any
    ) -> None:
        """Write a formula with the value that it gives, for programs that do not count."""
        self.sheet.write_formula(row, column, formula, self.style(**properties), value)


def _as_day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


@contextmanager
def open_workbook(file: Source, *, in_order: bool, created: datetime | None) -> Iterator[Any]:
    """Yield a new workbook and finish it at the end.

    ``in_order`` writes each row out before the next: memory stays the same for any number of
    rows, and rows cannot be revisited.
    """
    workbook = xlsxwriter.Workbook(
        file,
        {
            "constant_memory": in_order,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    if created is not None:
        workbook.set_properties({"created": created.replace(tzinfo=None)})
    try:
        yield workbook
    finally:
        workbook.close()


def write_table(
    file: Source,
    title: str,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[object]],
    footer_lines: Sequence[str] = (),
    *,
    sheet_name: str = "",
    landscape: bool = True,
    created: datetime | None = None,
) -> int:
    """Write a table for reading and printing; returns the number of its rows.

    Rows hold one value a column: date, datetime (shown in Vietnamese time), PartialDate, int,
    Decimal, str or None. Years and numbers of papers go in as text, or they get a thousands dot.
    ``footer_lines`` say who made the list, when, and of what; they stand under the table.
    """
    with open_workbook(file, in_order=True, created=created) as workbook:
        writer = SheetWriter(workbook, workbook.add_worksheet(sheet_name or str(_("List"))))
        _set_page(writer.sheet, header_row=2, landscape=landscape)
        for position, column in enumerate(columns):
            width = column.width or max(10, min(40, len(str(column.header)) + 2))
            writer.sheet.set_column(position, position, width)
        writer.text(0, 0, title, bold=True, font_size=14)
        write_header(writer, 2, [str(column.header) for column in columns])
        count = 0
        for count, row in enumerate(rows, 1):
            for position, value in enumerate(row):
                writer.value(count + 2, position, value, text_wrap=True, valign="top", **BORDER)
        for offset, line in enumerate(footer_lines):
            writer.text(count + 4 + offset, 0, line, italic=True)
    return count


def write_header(writer: SheetWriter, row: int, texts: Sequence[str]) -> None:
    """Write the header row and keep it in sight, on the screen and on every page."""
    for position, text in enumerate(texts):
        writer.text(
            row, position, text, bold=True, text_wrap=True, align="center", valign="vcenter",
            bg_color="#F2F2F2", **BORDER,
        )  # fmt: skip
    writer.sheet.freeze_panes(row + 1, 0)
    writer.sheet.repeat_rows(row)


def _set_page(sheet: Any, *, header_row: int, landscape: bool) -> None:
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(**_MARGIN_INCHES)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")


def write_errors(
    file: Source,
    header: Header,
    columns: Sequence[Column],
    rows: Iterable[Row],
    *,
    created: datetime | None = None,
) -> int:
    """Write the wrong rows of an upload for correction; returns how many.

    Same header, same cells as in the file (a date that Excel showed as month and year stays so),
    wrong cells marked, one more column with the reasons. Right rows among ``rows`` are left out.
    The file can be uploaded again: the reader knows the column of reasons. Empty cells and text
    of ``text``, ``digits`` and ``partial_date`` columns are formatted as text, so that
    corrections stay as typed.
    """
    kinds = {header.positions[c.key]: c.kind for c in columns if c.key in header.positions}
    as_text = {at for at, kind in kinds.items() if kind in ("text", "digits", "partial_date")}
    with open_workbook(file, in_order=True, created=created) as workbook:
        writer = SheetWriter(workbook, workbook.add_worksheet(str(_("To correct"))))
        reasons_at = len(header.texts)
        writer.sheet.set_column(0, max(reasons_at - 1, 0), 18)
        writer.sheet.set_column(reasons_at, reasons_at, 60)
        write_header(writer, 0, [*header.texts, str(REASONS_HEADER)])
        count = 0
        for row in rows:
            if row.is_right:
                continue
            count += 1
            wrong = {column_index_from_string(e.column) - 1 for e in row.errors if e.column}
            for position, cell in enumerate(row.cells):
                properties = WRONG if position in wrong else BORDER
                _write_raw(writer, (count, position), cell, properties, as_text=position in as_text)
            reasons = "\n".join(error.message for error in row.errors)
            writer.text(count, reasons_at, reasons, text_wrap=True, valign="top")
    return count


def _write_raw(
    writer: SheetWriter,
    place: tuple[int, int],
    cell: RawCell,
    properties: Mapping[str, Any],
    *,
    as_text: bool,
) -> None:
    if cell.value is None or isinstance(cell.value, str | bool):
        number_format = {"num_format": "@"} if as_text else {}
        writer.text(*place, cell.shown, **number_format, **properties)
    else:
        writer.value(*place, cell.value, num_format=cell.number_format, **properties)
