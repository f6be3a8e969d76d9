"""HB: the Party's title, the superior, the issuing body, the star."""

from __future__ import annotations

from collections.abc import Iterator

from apps.core.vietnamese import fold
from apps.documents.papers.parsed import Line
from apps.documents.papers.rule_sets import TITLE_LINE_PT
from apps.documents.papers.rules import (
    ERROR,
    TEXT,
    WARNING,
    Found,
    Look,
    NotHere,
    Unseen,
    check,
    styled,
)  # fmt: skip

TITLE = "ĐẢNG CỘNG SẢN VIỆT NAM"
_STATE = ("cong hoa xa hoi chu nghia viet nam", "doc lap - tu do - hanh phuc")


@check("HB01", ERROR, TEXT, box="1")
def party_title(look: Look) -> Iterator[Found]:
    """The title exactly, 15 pt, bold, upright, at the right of the first line."""
    line = look.boxes.title
    if line is None:
        yield Found(None, "missing", TITLE)
        return
    if line.text != TITLE:
        yield Found(line, line.text, TITLE)
    yield from styled(line, size=(15, 15), bold=True, italic=False)
    if line.cell is None or line.cell[2] == 1:
        yield Found(line, "left", "right_column")


@check("HB02", WARNING, TEXT, box="1")
def line_under_title(look: Look) -> Iterator[Found]:
    """A drawn line as long as the title; an underline or a border is none."""
    title = look.boxes.title
    if title is None:
        raise NotHere
    drawn = [length for line in _right_lines(look) for length in line.drawn]
    if not drawn:
        stand_in = title.ruled or any(run.underline for run in title.inked)
        yield Found(title, "underline" if stand_in else "missing", "drawn_line")
        return
    size = max((run.size for run in title.inked), default=15)
    wanted = TITLE_LINE_PT * size / 15
    if abs(drawn[0] - wanted) > wanted * 0.05:
        yield Found(title, f"{drawn[0]:.0f} pt", f"{wanted:.0f} pt")


def _right_lines(look: Look) -> Iterator[Line]:
    head = look.boxes.head
    yield from head.lines() if head is not None else look.paper.paragraphs[:8]


@check("HB03", ERROR, TEXT, box="1")
def no_state_title(look: Look) -> Iterator[Found]:
    """No title and motto of the State."""
    for line in list(look.paper.lines())[:20]:
        if any(one in fold(line.text).replace("–", "-") for one in _STATE):
            yield Found(line, line.text, TITLE)


@check("HB04", ERROR, TEXT, box="2")
def bodies(look: Look) -> Iterator[Found]:
    """The superior in capitals 14 not bold, the issuing body in capitals 14 bold."""
    boxes = look.boxes
    if not boxes.issuers:
        yield Found(None, "missing", "issuer")
        return
    if boxes.superior is not None:
        yield from styled(boxes.superior, size=(14, 14), bold=False, italic=False, upper=True)
    for line in boxes.issuers:
        yield from styled(line, size=(14, 14), bold=True, italic=False, upper=True)


@check("HB05", ERROR, TEXT, box="2")
def star(look: Look) -> Iterator[Found]:
    """A star alone on the line under the issuing body, no line there."""
    boxes = look.boxes
    if boxes.star is None:
        yield Found(boxes.issuers[-1] if boxes.issuers else None, "missing", "*")
    elif boxes.star.text != "*":
        yield Found(boxes.star, boxes.star.text, "*")
    for line in (*boxes.issuers, *([boxes.star] if boxes.star else [])):
        if line.drawn or line.ruled:
            yield Found(line, "drawn_line", "*")


@check("HB06", ERROR, TEXT, box="2", layout=False)
def names_of_bodies(look: Look) -> Iterator[Found]:
    """The names are those of the register on the day of signing."""
    issuer = look.facts.issuer
    if issuer is None:
        raise Unseen("issuer")
    written = " ".join(line.text for line in look.boxes.issuers)
    if fold(written) != fold(issuer.name):
        at = look.boxes.issuers[0] if look.boxes.issuers else None
        yield Found(at, written or "missing", issuer.name.upper())
    above = look.boxes.superior.text if look.boxes.superior else ""
    if issuer.superior and fold(above) != fold(issuer.superior):
        yield Found(look.boxes.superior, above or "missing", issuer.superior.upper())
