"""Reading cases within the border, the walls and the clearance."""

from __future__ import annotations

from typing import Any, Self

from apps.inspection.choices import OPEN
from apps.tenancy.querysets import TenantQuerySet


class CaseQuerySet(TenantQuerySet):
    """Cases."""

    def open(self) -> Self:
        """Those on which work goes on."""
        return self.filter(phase__in=OPEN)


class CaseOwnedQuerySet(TenantQuerySet):
    """Rows of cases."""

    def of_case(self, case: Any) -> Self:
        """The rows of one case, which the reader has been allowed to see."""
        return self.filter(case_id=case.pk)
