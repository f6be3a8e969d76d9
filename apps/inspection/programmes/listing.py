"""The lists of programmes and of their items as one person asked to see them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.core.formats import share
from apps.inspection import permissions
from apps.inspection.models import Programme, ProgrammeItem
from apps.inspection.programmes import reading, rules
from apps.inspection.programmes.choices import ItemEnd, ProgrammeState, Progress
from apps.inspection.programmes.filters import ItemFilter, ProgrammeFilter
from apps.membership.procedures.listing import TabbedList

ADOPTED = Q(state=ProgrammeState.ADOPTED)


class ProgrammeList(TabbedList):
    """In force, drafts, past ones, drafts given up."""

    orders: ClassVar = {
        "years": F("first_year"),
        "title": F("search_key"),
        "owner": F("owner"),
        "unit": F("path"),
        "adopted": F("adopted_on"),
    }
    default_order: ClassVar = ("years", True)
    filter_class = ProgrammeFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        self.tabs_of = {  # type: ignore[misc]
            "running": (
                pgettext_lazy("programmes", "In force"),
                ADOPTED & Q(last_year__gte=today.year),
            ),
            "draft": (_("Drafts"), Q(state=ProgrammeState.DRAFT)),
            "past": (pgettext_lazy("programmes", "Past"), ADOPTED & Q(last_year__lt=today.year)),
            "discarded": (_("Given up"), Q(state=ProgrammeState.DISCARDED)),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Programmes that the reader may know of."""
        return Programme.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their unit and what is done of them: one query more."""
        shown = list(rows.select_related("organization"))
        items = ProgrammeItem.objects.visible_to(self.actor).filter(
            programme__in=[row.pk for row in shown]
        )
        items = items.exclude(end_kind=ItemEnd.TAKEN_OUT).filter(
            Q(until__isnull=True) | Q(until__gt=F("programme__edition"))
        )
        said: dict[int, list[str]] = {}
        counted = items.filter(Q(since__lte=F("programme__edition")) | Q(programme__edition=0))
        for key, progress in counted.with_progress(self.actor, self.today).values_list(
            "programme_id", "progress"
        ):
            said.setdefault(key, []).append(progress)
        for row in shown:
            row.rate = rules.rate(said.get(row.pk, ()))
        return shown

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def columns() -> list[TableColumn]:
    """What the list of programmes shows in its workbook and on paper."""
    names = (
        (_("Reference"), 14), (_("Title"), 44), (_("Whose programme"), 22), (_("Organisation"), 34),
        (pgettext_lazy("programme", "Years"), 12), (_("State"), 12), (_("Adopted on"), 12),
        (pgettext_lazy("programme", "Planned"), 10), (pgettext_lazy("programme", "Done"), 10),
        (pgettext_lazy("programme", "Rate"), 10),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def cells(row: Any) -> list[Any]:
    """One programme."""
    rate = row.rate
    return [
        row.reference, row.title, capfirst(row.get_owner_display()), row.organization.name,
        row.years, capfirst(row.get_state_display()), row.adopted_on, rate.planned, rate.done,
        share(rate.done, rate.planned),
    ]  # fmt: skip


class ItemList(TabbedList):
    """Items of adopted programmes: to open, overdue, at work, done, dropped, all."""

    orders: ClassVar = {
        "due": F("due_on"),
        "title": F("search_key"),
        "kind": F("kind"),
        "unit": F("path"),
        "progress": F("progress"),
    }
    default_order: ClassVar = ("due", False)
    filter_class = ItemFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        last = rules.period(today.year, rules.quarter_of(today))[1]
        planned = Q(progress=Progress.PLANNED)
        self.tabs_of = {  # type: ignore[misc]
            "now": (_("To open this quarter"), planned & Q(due_on__lte=last)),
            "overdue": (_("Overdue"), Q(progress=Progress.OVERDUE)),
            "opened": (_("At work"), Q(progress=Progress.OPENED)),
            "planned": (_("Planned"), planned),
            "done": (pgettext_lazy("items", "Done"), Q(progress=Progress.DONE)),
            "dropped": (pgettext_lazy("items", "Dropped"), Q(progress=Progress.DROPPED)),
            "all": (_("All"), Q()),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Items in force, and those that a decision dropped, as the reader may know of them."""
        rows = ProgrammeItem.objects.visible_to(self.actor).filter(
            programme__state=ProgrammeState.ADOPTED, since__lte=F("programme__edition")
        )
        gone = Q(until__lte=F("programme__edition")) & ~Q(end_kind=ItemEnd.DROPPED)
        return rows.exclude(gone).with_progress(self.actor, self.today)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with programme, unit, subjects and cases: two queries more."""
        found = reading.whole(
            rows.select_related("programme", "organization"), self.actor, self.today
        )
        return list(found)

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def item_columns() -> list[TableColumn]:
    """What a list of items shows in its workbook and on paper."""
    names = (
        (pgettext_lazy("row", "No."), 6), (_("Time"), 14), (_("Matter"), 44), (_("Kind"), 26),
        (_("Subjects"), 44), (_("Carried out by"), 22), (_("Organisation"), 30),
        (pgettext_lazy("programme", "Leads"), 26), (_("Cooperating units"), 26),
        (_("Looked back upon from"), 12), (_("Looked back upon until"), 12),
        (pgettext_lazy("item", "Progress"), 12), (_("Cases"), 24), (_("Reason"), 30),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def item_cells(number: int, row: Any) -> list[Any]:
    """One item. The lines are counted as this reader sees them: docs/adr/0028."""
    return [
        number, capfirst(row.quarter_words), row.title, capfirst(row.get_kind_display()),
        "; ".join(one.name for one in row.subjects), capfirst(row.get_body_display()),
        row.organization.name, row.lead, row.cooperating, row.lookback_from,
        row.lookback_to, capfirst(Progress(row.progress).label),
        "; ".join(case.reference for case in row.opened), row.end_reason,
    ]  # fmt: skip
