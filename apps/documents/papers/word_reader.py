"""Read a Word file into a ``Paper``: what the page shows, styles and defaults followed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from apps.documents.papers.parsed import Line, PageNumber, Paper, Section, Table
from apps.documents.papers.word_guard import PaperRefused, inspect
from apps.documents.papers.word_styles import Styles

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VML_LINE = "{urn:schemas-microsoft-com:vml}line"
_HIDDEN = {qn("w:del"), qn("w:moveFrom"), qn("w:txbxContent"), _FALLBACK}
_EMU_PER_POINT = 12_700
_BAD_FILE = (
    KeyError, ValueError, AttributeError, IndexError, TypeError, etree.XMLSyntaxError,
    zipfile.BadZipFile, PackageNotFoundError,
)  # fmt: skip


def read(file: IO[bytes], name: str = "") -> Paper:
    """The paper in a .docx file. Raises PaperRefused for anything else."""
    inspect(file)
    try:
        return _Reader(Document(file), name).paper()
    except _BAD_FILE as error:  # a damaged package fails in as many ways as it has parts
        raise PaperRefused("paper_damaged") from error


class _Reader:
    def __init__(self, document: DocumentObject, name: str) -> None:
        self.document = document
        self.styles = Styles(document)
        self.name = name
        self.section = self.paragraph = self.table = 0

    def paper(self) -> Paper:
        blocks: list[Line | Table] = []
        for element in _blocks(self.document.element.body):
            if element.tag == qn("w:tbl"):
                blocks.append(self._table(WordTable(element, self.document)))
                continue
            line = self._line(Paragraph(element, self.document))
            blocks.append(line)
            if element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                self.section += 1
        settings = self.document.settings.element
        mirrored = _on(settings.find(qn("w:mirrorMargins")))
        even = _on(settings.find(qn("w:evenAndOddHeaders")))
        sections = tuple(self._section(one) for one in self.document.sections)
        headers = tuple(
            self._line(Paragraph(one, self.document))
            for section in self.document.sections
            for one in section.header._element.iter(qn("w:p"))
        )
        return Paper(
            sections=sections, blocks=tuple(blocks), mirrored=mirrored,
            two_sided=mirrored or even, headers=headers, file_name=self.name,
        )  # fmt: skip

    def _line(self, paragraph: Paragraph, cell: tuple[int, int, int] | None = None) -> Line:
        layout = self.styles.layout(paragraph)
        runs = tuple(
            self.styles.run(element, paragraph)
            for element in paragraph._p.iter(qn("w:r"))
            if not _inside(element, paragraph._p, _HIDDEN)
        )
        if any(run.text.strip() for run in runs) and cell is None:
            self.paragraph += 1
        return Line(
            runs=runs,
            drawn=tuple(_drawn(paragraph._p)),
            ruled=self.styles.has_border(paragraph),
            soft_breaks=sum(run.text.count("\n") for run in runs),
            number=self.paragraph,
            cell=cell,
            section=self.section,
            **layout,
        )

    def _table(self, table: WordTable) -> Table:
        self.table += 1
        rows = []
        for at_row, row in enumerate(table._tbl.tr_lst, 1):
            cells = []
            for at_cell, element in enumerate(row.tc_lst, 1):
                place = (self.table, at_row, at_cell)
                found = _Cell(element, table).paragraphs
                cells.append(tuple(self._line(one, place) for one in found))
            rows.append(tuple(cells))
        marks = [row.trPr for row in table._tbl.tr_lst]
        first = marks[0] if marks else None
        return Table(
            rows=tuple(rows),
            number=self.table,
            section=self.section,
            header_repeats=first is not None and _on(first.find(qn("w:tblHeader"))),
            rows_split=any(one is None or not _on(one.find(qn("w:cantSplit"))) for one in marks),
            width_mm=sum(int(one.get(qn("w:w"), 0)) for one in table._tbl.tblGrid) / 20 * 25.4 / 72,
        )

    def _section(self, section: WordSection) -> Section:
        def mm(length: Any) -> float:
            return round(length.mm, 2) if length is not None else 0

        restart = section._sectPr.find(qn("w:pgNumType"))
        return Section(
            width_mm=mm(section.page_width), height_mm=mm(section.page_height),
            top_mm=mm(section.top_margin), bottom_mm=mm(section.bottom_margin),
            left_mm=mm(section.left_margin), right_mm=mm(section.right_margin),
            header_mm=mm(section.header_distance),
            page_number=self._page_number(section),
            restarts=restart is not None and restart.get(qn("w:start")) == "1",
        )  # fmt: skip

    def _page_number(self, section: WordSection) -> PageNumber | None:
        for element in section.header._element.iter(qn("w:p")):
            if not _has_page_field(element):
                continue
            paragraph = Paragraph(element, self.document)
            runs = [self.styles.run(one, paragraph) for one in element.iter(qn("w:r"))]
            sizes = [run.size for run in runs if run.text.strip()] or [run.size for run in runs]
            first = not section.different_first_page_header_footer or any(
                _has_page_field(one) for one in section.first_page_header._element.iter(qn("w:p"))
            )
            align = str(self.styles.layout(paragraph)["align"])
            return PageNumber(align, sizes[0] if sizes else 0, on_first_page=first)
        return None


def _blocks(body: Any) -> Iterator[Any]:
    for element in body:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            yield from _blocks(content if content is not None else ())


def _inside(element: Any, top: Any, tags: set[str]) -> bool:
    parent = element.getparent()
    while parent is not None and parent is not top:
        if parent.tag in tags:
            return True
        parent = parent.getparent()
    return False


def _on(element: Any) -> bool:
    return element is not None and element.get(qn("w:val"), "1") not in ("0", "false", "off")


def _has_page_field(paragraph: Any) -> bool:
    codes = "".join(one.text or "" for one in paragraph.iter(qn("w:instrText")))
    simple = " ".join(one.get(qn("w:instr"), "") for one in paragraph.iter(qn("w:fldSimple")))
    return "PAGE" in f"{codes} {simple}".upper().replace("NUMPAGES", "").split()


def _drawn(paragraph: Any) -> Iterator[float]:
    """Lengths in points of the lines that are drawn as objects in a paragraph."""
    for tag in ("wp:anchor", "wp:inline"):
        for drawing in paragraph.iter(qn(tag)):
            shapes = {one.get("prst") for one in drawing.iter(qn("a:prstGeom"))}
            extent = drawing.find(qn("wp:extent"))
            if extent is not None and shapes & {"line", "straightConnector1"}:
                yield int(extent.get("cx", 0)) / _EMU_PER_POINT
    for line in paragraph.iter(_VML_LINE):
        if not _inside(line, paragraph, {_FALLBACK}):
            ends = [_points(line.get(name, "0,0").split(",")[0]) for name in ("from", "to")]
            yield abs(ends[1] - ends[0])


def _points(text: str) -> float:
    number = "".join(one for one in text if one.isdigit() or one in ".-")
    value = float(number or 0)
    return value * 2.8346 if text.endswith("mm") else value
