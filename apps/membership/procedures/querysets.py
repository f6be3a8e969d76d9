"""Reading procedures."""

from __future__ import annotations

from typing import Self

from apps.membership.procedures.choices import ProcedureState
from apps.tenancy.querysets import TenantQuerySet


class ProcedureQuerySet(TenantQuerySet):
    """Procedures about members."""

    def open(self) -> Self:
        """Those without an end yet."""
        return self.filter(state=ProcedureState.OPEN)

    def with_names(self) -> Self:
        """With member and organisation, for lists."""
        return self.select_related("member", "organization__parent")
