"""MK: urgency, secrecy, circulation, draft, typist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import SECRECY, URGENCY
from apps.documents.papers.parsed import Line
from apps.documents.papers.rules import (
    ERROR,
    SUMMARY,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    check,
    styled,
)  # fmt: skip

_DRAFT = re.compile(r"^Dự thảo( lần \d+)?$")


@check("MK01", ERROR, SUMMARY, box="10b")
def urgency(look: Look) -> Iterator[Found]:
    """A grade of the list, capitals 14 bold, under the number."""
    line = look.boxes.urgency or _like(look, ("khan", "hoa toc", "thuong khan"))
    if line is None:
        raise NotHere
    if line.text not in URGENCY:
        yield Found(line, line.text, ", ".join(URGENCY))
    yield from styled(line, size=(14, 14), bold=True, upper=True)
    if line.cell is not None and line.cell[2] == look.boxes.title_column:
        yield Found(line, "right", "under_number")


@check("MK02", ERROR, TEXT, document="66-QĐ/TW", box="10a")
def secrecy(look: Look) -> Iterator[Found]:
    """A grade of the list, as the matter has it; what must be graded carries one."""
    line = look.boxes.secrecy or _like(look, ("mat", "toi mat", "tuyet mat"))
    grade = look.facts.grade
    written = line.text.upper() if line else ""
    if line is None and not grade and not look.facts.must_be_graded:
        raise NotHere
    if line is not None and written not in SECRECY:
        yield Found(line, line.text, ", ".join(SECRECY))
    if look.facts.must_be_graded and not written:
        yield Found(look.boxes.number, "missing", ", ".join(SECRECY))
    elif grade is not None and written != grade:
        yield Found(line or look.boxes.number, written or "missing", grade or "no_grade")


def _like(look: Look, words: tuple[str, ...]) -> Line | None:
    """A mark that was written in small letters or with a word before it."""
    head = look.boxes.head.lines() if look.boxes.head is not None else look.paper.paragraphs[:8]
    for line in head:
        text = re.sub(r"^do (mat|khan)\s*:?\s*", "", fold(line.text))
        if text in words:
            return line
    return None


@check("MK03", WARNING, SUMMARY, box="11, 12, 13")
def other_marks(look: Look) -> Iterator[Found]:
    """Circulation in capitals 12 bold, draft mark 14 italic, typist and contact line small."""
    boxes = look.boxes
    if not any((boxes.circulation, boxes.draft, boxes.typist)):
        raise NotHere
    if boxes.circulation is not None:
        yield from styled(boxes.circulation, size=(12, 12), bold=True, upper=True)
        if boxes.circulation.text not in look.rules.circulations:
            yield Found(boxes.circulation, boxes.circulation.text, look.rules.circulations[-1])
    if boxes.draft is not None:
        yield from styled(boxes.draft, size=(14, 14), italic=True, bold=False)
        if not _DRAFT.match(boxes.draft.text):
            yield Found(boxes.draft, boxes.draft.text, "Dự thảo lần …")
    if boxes.typist is not None:
        size = look.rules.typist_size
        yield from styled(boxes.typist, size=(size, size))
