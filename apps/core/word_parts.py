"""The small parts of an official paper, in the terms of the Word format.

What python-docx has no word for (drawn lines, fields, repeated rows) is written as XML here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import IO, Literal

from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from apps.core.vietnamese import normalise

Align = Literal["left", "center", "right", "justify"]

FONT = "Times New Roman"
PAGE_MM = (210, 297)
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_TITLE_LINE_EMU = 207 * 12_700  # as long as the title in bold 15 pt
_TITLE_LINE_DOWN_EMU = 19 * 12_700
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def clean(text: str) -> str:
    """Return text that may stand in XML, in NFC."""
    return _CONTROLS.sub("", normalise(text))


def ended(text: str, end: str) -> str:
    """Return a line with its closing sign, without one it may already have."""
    return text.rstrip(" ;,.") + end


def write_run(
    paragraph: Paragraph,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
) -> Run:
    """Write a piece of text in one style."""
    run = paragraph.add_run(clean(text))
    run.font.size = Pt(size)
    run.font.name = FONT
    run.bold, run.italic, run.underline = bold or None, italic or None, underline or None
    return run


def cell_line(
    cell: _Cell,
    text: str,
    *,
    size: float,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: Align = "center",
) -> Paragraph:
    """Write the next line of a cell; its first paragraph is there from the start."""
    first = cell.paragraphs[0]
    empty = len(cell.paragraphs) == 1 and not first.runs
    paragraph: Paragraph = first if empty else cell.add_paragraph()
    paragraph.paragraph_format.alignment = ALIGN[align]
    paragraph.paragraph_format.space_after = Pt(0)
    write_run(paragraph, text, size=size, bold=bold, italic=italic, underline=underline)
    return paragraph


def grid(table: Table, widths_mm: Sequence[float]) -> Table:
    """Give a table fixed columns; Word trusts the cells, others trust the grid."""
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for position, width in enumerate(widths_mm):
        table.columns[position].width = Mm(width)
        for cell in table.columns[position].cells:
            cell.width = Mm(width)
    return table


def mark_row(row: _Row, *tags: str) -> None:
    """Mark a row, such as ``w:cantSplit`` or ``w:tblHeader``."""
    properties = row._tr.get_or_add_trPr()
    for tag in tags:
        properties.append(OxmlElement(tag))


def set_fonts(document: DocumentObject) -> None:
    """Make Times New Roman the font of everything, for Latin, Vietnamese and other scripts."""
    styles = document.styles.element
    for fonts in styles.iter(qn("w:rFonts")):
        for name in list(fonts.attrib):
            del fonts.attrib[name]
        for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(name), FONT)
    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "vi-VN")
    normal = document.styles["Normal"]
    normal.font.name = FONT
    normal.font.size = Pt(14)
    normal.paragraph_format.space_after = Pt(0)


def set_page(section: Section, *, landscape: bool) -> None:
    """Make a section A4 with the margins of the rules."""
    width, height = reversed(PAGE_MM) if landscape else PAGE_MM
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True


def number_pages(section: Section) -> None:
    """Put the page number into the middle of the header, except on the first page."""
    paragraph = section.header.paragraphs[0]
    paragraph.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "2"), ("end", "")):
        run = write_run(paragraph, text if kind == "text" else "", size=14)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "":
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
            run._r.append(code)


def draw_line(paragraph: Paragraph) -> None:
    """Draw the solid line under the Party's title: an object, as the rules want, no underline."""
    width = _TITLE_LINE_EMU
    paragraph.add_run()._r.append(
        parse_xml(f"""
<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 {nsdecls("w", "wp", "a")}>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0"
 simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:align>center</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph">
<wp:posOffset>{_TITLE_LINE_DOWN_EMU}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="0"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="1" name="Line 1"/><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/>
</a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent>""")
    )


def without_times(written: IO[bytes]) -> bytes:
    """Return the same package without the moments its parts were zipped at."""
    result = io.BytesIO()
    with (
        zipfile.ZipFile(written) as old,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return result.getvalue()
