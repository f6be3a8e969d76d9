"""Complaints as one person asked to see them, and what they correct in the figures."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import Count, F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.inspection import permissions
from apps.inspection.complaints.filters import ComplaintFilter, CorrectionFilter
from apps.inspection.complaints.querysets import overdue_on
from apps.inspection.discipline.choices import SanctionForm, SanctionOrigin
from apps.inspection.discipline.listing import with_pages
from apps.inspection.models import Complaint, Sanction
from apps.membership.procedures.listing import TabbedList


class ComplaintList(TabbedList):
    """Complaints that are being resolved, overdue, decided, not accepted."""

    orders: ClassVar = {
        "received": F("received_on"),
        "name": F("sanction__search_key"),
        "level": F("level"),
        "due": F("limit_on"),
        "resolved": F("resolved_on"),
        "unit": F("path"),
    }
    default_order: ClassVar = ("received", True)
    filter_class = ComplaintFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        self.tabs_of = {  # type: ignore[misc]
            "running": (_("Being resolved"), Q(state="accepted")),
            "overdue": (_("Overdue"), overdue_on(today)),
            "decided": (_("Decided"), Q(state="resolved")),
            "refused": (_("Not accepted"), Q(state="refused")),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Complaints that the reader may know of, with their limit."""
        rows = Complaint.objects.visible_to(self.actor).with_limit()
        return rows.select_related("case", "sanction", "organization", "organization__parent")

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        found = super().context() | {"may_export": self.actor.has(permissions.EXPORT)}
        rows = list(found["page"].object_list)
        with_pages(self.actor, rows)
        for row in rows:
            row.is_late = row.state == "accepted" and bool(row.limit_on) and (
                row.limit_on < self.today
            )  # fmt: skip
        found["page"].object_list = rows
        return found


def columns() -> list[TableColumn]:
    """Columns on paper and in the workbook."""
    widths = (
        (_("Name"), 30), (_("Decision"), 18), (pgettext("discipline", "Form"), 18),
        (_("Received"), 12), (_("Resolving body"), 30), (_("To be resolved by"), 14),
        (_("State"), 18), (_("Outcome"), 18), (_("Resolved on"), 12), (_("Decision number"), 18),
        (_("Case"), 14), (_("Organisation"), 30),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def cells(row: Any) -> list[Any]:
    """One complaint."""
    return [
        row.sanction.subject_name, row.sanction.number,
        capfirst(row.sanction.get_form_display()), row.received_on, row.body_name,
        row.limit_on if row.state == "accepted" else None, capfirst(row.get_state_display()),
        capfirst(row.get_outcome_display() or row.get_not_accepted_display()), row.resolved_on,
        row.number, row.case.reference, row.organization.name,
    ]  # fmt: skip


class CorrectionList(TabbedList):
    """Entries by which a complaint corrects what was counted: the earlier entry stays as it was."""

    orders: ClassVar = {
        "entered": F("replaces__replaced_on"),
        "name": F("search_key"),
        "decided": F("replaces__decided_on"),
        "unit": F("path"),
    }
    default_order: ClassVar = ("entered", True)
    filter_class = CorrectionFilter
    tabs_of: ClassVar = {
        "all": (pgettext_lazy("corrections", "All"), Q()),
        "changed": (pgettext_lazy("corrections", "Form changed"), ~Q(form="none")),
        "cancelled": (pgettext_lazy("corrections", "Cancelled"), Q(form="none")),
    }

    def all_rows(self) -> Any:
        """Entries made by a complaint that changed the form."""
        rows = Sanction.objects.visible_to(self.actor).filter(origin=SanctionOrigin.COMPLAINT)
        rows = rows.exclude(form=F("replaces__form"))
        return rows.select_related("case", "replaces", "organization", "organization__parent")

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        found = super().context() | {"may_export": self.actor.has(permissions.EXPORT)}
        rows = list(found["page"].object_list)
        with_pages(self.actor, rows)
        found["page"].object_list = rows
        return found | {"totals": self.totals()}

    def totals(self) -> list[tuple[Any, int]]:
        """By how much the entries change the count of each form: less the earlier, plus the new."""
        rows = self.rows.order_by().values_list("replaces__form", "form")
        change: dict[str, int] = {}
        for before, after, count in rows.annotate(count=Count("pk")):
            change[before] = change.get(before, 0) - count
            change[after] = change.get(after, 0) + count
        labels = dict(SanctionForm.choices)
        forms = [form for form in SanctionForm.values if form != "none" and change.get(form)]
        return [(capfirst(labels[form]), change[form]) for form in forms]


def correction_columns() -> list[TableColumn]:
    """Columns in the workbook."""
    widths = (
        (_("Name"), 30), (_("Decided on, as counted"), 14), (_("Form as counted"), 18),
        (_("Corrected on"), 12), (_("Form after the complaint"), 18), (_("Decision number"), 18),
        (_("Case"), 14), (_("Organisation"), 30),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def correction_cells(row: Any) -> list[Any]:
    """One correcting entry."""
    return [
        row.subject_name, row.replaces.decided_on, capfirst(row.replaces.get_form_display()),
        row.replaces.replaced_on, capfirst(row.get_form_display()), row.number,
        row.case.reference, row.organization.name,
    ]  # fmt: skip
