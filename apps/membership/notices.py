"""What of the register tells somebody that something happened."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from apps.core.work import Notice
from apps.membership.clocks import notices as of_clocks


def unread(actor: Any) -> QuerySet[Any]:
    """Warnings of limits that have not been looked at."""
    return of_clocks.unread(actor)


def notices(actor: Any, limit: int) -> list[Notice]:
    """The latest warnings of limits."""
    return of_clocks.notices(actor, limit)


def mark_seen(actor: Any, shown: list[Notice]) -> None:
    """They have been looked at."""
    of_clocks.mark_seen(actor, shown)
