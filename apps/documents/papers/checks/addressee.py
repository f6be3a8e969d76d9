"""AD: to whom letters and submissions go."""

from __future__ import annotations

from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import LETTER, MINUTES, SUBMISSION
from apps.documents.papers.rules import (
    ERROR,
    SUMMARY,
    WARNING,
    Found,
    Look,
    NotHere,
    check,
)  # fmt: skip


@check("AD01", ERROR, SUMMARY, box="9a")
def label_fits_kind(look: Look) -> Iterator[Found]:
    """Addressees only in letters and submissions, under the label of each."""
    kind = LETTER if look.boxes.kind is None and look.boxes.subject else look.kind
    line = look.boxes.addressee
    if kind not in (LETTER, SUBMISSION):
        if kind == MINUTES or line is None:
            raise NotHere
        yield Found(line, line.text[:40], "no_addressee")
        return
    wanted = look.rules.submission_label if kind == SUBMISSION else "Kính gửi"
    if line is None:
        yield Found(None, "missing", f"{wanted}:")
    elif not fold(line.text).startswith(fold(wanted)):
        yield Found(line, line.text[:40], f"{wanted}:")


@check("AD02", WARNING, SUMMARY, box="9a")
def list_of_addressees(look: Look) -> Iterator[Found]:
    """The label in italics with a colon; several names one a line with the signs of the day."""
    line = look.boxes.addressee
    if line is None:
        raise NotHere
    label = line.inked[0]
    if not label.italic:
        yield Found(line, "not_italic", "italic")
    if label.size != 14:
        yield Found(line, f"{label.size:g} pt", "14 pt")
    if ":" not in line.text:
        yield Found(line, line.text[:40], "colon")
    names = look.boxes.addressees
    for position, name in enumerate(names):
        end = "." if position == len(names) - 1 else look.rules.list_end
        if not name.text.endswith(end):
            yield Found(name, name.text[-20:], end)
