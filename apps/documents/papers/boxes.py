"""Find the components of a paper: the boxes (ô số) of the guidance on layout.

Components are found by where they stand and by their words, never by their look: whether they look
as they should is what the checks ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from apps.core.vietnamese import fold
from apps.documents.papers.kinds import KINDS, SECRECY, URGENCY, code_of
from apps.documents.papers.parsed import Line, Paper, Table, is_upper

PARTY = "dang cong san viet nam"
_DATE = re.compile(r"ngày\s.*tháng\s.*năm", re.IGNORECASE)
_NUMBER = re.compile(r"^(số|sô|so)\b\s*[:.]?", re.IGNORECASE)
_PARTS = re.compile(
    r"^Số\s+(?P<number>\d+)\s*-\s*(?P<kind>[^/\s]+)\s*/\s*(?P<body>\S+)$", re.IGNORECASE
)
_POWER = re.compile(r"^(T/M|K/T|T/L|T/U|T/Q|Q\.|TM\.?|KT\.?|TL\.?|TUQ\.?)\s", re.IGNORECASE)
_DRAFT = re.compile(r"^dự thảo", re.IGNORECASE)
_TYPIST = re.compile(r"^[A-Za-zÀ-ỹ]{2,30}-\d{1,4}$")
_STAR = re.compile(r"^[*\u2217\u22c6\u2605]+$")
HYPHENS = re.compile(r"^[-–—_]{2,}$")
APPENDIX = re.compile(r"^(phụ lục|biểu)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Boxes:
    """The components that were found; None or empty where there is none."""

    title: Line | None = None
    superior: Line | None = None
    issuers: tuple[Line, ...] = ()
    star: Line | None = None
    number: Line | None = None
    place: Line | None = None
    subject: tuple[Line, ...] = ()
    kind: Line | None = None
    abstract: tuple[Line, ...] = ()
    hyphens: Line | None = None
    addressee: Line | None = None
    addressees: tuple[Line, ...] = ()
    body: tuple[Line, ...] = ()
    recipients_label: Line | None = None
    recipients: tuple[Line, ...] = ()
    power: Line | None = None
    positions: tuple[Line, ...] = ()
    signer: Line | None = None
    signature: Table | None = None
    urgency: Line | None = None
    secrecy: Line | None = None
    circulation: Line | None = None
    draft: Line | None = None
    typist: Line | None = None
    appendices: tuple[Line, ...] = ()
    head: Table | None = None
    data: tuple[Table, ...] = field(default=())

    @property
    def title_column(self) -> int:
        """The column of the head in which the Party's title stands; 0 outside a table."""
        return self.title.cell[2] if self.title and self.title.cell else 0

    @property
    def code(self) -> str:
        """The code of the kind in the symbol, as written."""
        found = parts(self.number)
        return found[1] if found else ""

    @property
    def body_code(self) -> str:
        """The code of the body in the symbol."""
        found = parts(self.number)
        return found[2] if found else ""


def parts(number: Line | None) -> tuple[int, str, str] | None:
    """Number, code of the kind and code of the body of a number line."""
    found = _PARTS.match(number.text) if number else None
    return (int(found["number"]), found["kind"], found["body"]) if found else None


def boxes_of(paper: Paper) -> Boxes:
    """The components of a paper; found once."""
    if "boxes" not in paper.cached:
        paper.cached["boxes"] = _find(paper)
    found = paper.cached["boxes"]
    assert isinstance(found, Boxes)
    return found


def _find(paper: Paper) -> Boxes:
    found: dict[str, object] = {}
    head = _head_table(paper)
    if head is not None:
        left, right = head.column(0), head.column(head.columns - 1)
        if any(PARTY in fold(line.text) for line in left):
            left, right = right, left
        _left(found, left)
        _right(found, right)
    rest = list(paper.blocks)
    rest = rest[rest.index(head) + 1 :] if head is not None else _loose_head(found, rest)
    signature = _signature_table(paper, head)
    found |= {"head": head, "signature": signature}
    _middle(found, _until(rest, signature), is_letter=bool(found.get("subject")))
    if signature is not None:
        _signed(found, signature)
    after = [line for line in _after(rest, signature) if line.text]
    found["typist"] = next((one for one in after if _TYPIST.match(one.text)), None)
    found["appendices"] = tuple(one for one in after if APPENDIX.match(one.text) and _bold(one))
    found["data"] = tuple(one for one in paper.tables if one not in (head, signature))
    return Boxes(**found)  # type: ignore[arg-type]


def _head_table(paper: Paper) -> Table | None:
    for block in paper.blocks[:4]:
        if isinstance(block, Table) and any(PARTY in fold(line.text) for line in block.lines()):
            return block
    return None


def _loose_head(found: dict[str, object], blocks: list[Line | Table]) -> list[Line | Table]:
    """A head without a table: the lines before the kind of the paper."""
    lines: list[Line] = []
    for position, block in enumerate(blocks):
        if isinstance(block, Table) or position > 15 or code_of(block.text):
            _sorted_head(found, lines)
            return blocks[position:]
        lines.append(block)
    _sorted_head(found, lines)
    return []


