"""What every page of a signed-in person shows around its content."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: navigation, roles to switch to, unread notices."""
    return {"nav_items": [], "role_choices": [], "unread_count": 0}
