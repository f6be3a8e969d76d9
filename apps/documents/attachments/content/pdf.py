"""PDF: no password, nothing that runs, nothing packed inside.

Twice over: in the bytes, where a name may be written with escapes (``/J#61vaScript``) and readers
that mend files find what no table lists; and in every object that the tables list, also those in
compressed streams. This is a check of form, not a search for malware.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from apps.documents.attachments.rules import Limits, Unfit

_END = 4096
_DELIMITER = rb"(?=[\s/<>\[\]()%]|$)"
# GoToR opens a file elsewhere, on a share of the network too, which tells the share who reads.
ACTIVE = frozenset(
    {
        "JavaScript", "Launch", "RichMedia", "XFA", "ImportData", "SubmitForm", "GoToE", "GoToR",
        "Rendition",
    }
)  # fmt: skip
PACKED = frozenset({"EmbeddedFile", "EmbeddedFiles"})


def _name(word: str) -> bytes:
    """A pattern for a name of PDF, each letter plain or escaped."""
    letters = [
        b"(?:%s|#%02x|#%02X)" % (re.escape(one.encode()), ord(one), ord(one)) for one in word
    ]
    return b"/" + b"".join(letters) + _DELIMITER


def _any_of(words: frozenset[str]) -> re.Pattern[bytes]:
    return re.compile(b"|".join(_name(word) for word in sorted(words)))


_BY_BYTES = (
    (_any_of(frozenset({"Encrypt"})), "file_encrypted"),
    (_any_of(ACTIVE), "file_pdf_active"),
    (_any_of(PACKED), "file_pdf_packed"),
)


def check(file: BinaryIO, limits: Limits) -> None:
    """Raise Unfit: damaged, encrypted, active content, embedded files, too much of anything."""
    file.seek(0)
    data = file.read(limits.file_bytes + 1)
    if b"%%EOF" not in data[-_END:]:
        raise Unfit("file_damaged")
    _check_bytes(data)
    try:
        _check_objects(file, limits)
    except (PyPdfError, RecursionError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unfit("file_pdf_unreadable") from error
    except (IndexError, OSError, AssertionError, NotImplementedError) as error:
        raise Unfit("file_pdf_unreadable") from error


def _check_bytes(data: bytes) -> None:
    for pattern, code in _BY_BYTES:
        if pattern.search(data):
            raise Unfit(code)


def _check_objects(file: BinaryIO, limits: Limits) -> None:
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted:
        raise Unfit("file_encrypted")
    if not 0 < len(reader.pages) <= limits.pages:
        raise Unfit("file_damaged" if not len(reader.pages) else "file_bomb")
    for count, one in enumerate(_listed(reader)):
        if count > limits.objects:
            raise Unfit("file_bomb")
        if isinstance(one, StreamObject) and one.get("/Type") == "/ObjStm":
            _check_bytes(one.get_data())  # objects that no table lists, for readers that mend
        names = set(_names(one))
        if names & ACTIVE:
            raise Unfit("file_pdf_active")
        if names & PACKED:
            raise Unfit("file_pdf_packed")


def _listed(reader: PdfReader) -> Iterator[Any]:
    """Every object of the tables of the file."""
    for generation, places in reader.xref.items():
        for number in list(places):
            yield reader.get_object(IndirectObject(number, generation, reader))
    for number in list(reader.xref_objStm):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _names(one: Any) -> Iterator[str]:
    """Names that stand in an object; what it refers to has its own turn."""
    waiting = [one]
    while waiting:
        found = waiting.pop()
        if isinstance(found, NameObject):
            yield str(found).lstrip("/")
        elif isinstance(found, DictionaryObject):
            waiting += [*found.keys(), *(found.raw_get(key) for key in found)]
        elif isinstance(found, ArrayObject):
            waiting += list(list.__iter__(found))
