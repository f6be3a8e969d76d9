"""A summary on paper: Word for the desk, Excel for counting on."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.core import formats
from apps.core.excel.writer import BORDER, SheetWriter, open_workbook, write_header
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.core.word_parts import Align
from apps.membership.export import footer_lines
from apps.reports.sheet import Cell, Sheet

WIDTHS = (50, 18, 20, 20, 18, 20, 20)
ALIGNS: tuple[Align, ...] = ("left", "left", "right", "right", "right", "right", "right")
COLUMNS_A_TABLE = 6


def title_of(sheet: Sheet) -> str:
    """Form and period."""
    return f"{sheet.summary.get_form_display()}, {sheet.period}"


def basis_lines(sheet: Sheet) -> list[str]:
    """Organisation, days, state and revision: what the figures are worth."""
    summary = sheet.summary
    lines = [
        f"{summary.name}, {sheet.span}",
        _("State: %(state)s. Revision %(revision)s, counted %(moment)s.")
        % {
            "state": summary.get_state_display(),
            "revision": summary.revision,
            "moment": formats.datetime_text(summary.counted_at),
        },
    ]
    if summary.is_signed:
        lines.append(
            _("Signed by %(name)s, %(moment)s. Fingerprint %(sha)s.")
            % {
                "name": summary.signed_by,
                "moment": formats.datetime_text(summary.signed_at),
                "sha": summary.sha256,
            }
        )
    return lines


def heads() -> list[str]:
    """Columns of the table of figures."""
    return [
        _("Indicator"), _("Unit word"), _("Value"), _("Of"), _("Share"), _("Target"),
        _("Completion"),
    ]  # fmt: skip


def write_excel(file: BytesIO, sheet: Sheet) -> None:
    """Two sheets: the figures of the whole, and the units with one column per indicator."""
    with open_workbook(file, in_order=False, created=sheet.summary.counted_at) as workbook:
        _figures(SheetWriter(workbook, workbook.add_worksheet(_("Figures")[:31])), sheet)
        if sheet.rows:
            _units(SheetWriter(workbook, workbook.add_worksheet(_("Units")[:31])), sheet)


def _head(writer: SheetWriter, sheet: Sheet) -> int:
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
    top = _head(writer, sheet)
    writer.sheet.set_column(0, 0, 44)
    writer.sheet.set_column(1, 6, 13)
    write_header(writer, top, heads())
    for number, card in enumerate(sheet.cards, top + 1):
        values = [
            str(card.indicator.label), str(card.indicator.unit_word), _number(card), card.of,
            card.share, card.plan or card.plan_text, card.outcome,
        ]  # fmt: skip
        for column, value in enumerate(values):
            writer.value(number, column, value, valign="top", **BORDER)
    row = top + len(sheet.cards) + 2
    for number, check in enumerate(sheet.checks, row):
        verdict = _("agrees") if check["passed"] else _("does not agree")
        writer.text(number, 0, f"{check['text']}: {check['shown']} ({verdict})")


def _units(writer: SheetWriter, sheet: Sheet) -> None:
    top = _head(writer, sheet)
    writer.sheet.set_column(0, 0, 44)
    writer.sheet.set_column(1, 1 + len(sheet.indicators), 14)
    write_header(writer, top, [_("Unit"), *(str(one.label) for one in sheet.indicators)])
    for number, row in enumerate(sheet.rows, top + 1):
        writer.text(number, 0, f"{row.name} ({row.note})" if row.note else row.name, **BORDER)
        for column, indicator in enumerate(sheet.indicators, 1):
            cell = row.cell(indicator.key)
            writer.value(number, column, _number(cell) if cell else None, **BORDER)


def _number(cell: Cell) -> int | str:
    return cell.text if cell.value is None or cell.counts else cell.value


def write_word(file: BytesIO, sheet: Sheet) -> None:
    """The report with letterhead, figures, units and place for the signature; in Vietnamese."""
    with translation.override("vi"):
        file.write(_paper(sheet).to_bytes())


def _paper(sheet: Sheet) -> PartyDocument:
    summary = sheet.summary
    above = summary.organization.parent
    paper = PartyDocument(
        Letterhead(
            superior=above.name if above else "",
            body=summary.name,
            number="Số        -BC",
            place="........",
            day=formats.local_date(summary.signed_at) if summary.signed_at else None,
            draft="" if summary.is_signed else str(summary.get_state_display()).upper(),
        )
    )
    paper.title(_("Report"), title_of(sheet))
    for line in basis_lines(sheet):
        paper.paragraph(line)
    paper.heading(_("Figures"))
    paper.table(heads(), [_figure_line(card) for card in sheet.cards], WIDTHS, ALIGNS)
    for row in sheet.years:
        paper.paragraph(_year_line(row))
    if sheet.checks:
        paper.heading(_("Reconciliation"))
        for check in sheet.checks:
            verdict = _("agrees") if check["passed"] else _("does not agree")
            paper.paragraph(f"{check['text']}: {check['shown']} ({verdict}).")
    name = summary.signed_by.full_name if summary.signed_by else ""
    paper.sign(Signature(power="", position="", name=name), [_("Files")])
    if sheet.rows:
        _unit_pages(paper, sheet)
    return paper


def _figure_line(card: Cell) -> list[str]:
    return [
        str(card.indicator.label), str(card.indicator.unit_word), card.text, _text(card.of),
        card.share, card.plan_text, card.outcome,
    ]  # fmt: skip


def _year_line(row: dict[str, Any]) -> str:
    text = _("Admitted in %(year)s: %(value)s") % {
        "year": row["label"],
        "value": formats.number(row["value"]),
    }
    return f"{text} ({row['completion']})." if row["completion"] else f"{text}."


def _unit_pages(paper: PartyDocument, sheet: Sheet) -> None:
    """Units with a few indicators a table, so that the columns stay readable."""
    paper.appendix([_("Figures by direct subordinate"), title_of(sheet)], landscape=True)
    for begin in range(0, len(sheet.indicators), COLUMNS_A_TABLE):
        part = sheet.indicators[begin : begin + COLUMNS_A_TABLE]
        rows = [
            [row.name, *((cell.text if (cell := row.cell(one.key)) else "") for one in part)]
            for row in sheet.rows
        ]
        right: list[Align] = ["right"] * len(part)
        paper.table([_("Unit"), *(str(one.label) for one in part)], rows, aligns=["left", *right])


def _text(value: int | None) -> str:
    return "" if value is None else formats.number(value)
