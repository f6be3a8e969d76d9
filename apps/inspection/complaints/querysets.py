"""Reading complaints."""

from __future__ import annotations

from typing import Self

from apps.inspection.querysets import CaseOwnedQuerySet


class ComplaintQuerySet(CaseOwnedQuerySet):
    """Complaints and what is made good."""

    def pending(self) -> Self:
        """Those that are being resolved; the sanction stays in force meanwhile."""
        return self.filter(state="accepted")
