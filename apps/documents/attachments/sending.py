"""Stored files on their way out: as a file to keep, never as a page of this site."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from apps.documents.attachments.rules import MEDIA_TYPES
from apps.documents.attachments.storing import opened, path_of

_PIECE = 65_536


def download(version: Any) -> StreamingHttpResponse:
    """The file of a version; the caller has asked who may. Raises RuleRefused when it is damaged.

    It is sent as something to save, its type is not guessed by the browser, and were it shown all
    the same it may do nothing.
    """
    opened(version.stored_name, version.sha256).close()
    response = StreamingHttpResponse(
        _pieces(version.stored_name), content_type=MEDIA_TYPES[version.file_type]
    )
    response.headers["Content-Length"] = str(version.size)
    response.headers["Content-Disposition"] = content_disposition_header(
        True,
        version.original_name,
    )
    return harmless(response)  # type: ignore[no-any-return]


def _pieces(stored_name: str) -> Iterator[bytes]:
    """Opened when the first piece is asked for, so that an answer nobody takes holds no file."""
    with path_of(stored_name).open("rb") as file:
        while piece := file.read(_PIECE):
            yield piece


def harmless(response: Any) -> Any:
    """Headers that leave a file without rights in the browser."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
