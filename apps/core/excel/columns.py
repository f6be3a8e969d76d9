"""What a table in a workbook should hold: the columns, said once for reading and for templates."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from apps.core.vietnamese import fold

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Kind = Literal["text", "date", "partial_date", "integer", "choice", "digits"]

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_SIGNS = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class Column:
    """One column.

    ``aliases`` are other headers met in practice. ``choices`` are (code, label). ``lengths`` are
    the numbers of digits that a ``digits`` cell may have. ``help`` is shown beside the header.
    """

    key: str
    header: str | StrPromise
    aliases: tuple[str | StrPromise, ...] = ()
    kind: Kind = "text"
    required: bool = False
    choices: tuple[tuple[str, str | StrPromise], ...] = ()
    max_length: int | None = None
    help: str | StrPromise = ""
    lengths: tuple[int, ...] = ()
    width: int | None = None

    def names(self) -> set[str]:
        """Return every folded header this column answers to."""
        return {header_name(str(name)) for name in (self.header, *self.aliases)}

    def codes_by_name(self) -> dict[str, str]:
        """Return folded label or code → code; names that would mean two codes are left out."""
        found: dict[str, set[str]] = {}
        for code, label in self.choices:
            for name in (code, str(label)):
                found.setdefault(fold(name), set()).add(code)
        return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def header_name(text: str) -> str:
    """Return a header folded, without stars, colons, line breaks and remarks in brackets.

    ``Ngày sinh (dd/mm/yyyy) *`` and ``NGÀY SINH`` are the same header.
    """
    bare = _IN_BRACKETS.sub(" ", text)
    return _SIGNS.sub(" ", fold(bare if bare.strip(" *:") else text)).strip()
