"""What a run or a paragraph of a Word file looks like once styles and defaults are followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run as WordRun
from lxml import etree

from apps.documents.papers.parsed import Run

_THEME = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme"
_SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")
_ALIGN = {
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
_RULES = {
    WD_LINE_SPACING.EXACTLY: "exact",
    WD_LINE_SPACING.AT_LEAST: "at_least",
    WD_LINE_SPACING.MULTIPLE: "multiple",
    WD_LINE_SPACING.ONE_POINT_FIVE: "multiple",
    WD_LINE_SPACING.DOUBLE: "multiple",
}
_OPEN_FONT_SIZE = 10  # what the format means when nothing says a size


class Styles:
    """The styles of one document."""

    def __init__(self, document: DocumentObject) -> None:
        self.defaults = document.styles.element.find(qn("w:docDefaults"))
        self.theme = _theme_fonts(document)

    def run(self, element: Any, paragraph: Paragraph) -> Run:
        """A run as it is seen."""
        run = WordRun(element, paragraph)
        fonts = [run.font, *(style.font for style in _styles(run.style, paragraph.style))]
        properties = [font._element.find(qn("w:rPr")) for font in fonts]
        properties.append(self._default("w:rPrDefault/w:rPr"))
        return Run(
            text=_visible_text(element),
            size=next((font.size.pt for font in fonts if font.size), self._default_size()),
            bold=_first(font.bold for font in fonts),
            italic=_first(font.italic for font in fonts),
            underline=_first(font.underline for font in fonts),
            fonts=frozenset(self._fonts(properties)),
            colour=next((one for one in map(_colour, properties) if one), ""),
        )

    def layout(self, paragraph: Paragraph) -> dict[str, Any]:
        """The layout of a paragraph by the names of ``Line``."""
        formats = [paragraph.paragraph_format]
        formats += [style.paragraph_format for style in _styles(paragraph.style)]
        align = next((one.alignment for one in formats if one.alignment is not None), None)
        indent = next(
            (one.first_line_indent for one in formats if one.first_line_indent is not None), None
        )
        spaced = next((one for one in formats if one.line_spacing is not None), None)
        rule, spacing = "single", 0.0
        if spaced is not None:
            rule = _RULES.get(spaced.line_spacing_rule, "single")
            value: Any = spaced.line_spacing
            spacing = float(value.pt if hasattr(value, "pt") else value)
        return {
            "align": _ALIGN.get(align, "left"),  # type: ignore[arg-type]
            "indent_mm": round(indent.mm, 2) if indent is not None else 0.0,
            "before": self._gap(formats, "space_before", "w:before"),
            "after": self._gap(formats, "space_after", "w:after"),
            "spacing_rule": rule,
            "spacing": spacing,
            "keep_next": _first(one.keep_with_next for one in formats),
        }

    def has_border(self, paragraph: Paragraph) -> bool:
        """Whether a border stands in for a drawn line."""
        return paragraph._p.find(f"{qn('w:pPr')}/{qn('w:pBdr')}/{qn('w:bottom')}") is not None

    def _default(self, path: str) -> Any:
        if self.defaults is None:
            return None
        return self.defaults.find("/".join(qn(part) for part in path.split("/")))

    def _default_size(self) -> float:
        properties = self._default("w:rPrDefault/w:rPr")
        size = properties.find(qn("w:sz")) if properties is not None else None
        return int(size.get(qn("w:val"))) / 2 if size is not None else _OPEN_FONT_SIZE

    def _gap(self, formats: list[Any], name: str, attribute: str) -> float:
        for one in formats:
            value = getattr(one, name)
            if value is not None:
                return float(value.pt)
        spacing = self._default("w:pPrDefault/w:pPr/w:spacing")
        return int(spacing.get(qn(attribute), 0)) / 20 if spacing is not None else 0.0

    def _fonts(self, properties: list[Any]) -> Iterator[str]:
        for slot in _SLOTS:
            for found in properties:
                fonts = found.find(qn("w:rFonts")) if found is not None else None
                if fonts is None:
                    continue
                theme = fonts.get(qn(f"w:{slot}Theme")) or fonts.get(qn(f"w:{slot.lower()}theme"))
                name = self.theme.get(theme[:5], theme) if theme else fonts.get(qn(f"w:{slot}"))
                # A theme font for other scripts touches no Vietnamese letter.
                if name and not (theme and slot in ("cs", "eastAsia")):
                    yield name
                    break


def _styles(*starts: Any) -> Iterator[Any]:
    for style in starts:
        seen: set[str] = set()
        while style is not None and style.style_id not in seen:
            seen.add(style.style_id)
            yield style
            style = style.base_style


def _first(values: Any) -> bool:
    return bool(next((one for one in values if one is not None), False))


def _colour(properties: Any) -> str:
    found = properties.find(qn("w:color")) if properties is not None else None
    return str(found.get(qn("w:val"), "")).lower() if found is not None else ""


def _visible_text(element: Any) -> str:
    shown = []
    for part in element:
        if part.tag == qn("w:t"):
            shown.append(part.text or "")
        elif part.tag == qn("w:tab"):
            shown.append("\t")
        elif part.tag == qn("w:noBreakHyphen"):
            shown.append("-")
        elif part.tag in (qn("w:br"), qn("w:cr")):
            page = part.get(qn("w:type")) in ("page", "column")
            shown.append("" if page else "\n")
    return "".join(shown)


def _theme_fonts(document: DocumentObject) -> dict[str, str]:
    """``minor`` and ``major`` → the Latin font of the theme."""
    found: dict[str, str] = {}
    for relation in document.part.rels.values():
        if relation.reltype != _THEME or relation.is_external:
            continue
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(relation.target_part.blob, parser)
        for kind in ("minor", "major"):
            latin = root.find(f".//{qn('a:' + kind + 'Font')}/{qn('a:latin')}")
            if latin is not None:
                found[kind] = latin.get("typeface", "")
    return found
