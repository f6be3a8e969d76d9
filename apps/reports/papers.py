"""A summary as an official report: as Word file to be issued, as PDF to be read.

Letterhead, number, signature and recipients follow 36-HD/VPTW and 05-HD/VPTW: a report (BC) of the
committee, or of its inspection committee where the form is one of theirs.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from apps.core import formats
from apps.core.pdf import PartyPdf
from apps.core.word import Letterhead, PartyDocument, Signature
from apps.core.word_parts import Align
from apps.documents.papers import bodies
from apps.documents.papers.bodies import Body
from apps.documents.papers.kinds import KINDS
from apps.reports import wording
from apps.reports.choices import SummaryForm
from apps.reports.manual.printing import ManualLine
from apps.reports.narrative.writing import Narrative
from apps.reports.sheet import Card, Sheet
from apps.reports.tables.choices import Branch

REPORT = "BC"
OF_INSPECTION = (
    SummaryForm.INSPECTION, SummaryForm.CONCLUSIONS, SummaryForm.INSPECTION_CONTENTS,
    SummaryForm.DISCIPLINE,
)  # fmt: skip
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


def write_word(file: BytesIO, sheet: Sheet) -> None:
    """The report with letterhead, paragraph, figures and units; in Vietnamese."""
    with translation.override("vi"):
        file.write(_paper(sheet, PartyDocument))


def write_pdf(file: BytesIO, sheet: Sheet) -> None:
    """The same report as PDF."""
    with translation.override("vi"):
        file.write(_paper(sheet, PartyPdf))


def _paper(sheet: Sheet, kind: type[PartyDocument | PartyPdf]) -> bytes:
    paper = begun_paper(sheet, kind)
    paper.paragraph(Narrative(sheet).text)
    paper.heading(_("Figures"))
    paper.table(heads(), [_figure_line(card) for card in sheet.cards], WIDTHS, ALIGNS)
    for row in sheet.years:
        paper.paragraph(_year_line(row))
    _by_hand(paper, sheet)
    if sheet.checks:
        paper.heading(_("Reconciliation"))
        for check in sheet.checks:
            paper.paragraph(f"{check_line(check)}.")
    sign_paper(sheet, paper)
    if sheet.rows:
        _unit_pages(paper, sheet)
    found: bytes = paper.to_bytes()
    return found


def begun_paper(sheet: Sheet, kind: type[PartyDocument | PartyPdf]) -> Any:
    """Letterhead and title of the report."""
    paper = kind(_letterhead(sheet, _body(sheet)))
    paper.title(KINDS[REPORT], _abstract(sheet))
    return paper


def sign_paper(sheet: Sheet, paper: Any) -> None:
    """What the figures rest on, and the place for the signature."""
    body = _body(sheet)
    paper.heading(_("About these figures"))
    for line in basis_lines(sheet):
        paper.paragraph(line)
    name = sheet.summary.signed_by.full_name if sheet.summary.signed_by else ""
    above = bodies.committee_name(body.superior)
    paper.sign(Signature(body.power, "", name), [*([above] if above else []), body.archive])


def _by_hand(paper: Any, sheet: Sheet) -> None:
    """Figures that were entered, with who entered them and on which basis."""
    if not sheet.manual:
        return
    paper.heading(_("Manual figures"))
    paper.table(heads(), [manual_line(one) for one in sheet.manual], WIDTHS, ALIGNS)
    for one in sheet.manual:
        for line in one.basis_lines:
            paper.paragraph(f"{one.label}. {line}.")


def manual_line(one: ManualLine) -> list[str]:
    """A manual figure in the columns of the table of figures."""
    return [
        _("%(name)s (manual)") % {"name": one.label}, one.unit_word, one.text, _text(one.of),
        one.share, one.plan_text, one.outcome,
    ]  # fmt: skip


def _body(sheet: Sheet) -> Body:
    """Who issues the report: the inspection committee its own forms, the committee the others."""
    summary = sheet.summary
    province = summary.organization.is_province
    branch = summary.table.branch if summary.table else ""
    if summary.form in OF_INSPECTION or branch == Branch.INSPECTION:
        return bodies.inspection_committee(summary.name, is_province=province)
    above = summary.organization.parent
    return bodies.committee(summary.name, above.name if above else "", is_province=province)


def _letterhead(sheet: Sheet, body: Body) -> Letterhead:
    """Number and day are given when the paper is issued: until then it is a draft and says so, also
    of signed figures."""
    summary = sheet.summary
    return Letterhead(
        superior=body.superior,
        body=body.name,
        number=f"Số        -{REPORT}/{body.symbol}",
        place=body.place,
        draft=f"Dự thảo lần {summary.revision}",
    )


def _abstract(sheet: Sheet) -> str:
    return f"về {wording.within(str(sheet.summary.get_form_display()))}, {sheet.period}"


def check_line(check: dict[str, Any]) -> str:
    """One reconciliation check with its figures and its verdict."""
    verdict = _("agrees") if check["passed"] else _("does not agree")
    return f"{check['text']}: {check['shown']} ({verdict})"


def _figure_line(card: Card) -> list[str]:
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


def _unit_pages(paper: Any, sheet: Sheet) -> None:
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
