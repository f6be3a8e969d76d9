"""Write official papers of the Party as Word files: letterhead, text, tables, signature.

The layout follows 36-HD/VPTW (2018) and 05-HD/VPTW (2026) where both agree: A4, margins
20/20/30/15 mm, Times New Roman, the body's name at the left over a star, the Party's title at
the right over a drawn line, page numbers in the middle of the header from page 2. Papers are
always in Vietnamese, whatever language the reader of the screen has chosen. The same input gives
the same bytes, so a paper can be hashed and compared.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph

from apps.core.formats import long_date
from apps.core.word_parts import (
    ALIGN,
    Align,
    cell_line,
    clean,
    draw_line,
    ended,
    grid,
    mark_row,
    number_pages,
    set_fonts,
    set_page,
    without_times,
    write_run,
)

PARTY_TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
HEAD_WIDTHS_MM = (70, 95)
SIGNATURE_WIDTHS_MM = (85, 80)
_LINES_FOR_SIGNING = 4
_NO_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class Letterhead:
    """The head of a paper. Empty parts are left out.

    ``number`` is the whole line (``Số 05-NQ/ĐU``). ``day`` None leaves the date open for a draft.
    ``subject`` is the abstract of a letter (công văn), which stands under its number; other kinds
    have their abstract in the title.
    """

    superior: str
    body: str
    number: str
    place: str
    day: date | None = None
    subject: str = ""
    secrecy: str = ""
    urgency: str = ""
    circulation: str = ""
    draft: str = ""


@dataclass(frozen=True)
class Signature:
    """Who signs: the power (``T/M BAN THƯỜNG VỤ``), the position and the full name."""

    power: str
    position: str
    name: str


class PartyDocument:
    """A paper built from top to bottom, then written with ``to_bytes``."""

    def __init__(self, letterhead: Letterhead, *, list_end: str = ";") -> None:
        """``list_end`` closes the lines of a list: a comma under 36-HD/VPTW, later a semicolon."""
        self._letterhead = letterhead
        self._list_end = list_end
        self._document: DocumentObject = Document()
        set_fonts(self._document)
        set_page(self._document.sections[0], landscape=False)
        number_pages(self._document.sections[0])
        self._write_letterhead()

    def title(self, kind: str, abstract: str = "") -> None:
        """Write the kind of the paper in capitals, its abstract, and five hyphens."""
        self._line(kind.upper(), size=16, bold=True, before=12)
        if abstract:
            self._line(abstract, size=14, bold=True)
        self._line("-----", size=14, after=12)

    def addressees(self, names: Sequence[str], label: str = "Kính gửi:") -> None:
        """Write to whom a letter or submission goes; several names one a line."""
        single = len(names) == 1
        first = self._line("", size=14, before=12, after=0 if not single else 12)
        write_run(first, label, size=14, italic=True)
        if single:
            write_run(first, f" {names[0]}", size=14)
            return
        for position, name in enumerate(names):
            last = position == len(names) - 1
            line = f"- {ended(name, '.' if last else self._list_end)}"
            paragraph = self._line(line, size=14, align="left", after=12 if last else 0)
            paragraph.paragraph_format.left_indent = Mm(50)

    def heading(self, text: str, *, center: bool = False) -> None:
        """Write a bold line over what follows; it never stays alone at the foot of a page."""
        paragraph = self.paragraph(text, bold=True, align="center" if center else "justify")
        paragraph.paragraph_format.keep_with_next = True
        if center:
            paragraph.paragraph_format.first_line_indent = None

    def paragraph(
        self,
        text: str,
        *,
        lead: str = "",
        bold: bool = False,
        italic: bool = False,
        align: Align = "justify",
    ) -> Paragraph:
        """Write a paragraph of the text; ``lead`` is a bold beginning (``Điều 1.``)."""
        paragraph = self._document.add_paragraph()
        layout = paragraph.paragraph_format
        layout.alignment = ALIGN[align]
        layout.first_line_indent = Mm(10)
        layout.space_after = Pt(6)
        layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        layout.line_spacing = Pt(18)
        if lead:
            write_run(paragraph, f"{lead} ", size=14, bold=True)
        write_run(paragraph, text, size=14, bold=bold, italic=italic)
        return paragraph

    def bases(self, lines: Sequence[str]) -> None:
        """Write the grounds of a decision, one a line with a hyphen."""
        for position, line in enumerate(lines):
            end = "," if position == len(lines) - 1 else ";"
            self.paragraph(f"- {ended(line, end)}")

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths_mm: Sequence[float] | None = None,
        aligns: Sequence[Align] | None = None,
    ) -> None:
        """Write a table with its header on every page; rows do not break across pages.

        Widths are in millimetres, shared out evenly when not given; cells are text already.
        """
        width = sum(widths_mm) if widths_mm else self._text_width_mm()
        widths = widths_mm or [width / len(header)] * len(header)
        table = grid(self._document.add_table(0, len(header)), widths)
        table.style = self._document.styles["Table Grid"]
        for index, row in enumerate([header, *rows]):
            added: _Row = table.add_row()  # type: ignore[no-untyped-call]
            mark_row(added, "w:cantSplit", *(["w:tblHeader"] if index == 0 else []))
            cells = added.cells
            for position, text in enumerate(row):
                cells[position].width = Mm(widths[position])
                align = "center" if index == 0 else (aligns[position] if aligns else "left")
                cell_line(cells[position], text, size=12, bold=index == 0, align=align)
        self._line("", size=6)

    def sign(self, signature: Signature, recipients: Sequence[str] = ()) -> None:
        """Write the signature at the right and, level with it, the recipients at the left."""
        self._keep_text_with_signature()
        left, right = self._two_cells(SIGNATURE_WIDTHS_MM)
        if recipients:
            cell_line(left, "Nơi nhận:", size=14, underline=True, align="left")
            dash = "- " if len(recipients) > 1 else ""
            for position, name in enumerate(recipients):
                end = "." if position == len(recipients) - 1 else self._list_end
                cell_line(left, f"{dash}{ended(name, end)}", size=12, align="left")
        _write_signature(right, signature)

    def sign_two(self, left: Signature, right: Signature) -> None:
        """Write two signatures side by side, as minutes have them."""
        self._keep_text_with_signature()
        for cell, signature in zip(self._two_cells((82.5, 82.5)), (left, right), strict=True):
            _write_signature(cell, signature)

    def appendix(self, lines: Sequence[str], *, landscape: bool = False) -> None:
        """Begin an appendix on a new page with its own page numbers; the first line is bold.

        Landscape is for wide tables.
        """
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        set_page(section, landscape=landscape)
        for existing in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(existing)
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")
        for position, line in enumerate(lines):
            self._line(line, size=14, bold=position == 0, italic=position > 1)
        self._line("-----", size=14, after=12)

    def to_bytes(self) -> bytes:
        """Return the .docx file; equal input gives equal bytes."""
        self._set_properties()
        written = io.BytesIO()
        self._document.save(written)
        return without_times(written)

    def _write_letterhead(self) -> None:
        head = self._letterhead
        left, right = self._two_cells(HEAD_WIDTHS_MM)
        if head.superior:
            cell_line(left, head.superior.upper(), size=14)
        cell_line(left, head.body.upper(), size=14, bold=True)
        cell_line(left, "*", size=14)
        cell_line(left, head.number, size=14)
        for text, size, bold, italic in (
            (head.subject, 12, False, True),
            (head.secrecy.upper(), 14, True, False),
            (head.urgency.upper(), 14, True, False),
            (head.draft, 14, False, True),
        ):
            if text:
                cell_line(left, text, size=size, bold=bold, italic=italic)
        title = cell_line(right, PARTY_TITLE, size=15, bold=True)
        draw_line(title)
        title.paragraph_format.space_after = Pt(6)
        day = long_date(head.day) if head.day else "ngày      tháng      năm        "
        cell_line(right, f"{head.place}, {day}", size=14, italic=True)
        if head.circulation:
            cell_line(right, head.circulation.upper(), size=12, bold=True)

    def _keep_text_with_signature(self) -> None:
        """The signature never stands alone on a page: the last paragraphs go with it."""
        for paragraph in self._document.paragraphs[-2:]:
            paragraph.paragraph_format.keep_with_next = True

    def _text_width_mm(self) -> float:
        section = self._document.sections[-1]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return float(Length(width).mm)

    def _two_cells(self, widths_mm: Sequence[float]) -> tuple[_Cell, _Cell]:
        table = grid(self._document.add_table(1, 2), widths_mm)
        mark_row(table.rows[0], "w:cantSplit")
        left, right = table.rows[0].cells
        return left, right

    def _line(
        self,
        text: str,
        *,
        size: float,
        bold: bool = False,
        italic: bool = False,
        align: Align = "center",
        before: float = 0,
        after: float = 0,
    ) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.alignment = ALIGN[align]
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.space_after = Pt(after)
        write_run(paragraph, text, size=size, bold=bold, italic=italic)
        return paragraph

    def _set_properties(self) -> None:
        day = self._letterhead.day or _NO_DAY
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        properties = self._document.core_properties
        properties.author = properties.last_modified_by = clean(self._letterhead.body)
        properties.title = clean(self._letterhead.number)
        properties.comments = properties.keywords = properties.subject = ""
        properties.created = properties.modified = moment
        properties.language = "vi-VN"
        relations = self._document.part.package.rels
        for name in [key for key, found in relations.items() if found.reltype == RT.THUMBNAIL]:
            del relations[name]  # the picture of an empty page that comes with the writer


def _write_signature(cell: _Cell, signature: Signature) -> None:
    if signature.power:
        cell_line(cell, signature.power.upper(), size=14, bold=True)
    if signature.position:
        cell_line(cell, signature.position.upper(), size=14)
    for _number in range(_LINES_FOR_SIGNING):
        cell_line(cell, " ", size=14)
    cell_line(cell, signature.name, size=14, bold=True)
