"""Names, sizes and kinds of files. Pure: bytes and texts in, a type or a refusal out.

The rules are our own safeguards for stored files (OWASP, File Upload Cheat Sheet: allow few types,
judge content and not names, limit sizes and archives); no document of the Party names types.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Any

MEGABYTE = 1024 * 1024
NAME_LENGTH = 200

PDF, JPEG, PNG, TIFF = "pdf", "jpeg", "png", "tiff"
DOCX, XLSX, ODT = "docx", "xlsx", "odt"
EXTENSIONS: dict[str, tuple[str, ...]] = {
    PDF: ("pdf",), JPEG: ("jpg", "jpeg"), PNG: ("png",), TIFF: ("tif", "tiff"),
    DOCX: ("docx",), XLSX: ("xlsx",), ODT: ("odt",),
}  # fmt: skip
MEDIA_TYPES: dict[str, str] = {
    PDF: "application/pdf", JPEG: "image/jpeg", PNG: "image/png", TIFF: "image/tiff",
    DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ODT: "application/vnd.oasis.opendocument.text",
}  # fmt: skip
_TURNS_TEXT = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Unfit(Exception):
    """A file that is not kept: the code of the rule and what its sentence needs."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params


@dataclass(frozen=True)
class Limits:
    """How much one file may hold."""

    file_bytes: int = 50 * MEGABYTE
    archive_entries: int = 2_000
    archive_bytes: int = 300 * MEGABYTE
    archive_ratio: int = 150
    pixels: int = 80_000_000
    pages: int = 2_000
    objects: int = 200_000


def checked_name(name: str) -> str:
    """The name of a file in one form of Unicode; raises Unfit for one that may mislead.

    Control characters and those that turn the direction of text hide the ending; parts of a path
    lead out of a folder.
    """
    name = unicodedata.normalize("NFC", name)
    if any(unicodedata.category(one) == "Cc" or one in _TURNS_TEXT for one in name):
        raise Unfit("file_name_control")
    if "/" in name or "\\" in name or name.strip(". ") == "" or name.startswith("."):
        raise Unfit("file_name_path")
    if len(name) > NAME_LENGTH:
        raise Unfit("file_name_long", most=NAME_LENGTH)
    return name.strip()


def check_size(size: int, limits: Limits) -> None:
    """Raise Unfit for an empty file and for one above the limit."""
    if size <= 0:
        raise Unfit("file_empty")
    if size > limits.file_bytes:
        raise Unfit("file_too_big", most=limits.file_bytes // MEGABYTE)


def check_extension(name: str, file_type: str) -> None:
    """Raise Unfit when the ending of the name promises another type than the content is."""
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in EXTENSIONS[file_type]:
        expected = " / ".join(f".{one}" for one in EXTENSIONS[file_type])
        raise Unfit("file_extension", found=file_type.upper(), expected=expected)


def type_of_head(head: bytes) -> str:
    """The type that the first bytes announce, ``zip`` for the archives of offices; raises Unfit."""
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    if head.startswith(_OLE):
        raise Unfit("file_old_office")
    raise Unfit("file_type")


ZIP = "zip"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"PK\x03\x04", ZIP),
)
