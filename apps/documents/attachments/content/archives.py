"""Word, Excel and OpenDocument: archives whose parts are looked through before they are kept."""

from __future__ import annotations

import re
import zipfile
from typing import IO, Any, BinaryIO

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from apps.documents.attachments import rules
from apps.documents.attachments.content.parts import PartReader, holds_xml
from apps.documents.attachments.rules import MEGABYTE, Limits, Unfit

CONTENT_TYPES = "[Content_Types].xml"
_MAIN = {
    "wordprocessingml.document.main+xml": rules.DOCX,
    "spreadsheetml.sheet.main+xml": rules.XLSX,
}
_ODT = b"application/vnd.oasis.opendocument.text"
_MACRO_PARTS = re.compile(
    r"(^|/)vba|macrosheets/|dialogsheets/|activex|^basic/|^scripts/|\.(docm|dotm|xlsm|xltm|xlsb|xlam)$",
    re.IGNORECASE,
)
_MACRO_TYPES = re.compile(r"macroenabled|vbaproject|vbadata|intlmacrosheet", re.IGNORECASE)
_OBJECTS = re.compile(r"\.(bin|exe|dll|scr|js|vbs|bat|cmd|ps1|hta|lnk|jar)$", re.IGNORECASE)
_HARMLESS_BIN = re.compile(r"printersettings\d*\.bin$", re.IGNORECASE)
_SMALL = 10 * MEGABYTE
_CHUNK = MEGABYTE
_XML_MAX = 5 * MEGABYTE
_END = 22
"""Length of the last record of an archive that has no comment behind it."""


def check(file: BinaryIO, limits: Limits, *, only_read: bool = False) -> str:
    """The type of an office file; raises Unfit: damaged, bomb, encrypted, macro, foreign parts.

    ``only_read``: nobody will open it in an office program, so what it would fetch or start is no
    matter.
    """
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            _check_directory(archive, file, limits)
            found = _type_of(archive)
            _check_parts(archive, only_read=only_read)
            _read_all(archive, only_read=only_read)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise Unfit("file_damaged") from error
    except (RuntimeError, ValueError, KeyError, OSError) as error:
        raise Unfit("file_damaged") from error
    return found


def _check_directory(archive: zipfile.ZipFile, file: BinaryIO, limits: Limits) -> None:
    """The list of parts, before any of them is unpacked."""
    entries = archive.infolist()
    names = [one.filename for one in entries]
    if len(entries) > limits.archive_entries:
        raise Unfit("file_bomb")
    if len(set(names)) != len(names) or any(_leads_out(name) for name in names):
        raise Unfit("file_damaged")
    if any(one.flag_bits & 0x1 for one in entries):
        raise Unfit("file_encrypted")
    size = file.seek(0, 2)
    total = sum(one.file_size for one in entries)
    if total > limits.archive_bytes or (total > _SMALL and total > size * limits.archive_ratio):
        raise Unfit("file_bomb")
    file.seek(max(size - _END, 0))
    if not file.read().startswith(b"PK\x05\x06"):
        raise Unfit("file_two_types")
    _check_places(entries, size)


def _check_places(entries: list[zipfile.ZipInfo], size: int) -> None:
    """Parts that overlap unpack to far more than they say; what lies around them is no part."""
    end = 0
    for one in sorted(entries, key=lambda entry: entry.header_offset):
        if one.header_offset < end:
            raise Unfit("file_bomb")
        end = one.header_offset + one.compress_size
    first = min((one.header_offset for one in entries), default=0)
    if first or end > size:
        raise Unfit("file_two_types")


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in name.split("/") or "\0" in name


def _type_of(archive: zipfile.ZipFile) -> str:
    names = archive.namelist()
    if CONTENT_TYPES in names:
        return _office_type(archive)
    if names and names[0] == "mimetype" and _small(archive, "mimetype").strip() == _ODT:
        if b"encryption-data" in _small(archive, "META-INF/manifest.xml"):
            raise Unfit("file_encrypted")
        return rules.ODT
    raise Unfit("file_type")


def _office_type(archive: zipfile.ZipFile) -> str:
    declared = [one.get("ContentType", "") for one in _xml(archive, CONTENT_TYPES)]
    if any(_MACRO_TYPES.search(one) for one in declared):
        raise Unfit("file_macro")
    for one in declared:
        for ending, found in _MAIN.items():
            if one.endswith(ending):
                return found
    raise Unfit("file_type")


def _check_parts(archive: zipfile.ZipFile, *, only_read: bool) -> None:
    for name in archive.namelist():
        if _MACRO_PARTS.search(name):
            raise Unfit("file_macro")
        if only_read:
            continue
        if _OBJECTS.search(name) and not _HARMLESS_BIN.search(name):
            raise Unfit("file_objects")
        if name.lower().endswith(".rels"):
            _check_links(archive, name)


def _check_links(archive: zipfile.ZipFile, name: str) -> None:
    """Templates, objects, pictures that the program would fetch from elsewhere; who opens the file
    is known there by that alone. Links to click on may stay."""
    for one in _xml(archive, name):
        outside = one.get("TargetMode", "").lower() == "external"
        if outside and not one.get("Type", "").lower().endswith("/hyperlink"):
            raise Unfit("file_remote")


def _read_all(archive: zipfile.ZipFile, *, only_read: bool) -> None:
    """Unpack every part once: what it says of its size and sum is true, or the file is damaged."""
    for entry in archive.infolist():
        with archive.open(entry) as part:
            _read(part, entry.filename, only_read=only_read)


def _read(part: IO[bytes], name: str, *, only_read: bool) -> None:
    chunk, before = part.read(_CHUNK), b""
    is_xml = holds_xml(chunk)
    reader = PartReader(fetching=only_read) if is_xml else None
    while chunk:
        # Entities of a document type unpack without end, in any of the encodings.
        typed = b"<!DOCTYPE" in (before + chunk).replace(b"\0", b"")
        if typed and (is_xml or _is_xml(name)) and not name.lower().endswith(".svg"):
            raise Unfit("file_bomb")
        if reader:
            reader.feed(chunk)
        before, chunk = chunk[-200:], part.read(_CHUNK)
    if reader:
        reader.feed(b"", last=True)


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _XML_MAX:
        raise Unfit("file_bomb")
    return archive.read(name)


def _xml(archive: zipfile.ZipFile, name: str) -> Any:
    try:
        return ElementTree.fromstring(_small(archive, name), forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise Unfit("file_damaged") from error
