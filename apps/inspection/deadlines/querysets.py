"""Reading holds within the border of their cases."""

from __future__ import annotations

from typing import Self

from apps.inspection.querysets import CaseOwnedQuerySet


class HoldQuerySet(CaseOwnedQuerySet):
    """Holds."""

    def running(self) -> Self:
        """Those that last."""
        return self.filter(until_on__isnull=True)
