"""A paper as it was written, in the few terms that the rules of layout speak of.

Nothing here knows the Word format: the reader (``word_reader``) makes a ``Paper`` from a file.
Lengths are millimetres, sizes and spacings points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Run:
    """A piece of text in one style."""

    text: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    underline: bool = False
    fonts: frozenset[str] = frozenset({"Times New Roman"})
    colour: str = ""


@dataclass(frozen=True)
class Line:
    """A paragraph, with where it stands for whoever has to find it."""

    runs: tuple[Run, ...] = ()
    align: str = "left"
    indent_mm: float = 0
    before: float = 0
    after: float = 0
    spacing_rule: str = "single"
    spacing: float = 0
    drawn: tuple[float, ...] = ()
    ruled: bool = False
    soft_breaks: int = 0
    keep_next: bool = False
    number: int = 0
    cell: tuple[int, int, int] | None = None
    section: int = 0

    @property
    def raw(self) -> str:
        """The text as typed."""
        return "".join(run.text for run in self.runs)

    @property
    def text(self) -> str:
        """The text without spaces at its ends and with single ones inside."""
        return _SPACE.sub(" ", self.raw).strip()

    @property
    def inked(self) -> tuple[Run, ...]:
        """The runs that show something."""
        return tuple(run for run in self.runs if run.text.strip())


@dataclass(frozen=True)
class Table:
    """A table by rows and cells; the head and the signatures of a paper are tables too."""

    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    number: int = 0
    section: int = 0
    header_repeats: bool = False
    rows_split: bool = True
    width_mm: float = 0

    @property
    def columns(self) -> int:
        """The width of the first row in cells."""
        return len(self.rows[0]) if self.rows else 0

    def lines(self) -> Iterator[Line]:
        """All its paragraphs."""
        for row in self.rows:
            for cell in row:
                yield from cell

    def column(self, index: int) -> tuple[Line, ...]:
        """The paragraphs of one column that say something, or carry a drawn line."""
        return tuple(
            line
            for row in self.rows
            if index < len(row)
            for line in row[index]
            if line.text or line.drawn
        )


@dataclass(frozen=True)
class PageNumber:
    """The field that numbers the pages."""

    align: str
    size: float
    on_first_page: bool


@dataclass(frozen=True)
class Section:
    """Pages of one size and one margin."""

    width_mm: float = 210
    height_mm: float = 297
    top_mm: float = 20
    bottom_mm: float = 20
    left_mm: float = 30
    right_mm: float = 15
    header_mm: float = 10
    page_number: PageNumber | None = PageNumber("center", 14, on_first_page=False)
    restarts: bool = False

    @property
    def landscape(self) -> bool:
        """Whether the page lies on its long side."""
        return self.width_mm > self.height_mm


@dataclass(frozen=True)
class Paper:
    """The whole paper, blocks in their order."""

    sections: tuple[Section, ...] = (Section(),)
    blocks: tuple[Line | Table, ...] = ()
    mirrored: bool = False
    two_sided: bool = False
    headers: tuple[Line, ...] = ()
    file_name: str = ""
    signed_digitally: bool | None = None
    cached: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def tables(self) -> tuple[Table, ...]:
        """Tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def paragraphs(self) -> tuple[Line, ...]:
        """Paragraphs outside tables, in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Line))

    def lines(self) -> Iterator[Line]:
        """Every paragraph, those in tables too."""
        for block in self.blocks:
            if isinstance(block, Table):
                yield from block.lines()
            else:
                yield block

    def text(self) -> str:
        """All the text, a paragraph a line."""
        return "\n".join(line.text for line in self.lines())


def only_letters(text: str) -> str:
    """The letters of a text: to ask whether it is in capitals."""
    return "".join(one for one in text if one.isalpha())


def is_upper(text: str) -> bool:
    """Whether the text is in capitals."""
    letters = only_letters(text)
    return bool(letters) and letters == letters.upper()


def rises(values: list[int]) -> bool:
    """Whether numbers follow each other without a gap, from one."""
    return not values or (values[0] == 1 and all(b == a + 1 for a, b in pairwise(values)))
