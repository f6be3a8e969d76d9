"""What one part of an office file would start or fetch when an office program opens the file.

Parts are told by what they hold: the name of a part and its ending are whatever its maker wrote.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat  # nothing is built from it, and document types are refused before

from apps.documents.attachments.rules import Unfit

_BEGINNINGS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_STARTS = re.compile(r"\bDDE(AUTO)?\b", re.IGNORECASE)
_FETCHES = re.compile(r"^\s*(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|IMPORT|LINK|RD)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^\s*(?!data:)([a-z][a-z0-9+.-]*:|//|\\\\|\.\./)", re.IGNORECASE)
_SCRIPT = re.compile(
    r"^\s*(vnd\.sun\.star\.script|macro|script|javascript|vbscript):", re.IGNORECASE
)
_FIELD = frozenset({"instrText", "delInstrText"})
_FIELD_MOST = 4_000
_XLINK = "http://www.w3.org/1999/xlink href"


def holds_xml(beginning: bytes) -> bool:
    """Whether a part is XML, by its first bytes."""
    for mark in _BEGINNINGS:
        beginning = beginning.removeprefix(mark)
    return beginning.replace(b"\0", b"").lstrip().startswith(b"<")


class PartReader:
    """Reads a part piece by piece and keeps none of it; raises Unfit for what starts or fetches.

    The words of a field of Word may be spread over many runs: they are put together again until
    the mark that ends them. ``fetching``: what would be fetched is no matter.
    """

    def __init__(self, *, fetching: bool = False) -> None:
        self._fetching = fetching
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._begins
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        self._inside, self._words = False, ""

    def feed(self, piece: bytes, *, last: bool = False) -> None:
        """Look at the next piece; raises Unfit, also for XML that is none."""
        try:
            self._parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise Unfit("file_damaged") from error
        if last:
            self._settle()

    def _begins(self, name: str, attributes: dict[str, Any]) -> None:
        local = name.rpartition(" ")[2]
        if local in _FIELD:
            self._inside = True
        elif local == "fldChar":
            self._settle()
        elif local == "fldSimple":
            self._judge(next((v for k, v in attributes.items() if k.endswith("instr")), ""))
        elif local == "ddeLink" or local.startswith("dde-"):
            raise Unfit("file_macro")
        elif local == "oleLink":
            self._fetches()
        self._follow(local, attributes.get(_XLINK, ""))

    def _follow(self, local: str, address: str) -> None:
        """A link to click on may lead elsewhere; what is loaded by itself may not."""
        if _SCRIPT.match(address):
            raise Unfit("file_macro")
        if local != "a" and _ELSEWHERE.match(address):
            self._fetches()

    def _fetches(self) -> None:
        if not self._fetching:
            raise Unfit("file_remote")

    def _ends(self, name: str) -> None:
        if name.rpartition(" ")[2] in _FIELD:
            self._inside = False

    def _says(self, text: str) -> None:
        if self._inside and len(self._words) < _FIELD_MOST:
            self._words += text

    def _settle(self) -> None:
        words, self._words = self._words, ""
        self._judge(words)

    def _judge(self, words: str) -> None:
        """The words of one field."""
        if _STARTS.search(words):
            raise Unfit("file_macro")
        if _FETCHES.match(words):
            self._fetches()
