"""The lists of appointments and of terms that end, as one person asked to see them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres import permissions
from apps.cadres.appointments import reading
from apps.cadres.appointments.choices import FileState
from apps.cadres.appointments.filters import AppointmentFilter, TermFilter
from apps.cadres.appointments.querysets import WAITS
from apps.cadres.models import AppointmentFile, Position
from apps.core.excel.writer import TableColumn
from apps.core.formats import date_text
from apps.membership.procedures.listing import TabbedList

PERSON, FILE = pgettext_lazy("appointment", "Person"), pgettext_lazy("appointment", "File")
TITLE = pgettext_lazy("cadre", "Title")
RUNNING = Q(state=FileState.RUNNING)


class AppointmentList(TabbedList):
    """At work, waiting for an answer, decided, closed, corrected."""

    tabs_of: ClassVar = {
        "running": (pgettext_lazy("appointments", "At work"), RUNNING),
        "waiting": (_("Waiting for an answer"), RUNNING & WAITS),
        "decided": (pgettext_lazy("appointments", "Decided"), Q(state=FileState.DECIDED)),
        "closed": (pgettext_lazy("appointments", "Closed"), Q(state=FileState.CLOSED)),
        "superseded": (pgettext_lazy("appointments", "Corrected"), Q(state=FileState.SUPERSEDED)),
    }
    orders: ClassVar = {
        "opened": F("opened_on"),
        "name": F("cadre__sort_key"),
        "act": F("act"),
        "decided": F("decided_on"),
    }
    default_order: ClassVar = ("opened", True)
    filter_class = AppointmentFilter

    def all_rows(self) -> Any:
        """Files that the reader may know of."""
        return AppointmentFile.objects.visible_to(self.actor).valid().with_waiting()

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with the person and the office."""
        return list(rows.select_related("cadre", "organization"))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def columns() -> list[TableColumn]:
    """What the list shows in its workbook and on paper; the workbook can be loaded again."""
    names = (
        (_("Reference"), 14), (PERSON, 26), (pgettext_lazy("appointment", "Act"), 24),
        (TITLE, 34), (_("Unit of work"), 34), (_("State"), 14), (_("Opened"), 12),
        (_("Decision number"), 18), (_("Decision date"), 12), (_("Effective from"), 12),
        (_("Until"), 12), (_("Decided by another managing body"), 24), (_("Organisation"), 30),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def cells(row: Any) -> list[Any]:
    """One file."""
    return [
        row.reference, row.cadre.full_name, capfirst(row.get_act_display()), row.title_text,
        row.unit_text, capfirst(row.get_state_display()), row.opened_on, row.decision_number,
        row.decided_on, row.effective_on, row.until, row.by_other_body, row.organization.name,
    ]  # fmt: skip


class TermList(TabbedList):
    """Positions whose term ends: to be notified now, over, later."""

    orders: ClassVar = {
        "ends": F("term_ends_on"),
        "name": F("cadre__sort_key"),
        "title": F("title_text"),
    }
    default_order: ClassVar = ("ends", False)
    filter_class = TermFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        soon = today + reading.AHEAD
        self.tabs_of = {  # type: ignore[misc]
            "now": (
                pgettext_lazy("terms", "To notify"),
                Q(term_ends_on__gte=today, term_ends_on__lte=soon),
            ),
            "over": (pgettext_lazy("terms", "Over without a decision"), Q(term_ends_on__lt=today)),
            "later": (pgettext_lazy("terms", "Later"), Q(term_ends_on__gt=soon)),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Positions with a term that the reader may know of."""
        rows = Position.objects.visible_to(self.actor).current()
        return rows.filter(term_ends_on__isnull=False, cadre__state="serving")

    def prepared(self, rows: Any) -> list[Any]:
        """Terms with the day of their notice and the file at work about them."""
        found = rows.select_related("cadre", "organization")
        return reading.terms_ending(found, self.today)

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def term_columns() -> list[TableColumn]:
    """What the list of terms shows in its workbook."""
    names = (
        (PERSON, 26), (TITLE, 34), (_("Unit of work"), 34), (_("Term ends on"), 12),
        (_("To notify by"), 12), (_("Notified"), 12), (FILE, 14),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def term_cells(one: reading.TermEnd) -> list[Any]:
    """One term."""
    row, file = one.position, one.file
    told = file.notified_on if file else None
    return [
        row.cadre.full_name, row.title_text, row.unit_text, row.term_ends_on, one.notify_by, told,
        file.reference if file else "",
    ]  # fmt: skip


def day_words(day: date | None) -> str:
    """A day in words; nothing for none."""
    return date_text(day) if day else ""
