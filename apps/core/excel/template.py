"""Write an empty workbook that people fill in and upload: headers, help, lists to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl.utils import get_column_letter

from apps.core.excel.columns import Column
from apps.core.excel.guard import Source
from apps.core.excel.writer import SheetWriter, open_workbook, write_header

LISTS_SHEET = "lists"
_WIDTHS = {"text": 28, "date": 14, "partial_date": 14, "integer": 12, "choice": 24, "digits": 18}
_TITLE_LIMIT, _MESSAGE_LIMIT = 32, 255  # Excel's own
_FORMATS = {"text": "@", "digits": "@", "partial_date": "@", "date": "dd/mm/yyyy", "integer": "0"}
_KIND_HELP = {
    "date": _("Day/month/year, such as 19/05/2000."),
    "partial_date": _("Day/month/year; month/year or the year alone if no more is known."),
    "integer": _("A whole number."),
    "choice": _("Choose from the list."),
    "digits": _("Digits only; zeros in front count."),
}


def write_template(
    file: Source,
    columns: Sequence[Column],
    *,
    sheet_name: str = "",
    rows: int = 2_000,
    example: Mapping[str, object] | None = None,
    data: Iterable[Mapping[str, object]] = (),
    created: datetime | None = None,
) -> int:
    """Write a template for the columns, prepared for so many rows; returns how many ``data`` fill.

    Required columns have a star. ``example`` (column key → value) stands above the header, where
    the reader does not take it for data. Choices are a drop-down from a hidden sheet. Columns of
    digits, text and partial dates are formatted as text, so that Excel changes nothing. ``data``
    (each column key → value) stands in the rows, to be edited and uploaded again.
    """
    with open_workbook(file, in_order=False, created=created) as workbook:
        writer = SheetWriter(workbook, workbook.add_worksheet(sheet_name or str(_("Data"))))
        lists = workbook.add_worksheet(LISTS_SHEET)
        lists.very_hidden()
        header_row = _write_example(writer, columns, example) if example else 0
        for position, column in enumerate(columns):
            style = writer.style(num_format=_FORMATS.get(column.kind, "General"))
            width = column.width or _WIDTHS[column.kind]
            writer.sheet.set_column(position, position, width, style)
        write_header(writer, header_row, [_starred(column) for column in columns])
        for position, column in enumerate(columns):
            comment = column_help(column)
            if comment:
                writer.sheet.write_comment(header_row, position, comment, {"x_scale": 2})
            rule = _rule(column, lists, position)
            if rule is not None:
                first, last = header_row + 1, header_row + rows
                writer.sheet.data_validation(first, position, last, position, rule)
        return _write_data(writer, columns, data, first=header_row + 1)


def column_help(column: Column) -> str:
    """Return what people need to know about a column: its help, its form, its list."""
    lines = [str(column.help), str(_KIND_HELP.get(column.kind, ""))]
    if column.required:
        lines.append(str(_("Required.")))
    if column.kind == "choice" and len(column.choices) <= 12:
        lines.append(", ".join(str(label) for _code, label in column.choices))
    return "\n".join(line for line in lines if line)


def _starred(column: Column) -> str:
    return f"{column.header} *" if column.required else str(column.header)


def _write_example(
    writer: SheetWriter, columns: Sequence[Column], example: Mapping[str, object]
) -> int:
    """Write the example and return the row of the header below it."""
    note = _("The next row is an example. Your data begins under the header.")
    writer.text(0, 0, note, italic=True)
    for position, column in enumerate(columns):
        value = example.get(column.key)
        writer.value(1, position, value, italic=True, font_color="#7F7F7F")
    return 2


def _write_data(
    writer: SheetWriter,
    columns: Sequence[Column],
    data: Iterable[Mapping[str, object]],
    *,
    first: int,
) -> int:
    count = 0
    for count, cells in enumerate(data, 1):
        for position, column in enumerate(columns):
            value = cells.get(column.key)
            style = {"num_format": _FORMATS.get(column.kind, "General")}
            if value is not None:
                writer.value(first + count - 1, position, value, **style)
    return count


def _rule(column: Column, lists: Any, position: int) -> dict[str, object] | None:
    """Return Excel's own check of a column; lists are written to the hidden sheet."""
    rule: dict[str, object] | None = None
    if column.kind == "choice" and column.choices:
        for row, (_code, label) in enumerate(column.choices):
            lists.write_string(row, position, str(label))
        letters = get_column_letter(position + 1)
        source = f"={LISTS_SHEET}!${letters}$1:${letters}${len(column.choices)}"
        rule = {"validate": "list", "source": source}
    elif column.kind == "date":
        first, last = date(1900, 3, 1), date(2199, 12, 31)
        rule = {"validate": "date", "criteria": "between", "minimum": first, "maximum": last}
        rule["error_type"] = "warning"
    elif column.kind == "digits" and column.lengths:
        shortest, longest = min(column.lengths), max(column.lengths)
        rule = {"validate": "length", "criteria": "between"}
        rule |= {"minimum": shortest, "maximum": longest, "error_type": "warning"}
    elif column.kind == "text" and column.max_length:
        rule = {"validate": "length", "criteria": "<=", "value": column.max_length}
    if rule is not None:
        rule["error_title"] = str(column.header)[:_TITLE_LIMIT]
        rule["error_message"] = (column_help(column) or str(column.header))[:_MESSAGE_LIMIT]
    return rule
