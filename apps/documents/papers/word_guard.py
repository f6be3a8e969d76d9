"""Refuse files that are no plain Word papers, before anything reads them.

The rules are those of kept files; here they have the words of the page. What a paper would fetch
from elsewhere is let pass: the reader opens it and follows nothing.
"""

from __future__ import annotations

import io
from typing import IO, BinaryIO, cast

from apps.core.errors import DomainError
from apps.documents.attachments import rules
from apps.documents.attachments.content import archives
from apps.documents.attachments.rules import MEGABYTE, Limits, Unfit

LIMITS = Limits(file_bytes=10 * MEGABYTE, archive_bytes=80 * MEGABYTE)
_CODES = {
    "file_too_big": "paper_too_big",
    "file_old_office": "paper_old_format",
    "file_encrypted": "paper_old_format",
    "file_macro": "paper_macros",
    "file_damaged": "paper_damaged",
    "file_bomb": "paper_unsafe",
    "file_two_types": "paper_unsafe",
}


class PaperRefused(DomainError):
    """The file is not looked at; the code says why."""


def inspect(file: IO[bytes]) -> None:
    """Raise PaperRefused unless the file is a .docx without macros that may be opened safely."""
    try:
        _inspect(cast(BinaryIO, file))
    except Unfit as error:
        raise PaperRefused(_CODES.get(error.code, "paper_not_word"), **error.params) from error
    finally:
        file.seek(0)


def _inspect(file: BinaryIO) -> None:
    rules.check_size(file.seek(0, io.SEEK_END), LIMITS)
    file.seek(0)
    found = rules.type_of_head(file.read(8))
    if found != rules.ZIP or archives.check(file, LIMITS, only_read=True) != rules.DOCX:
        raise Unfit("file_type")
