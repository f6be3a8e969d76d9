"""Pictures: whole, and not so large that showing them takes the memory of a machine."""

from __future__ import annotations

import struct
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from apps.documents.attachments.rules import Limits, Unfit

_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that carry width and height."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_SCAN, _END = 0xDA, 0xD9
_TAGS = {256: "width", 257: "height"}
_SHORT = 3


def check_png(file: BinaryIO, limits: Limits) -> None:
    """Walk the chunks to the last one; raises Unfit: damaged, too large, something behind it."""
    file.seek(8)
    first = True
    while True:
        head = file.read(8)
        if len(head) < 8:
            raise Unfit("file_damaged")
        length, kind = struct.unpack(">I4s", head)
        if first:
            if kind != b"IHDR" or length != 13:
                raise Unfit("file_damaged")
            width, height = struct.unpack(">II", file.read(8))
            _check_pixels(width, height, limits)
            file.seek(-8, 1)
            first = False
        file.seek(length + 4, 1)
        if kind == b"IEND":
            break
    place, end = file.tell(), file.seek(0, 2)
    if place > end:
        raise Unfit("file_damaged")
    if place < end:
        raise Unfit("file_two_types")
    _check_opens(file, "PNG")


def check_jpeg(file: BinaryIO, limits: Limits) -> None:
    """Walk the segments to the picture; raises Unfit: damaged, too large."""
    file.seek(2)
    seen = False
    while True:
        marker = _marker(file)
        if marker in (_SCAN, _END):
            break
        if marker in _ALONE:
            continue
        length = int.from_bytes(_exactly(file, 2), "big")
        if length < 2:
            raise Unfit("file_damaged")
        body = _exactly(file, length - 2)
        if marker in _SIZES:
            if len(body) < 5:
                raise Unfit("file_damaged")
            height, width = struct.unpack(">HH", body[1:5])
            _check_pixels(width, height, limits)
            seen = True
    if not seen or not _ends(file):
        raise Unfit("file_damaged")
    _check_opens(file, "JPEG")


def _marker(file: BinaryIO) -> int:
    byte = _exactly(file, 1)
    if byte != b"\xff":
        raise Unfit("file_damaged")
    while byte == b"\xff":
        byte = _exactly(file, 1)
    return byte[0]


def _ends(file: BinaryIO) -> bool:
    """Whether the mark of the end comes; cameras may write a little behind it."""
    size = file.seek(0, 2)
    file.seek(max(size - 1024 * 1024, 0))
    return b"\xff\xd9" in file.read()


def check_tiff(file: BinaryIO, limits: Limits) -> None:
    """Walk the pages; raises Unfit: damaged, too large, too many or in a circle."""
    file.seek(0)
    order = "<" if file.read(2) == b"II" else ">"
    file.seek(4)
    place = _number(file, order + "I")
    seen: set[int] = set()
    while place:
        if place in seen or len(seen) >= limits.pages:
            raise Unfit("file_bomb")
        seen.add(place)
        file.seek(place)
        size = {"width": 0, "height": 0}
        for _entry in range(_number(file, order + "H")):
            tag, kind, _count, raw = struct.unpack(order + "HHI4s", _exactly(file, 12))
            if tag in _TAGS:
                found = raw[:2] if kind == _SHORT else raw
                size[_TAGS[tag]] = struct.unpack(order + ("H" if kind == _SHORT else "I"), found)[0]
        _check_pixels(size["width"], size["height"], limits)
        place = _number(file, order + "I")
    if not seen:
        raise Unfit("file_damaged")
    _check_opens(file, "TIFF")


def _check_opens(file: BinaryIO, form: str) -> None:
    """A program opens it as what it says it is; sizes have been looked at before."""
    try:
        file.seek(0)
        with Image.open(file, formats=[form]) as picture:
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, KeyError) as error:
        raise Unfit("file_damaged") from error
    except (struct.error, Image.DecompressionBombError) as error:
        raise Unfit("file_damaged") from error


def _number(file: BinaryIO, form: str) -> int:
    found: int = struct.unpack(form, _exactly(file, struct.calcsize(form)))[0]
    return found


def _exactly(file: BinaryIO, count: int) -> bytes:
    found = file.read(count)
    if len(found) < count:
        raise Unfit("file_damaged")
    return found


def _check_pixels(width: int, height: int, limits: Limits) -> None:
    if not width or not height:
        raise Unfit("file_damaged")
    if width * height > limits.pixels:
        raise Unfit("file_pixels", most=limits.pixels // 1_000_000)
