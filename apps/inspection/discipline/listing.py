"""The list of sanctions as one person asked to see it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.inspection import permissions
from apps.inspection.discipline.filters import SanctionFilter
from apps.inspection.discipline.lookup import renewal_days
from apps.inspection.discipline.renewal import holding_on, renewed, with_ends
from apps.inspection.models import CaseSubject, Sanction
from apps.membership.procedures.listing import TabbedList


class SanctionList(TabbedList):
    """Sanctions to be announced, in force, over, and superseded entries."""

    orders: ClassVar = {
        "decided": F("decided_on"),
        "name": F("search_key"),
        "form": F("form"),
        "unit": F("path"),
        "lapses": F("lapses_on"),
    }
    default_order: ClassVar = ("decided", True)
    filter_class = SanctionFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        stands = Q(replaced_on__isnull=True) & ~Q(form="none")
        known = Sanction.objects.visible_to(request.actor)  # type: ignore[attr-defined]
        over = stands & Q(lapses_on__lte=today)
        self.known, self.periods = known, renewal_days()
        holding = renewed(known, self.periods, on=today)
        in_force = stands & holding_on(today, known, self.periods)
        waiting = stands & Q(announced_on__isnull=True)
        self.tabs_of = {  # type: ignore[misc]
            "in_force": (pgettext_lazy("sanctions", "In force"), in_force),
            "to_announce": (_("To be announced"), waiting),
            "lapsed": (pgettext_lazy("sanctions", "Over"), over & ~holding),
            "replaced": (
                _("Cancelled, superseded"),
                Q(replaced_on__isnull=False) | Q(form="none"),
            ),
        }
        super().__init__(request)

    def all_rows(self) -> Any:
        """Sanctions that the reader may know of."""
        rows = Sanction.objects.visible_to(self.actor)
        rows = rows.select_related("case", "organization", "organization__parent")
        return with_ends(rows, self.known, self.periods)

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        found = super().context() | {"may_export": self.actor.has(permissions.EXPORT)}
        with_pages(self.actor, found["page"].object_list)
        return found


def with_pages(actor: Any, rows: Any) -> None:
    """Each sanction with the address of its subject's page, in one query for all."""
    shown = list(rows)
    cases = {row.case_id for row in shown}
    numbers: dict[int, int] = {}
    count: dict[int, int] = {}
    subjects = CaseSubject.objects.visible_to(actor).filter(case_id__in=cases)
    for case, subject in subjects.order_by("pk").values_list("case_id", "pk"):
        count[case] = count.get(case, 0) + 1
        numbers[subject] = count[case]
    for row in shown:
        number = numbers.get(row.subject_id)
        row.url = (
            reverse("inspection:discipline", args=[row.case.reference, number]) if number else ""
        )


def columns() -> list[TableColumn]:
    """Columns on paper and in the workbook."""
    widths = (
        (_("Name"), 30), (pgettext("discipline", "Form"), 18), (_("Decision"), 18),
        (_("Decision date"), 12), (_("Deciding body"), 30), (_("Announced on"), 12),
        (_("Takes effect on"), 12), (_("Lapses on"), 12), (_("Case"), 14), (_("Organisation"), 30),
    )  # fmt: skip
    return [TableColumn(name, width) for name, width in widths]


def cells(row: Any) -> list[Any]:
    """One sanction."""
    return [
        row.subject_name, capfirst(row.get_form_display()), row.number, row.decided_on,
        row.body_name, row.announced_on, row.effective_on, row.ends_on, row.case.reference,
        row.organization.name,
    ]  # fmt: skip
