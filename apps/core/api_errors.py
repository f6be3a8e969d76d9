"""One JSON shape for every refusal of the API: code, message, fields."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from apps.core.errors import DomainError

NOT_FOUND = _("The address may have changed, or the record is not within the scope of your work.")


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
        # Django's sentence names the model, in English; the reader gets the words of the 404 page.
        message = NOT_FOUND if response.status_code == 404 else detail
        response.data = {"code": code, "message": str(message), "fields": {}}
    return response
