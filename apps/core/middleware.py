"""Refusals of the domain, and wrong methods, become one page or one JSON shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render

from apps.core.errors import DomainError


class DomainErrorMiddleware:
    """Turns a DomainError that no form caught into a page with the sentence and a way back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # The API answers for itself, with a response of another kind.
        if isinstance(response, HttpResponseNotAllowed) and not _wants_json(request):
            page = render(request, "405.html", status=405)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Refuse an address with a zero byte: no text of ours holds one, and the database takes
        none, wherever a view would have put it."""
        if "\0" not in request.path and "%00" not in request.META.get("QUERY_STRING", ""):
            return None
        if _wants_json(request):
            return JsonResponse(DomainError("unreadable").as_json(), status=400)
        return render(request, "400.html", status=400)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with the error's status; anything else goes on rising."""
        if not isinstance(error, DomainError):
            return None
        if _wants_json(request):
            return JsonResponse(error.as_json(), status=error.status)
        template = "403.html" if error.status == 403 else "409.html"
        return render(request, template, {"error": error}, status=error.status)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")
