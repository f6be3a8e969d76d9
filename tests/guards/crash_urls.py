"""Addresses for tests of what happens in the middle of a request."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.http import JsonResponse
from django.urls import path

from apps.membership.models import Member


def names(request: Any) -> JsonResponse:
    """Everything that the database shows to this request, without any filter in Python."""
    found = sorted(Member.objects.values_list("full_name", flat=True))
    return JsonResponse({"names": found, "session": connection.connection.info.backend_pid})


def crash(request: Any) -> JsonResponse:
    """Reads, then fails."""
    list(Member.objects.all())
    raise RuntimeError("in the middle")


def broken(request: Any) -> JsonResponse:
    """Breaks its transaction in the database itself."""
    with connection.cursor() as cursor:
        cursor.execute("select 1 / 0")
    return JsonResponse({})


urlpatterns = [path("names/", names), path("crash/", crash), path("broken/", broken)]
