"""The limit of uploads alone, for a web server of its own: see test_refused_upload."""

from __future__ import annotations

import os
from typing import Any

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "partybuild.settings.test"
django.setup()

from types import SimpleNamespace  # noqa: E402

from django.conf import settings  # noqa: E402
from django.core.handlers.wsgi import WSGIRequest  # noqa: E402
from django.http import HttpResponse  # noqa: E402

from apps.documents.attachments.receiving import UploadLimitMiddleware  # noqa: E402

settings.UPLOAD_MAX_BYTES = 1024 * 1024


def application(environ: dict[str, Any], start_response: Any) -> Any:
    """Answer one request as its signed-in reader gets it."""
    request = WSGIRequest(environ)
    request.user = SimpleNamespace(is_authenticated=True)
    response = UploadLimitMiddleware(lambda _request: HttpResponse("taken"))(request)
    start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
    return response
