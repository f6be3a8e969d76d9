"""RC: recipients."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import LETTER, MINUTES, SUBMISSION
from apps.documents.papers.rules import (
    ERROR,
    OWN,
    SUMMARY,
    WARNING,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
    styled,
)  # fmt: skip


def _has_recipients(look: Look) -> None:
    if look.kind == MINUTES or look.boxes.recipients_label is None:
        raise NotHere


@check("RC01", ERROR, SUMMARY, box="9b")
def label(look: Look) -> Iterator[Found]:
    """The label 14, underlined, neither bold nor italic, at the left."""
    if look.kind == MINUTES:
        raise NotHere
    line = look.boxes.recipients_label
    if line is None:
        yield Found(None, "missing", "Nơi nhận:")
        return
    yield from styled(line, size=(14, 14), bold=False, italic=False, underline=True)
    if line.text != "Nơi nhận:":
        yield Found(line, line.text, "Nơi nhận:")
    if line.cell is not None and line.cell[2] != 1:
        yield Found(line, "right", "left")


@check("RC02", ERROR, SUMMARY, box="9b")
def entries(look: Look) -> Iterator[Found]:
    """Lines in 12 with a hyphen, the signs of the day, the archive last and without ``VT``."""
    _has_recipients(look)
    lines = look.boxes.recipients
    if not lines:
        yield Found(look.boxes.recipients_label, "missing", "recipients")
        return
    for position, line in enumerate(lines):
        last = position == len(lines) - 1
        yield from styled(line, size=(12, 12), bold=False)
        if len(lines) > 1 and not line.text.startswith("- "):
            yield Found(line, line.text[:20], "- ")
        end = "." if last else look.rules.list_end
        if not line.text.endswith(end):
            yield Found(line, line.text[-12:], end, light=last)
    archive = lines[-1].text.lstrip("- ")
    if not fold(archive).startswith("luu"):
        yield Found(lines[-1], archive[:30], "Lưu …", light=True)
    elif re.search(r"Lưu\s*:|\bVT\b", archive):
        yield Found(lines[-1], archive[:30], "archive_words", light=True)


@check("RC03", WARNING, SUMMARY, box="9b")
def as_above(look: Look) -> Iterator[Found]:
    """Letters and submissions name their addressees first as ``Như trên``."""
    _has_recipients(look)
    kind = LETTER if look.boxes.kind is None and look.boxes.subject else look.kind
    if kind not in (LETTER, SUBMISSION) or not look.boxes.recipients:
        raise NotHere
    first = look.boxes.recipients[0]
    if not fold(first.text.lstrip("- ")).startswith("nhu tren"):
        yield Found(first, first.text[:30], "- Như trên")


@check("RC04", WARNING, OWN, box="9b")
def charged_are_recipients(look: Look) -> Iterator[Found]:
    """Whoever the text gives a task to is among the recipients."""
    if look.facts.charged is None:
        raise Unseen("charged")
    _has_recipients(look)
    text = fold(" ".join(line.text for line in look.boxes.recipients))
    article = re.search(r"như điều\s*\d", " ".join(x.text for x in look.boxes.recipients), re.I)
    for name in look.facts.charged:
        if fold(name) not in text and not article:
            yield Found(look.boxes.recipients_label, "missing", name)
