"""A table on paper: Word for the desk, Excel with formulas where a total is one."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]

from apps.core.excel.writer import BORDER, SheetWriter, open_workbook
from apps.core.pdf import PartyPdf
from apps.core.word import PartyDocument
from apps.core.word_parts import Align
from apps.reports.narrative.tables import narrative_of
from apps.reports.papers import begun_paper, sign_paper, title_of
from apps.reports.tables.grammar import PRIOR, RATIO, SHARE
from apps.reports.tables.sheet import MARK, Shown, TableSheet
from apps.reports.workbook import begin_sheet

COLUMNS_A_TABLE = 9
HEAD: dict[str, Any] = {**BORDER, "bold": True, "align": "center", "valign": "vcenter"}
Places = dict[str, tuple[int, int]]


def write_table_excel(file: BytesIO, sheet: TableSheet) -> None:
    """One sheet: the heading of the form, its cells, the legend and the checks."""
    with open_workbook(file, in_order=False, created=sheet.summary.counted_at) as workbook:
        writer = SheetWriter(workbook, workbook.add_worksheet(str(sheet.table.code)))
        top = begin_sheet(writer, sheet)
        writer.sheet.set_column(0, 0, 52)
        writer.sheet.set_column(1, len(sheet.columns), 12)
        top = _write_head(writer, sheet, top)
        places = _places(sheet, top)
        formulas = _formulas(sheet, places)
        for number, row in enumerate(sheet.grid, top):
            indent = {"indent": row.level} if row.level else {}
            label = {"bold": row.is_heading, "text_wrap": True, **indent}
            writer.text(number, 0, row.label, **BORDER, **label)
            for column, cell in enumerate(row.cells, 1):
                _write_cell(writer, number, column, cell, formulas.get(cell.key))
        _write_foot(writer, sheet, top + len(sheet.grid) + 1)
        writer.sheet.freeze_panes(top, 1)
        writer.sheet.repeat_rows(top - 2, top - 1)


def _write_head(writer: SheetWriter, sheet: TableSheet, top: int) -> int:
    """Groups of columns above their names; returns the first row of the table."""
    wrapped = {**HEAD, "text_wrap": True}
    writer.sheet.merge_range(top, 0, top + 1, 0, _("Line"), writer.style(**wrapped))
    at = 1
    for group in sheet.column_groups:
        if len(group["columns"]) > 1 and group["label"]:
            end = at + len(group["columns"]) - 1
            writer.sheet.merge_range(top, at, top, end, group["label"], writer.style(**wrapped))
        else:
            writer.text(top, at, group["label"], **wrapped)
        at += len(group["columns"])
    for number, column in enumerate(sheet.columns, 1):
        writer.text(top + 1, number, column.label, **wrapped)
    return top + 2


def _places(sheet: TableSheet, top: int) -> Places:
    return {
        cell.key: (number, column)
        for number, row in enumerate(sheet.grid, top)
        for column, cell in enumerate(row.cells, 1)
    }


def _formulas(sheet: TableSheet, places: Places) -> dict[str, str]:
    """A total that a check says is the sum of others and that is so; shares of what is shown.

    Where they differ the number stands: a formula would repair it.
    """
    found: dict[str, str] = {}
    shown = {cell.key: cell for row in sheet.grid for cell in row.cells}
    for verdict in sheet.verdicts:
        keys = [key for _sign, key in verdict.parts]
        is_sum = verdict.sign == "=" and verdict.passed and verdict.total and verdict.is_own
        if (
            is_sum
            and verdict.total not in found
            and all(shown[key].value is not None for key in keys)
        ):
            words = [
                f"{'+' if sign > 0 else '-'}{xl_rowcol_to_cell(*places[key])}"
                for sign, key in verdict.parts
            ]
            found[verdict.total] = "=" + "".join(words).removeprefix("+")
    for cell in shown.values():
        if cell.cell.kind in (RATIO, SHARE) and cell.value is not None:
            part, whole = _of_share(sheet, cell)
            a, b = (xl_rowcol_to_cell(*places[key]) for key in (part, whole))
            found[cell.key] = f'=IF({b}=0,"",ROUND({a}*100/{b},2))'
    return found


def _of_share(sheet: TableSheet, cell: Shown) -> tuple[str, str]:
    table, row, column = sheet.table, cell.cell.row, cell.cell.column
    source = table.counted_before(column)
    assert source is not None
    if cell.cell.kind == SHARE:
        whole = table.key(table.base_row(row, column), source.code)
    else:
        before = table.counted_before(column, PRIOR)
        assert before is not None
        whole = table.key(row.code, before.code)
    return table.key(row.code, source.code), whole


def _write_cell(
    writer: SheetWriter, row: int, column: int, cell: Shown, formula: str | None
) -> None:
    if formula is not None:
        mark = f'"{MARK}"' if cell.is_by_hand else ""
        is_share = cell.cell.kind in (RATIO, SHARE)
        pattern = {"num_format": "#,##0.##" if is_share else f"#,##0{mark}"}
        value = float(cell.value) if cell.value is not None else 0
        writer.sheet.write_formula(row, column, formula, writer.style(**BORDER, **pattern), value)
    elif cell.value is None or (not cell.value and cell.text != "0"):
        writer.text(row, column, cell.text, align="right", **BORDER)
    elif cell.is_by_hand:
        writer.value(row, column, cell.value, num_format=f'#,##0"{MARK}"', **BORDER)
    else:
        writer.value(row, column, cell.value, **BORDER)


def _write_foot(writer: SheetWriter, sheet: TableSheet, row: int) -> None:
    lines = [*sheet.legend, *_check_lines(sheet), narrative_of(sheet).text]
    for number, line in enumerate(lines, row):
        writer.text(number, 0, line, italic=True)


def _check_lines(sheet: TableSheet) -> list[str]:
    words = {True: _("agrees"), False: _("does not agree"), None: _("cannot be said")}
    return [
        f"{check['text']}: {check['shown']} ({words[check['passed']]})".replace(":  (", " (")
        for check in sheet.checks
    ]


def write_table_word(file: BytesIO, sheet: TableSheet) -> None:
    """The report with letterhead and signature, the table as its appendix; in Vietnamese."""
    file.write(_paper(sheet, PartyDocument))


def write_table_pdf(file: BytesIO, sheet: TableSheet) -> None:
    """The same report as PDF."""
    file.write(_paper(sheet, PartyPdf))


def _paper(sheet: TableSheet, kind: type[PartyDocument | PartyPdf]) -> bytes:
    with translation.override("vi"):
        paper = begun_paper(sheet, kind)
        paper.paragraph(narrative_of(sheet).text)
        for line in sheet.legend:
            paper.paragraph(line)
        if sheet.checks:
            paper.heading(_("Reconciliation"))
            for line in _check_lines(sheet):
                paper.paragraph(line)
        sign_paper(sheet, paper)
        paper.appendix([str(sheet.table.title), title_of(sheet)], landscape=True)
        _write_parts(paper, sheet)
        found: bytes = paper.to_bytes()
        return found


def _write_parts(paper: Any, sheet: TableSheet) -> None:
    """So many columns a table, so that they stay readable; the rows are named in each."""
    groups = sheet.table.column_axis
    for begin in range(0, len(sheet.columns), COLUMNS_A_TABLE):
        part = sheet.columns[begin : begin + COLUMNS_A_TABLE]
        heads = [
            f"{label}: {one.label}" if (label := groups.label_of(one.group)) else one.label
            for one in part
        ]
        rows = [
            [
                "\u00a0" * 3 * row.level + row.label,
                *(cell.text for cell in row.cells[begin : begin + COLUMNS_A_TABLE]),
                *([""] * len(part) if row.is_heading else []),
            ]
            for row in sheet.grid
        ]
        right: list[Align] = ["right"] * len(part)
        paper.table([_("Line"), *heads], rows, aligns=["left", *right])
