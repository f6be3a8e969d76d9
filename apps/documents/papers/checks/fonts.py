"""FN: fonts, letters, tone marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from apps.core.legacy_encodings import detect
from apps.documents.papers.parsed import Line
from apps.documents.papers.rules import ERROR, SUMMARY, WARNING, Found, Look, NotHere, check

_FONT = "Times New Roman"
_OLD_FONT = re.compile(r"^(\.Vn|VNI-)", re.IGNORECASE)
_BLACK = {"", "auto", "000000"}
_OLD_STYLE = re.compile(r"[òóỏõọ](?=[ae]\b)|(?<!q)[ùúủũụ](?=y\b)", re.IGNORECASE)
_NEW_STYLE = re.compile(r"o[àáảãạèéẻẽẹ]\b|(?<!q)u[ỳýỷỹỵ]\b", re.IGNORECASE)


@check("FN01", ERROR, SUMMARY)
def one_font(look: Look) -> Iterator[Found]:
    """Everything in Times New Roman."""
    for line in look.paper.lines():
        other = {name for run in line.inked for name in run.fonts} - {_FONT}
        if other:
            yield Found(line, ", ".join(sorted(other)), _FONT)


@check("FN02", ERROR, SUMMARY)
def letters(look: Look) -> Iterator[Found]:
    """Black, Unicode, composed letters; no fonts or bytes from before Unicode."""
    for line in look.paper.lines():
        text = line.raw
        colours = {run.colour for run in line.inked} - _BLACK
        old = {name for run in line.inked for name in run.fonts if _OLD_FONT.match(name)}
        if colours:
            yield Found(line, f"#{sorted(colours)[0]}", "black")
        if old:
            yield Found(line, sorted(old)[0], "unicode_font")
        elif detect(text) not in (None, "unicode"):
            yield Found(line, line.text[:60], "unicode_text")
        if unicodedata.normalize("NFC", text) != text:
            yield Found(line, "decomposed", "composed")


@check("FN03", WARNING, SUMMARY)
def tone_marks(look: Look) -> Iterator[Found]:
    """One way of placing tone marks (ủy or uỷ, hòa or hoà) in the whole paper."""
    seen: dict[str, Line] = {}
    for line in look.paper.lines():
        for style, pattern in (("old", _OLD_STYLE), ("new", _NEW_STYLE)):
            if pattern.search(line.raw):
                seen.setdefault(style, line)
    if not seen:
        raise NotHere
    if len(seen) == 2:
        later = max(seen.values(), key=lambda one: one.number)
        yield Found(later, "tones_mixed", "tones_one_way")
