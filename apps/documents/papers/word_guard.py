"""Refuse files that are no plain Word papers, before anything reads them."""

from __future__ import annotations

import io
import zipfile
from typing import IO

from apps.core.errors import DomainError

MAX_BYTES = 10 * 1024 * 1024
_MAX_UNPACKED = 80 * 1024 * 1024
_MAX_ENTRIES = 2000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "wordprocessingml.document.main+xml"
_MACROS = ("macroenabled", "vbaproject", "activex", "vbadata")


class PaperRefused(DomainError):
    """The file is not looked at; the code says why."""


def inspect(file: IO[bytes]) -> None:
    """Raise PaperRefused unless the file is a .docx without macros that may be opened safely."""
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    if size > MAX_BYTES:
        raise PaperRefused("paper_too_big", megabytes=MAX_BYTES // 1024 // 1024)
    if file.read(8) == _OLE:
        raise PaperRefused("paper_old_format")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _inspect(archive)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise PaperRefused("paper_not_word") from error
    finally:
        file.seek(0)


def _inspect(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > _MAX_ENTRIES or sum(one.file_size for one in entries) > _MAX_UNPACKED:
        raise PaperRefused("paper_unsafe")
    names = [one.filename.lower() for one in entries]
    if "[content_types].xml" not in names or len(set(names)) < len(names):
        raise PaperRefused("paper_not_word")
    for one in entries:
        if one.filename.lower().endswith((".xml", ".rels")):
            with archive.open(one) as part:
                # Read no further than the directory says: a part that lies is cut off.
                if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b""):
                    raise PaperRefused("paper_unsafe")
    types = archive.read("[Content_Types].xml").decode("utf-8", "replace").lower()
    if any(word in text for text in (*names, types) for word in _MACROS):
        raise PaperRefused("paper_macros")
    if _MAIN not in types:
        raise PaperRefused("paper_not_word")
