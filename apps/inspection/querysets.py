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

    def current(self) -> Self:
        """Subjects that nobody has taken out."""
        return self.filter(removed_on__isnull=True)

    def waiting(self) -> Self:
        """Steps that are neither done nor left out by somebody entitled."""
        return self.filter(done_on__isnull=True, excuse="")

    def of_case(self, case: Any) -> Self:
        """The rows of one case, which the reader has been allowed to see."""
        return self.filter(case_id=case.pk)
