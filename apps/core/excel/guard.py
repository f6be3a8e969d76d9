"""Look at an uploaded workbook before anything parses it, and refuse what is not safe or not ours.

Judged by content, never by name. Sheets are streamed, so a million rows cost no memory.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from apps.core.excel.problems import ExcelRefused

Source = str | Path | IO[bytes]

_MEGABYTE = 1024 * 1024
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN_TYPES = {f"{_MAIN}sheet.main+xml", f"{_MAIN}template.main+xml"}
_TAG = re.compile(rb"<(?:\w+:)?(row|v|is|f|mergeCell)(?=[\s/>])([^<>]*)>")
_REFERENCE = re.compile(rb'\sref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


@dataclass(frozen=True)
class Limits:
    """How big a workbook may be. Ratio: unpacked to packed, for workbooks over 20 MB unpacked."""

    max_file_bytes: int = 30 * _MEGABYTE
    max_entries: int = 2_000
    max_unpacked_bytes: int = 250 * _MEGABYTE
    max_part_bytes: int = 60 * _MEGABYTE
    max_ratio: int = 200
    ratio_counts_from: int = 20 * _MEGABYTE
    max_rows: int = 20_010
    max_merged: int = 20_000


@dataclass(frozen=True)
class SheetInfo:
    """A sheet as seen from outside; ``rows`` counts rows that hold a value."""

    name: str
    visible: bool
    rows: int
    has_formulas: bool
    merged: tuple[str, ...]


@dataclass(frozen=True)
class WorkbookInfo:
    """A workbook that may be opened."""

    sheets: tuple[SheetInfo, ...]


DEFAULT_LIMITS = Limits()


def inspect(source: Source, limits: Limits = DEFAULT_LIMITS) -> WorkbookInfo:
    """Return what a safe workbook holds; raises ExcelRefused for everything else.

    A file object is left at its start.
    """
    if isinstance(source, str | Path):
        with Path(source).open("rb") as file:
            return inspect(file, limits)
    try:
        return _inspect(source, limits)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, OSError) as error:
        raise ExcelRefused("excel_not_workbook") from error
    finally:
        source.seek(0)


def _inspect(file: IO[bytes], limits: Limits) -> WorkbookInfo:
    size = file.seek(0, io.SEEK_END)
    if size > limits.max_file_bytes:
        raise ExcelRefused("excel_too_big", megabytes=limits.max_file_bytes // _MEGABYTE)
    file.seek(0)
    if file.read(len(_OLE_MAGIC)) == _OLE_MAGIC:
        encrypted = _OLE_ENCRYPTED in file.read()
        raise ExcelRefused("excel_encrypted" if encrypted else "excel_old_format")
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        _check_size(archive, size, limits)
        _check_parts(archive)
        sheets = tuple(_sheet(archive, found, limits) for found in _sheet_parts(archive))
    if not sheets:
        raise ExcelRefused("excel_no_sheet")
    return WorkbookInfo(sheets)


def _check_size(archive: zipfile.ZipFile, size: int, limits: Limits) -> None:
    """Refuse zip bombs by what the directory says; reading never goes beyond what it says."""
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > limits.max_entries or len({e.filename for e in entries}) < len(entries):
        raise ExcelRefused("excel_unsafe")
    if any(entry.flag_bits & 1 for entry in entries):
        raise ExcelRefused("excel_encrypted")
    if unpacked > limits.ratio_counts_from and unpacked > size * limits.max_ratio:
        raise ExcelRefused("excel_unsafe")
    in_memory = max((e.file_size for e in entries if "/worksheets/" not in e.filename), default=0)
    if unpacked > limits.max_unpacked_bytes or in_memory > limits.max_part_bytes:
        raise ExcelRefused("excel_too_big", megabytes=limits.max_unpacked_bytes // _MEGABYTE)


def _check_parts(archive: zipfile.ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if not {"[content_types].xml", "xl/_rels/workbook.xml.rels"} <= names:
        # Other zip files, OpenDocument, and the binary workbook (.xlsb).
        raise ExcelRefused("excel_not_workbook")
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels", ".vml")):
            with archive.open(name) as part:
                if b"<!DOCTYPE" in part.read(4096).replace(b"\0", b""):
                    raise ExcelRefused("excel_unsafe")
    types = {element.get("ContentType", "") for element in _xml(archive, "[Content_Types].xml")}
    macros = ("macroenabled", "vbaproject", "macrosheet", "activex")
    if any(word in text.lower() for text in (*names, *types) for word in macros):
        raise ExcelRefused("excel_macros")
    if not types & _MAIN_TYPES:
        raise ExcelRefused("excel_not_workbook")
    if any(name.startswith(("xl/externallinks/", "xl/connections")) for name in names):
        raise ExcelRefused("excel_external_links")


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, bool, str]]:
    """Yield name, visibility and part of each worksheet, in the order of the tabs."""
    workbook = _xml(archive, "xl/workbook.xml")
    targets = {}
    for relation in _xml(archive, "xl/_rels/workbook.xml.rels"):
        kind = relation.get("Type", "")
        if kind.startswith("http://purl.oclc.org/ooxml"):
            raise ExcelRefused("excel_strict")
        if kind.endswith("/worksheet"):
            target = relation.get("Target", "")
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            targets[relation.get("Id")] = path
    for sheet in workbook.iter():
        identifier = next((v for k, v in sheet.attrib.items() if k.endswith("}id")), None)
        if sheet.tag.endswith("}sheet") and identifier in targets:
            visible = sheet.get("state", "visible") == "visible"
            yield sheet.get("name", ""), visible, targets[identifier]


def _sheet(archive: zipfile.ZipFile, found: tuple[str, bool, str], limits: Limits) -> SheetInfo:
    name, visible, part = found
    rows, filled, has_formulas, merged = 0, False, False, []
    for tag, attributes in _tags(archive, part):
        if tag == b"row":
            filled = False
        elif tag == b"mergeCell":
            merged += [found.decode() for found in _REFERENCE.findall(attributes)]
        else:
            has_formulas = has_formulas or tag == b"f"
            rows += not filled
            filled = True
        if rows > limits.max_rows:
            raise ExcelRefused("excel_too_many_rows", max_rows=limits.max_rows)
        if len(merged) > limits.max_merged:
            raise ExcelRefused("excel_unsafe")
    return SheetInfo(name, visible, rows, has_formulas, tuple(merged))


def _tags(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, bytes]]:
    """Yield the tags of a sheet that matter, reading a megabyte at a time."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_MEGABYTE):
            text = rest + chunk
            complete = text.rfind(b"<")
            if complete < 0 or len(text) - complete > _MEGABYTE:
                raise ExcelRefused("excel_unsafe")
            for match in _TAG.finditer(text, 0, complete):
                yield match[1], match[2]
            rest = text[complete:]
    for match in _TAG.finditer(rest):
        yield match[1], match[2]


def _xml(archive: zipfile.ZipFile, name: str) -> Element:
    try:
        root: Element = fromstring(archive.read(name))
    except (SyntaxError, KeyError, ValueError) as error:
        raise ExcelRefused("excel_not_workbook") from error
    return root
