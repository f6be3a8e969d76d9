"""Uploads: refused by their announced length before a byte is read, and stopped at the limit.

What is refused has been sent all the same: while unread bytes wait, a server that closes resets the
connection, and the browser shows an error of its own instead of the page that tells the limit. So
the answer goes out first, and then the rest is taken off the line and thrown away for a while.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from tempfile import TemporaryFile
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from apps.core.errors import DomainError, RuleRefused
from apps.documents.attachments.rules import MEGABYTE

TOO_LARGE = 413
LINGER_SECONDS, SILENT_SECONDS = 10, 2
"""So long the rest of a refused upload is thrown away, and so long it may pause; ours."""
_PIECE = 65_536


class UploadLimitMiddleware:
    """Answers a request that announces more than the limit without reading it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        most = settings.UPLOAD_MAX_BYTES
        if _announced(request) <= most:
            return self.get_response(request)
        error = DomainError("upload_too_big", most=most // MEGABYTE)
        if request.headers.get("Accept", "").startswith("application/json"):
            response: HttpResponse = JsonResponse(error.as_json(), status=TOO_LARGE)
        else:
            response = render(request, "413.html", {"error": error}, status=TOO_LARGE)
        response.headers["Connection"] = "close"
        # Strangers hold no worker.
        if getattr(getattr(request, "user", None), "is_authenticated", False):
            response._resource_closers.append(  # type: ignore[attr-defined]
                lambda: _throw_away(request)
            )
        return response


def _throw_away(request: HttpRequest) -> None:
    """Read what the browser still sends: called by the server when the answer has gone out."""
    until = monotonic() + LINGER_SECONDS
    with suppress(Exception):  # whatever happens to the line now, the answer is out
        if line := request.META.get("gunicorn.socket"):
            line.settimeout(SILENT_SECONDS)
        while monotonic() < until and request._stream.read(_PIECE):  # type: ignore[attr-defined]
            pass


def _announced(request: HttpRequest) -> int:
    try:
        return int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        return 0


class StoppingUploadHandler(FileUploadHandler):
    """Receives a file into one without a name, which vanishes with the process.

    Past the limit of one file nothing more is kept: the request is marked, and
    ``refuse_what_was_stopped`` tells the rule.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin another file."""
        super().new_file(*args, **kwargs)
        self.file: Any = TemporaryFile()  # noqa: SIM115 (closed with the request)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece; raises SkipFile past the limit."""
        self.received += len(raw_data)
        if self.received > settings.ATTACHMENT_MAX_BYTES:
            stopped = getattr(self.request, "stopped_files", [])
            self.request.stopped_files = [*stopped, self.file_name]  # type: ignore[union-attr]
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile:
        """The file, standing at its start."""
        self.file.seek(0)
        return UploadedFile(
            file=self.file, name=self.file_name, content_type=self.content_type, size=file_size,
            charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip


def refuse_what_was_stopped(request: Any, *, field: str = "file") -> None:
    """Raise RuleRefused when a file of the request was longer than the limit of one file."""
    asked = getattr(request, "_request", request)  # that of the API wraps the plain one
    if stopped := getattr(asked, "stopped_files", []):
        most = settings.ATTACHMENT_MAX_BYTES // MEGABYTE
        raise RuleRefused("file_too_big", field=field, name=str(stopped[0])[:80], most=most)
