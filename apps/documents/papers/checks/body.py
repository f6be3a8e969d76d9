"""BD01 to BD06: how the text looks and how it is divided."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.documents.papers.boxes import HYPHENS
from apps.documents.papers.parsed import Line, rises
from apps.documents.papers.rules import (
    ERROR,
    SUMMARY,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    check,
)  # fmt: skip

_TENS, _ONES = ("", "X"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
ROMAN = {ten + one: 10 * i + n for i, ten in enumerate(_TENS) for n, one in enumerate(_ONES)}
_LEVELS = (
    ("part", re.compile(r"^Phần\s+(?P<n>[IVX]+|thứ\s+\S+)\b", re.IGNORECASE)),
    ("chapter", re.compile(r"^Chương\s+(?P<n>[IVX]+|\d+)\b", re.IGNORECASE)),
    ("section", re.compile(r"^Mục\s+(?P<n>\d+|[IVX]+)\b", re.IGNORECASE)),
    ("roman", re.compile(r"^(?P<n>[IVX]+)\s?[.-]\s*\S")),
    ("article", re.compile(r"^Điều\s+(?P<n>\d+)\b", re.IGNORECASE)),
    ("clause", re.compile(r"^(?P<n>\d{1,2})\.\s+\S")),
    ("point", re.compile(r"^(?P<n>[a-zđ])\)\s+\S")),
)
_RANK = {name: rank for rank, (name, _pattern) in enumerate(_LEVELS)}
_POINTS = "abcdđeghiklmnopqrstuvxy"
_WORD_NUMBERS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7}


def text_lines(look: Look) -> list[Line]:
    """The paragraphs of the text that say something."""
    return [line for line in look.boxes.body if line.text and not HYPHENS.match(line.text)]


def running(look: Look) -> list[Line]:
    """Those that run over the width of the page: no centred headings. NotHere when none."""
    found = [line for line in text_lines(look) if line.align != "center"]
    if not found:
        raise NotHere
    return found


@check("BD01", ERROR, TEXT, box="6")
def text_size(look: Look) -> Iterator[Found]:
    """The text in 14 or 15, one of them in the whole paper."""
    lines = text_lines(look)
    if not lines:
        raise NotHere
    sizes: dict[float, Line] = {}
    for line in lines:
        for run in line.inked:
            sizes.setdefault(run.size, line)
    for size, line in sizes.items():
        if not 14 <= size <= 15:
            yield Found(line, f"{size:g} pt", "14–15 pt")
    good = [size for size in sizes if 14 <= size <= 15]
    if len(good) > 1:
        yield Found(sizes[good[1]], f"{good[1]:g} pt", f"{good[0]:g} pt")


@check("BD02", WARNING, SUMMARY, box="6")
def justified(look: Look) -> Iterator[Found]:
    """Both edges even, the first line 10 mm in."""
    for line in running(look):
        if line.align != "justify":
            yield Found(line, line.align, "justify")
        elif abs(line.indent_mm - 10) > 1:
            yield Found(line, f"{line.indent_mm:g} mm", "10 mm")


@check("BD03", ERROR, SUMMARY, box="6")
def line_spacing(look: Look) -> Iterator[Found]:
    """Exact spacing from 18 pt, to 22 pt since 2026."""
    low, high = look.rules.spacing
    wanted = f"{low:g}–{high:g} pt" if high < 100 else f"≥ {low:g} pt"
    for line in running(look):
        if line.spacing_rule != "exact":
            yield Found(line, f"spacing_{line.spacing_rule}", "spacing_exact")
        elif not low <= line.spacing <= high:
            yield Found(line, f"{line.spacing:g} pt", wanted)


@check("BD04", WARNING, SUMMARY, box="6")
def paragraph_gap(look: Look) -> Iterator[Found]:
    """At least 6 pt between paragraphs."""
    for line in running(look):
        if line.before + line.after < 6:
            yield Found(line, f"{line.before + line.after:g} pt", "≥ 6 pt")


@check("BD05", WARNING, SUMMARY, box="6")
def no_spacing_by_hand(look: Look) -> Iterator[Found]:
    """No empty paragraphs, line breaks inside a paragraph or double spaces."""
    body = look.boxes.body
    if not body:
        raise NotHere
    last = max((i for i, line in enumerate(body) if line.text), default=0)
    for line in body[:last]:
        if not line.text and not line.drawn:
            yield Found(line, "empty_paragraph", "paragraph_gap")
        elif line.soft_breaks:
            yield Found(line, "soft_break", "paragraph")
        elif "  " in line.raw.strip():
            yield Found(line, "double_space", "single_space")


@check("BD06", ERROR, SUMMARY, box="6")
def divisions(look: Look) -> Iterator[Found]:
    """Parts, chapters, sections, articles, clauses, points in this order, numbered without gaps."""
    seen = [(line, *found) for line in text_lines(look) if (found := _division(line))]
    if not seen:
        raise NotHere
    counters: dict[str, list[int]] = {}
    names = {name for _line, name, _number in seen}
    for line, name, number in seen:
        for lower in list(counters):
            # Articles run on through chapters; clauses and points begin again under each.
            if _RANK[lower] > _RANK[name] and lower != "article":
                del counters[lower]
        counted = counters.setdefault(name, [])
        if number is not None:
            counted.append(number)
            if not rises(counted[-1:] if len(counted) == 1 else counted):
                yield Found(line, line.text[:40], "numbers_continue")
                counters[name] = list(range(1, number + 1))
        if name == "article" and not line.inked[0].bold:
            yield Found(line, "not_bold", "bold")
    if "point" in names and "clause" not in names and "article" not in names:
        first = next(line for line, name, _number in seen if name == "point")
        yield Found(first, first.text[:40], "clause_before_point")


def _division(line: Line) -> tuple[str, int | None] | None:
    for name, pattern in _LEVELS:
        found = pattern.match(line.text)
        if found:
            return name, _value(name, found["n"])
    return None


def _value(name: str, text: str) -> int | None:
    if text.isdigit():
        return int(text)
    if name == "point":
        return _POINTS.index(text) + 1 if text in _POINTS else None
    return ROMAN.get(text.upper()) or _WORD_NUMBERS.get(text.split()[-1].lower())
