"""BD07 to BD11: bases, end, citations, placeholders, signs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.documents.papers.boxes import HYPHENS
from apps.documents.papers.checks.body import running, text_lines
from apps.documents.papers.parsed import Line
from apps.documents.papers.rules import (
    DRAFT,
    ERROR,
    OWN,
    SUMMARY,
    WARNING,
    Found,
    Look,
    NotHere,
    check,
)  # fmt: skip

_BASE = re.compile(r"^[-–]?\s*(Căn cứ|Xét|Thực hiện|Theo)\b")
_CITED = re.compile(r"\b(?:số\s+)?(\d{1,4}-[A-ZĐ][A-Za-zĐđi]{0,3}/(?:[A-ZĐ]|Th)[A-ZĐTh]*)\b")
_CITED_WHOLE = re.compile(
    r"\b(\d{1,4}-[A-ZĐ][A-Za-zĐđi]{0,3}/(?:[A-ZĐ]|Th)[A-ZĐTh]*),\s+ngày\s+[\d/]+[^,;.]*\bcủa\b"
)
_PLACEHOLDER = re.compile(r"…|\.{4,}|\[\s*[^\]]{0,20}\s*\]|\{\{.*?\}\}|\bX{3,}\b|_{3,}")
_THOUSANDS = re.compile(r"\b\d{1,3},\d{3}\b(?!,\d)|\b\d{5,}\b(?![-/])")
_DECIMAL_DOT = re.compile(r"\b\d+\.\d{1,2}\s?%")


@check("BD07", WARNING, SUMMARY, box="6")
def bases(look: Look) -> Iterator[Found]:
    """Grounds one a line, with a hyphen, upright; a semicolon after each, a stop or comma last."""
    lines = []
    for line in text_lines(look):
        if not _BASE.match(line.text):
            break
        lines.append(line)
    if not lines or look.kind not in ("QĐ", "NQ", "QC", "QĐi", "TTr"):
        raise NotHere
    for position, line in enumerate(lines):
        if not line.text.startswith("- "):
            yield Found(line, line.text[:30], "- Căn cứ")
        if any(run.italic for run in line.inked):
            yield Found(line, "italic", "not_italic")
        last = position == len(lines) - 1
        if not line.text.endswith((".", ",", ";") if last else ";"):
            yield Found(line, line.text[-15:], ". ," if last else ";")
        elif last and line.text.endswith(";"):
            yield Found(line, ";", ". ,")


@check("BD08", WARNING, SUMMARY, box="6")
def end_of_text(look: Look) -> Iterator[Found]:
    """The text ends with a full stop and nothing more."""
    last = running(look)[-1]
    if last.text.endswith(("./.", "/.")):
        yield Found(last, last.text[-3:], ".")
    elif not last.text.endswith("."):
        yield Found(last, last.text[-15:], ".")


@check("BD09", WARNING, SUMMARY, box="6")
def citations(look: Look) -> Iterator[Found]:
    """The first time a paper is cited: kind and number, comma, day, body. Then the number alone."""
    seen: set[str] = set()
    any_cited = False
    for line in text_lines(look):
        whole = {found[1] for found in _CITED_WHOLE.finditer(line.text)}
        for number in [found[1] for found in _CITED.finditer(line.text)]:
            any_cited = True
            if number not in seen and number not in whole:
                yield Found(line, number, f"{number}, ngày … của …")
            seen.add(number)
            known = look.facts.known_documents
            if known is not None and number not in known:
                yield Found(line, number, "cited_in_force")
    if not any_cited:
        raise NotHere


@check("BD10", ERROR, OWN, box="6")
def placeholders(look: Look) -> Iterator[Found]:
    """Nothing left to fill in once the paper is issued."""
    if look.stage == DRAFT:
        raise NotHere
    for line in look.paper.lines():
        found = _PLACEHOLDER.search(line.text)
        if found and not HYPHENS.match(line.text):
            yield Found(line, found[0][:20], "filled_in")


@check("BD11", WARNING, SUMMARY, box="6")
def signs(look: Look) -> Iterator[Found]:
    """One kind of quotation marks and dashes; a dot for thousands, a comma for decimals."""
    quotes: dict[str, Line] = {}
    dashes: dict[str, Line] = {}
    lines = text_lines(look)
    if not lines:
        raise NotHere
    for line in lines:
        for sign, name in (('"', "straight"), ("“", "curly"), ("”", "curly")):
            if sign in line.text:
                quotes.setdefault(name, line)
        if line.text[0] in "-–—":
            dashes.setdefault(line.text[0], line)
        found = _THOUSANDS.search(line.text) or _DECIMAL_DOT.search(line.text)
        if found:
            yield Found(line, found[0], "1.250,5")
    for kinds, wanted in ((quotes, "quotes_one_way"), (dashes, "dashes_one_way")):
        if len(kinds) > 1:
            yield Found(list(kinds.values())[-1], list(kinds)[-1], wanted)
