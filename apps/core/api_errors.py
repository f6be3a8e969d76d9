"""One JSON shape for every refusal of the API: code, message, fields."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from apps.core.errors import DomainError


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """Handler for REST_FRAMEWORK['EXCEPTION_HANDLER']."""
    if isinstance(error, DomainError):
        transaction.set_rollback(True)
        return Response(error.as_json(), status=error.status)
    response = exception_handler(error, context)
    if response is None:
        return None
    if isinstance(error, exceptions.ValidationError):
        fields = error.detail if isinstance(error.detail, dict) else {"__all__": error.detail}
        response.data = {"code": "invalid", "message": "", "fields": fields}
        first = next(iter(fields.values()), [""])
        response.data["message"] = str(first[0] if isinstance(first, list) else first)
    else:
        detail = response.data.get("detail", "") if isinstance(response.data, dict) else ""
        code = getattr(detail, "code", "error")
        response.data = {"code": code, "message": str(detail), "fields": {}}
    return response
