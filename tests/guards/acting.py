"""The readers of the world of twins, acting. Apart, so that the topics' files can import it."""

from __future__ import annotations

from typing import Any

from apps.accounts.actor import actor_for
from apps.accounts.models import RoleAssignment


def actor(stage: Any, role: str) -> Any:
    """The reader in that role, acting."""
    held = RoleAssignment.objects.select_related("user", "organization")
    return actor_for(held.get(user=stage.readers[role]), url="/test/")
