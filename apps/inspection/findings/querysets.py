"""Reading contents, allegations and demands within the border of their cases."""

from __future__ import annotations

from datetime import date
from typing import Self

from apps.inspection.findings.choices import RUNNING, DemandState
from apps.inspection.querysets import CaseOwnedQuerySet


class DemandQuerySet(CaseOwnedQuerySet):
    """Demands."""

    def running(self) -> Self:
        """Those of which something is still to be done."""
        return self.filter(state__in=RUNNING)

    def overdue(self, today: date) -> Self:
        """Those whose day has passed without proof of a remedy."""
        return self.filter(state=DemandState.OPEN, due_on__lt=today)
