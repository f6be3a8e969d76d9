"""Reading cases within the border, the walls and the clearance."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef

from apps.inspection.choices import OPEN, TeamRole
from apps.tenancy.querysets import TenantQuerySet


class CaseQuerySet(TenantQuerySet):
    """Cases."""

    def open(self) -> Self:
        """Those on which work goes on."""
        return self.filter(phase__in=OPEN)

    def in_teams_of(self, user_id: int | None) -> Self:
        """Those in whose team the person serves."""
        team = apps.get_model("inspection", "TeamMember")
        serving = team.objects.filter(case_id=OuterRef("pk"), user=user_id).serving()
        return self.filter(Exists(serving))

    def without_lead(self) -> Self:
        """Those whose team has nobody at its head."""
        team = apps.get_model("inspection", "TeamMember")
        leads = team.objects.filter(case_id=OuterRef("pk"), role=TeamRole.LEAD).serving()
        return self.filter(~Exists(leads))

    def on_hold(self) -> Self:
        """Open cases of which something stands still."""
        holds = self._rows_of("casehold").filter(until_on__isnull=True)
        return self.open().filter(Exists(holds))

    def overdue(self, today: date) -> Self:
        """Open cases whose limit has passed; one that stands still has no day."""
        return self.open().filter(Exists(self._rows_of("caseclock").filter(due_on__lt=today)))

    def _rows_of(self, name: str) -> Any:
        rows: Any = self.model._meta.get_field(name).related_model
        return rows._default_manager.filter(case_id=OuterRef("pk"))


class CaseOwnedQuerySet(TenantQuerySet):
    """Rows of cases."""

    def current(self) -> Self:
        """Subjects that nobody has taken out."""
        return self.filter(removed_on__isnull=True)

    def serving(self) -> Self:
        """Members of teams who have not left."""
        return self.filter(until_on__isnull=True)

    def standing(self) -> Self:
        """Recusals that have not been lifted."""
        return self.filter(lifted_on__isnull=True)

    def waiting(self) -> Self:
        """Steps that are neither done nor left out by somebody entitled."""
        return self.filter(done_on__isnull=True, excuse="")

    def of_case(self, case: Any) -> Self:
        """The rows of one case, which the reader has been allowed to see."""
        return self.filter(case_id=case.pk)
