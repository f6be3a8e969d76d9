"""Reading plans within the border, the walls and the clearance."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from apps.cadres.planning.choices import End, ListState, Scope
from apps.tenancy.querysets import TenantQuerySet


class PlanQuerySet(TenantQuerySet):
    """Lists."""

    def live(self) -> Self:
        """Those that nobody has given up."""
        return self.exclude(state=ListState.DISCARDED)

    def in_force(self, day: date) -> Self:
        """Approved by that day, and no review that follows has been."""
        after = self.model.objects.filter(
            follows_id=OuterRef("pk"), state=ListState.APPROVED, approved_on__lte=day
        )
        return self.filter(~Exists(after), state=ListState.APPROVED, approved_on__lte=day)

    def of_committees(self, day: date) -> Self:
        """Lists of party committees in force, of each organisation that of the latest term."""
        committees = self.filter(scope=Scope.COMMITTEE).in_force(day)
        later = committees.filter(organization_id=OuterRef("organization_id")).filter(
            Q(first_year__gt=OuterRef("first_year"))
            | Q(first_year=OuterRef("first_year"), pk__gt=OuterRef("pk"))
        )
        return committees.filter(~Exists(later))

    def current(self) -> Self:
        """In preparation, waiting or approved; a list that its review has replaced is past."""
        after = self.model.objects.filter(follows_id=OuterRef("pk"), state=ListState.APPROVED)
        return self.live().filter(~Exists(after))


class PlanOwnedQuerySet(TenantQuerySet):
    """Rows of lists."""

    def of_list(self, planned: Any) -> Self:
        """The rows of one list, which the reader has been allowed to see."""
        return self.filter(planning_id=planned.pk)

    def valid(self) -> Self:
        """Meetings that nobody has struck."""
        return self.filter(struck_on__isnull=True)


class EntryQuerySet(PlanOwnedQuerySet):
    """People on lists. Whoever may not know of somebody's profile does not read them here."""

    def visible_to(self, actor: Any) -> Self:
        """Rows of lists one may read, about people one may know of."""
        rows = super().visible_to(actor)
        walled = actor.walled("cadres.cadre") if actor is not None else ()
        return rows.exclude(cadre_id__any_of=walled) if walled else rows

    def planned_on(self, day: date) -> Self:
        """Those planned on that day."""
        return self.filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=day), began_on__lte=day
        ).exclude(end=End.TAKEN_OUT)

    def standing(self) -> Self:
        """Those whose planning goes on."""
        return self.filter(end=End.NONE)
