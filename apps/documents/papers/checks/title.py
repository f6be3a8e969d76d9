"""TI: kind and abstract."""

from __future__ import annotations

import re
from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import LETTER
from apps.documents.papers.rules import (
    ERROR,
    OWN,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    check,
    styled,
)  # fmt: skip

_CHARACTERS_A_LINE = 62


def _is_letter(look: Look) -> bool:
    return look.boxes.code == LETTER or (look.boxes.kind is None and bool(look.boxes.subject))


@check("TI01", ERROR, TEXT, box="5a")
def kind_line(look: Look) -> Iterator[Found]:
    """The kind on a line of its own, capitals 15–16, bold, centred."""
    if _is_letter(look):
        raise NotHere
    if look.boxes.kind is None:
        yield Found(None, "missing", "kind")
        return
    yield from styled(
        look.boxes.kind, size=(15, 16), bold=True, italic=False, align="center", upper=True
    )


@check("TI02", ERROR, TEXT, box="5a")
def abstract(look: Look) -> Iterator[Found]:
    """The abstract 14–15, bold, centred; it begins with a small letter."""
    if _is_letter(look):
        raise NotHere
    if not look.boxes.abstract:
        yield Found(look.boxes.kind, "missing", "abstract")
        return
    for line in look.boxes.abstract:
        yield from styled(line, size=(14, 15), bold=True, italic=False, align="center")
    first = look.boxes.abstract[0].text
    if first[0].isupper():
        yield Found(look.boxes.abstract[0], first[:40], "small_letter", light=True)


@check("TI03", ERROR, TEXT, box="5a")
def five_hyphens(look: Look) -> Iterator[Found]:
    """Five hyphens under the abstract."""
    if _is_letter(look):
        raise NotHere
    line = look.boxes.hyphens
    if line is None or line.text != "-----":
        yield Found(line or look.boxes.kind, line.text if line else "missing", "-----")


@check("TI04", ERROR, TEXT, box="5b")
def subject_of_letter(look: Look) -> Iterator[Found]:
    """The abstract of a letter under its number, 12 italic, in the words of the day."""
    if not _is_letter(look):
        raise NotHere
    if not look.boxes.subject:
        yield Found(look.boxes.number, "missing", "subject")
        return
    for line in look.boxes.subject:
        yield from styled(line, size=(12, 12), bold=False, italic=True)
    first = look.boxes.subject[0]
    if re.match(r"v/v\b", first.text, re.IGNORECASE):
        yield Found(first, first.text[:40], look.rules.subject_start or "no_vv", light=True)
    elif look.rules.subject_start and not fold(first.text).startswith("ve viec"):
        yield Found(first, first.text[:40], look.rules.subject_start, light=True)


@check("TI05", WARNING, OWN, box="5")
def short_abstract(look: Look) -> Iterator[Found]:
    """At most three lines, no sign at the end."""
    lines = look.boxes.abstract or look.boxes.subject
    if not lines:
        raise NotHere
    text = " ".join(line.text for line in lines)
    wrapped = -(-len(text) // _CHARACTERS_A_LINE)
    if max(len(lines), wrapped) > 3 and not _is_letter(look):
        yield Found(lines[0], f"{max(len(lines), wrapped)}", "three_lines")
    if text.endswith((".", ",", ";", ":")):
        yield Found(lines[-1], text[-1], "no_end_sign")
