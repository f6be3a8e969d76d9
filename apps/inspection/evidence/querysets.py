"""Reading evidence: within the border of its case, and up to the grade on the document itself."""

from __future__ import annotations

from typing import Self

from apps.inspection.querysets import CaseOwnedQuerySet
from apps.tenancy.querysets import Reader


class EvidenceQuerySet(CaseOwnedQuerySet):
    """Documents of cases, and their files."""

    def visible_to(self, actor: Reader | None) -> Self:
        """As rows of cases, without documents graded above the actor's clearance."""
        rows = super().visible_to(actor)
        return rows if actor is None else rows.filter(own_secrecy__lte=actor.clearance)

    def in_scope_of(self, actor: Reader | None) -> Self:
        """As rows of cases, without documents graded above the actor's clearance."""
        rows = super().in_scope_of(actor)
        return rows if actor is None else rows.filter(own_secrecy__lte=actor.clearance)

    def standing(self) -> Self:
        """Documents that have not been withdrawn."""
        return self.filter(withdrawn_at__isnull=True)
