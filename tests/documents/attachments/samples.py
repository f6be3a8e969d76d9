"""Small files made in code: good ones of each type, and each kind of bad one."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx
import openpyxl
from PIL import Image

OVERRIDE = '<Override PartName="/{part}" ContentType="{kind}"/></Types>'


def pdf(*extra: bytes, packed: bytes = b"", trailer: bytes = b"") -> bytes:
    """A one-page PDF; ``extra`` are more objects, ``packed`` the content of an object stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>",
        *extra,
    ]
    if packed:
        body = zlib.compress(packed)
        objects.append(
            b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
            % (len(body), body)
        )
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1, trailer, start,
    )  # fmt: skip
    return bytes(out)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int = 2, height: int = 2, *, said: tuple[int, int] | None = None) -> bytes:
    """A grey picture; ``said`` is the size that its head claims."""
    head = struct.pack(">IIBBBBB", *(said or (width, height)), 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + b"\x80" * width for _row in range(height))
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows))
        + _chunk(b"IEND", b"")
    )  # fmt: skip


def jpeg(width: int = 8, height: int = 8) -> bytes:
    """The frame of a picture: marks, size, an empty scan."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\x00"
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
        + b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x11\x22\xff\xd9"
    )  # fmt: skip


def tiff(width: int = 8, height: int = 8, *, following: int = 0) -> bytes:
    """One page with its size alone."""
    tags = struct.pack("<HHII", 256, 4, 1, width) + struct.pack("<HHII", 257, 4, 1, height)
    return (
        b"II*\x00"
        + struct.pack("<I", 8)
        + struct.pack("<H", 2)
        + tags
        + struct.pack("<I", following)
    )


def scan() -> bytes:
    """A whole TIFF."""
    file = io.BytesIO()
    Image.new("L", (8, 8)).save(file, "TIFF")
    return file.getvalue()


def word(text: str = "Biên bản") -> bytes:
    """A document of Word."""
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def excel() -> bytes:
    """A workbook."""
    book, file = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = "Sổ thu"
    book.save(file)
    return file.getvalue()


def odt(content: bytes = b"<office/>", *, encrypted: bool = False) -> bytes:
    """An OpenDocument text."""
    mark = "<manifest:encryption-data/>" if encrypted else ""
    return packed(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{mark}</manifest>".encode(),
            "content.xml": content,
        }
    )


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", how) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return file.getvalue()


def changed(content: bytes, *, more: dict[str, bytes] | None = None, kind: str = "") -> bytes:
    """An office file with more parts, or with one more content type declared."""
    parts = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    if kind:
        one = OVERRIDE.format(part="word/x.bin", kind=kind).encode()
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", one)
    return packed(parts | (more or {}))
