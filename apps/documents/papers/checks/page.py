"""PG: paper, margins, page numbers."""

from __future__ import annotations

from collections.abc import Iterator

from apps.documents.papers.parsed import Section
from apps.documents.papers.rule_sets import MARGIN_RANGES_MM, MARGIN_TOLERANCE_MM, MARGINS_MM
from apps.documents.papers.rules import ERROR, SUMMARY, TEXT, WARNING, Found, Look, NotHere, check

_A4 = (210, 297)
_PAPER_TOLERANCE_MM = 20 / 20 * 25.4 / 72 + 0.05


def _mm(*values: float) -> str:
    return " × ".join(f"{value:g}" for value in values) + " mm"


@check("PG01", ERROR, TEXT)
def paper_size(look: Look) -> Iterator[Found]:
    """A4, upright in the main part."""
    main = look.paper.sections[0]
    size = (main.width_mm, main.height_mm)
    if any(abs(a - b) > _PAPER_TOLERANCE_MM for a, b in zip(size, _A4, strict=True)):
        yield Found(None, _mm(*size), _mm(*_A4))


@check("PG02", ERROR, SUMMARY)
def margins(look: Look) -> Iterator[Found]:
    """20, 20, 30, 15 mm; some summaries allow ranges, so what lies inside them only warns."""
    main = look.paper.sections[0]
    if any(
        abs(a - b) > MARGIN_TOLERANCE_MM for a, b in zip(_margins(main), MARGINS_MM, strict=True)
    ):
        inside = not _outside_ranges(main)
        yield Found(None, _mm(*_margins(main)), _mm(*MARGINS_MM), light=inside)


def _outside_ranges(section: Section) -> bool:
    """Whether a margin lies outside even the widest ranges that a source gives."""
    return any(
        not low - MARGIN_TOLERANCE_MM <= value <= high + MARGIN_TOLERANCE_MM
        for value, (low, high) in zip(_margins(section), MARGIN_RANGES_MM, strict=True)
    )


def _margins(section: Section) -> tuple[float, float, float, float]:
    return section.top_mm, section.bottom_mm, section.left_mm, section.right_mm


@check("PG03", WARNING, SUMMARY)
def mirrored_margins(look: Look) -> Iterator[Found]:
    """Margins of a paper printed on both sides are mirrored."""
    if not look.paper.two_sided:
        raise NotHere
    if not look.paper.mirrored:
        yield Found(None, "not_mirrored", "mirrored")


@check("PG04", ERROR, TEXT)
def page_numbers(look: Look) -> Iterator[Found]:
    """A number in the middle of the header, 14 pt, 10 mm from the edge, none on page 1."""
    main = look.paper.sections[0]
    number = main.page_number
    if number is None:
        yield Found(None, "no_page_number", "page_number_centre")
        return
    if number.align != "center":
        yield Found(None, number.align, "center")
    if number.size != 14:
        yield Found(None, f"{number.size:g} pt", "14 pt")
    if number.on_first_page:
        yield Found(None, "number_on_first", "no_number_on_first")
    if abs(main.header_mm - 10) > 1:
        yield Found(None, _mm(main.header_mm), _mm(10))


@check("PG05", WARNING, SUMMARY)
def appendix_pages(look: Look) -> Iterator[Found]:
    """An appendix is a section of its own and counts its own pages (2026)."""
    if not look.rules.appendix_restarts or not look.boxes.appendices:
        raise NotHere
    for line in look.boxes.appendices:
        if line.section == 0 or not look.paper.sections[line.section].restarts:
            yield Found(line, "same_pages", "own_pages")


@check("PG06", WARNING, TEXT)
def landscape_sections(look: Look) -> Iterator[Found]:
    """Landscape only for wide tables and appendices."""
    lying = [i for i, one in enumerate(look.paper.sections) if one.landscape]
    if not lying:
        raise NotHere
    for index in lying:
        tables = [one for one in look.boxes.data if one.section == index]
        marks = [one for one in look.boxes.appendices if one.section == index]
        if not tables and not marks:
            yield Found(None, "landscape", "portrait")
