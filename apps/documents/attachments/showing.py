"""Pages of a file as pictures with a watermark: who looks, from which unit, when.

The mark is part of the picture. It does not keep anybody from copying what they read; it says in
every copy whose it is.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import lru_cache
from threading import Lock
from typing import Any, BinaryIO

import pypdfium2
from django.conf import settings
from django.http import HttpResponse
from PIL import Image, ImageDraw, ImageFont, ImageOps

from apps.core.errors import RuleRefused
from apps.documents.attachments.rules import JPEG, PDF, PNG, TIFF
from apps.documents.attachments.sending import harmless
from apps.documents.attachments.storing import opened

SHOWABLE = frozenset({PDF, JPEG, PNG, TIFF})
WIDTH_MAX, HEIGHT_MAX = 1_400, 2_000
_DPI_SCALE = 150 / 72
_INK = (150, 20, 20, 70)
_ANGLE = 28
_ONE_AT_A_TIME = Lock()
"""The library that draws PDF serves one thread at a time."""


def pages_of(version: Any) -> int:
    """How many pages a file has; raises RuleRefused when its type cannot be shown."""
    _require_showable(version)
    with opened(version.stored_name, version.sha256) as file:
        if version.file_type == PDF:
            with _ONE_AT_A_TIME, _document(file) as document:
                return len(document)
        with Image.open(file) as picture:
            return int(getattr(picture, "n_frames", 1)) if version.file_type == TIFF else 1


def page_picture(version: Any, page: int, lines: Sequence[str]) -> HttpResponse | None:
    """One page, counted from 1, with these lines across it; None when there is no such page.

    Raises RuleRefused: a type that cannot be shown, a damaged file.
    """
    _require_showable(version)
    with opened(version.stored_name, version.sha256) as file:
        try:
            picture = _page(file, version.file_type, page)
        except (OSError, ValueError, SyntaxError, pypdfium2.PdfiumError) as error:
            raise RuleRefused("file_damaged", name=version.original_name) from error
    if picture is None:
        return None
    out = io.BytesIO()
    marked(picture, lines).save(out, "JPEG", quality=82)
    response = HttpResponse(out.getvalue(), content_type="image/jpeg")
    response.headers["Content-Disposition"] = "inline"
    return harmless(response)  # type: ignore[no-any-return]


def marked(picture: Image.Image, lines: Sequence[str]) -> Image.Image:
    """The picture with the lines again and again across it, readable on white and on black."""
    picture = picture.convert("RGB")
    tile = _tile(tuple(lines), max(18, picture.width // 45))
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    for row, top in enumerate(range(-tile.height // 2, picture.height, tile.height)):
        shift = (row % 2) * tile.width // 2
        for left in range(-shift, picture.width, tile.width):
            layer.paste(tile, (left, top))
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def _tile(lines: tuple[str, ...], size: int) -> Image.Image:
    """The lines once, slanting, with a light rim."""
    font = _font(size)
    text = "\n".join(lines)
    box = ImageDraw.Draw(Image.new("RGBA", (1, 1))).multiline_textbbox((0, 0), text, font=font)
    width, height = int(box[2]) + 2 * size, int(box[3]) + 2 * size
    flat = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(flat).multiline_text(
        (size, size), text, font=font, fill=_INK, stroke_width=1, stroke_fill=(255, 255, 255, 60)
    )
    return flat.rotate(_ANGLE, expand=True, resample=Image.Resampling.BICUBIC)


@lru_cache(maxsize=8)
def _font(size: int) -> Any:
    return ImageFont.truetype(
        settings.BASE_DIR / "static/fonts/be-vietnam-pro-semibold.woff2", size
    )


def _page(file: BinaryIO, file_type: str, page: int) -> Image.Image | None:
    if file_type == PDF:
        return _page_of_pdf(file, page)
    with Image.open(file) as picture:
        if file_type == TIFF and 1 <= page <= int(getattr(picture, "n_frames", 1)):
            picture.seek(page - 1)
        elif page != 1:
            return None
        picture.draft("RGB", (WIDTH_MAX, HEIGHT_MAX))
        turned = ImageOps.exif_transpose(picture).convert("RGB")
        turned.thumbnail((WIDTH_MAX, HEIGHT_MAX))
        return turned


def _page_of_pdf(file: BinaryIO, number: int) -> Image.Image | None:
    with _ONE_AT_A_TIME, _document(file) as document:
        if not 1 <= number <= len(document):
            return None
        page = document[number - 1]
        width, height = page.get_size()
        scale = min(_DPI_SCALE, WIDTH_MAX / max(width, 1), HEIGHT_MAX / max(height, 1))
        found: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
        page.close()
        return found


def _document(file: BinaryIO) -> Any:
    return pypdfium2.PdfDocument(file)


def _require_showable(version: Any) -> None:
    if version.file_type not in SHOWABLE:
        raise RuleRefused("file_not_shown")
