"""Write official papers as PDF, in the layout of ``word.py`` and through the same calls.

The page is that of 36-HD/VPTW and 05-HD/VPTW: A4, margins 20/20/30/15 mm, page numbers in the
middle of the header from page 2, each appendix numbered on its own. The font is that of the pages,
embedded, since Times New Roman may not be passed on; the Word file is the one to be issued. The
same input gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from apps.core.formats import long_date
from apps.core.word import HEAD_WIDTHS_MM, PARTY_TITLE, SIGNATURE_WIDTHS_MM, Letterhead, Signature
from apps.core.word_parts import Align, clean, ended

FONT = "Be Vietnam Pro"
PLACE = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT, "justify": TA_JUSTIFY}
TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
PORTRAIT, WIDE = "portrait", "wide"
_SIZES = {PORTRAIT: A4, WIDE: landscape(A4)}
_RULE_WIDTH = 73 * mm
_LINES_FOR_SIGNING = 4
_BLANKS = re.compile(" {2,}")


class PartyPdf:
    """A paper built from top to bottom, then written with ``to_bytes``."""

    def __init__(self, letterhead: Letterhead, *, list_end: str = ";") -> None:
        """``list_end`` closes the lines of a list of recipients."""
        _load_fonts()
        self._letterhead, self._list_end = letterhead, list_end
        self._story: list[Any] = []
        self._page, self._width = 1, A4[0] - LEFT - RIGHT
        self._write_letterhead()

    def title(self, kind: str, abstract: str = "") -> None:
        """Write the kind of the paper in capitals, its abstract, and five hyphens."""
        self._line(kind.upper(), size=15, bold=True, before=12)
        if abstract:
            self._line(abstract, size=13, bold=True)
        self._line("-----", size=13, after=10)

    def heading(self, text: str) -> None:
        """Write a bold line over what follows; it never stays alone at the foot of a page."""
        self._story.append(_text(text, size=12, bold=True, indent=10, after=5, stays=True))

    def paragraph(self, text: str) -> None:
        """Write a paragraph of the text."""
        self._story.append(_text(text, size=12, align="justify", indent=10, after=5))

    def table(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths_mm: Sequence[float] | None = None,
        aligns: Sequence[Align] | None = None,
    ) -> None:
        """Write a table with its header on every page; the columns share the width of the text.

        Cells at the right are numbers, so they are set as they are; the others may break.
        """
        shares = widths_mm or [2.5, *[1.0] * (len(header) - 1)]
        widths = [self._width * share / sum(shares) for share in shares]
        sides = aligns or ["left"] * len(header)
        found = [[_text(one, size=9, bold=True, align="center") for one in header]]
        found += [
            [
                clean(text) if side == "right" else _text(text, size=9, align=side)
                for text, side in zip(row, sides, strict=True)
            ]
            for row in rows
        ]
        style: list[tuple[Any, ...]] = [
            ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("FONT", (0, 1), (-1, -1), FONT, 9, 12),
            *(("ALIGN", (at, 1), (at, -1), side.upper()) for at, side in enumerate(sides)),
        ]
        self._story += [Table(found, widths, repeatRows=1, style=style), Spacer(1, 8)]

    def sign(self, signature: Signature, recipients: Sequence[str] = ()) -> None:
        """Write the signature at the right and, level with it, the recipients at the left."""
        left = [_text("<u>Nơi nhận:</u>", size=12, marked=True)] if recipients else []
        dash = "- " if len(recipients) > 1 else ""
        for position, name in enumerate(recipients):
            end = "." if position == len(recipients) - 1 else self._list_end
            left.append(_text(f"{dash}{ended(name, end)}", size=10))
        right = [
            _text(signature.power.upper(), size=12, bold=True, align="center"),
            _text(signature.position.upper(), size=12, align="center"),
            Spacer(1, _LINES_FOR_SIGNING * 16),
            _text(signature.name, size=12, bold=True, align="center"),
        ]
        self._story.append(KeepTogether([Spacer(1, 10), _beside(left, right, SIGNATURE_WIDTHS_MM)]))

    def appendix(self, lines: Sequence[str], *, landscape: bool = False) -> None:
        """Begin an appendix on a new page with its own page numbers; the first line is bold."""
        kind = WIDE if landscape else PORTRAIT
        self._width = _SIZES[kind][0] - LEFT - RIGHT
        self._story += [NextPageTemplate(f"{kind}-first"), PageBreak()]
        for position, line in enumerate(lines):
            self._line(line, size=13, bold=position == 0)
        self._line("-----", size=13, after=10)

    def to_bytes(self) -> bytes:
        """Return the .pdf file; equal input gives equal bytes."""
        file = io.BytesIO()
        document = BaseDocTemplate(
            file, pagesize=A4, title=clean(self._letterhead.number), invariant=1, lang="vi-VN",
            author=clean(self._letterhead.body),
        )  # fmt: skip
        document.addPageTemplates([one for kind in (PORTRAIT, WIDE) for one in self._pages(kind)])
        document.build(list(self._story))
        return file.getvalue()

    def _pages(self, kind: str) -> list[PageTemplate]:
        """The first page of a part bears no number; those that follow do."""
        width, height = size = _SIZES[kind]

        def first(_canvas: Any, _document: Any) -> None:
            self._page = 1

        def later(canvas: Any, _document: Any) -> None:
            self._page += 1
            canvas.setFont(FONT, 12)
            canvas.drawCentredString(width / 2, height - 14 * mm, str(self._page))

        def page(name: str, drawn: Any) -> PageTemplate:
            frame = Frame(
                LEFT, BOTTOM, width - LEFT - RIGHT, height - TOP - BOTTOM,
                leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
            )  # fmt: skip
            return PageTemplate(
                name, [frame], drawn, pagesize=size, autoNextPageTemplate=f"{kind}-later"
            )

        return [page(f"{kind}-first", first), page(f"{kind}-later", later)]

    def _write_letterhead(self) -> None:
        head = self._letterhead
        left = [_text(head.superior.upper(), size=11, align="center")] if head.superior else []
        left += [
            _text(head.body.upper(), size=11, bold=True, align="center"),
            _text("*", size=11, align="center"),
            _text(head.number, size=11, align="center"),
        ]
        if head.draft:
            left.append(_text(head.draft, size=11, italic=True, align="center"))
        day = long_date(head.day) if head.day else "ngày     tháng     năm       "
        right = [
            _text(PARTY_TITLE, size=12, bold=True, align="center"),
            HRFlowable(_RULE_WIDTH, 0.75, color=colors.black, spaceBefore=3, spaceAfter=5),
            _text(f"{head.place}, {day}", size=11, italic=True, align="center"),
        ]
        self._story.append(_beside(left, right, HEAD_WIDTHS_MM))

    def _line(
        self, text: str, *, size: float, bold: bool = False, before: float = 0, after: float = 0
    ) -> None:
        self._story.append(
            _text(text, size=size, bold=bold, align="center", before=before, after=after)
        )


def _beside(left: list[Any], right: list[Any], widths_mm: Sequence[float]) -> Table:
    """Two columns without lines."""
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
             ("RIGHTPADDING", (0, 0), (-1, -1), 0)]  # fmt: skip
    return Table([[left, right]], [one * mm for one in widths_mm], style=style)


def _text(text: str, *, size: float, marked: bool = False, **look: Any) -> Paragraph:
    """A paragraph in one style; ``marked`` text carries tags already."""
    written = clean(text) if marked else escape(clean(text))
    # Blanks that leave room for what is written by hand would shrink to one.
    return Paragraph(
        _BLANKS.sub(lambda found: "\u00a0" * len(found[0]), written), _style(size, **look)
    )


@cache
def _style(
    size: float, *, bold: bool = False, italic: bool = False, align: Align = "left",
    indent: float = 0, before: float = 0, after: float = 0, stays: bool = False,
) -> ParagraphStyle:  # fmt: skip
    font = FONT + (" Bold" if bold else "") + (" Italic" if italic else "")
    return ParagraphStyle(
        f"{font} {size} {align}", fontName=font, fontSize=size, leading=size * 1.4,
        alignment=PLACE[align], firstLineIndent=indent * mm, spaceBefore=before, spaceAfter=after,
        keepWithNext=stays,
    )  # fmt: skip


@cache
def _load_fonts() -> None:
    folder = files("fontpkg_be_vietnam_pro") / "files"
    for name, file in (
        ("", "Regular"), (" Bold", "SemiBold"), (" Italic", "Italic"),
        (" Bold Italic", "SemiBoldItalic"),
    ):  # fmt: skip
        pdfmetrics.registerFont(TTFont(FONT + name, str(folder / f"BeVietnamPro-{file}.ttf")))