def _sorted_head(found: dict[str, object], lines: list[Line]) -> None:
    right = [one for one in lines if PARTY in fold(one.text) or _DATE.search(one.text)]
    _left(found, tuple(one for one in lines if one not in right and one.text))
    _right(found, tuple(right))


def _left(found: dict[str, object], lines: tuple[Line, ...]) -> None:
    names: list[Line] = []
    subject: list[Line] = []
    for line in lines:
        if _STAR.match(line.text):
            found["star"] = line
        elif _NUMBER.match(line.text):
            found["number"] = line
        elif line.text.upper() in URGENCY:
            found["urgency"] = line
        elif line.text.upper() in SECRECY:
            found["secrecy"] = line
        elif _DRAFT.match(line.text):
            found["draft"] = line
        elif "number" in found:
            subject.append(line)
        elif "star" not in found and line.text:
            names.append(line)
    found["subject"] = tuple(subject)
    if len(names) > 1:
        found["superior"] = names[0]
        found["issuers"] = tuple(names[1:])
    else:
        found["issuers"] = tuple(names)


def _right(found: dict[str, object], lines: tuple[Line, ...]) -> None:
    for line in lines:
        if PARTY in fold(line.text):
            found["title"] = line
        elif _DATE.search(line.text):
            found["place"] = line
        elif line.text.upper() in SECRECY:
            found.setdefault("secrecy", line)
        elif line.text.upper() in URGENCY:
            found.setdefault("urgency", line)
        elif _DRAFT.match(line.text):
            found.setdefault("draft", line)
        elif is_upper(line.text):
            found["circulation"] = line


def _signature_table(paper: Paper, head: Table | None) -> Table | None:
    for table in paper.tables:
        if table is head or table.columns not in (2, 3):
            continue
        words = [fold(line.text) for line in table.lines() if line.text]
        if any(one.startswith(("noi nhan", "nguoi ghi bien ban", "thu ky")) for one in words):
            return table
        if len(table.rows) <= 3 and any(_POWER.match(line.text) for line in table.lines()):
            return table
    return None


def _until(blocks: list[Line | Table], end: Table | None) -> list[Line]:
    lines: list[Line] = []
    after_table = False
    for block in blocks:
        if block is end or (isinstance(block, Line) and block.section > 0 and end is None):
            break
        # Word itself wants a paragraph after a table; an empty one there spaces nothing.
        if isinstance(block, Line) and (block.text or not after_table):
            lines.append(block)
        after_table = isinstance(block, Table)
    return lines


def _after(blocks: list[Line | Table], end: Table | None) -> list[Line]:
    position = blocks.index(end) + 1 if end in blocks else len(blocks)
    return [block for block in blocks[position:] if isinstance(block, Line)]


def _middle(found: dict[str, object], lines: list[Line], *, is_letter: bool) -> None:
    position = 0
    kind = next((i for i, one in enumerate(lines[:12]) if code_of(one.text)), None)
    if kind is not None:
        found["kind"] = lines[kind]
        position = kind + 1
        abstract: list[Line] = []
        while position < len(lines) and lines[position].align == "center":
            line = lines[position]
            position += 1
            if HYPHENS.match(line.text):
                found["hyphens"] = line
                break
            if line.text:
                abstract.append(line)
        found["abstract"] = tuple(abstract)
    position = _addressees(found, lines, position)
    _loose_marks(found, lines)
    found["body"] = tuple(lines[position:])


def _addressees(found: dict[str, object], lines: list[Line], start: int) -> int:
    for position in range(start, min(start + 4, len(lines))):
        text = fold(lines[position].text)
        if not text.startswith(("kinh gui", "kinh trinh")):
            continue
        found["addressee"] = lines[position]
        end = position + 1
        while end < len(lines) and lines[end].text.startswith(("-", "–")):
            end += 1
        found["addressees"] = tuple(lines[position + 1 : end])
        return end
    return start


def _loose_marks(found: dict[str, object], lines: list[Line]) -> None:
    for line in lines[:6]:
        if _DRAFT.match(line.text):
            found.setdefault("draft", line)


def _signed(found: dict[str, object], table: Table) -> None:
    left, right = table.column(0), table.column(table.columns - 1)
    if any(fold(one.text).startswith("noi nhan") for one in right):
        left, right = right, left
    label = next((one for one in left if fold(one.text).startswith("noi nhan")), None)
    if label is not None:
        found["recipients_label"] = label
        at = left.index(label) + 1
        found["recipients"] = tuple(one for one in left[at:] if not _TYPIST.match(one.text))
    signed = [one for one in right if one.text]
    if not signed:
        return
    found["power"] = signed[0]
    rest = signed[1:]
    if rest and not is_upper(rest[-1].text):
        found["signer"] = rest[-1]
        rest = rest[:-1]
    found["positions"] = tuple(rest)


def _bold(line: Line) -> bool:
    return bool(line.inked) and all(run.bold for run in line.inked)


def kind_code(boxes: Boxes) -> str:
    """The code of the kind: from the title, else from the symbol."""
    if boxes.kind is not None:
        return code_of(boxes.kind.text)
    by_case = {code.upper(): code for code in KINDS}
    return by_case.get(boxes.code.upper(), "") if boxes.code else ""
