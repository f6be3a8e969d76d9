"""Refusals of the domain become one page or one JSON shape."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from apps.core.errors import DomainError


class DomainErrorMiddleware:
    """Turns a DomainError that no form caught into a page with the sentence and a way back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer with the error's status; anything else goes on rising."""
        if not isinstance(error, DomainError):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse(error.as_json(), status=error.status)
        template = "403.html" if error.status == 403 else "409.html"
        return render(request, template, {"error": error}, status=error.status)
