"""Reading draws within the border."""

from __future__ import annotations

from typing import Self

from apps.tenancy.querysets import TenantQuerySet


class DrawQuerySet(TenantQuerySet):
    """Draws."""

    def latest_first(self) -> Self:
        """The newest year first."""
        return self.order_by("-year", "-pk")
