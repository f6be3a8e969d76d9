"""The list of planning lists as one person asked to see it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres import permissions
from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning import law, rules
from apps.cadres.planning.choices import ListState
from apps.cadres.planning.filters import PlanningFilter
from apps.membership.procedures.listing import TabbedList

APPROVED = Q(state=ListState.APPROVED)
REPLACED = Q(followed_by__state=ListState.APPROVED)


class PlanningLists(TabbedList):
    """In preparation, waiting, in force, past ones, given up."""

    tabs_of: ClassVar = {
        "open": (
            pgettext_lazy("planning lists", "At work"),
            Q(state__in=[ListState.DRAFT, ListState.SUBMITTED]),
        ),
        "force": (pgettext_lazy("planning lists", "In force"), APPROVED & ~REPLACED),
        "past": (pgettext_lazy("planning lists", "Reviewed since"), APPROVED & REPLACED),
        "discarded": (_("Given up"), Q(state=ListState.DISCARDED)),
    }
    orders: ClassVar = {
        "term": F("first_year"),
        "name": F("name"),
        "year": F("year"),
        "approved": F("approved_on"),
    }
    default_order: ClassVar = ("term", True)
    filter_class = PlanningFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        super().__init__(request)

    def all_rows(self) -> Any:
        """Lists that the reader may know of."""
        return PlanningList.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their unit, how many are planned, and the day of the next review."""
        shown = list(rows.select_related("organization"))
        counted = (
            PlanningEntry.objects.visible_to(self.actor)
            .standing()
            .filter(planning__in=[row.pk for row in shown])
            .values_list("planning_id")
            .annotate(people=Count("cadre", distinct=True))
        )
        people = dict(counted)
        value = law.review_months(self.today)
        for row in shown:
            row.people = people.get(row.pk, 0)
            row.review_on = None
            if value is not None and row.approved_on is not None and self.tab == "force":
                row.review_on = rules.due_after(row.approved_on, value.whole)
                row.review_late = row.review_on < self.today
        return shown

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        found = super().context()
        return found | {"may_change": self.actor.has(permissions.CHANGE)}
