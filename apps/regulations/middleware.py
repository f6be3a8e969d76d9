"""A page that only reads asks for the law once."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from apps.regulations.lookup import law_at_hand

READING = frozenset({"GET", "HEAD"})


class LawAtHandMiddleware:
    """Keeps the law at hand while a page is drawn; an act asks anew each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return self.get_response(request)
        with law_at_hand():
            return self.get_response(request)
