"""PDF: no password, nothing that runs, nothing packed inside.

A name may be written with escapes (``/J#61vaScript``) and an object may lie in a compressed object
stream; both are looked into. This is a check of form, not a search for malware.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from apps.documents.attachments.rules import Limits, Unfit

_END = 4096
_PIECE = 65_536
_DELIMITER = rb"(?=[\s/<>\[\]()%]|$)"


def _name(word: str) -> bytes:
    """A pattern for a name of PDF, each letter plain or escaped."""
    letters = [
        b"(?:%s|#%02x|#%02X)" % (re.escape(one.encode()), ord(one), ord(one)) for one in word
    ]
    return b"/" + b"".join(letters) + _DELIMITER


def _any_of(*words: str) -> re.Pattern[bytes]:
    return re.compile(b"|".join(_name(word) for word in words))


_ENCRYPTED = _any_of("Encrypt")
_ACTIVE = _any_of(
    "JavaScript", "Launch", "RichMedia", "XFA", "ImportData", "SubmitForm", "GoToE", "Rendition"
)
_PACKED = _any_of("EmbeddedFile", "EmbeddedFiles")
_OBJECT_STREAM = _any_of("ObjStm")
_STREAM = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
_HEAD = 4000
"""So far before its stream a dictionary is looked for."""
_NUMBERS = re.compile(rb"\s*\d+\s+\d+\s")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_FLATE = re.compile(rb"\[?\s*/(FlateDecode|Fl)\s*\]?")


def check(file: BinaryIO, limits: Limits) -> None:
    """Raise Unfit: damaged, encrypted, active content, embedded files, objects past reading."""
    file.seek(0)
    data = file.read(limits.file_bytes + 1)
    if b"%%EOF" not in data[-_END:]:
        raise Unfit("file_damaged")
    _check_names(data)
    room = limits.object_bytes
    for part in _object_streams(data, room):
        room -= len(part)
        if room <= 0:
            raise Unfit("file_bomb")
        _check_names(part)


def _check_names(data: bytes) -> None:
    if _ENCRYPTED.search(data):
        raise Unfit("file_encrypted")
    if _ACTIVE.search(data):
        raise Unfit("file_pdf_active")
    if _PACKED.search(data):
        raise Unfit("file_pdf_packed")


def _object_streams(data: bytes, most: int) -> Iterator[bytes]:
    """What lies in compressed streams that begin as streams of objects do."""
    for found in _STREAM.finditer(data):
        head = data[max(found.start() - _HEAD, 0) : found.start()].rpartition(b"obj")[2]
        filters = _FILTER.search(head)
        flate = filters is not None and _FLATE.fullmatch(filters.group(1))
        named = _OBJECT_STREAM.search(head) is not None
        if named and filters is not None and not flate:
            raise Unfit("file_pdf_unreadable")
        if not flate:
            continue
        unpacked = _inflated(data, found.end(), 64)
        if named or _NUMBERS.match(unpacked):
            whole = _inflated(data, found.end(), most + 1)
            if named and not whole:
                raise Unfit("file_pdf_unreadable")
            yield whole


def _inflated(data: bytes, start: int, most: int) -> bytes:
    """Up to ``most`` bytes of what is packed from there on; nothing when it is not packed."""
    unpacker = zlib.decompressobj()
    found, place = bytearray(), start
    try:
        while len(found) < most and not unpacker.eof and place < len(data):
            piece = unpacker.unconsumed_tail + data[place : place + _PIECE]
            found += unpacker.decompress(piece, most - len(found))
            place += _PIECE
    except zlib.error:
        pass
    return bytes(found)
