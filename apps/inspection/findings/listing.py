"""The list of demands as one person asked to see it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.inspection import permissions
from apps.inspection.findings.choices import RUNNING, DemandState
from apps.inspection.findings.filters import DemandFilter
from apps.inspection.findings.reading import with_days
from apps.inspection.models import Demand
from apps.membership.procedures.listing import TabbedList


class DemandList(TabbedList):
    """Overdue, to be remedied, reported, closed, dropped."""

    orders: ClassVar = {
        "due": F("due_on"),
        "text": F("search_key"),
        "owner": F("owner_name"),
        "unit": F("path"),
        "made": F("made_on"),
    }
    default_order: ClassVar = ("due", False)
    filter_class = DemandFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        waits = Q(state=DemandState.OPEN)
        self.tabs_of = {  # type: ignore[misc]
            "running": (
                pgettext_lazy("demands", "Running"), Q(state__in=RUNNING),
            ),
            "overdue": (_("Overdue"), waits & Q(due_on__lt=today)),
            "reported": (_("To be looked at"), Q(state=DemandState.REPORTED)),
            "closed": (pgettext_lazy("demands", "Closed"), Q(state=DemandState.CLOSED)),
            "dropped": (pgettext_lazy("demands", "Dropped"), Q(state=DemandState.DROPPED)),
        }  # fmt: skip
        super().__init__(request)

    def all_rows(self) -> Any:
        """Demands that the reader may know of."""
        return Demand.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their case and the days that are left."""
        found = rows.select_related("case", "organization", "organization__parent")
        return [with_days(one, self.today) for one in found]

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def columns() -> list[TableColumn]:
    """Columns on paper and in the workbook."""
    widths = (
        (_("What is asked for"), 50), (_("Kind"), 14), (_("Defect"), 40), (_("Who remedies"), 30),
        (_("Demanded on"), 12), (_("To be done by"), 12), (_("State"), 18),
        (_("Remedied on"), 12), (_("Proof"), 30), (_("Case"), 14), (_("Organisation"), 30),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in widths]


def cells(row: Demand) -> list[Any]:
    """One demand."""
    return [
        row.text, capfirst(row.get_kind_display()), row.defect, row.owner_name, row.made_on,
        row.due_on, capfirst(row.get_state_display()), row.remedied_on, row.proof,
        row.case.reference, row.organization.name,
    ]  # fmt: skip
