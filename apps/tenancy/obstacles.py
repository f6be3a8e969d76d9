"""Why an organisation cannot end yet: the apps above say so (members left, cases open)."""

from __future__ import annotations

from collections.abc import Callable

from apps.core.errors import DomainError
from apps.tenancy.models import Organization

Obstacle = Callable[[Organization], DomainError | None]
registered: list[Obstacle] = []


def register(obstacle: Obstacle) -> None:
    """Add a question: it gets the organisation and returns the refusal, or None."""
    if obstacle not in registered:
        registered.append(obstacle)
