"""What the frame of every page needs to know of the session."""

from __future__ import annotations

from time import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from apps.accounts.middleware import STARTED_KEY
from apps.accounts.permissions import Permission


def session(request: HttpRequest) -> dict[str, Any]:
    """Context processor: seconds until the session ends; whether the reader administers."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    actor = getattr(request, "actor", None)
    return {
        "session_expires": seconds_left(request),
        "may_administer": actor is not None and actor.has(Permission.USE_ADMIN_SITE),
    }


def seconds_left(request: HttpRequest) -> int:
    """Seconds until the session ends when nothing happens: the idle limit or the daily one."""
    started = request.session.get(STARTED_KEY, 0)
    rest = settings.SESSION_MAX_SECONDS - int(time() - started)
    return max(0, min(settings.SESSION_IDLE_SECONDS, rest))
