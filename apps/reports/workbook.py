"""A summary as a workbook for counting on: totals, shares and changes are formulas."""

from __future__ import annotations

from io import BytesIO

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from apps.core.excel.writer import BORDER, SheetWriter, open_workbook, write_header
from apps.membership.export import footer_lines
from apps.reports.indicators import Indicator
from apps.reports.narrative.writing import Narrative
from apps.reports.papers import basis_lines, check_line, heads, manual_line, title_of
from apps.reports.sheet import Card, Cell, Sheet

VALUE, OF, SHARE, TARGET, COMPLETION, BEFORE, STEP = range(2, 9)
SHARE_FORMAT, COMPLETION_FORMAT, STEP_FORMAT = "0.00%", "0.0%", "+#,##0;-#,##0;0"


def write_excel(file: BytesIO, sheet: Sheet) -> None:
    """Two sheets: the figures of the whole, and the units with one column per indicator."""
    with open_workbook(file, in_order=False, created=sheet.summary.counted_at) as workbook:
        _figures(SheetWriter(workbook, workbook.add_worksheet(_("Figures")[:31])), sheet)
        if sheet.rows:
            _units(SheetWriter(workbook, workbook.add_worksheet(_("Units")[:31])), sheet)


def begin_sheet(writer: SheetWriter, sheet: Sheet) -> int:
    """Title and basis; returns the row of the table's header."""
    writer.sheet.set_landscape()
    writer.sheet.set_paper(9)
    writer.sheet.fit_to_pages(1, 0)
    # Who took it and when, at the foot of each page: Excel takes 255 characters there.
    made, _filters = footer_lines(sheet.actor, timezone.now(), "")
    writer.sheet.set_footer(f"&L{made[:220].replace('&', '&&')}&R&P/&N")
    writer.text(0, 0, title_of(sheet), bold=True, font_size=14)
    lines = basis_lines(sheet)
    for number, line in enumerate(lines, 1):
        writer.text(number, 0, line, italic=True)
    return len(lines) + 2


def _figures(writer: SheetWriter, sheet: Sheet) -> None:
    top = begin_sheet(writer, sheet)
    writer.sheet.set_column(0, 0, 44)
    writer.sheet.set_column(1, STEP, 13)
    write_header(writer, top, [*heads(), _("Previous period"), pgettext("figure", "Change")])
    narrative = Narrative(sheet)
    places = {card.indicator.key: row for row, card in enumerate(sheet.cards, top + 1)}
    for number, card in enumerate(sheet.cards, top + 1):
        writer.text(number, 0, str(card.indicator.label), valign="top", text_wrap=True, **BORDER)
        writer.text(number, 1, str(card.indicator.unit_word), valign="top", **BORDER)
        _value(writer, number, card, sheet, places)
        _shares(writer, number, card)
        _change(writer, number, card, narrative)
    row = _by_hand(writer, top + len(sheet.cards) + 1, sheet) + 1
    writer.text(row, 0, narrative.text)
    for number, check in enumerate(sheet.checks, row + 2):
        writer.text(number, 0, check_line(check))


def _by_hand(writer: SheetWriter, row: int, sheet: Sheet) -> int:
    """Manual figures, each marked, and below them what they stand on; returns the row after."""
    for one in sheet.manual:
        for column, text in enumerate(manual_line(one)):
            value = {VALUE: one.value, OF: one.of}.get(column, text)
            writer.value(row, column, value, valign="top", **BORDER)
        row += 1
    for line in (line for one in sheet.manual for line in one.basis_lines):
        writer.text(row, 0, line, italic=True)
        row += 1
    return row


def _value(writer: SheetWriter, row: int, card: Card, sheet: Sheet, places: dict[str, int]) -> None:
    """The number; the sum of its parts where parts on this sheet give it."""
    cards = {one.indicator.key: one for one in sheet.cards}
    parts = [cards[key].value for key in card.indicator.parts if key in cards]
    known = [one for one in parts if one is not None]
    whole = len(known) == len(card.indicator.parts) and known and sum(known) == card.value
    if whole and card.value is not None:
        formula = "+".join(xl_rowcol_to_cell(places[key], VALUE) for key in card.indicator.parts)
        writer.formula(row, VALUE, f"={formula}", card.value, num_format="#,##0", **BORDER)
    else:
        writer.value(row, VALUE, _number(card), **BORDER)


def _shares(writer: SheetWriter, row: int, card: Card) -> None:
    value = xl_rowcol_to_cell(row, VALUE)
    writer.value(row, OF, card.of, **BORDER)
    writer.value(row, TARGET, card.plan or card.plan_text, **BORDER)
    for column, below, base, look in (
        (SHARE, OF, card.of, SHARE_FORMAT), (COMPLETION, TARGET, card.plan, COMPLETION_FORMAT),
    ):  # fmt: skip
        if card.value is not None and base:
            formula = f"={value}/{xl_rowcol_to_cell(row, below)}"
            writer.formula(row, column, formula, card.value / base, num_format=look, **BORDER)
        else:
            writer.text(row, column, card.outcome if column == COMPLETION else "", **BORDER)


def _change(writer: SheetWriter, row: int, card: Card, narrative: Narrative) -> None:
    change = narrative.change(card)
    writer.value(row, BEFORE, change.before if change else None, **BORDER)
    if change is None:
        writer.text(row, STEP, "", **BORDER)
        return
    formula = f"={xl_rowcol_to_cell(row, VALUE)}-{xl_rowcol_to_cell(row, BEFORE)}"
    writer.formula(row, STEP, formula, change.step, num_format=STEP_FORMAT, **BORDER)


def _units(writer: SheetWriter, sheet: Sheet) -> None:
    top = begin_sheet(writer, sheet)
    writer.sheet.set_column(0, 0, 44)
    writer.sheet.set_column(1, 1 + len(sheet.indicators), 14)
    write_header(writer, top, [_("Unit"), *(str(one.label) for one in sheet.indicators)])
    for number, row in enumerate(sheet.rows, top + 1):
        writer.text(number, 0, f"{row.name} ({row.note})" if row.note else row.name, **BORDER)
        for column, indicator in enumerate(sheet.indicators, 1):
            cell = row.cell(indicator.key)
            writer.value(number, column, _number(cell) if cell else None, **BORDER)
    last = top + len(sheet.rows)
    writer.text(last + 1, 0, _("Total"), bold=True, **BORDER)
    cards = {card.indicator.key: card for card in sheet.cards}
    for column, indicator in enumerate(sheet.indicators, 1):
        if card := cards.get(indicator.key):
            rows = xl_range(top + 1, column, last, column)
            _total(writer, (last + 1, column), card, rows, _sum(sheet, indicator))


def _total(
    writer: SheetWriter, place: tuple[int, int], card: Card, rows: str, shown: int | None
) -> None:
    """The sum of the units where all are shown; the stored number where one is withheld."""
    if card.value is not None and shown == card.value:
        writer.formula(*place, f"=SUM({rows})", card.value, num_format="#,##0", bold=True, **BORDER)
    else:
        writer.value(*place, _number(card), bold=True, **BORDER)


def _sum(sheet: Sheet, indicator: Indicator) -> int | None:
    """What the units give together; None when one of them is not shown."""
    cells = [row.cell(indicator.key) for row in sheet.rows]
    values = [cell.value for cell in cells if cell and cell.value is not None]
    return sum(values) if len(values) == len(cells) else None


def _number(cell: Cell) -> int | str:
    return cell.text if cell.value is None or cell.counts else cell.value
