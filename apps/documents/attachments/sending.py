"""Stored files on their way out: as a file to keep, never as a page of this site."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse

from apps.documents.attachments.rules import MEDIA_TYPES
from apps.documents.attachments.storing import opened


def download(version: Any) -> FileResponse:
    """The file of a version; the caller has asked who may. Raises RuleRefused when it is damaged.

    It is sent as something to save, its type is not guessed by the browser, and were it shown all
    the same it may do nothing.
    """
    file = opened(version.stored_name, version.sha256)
    response = FileResponse(
        file,
        as_attachment=True,
        filename=version.original_name,
        content_type=MEDIA_TYPES[version.file_type],
    )
    return harmless(response)


def harmless(response: Any) -> Any:
    """Headers that leave a file without rights in the browser."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    return response
