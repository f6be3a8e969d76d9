"""The API is open to people who act in a role."""

from typing import Any

from rest_framework.permissions import BasePermission


class HasActor(BasePermission):
    """Signed in and acting in a role; each view narrows further."""

    def has_permission(self, request: Any, view: Any) -> bool:
        """Whether there is an actor."""
        return getattr(request, "actor", None) is not None
