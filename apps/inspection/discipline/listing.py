"""The list of sanctions as one person asked to see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
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
from apps.inspection.discipline.renewal import holding_on, renewals, renewed
from apps.inspection.models import CaseSubject, Sanction
from apps.membership.procedures.listing import TabbedList

BATCH = 2_000


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
        holding = renewed(known, on=today)
        waiting = stands & Q(announced_on__isnull=True)
        self.tabs_of = {  # type: ignore[misc]
            "in_force": (pgettext_lazy("sanctions", "In force"), stands & holding_on(today, known)),
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
        return rows.select_related("case", "organization", "organization__parent")

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        found = super().context() | {"may_export": self.actor.has(permissions.EXPORT)}
        found["page"].object_list = self.prepared(found["page"].object_list)
        with_pages(self.actor, found["page"].object_list)
        return found

    def prepared(self, rows: Any) -> list[Sanction]:
        """Rows with what keeps them from lapsing."""
        shown = list(rows)
        ends = renewals(shown, Sanction.objects.visible_to(self.actor))
        for row in shown:
            row.renewal = ends[row.pk]
        return shown

    def in_batches(self) -> Iterator[Sanction]:
        """All rows, prepared a batch at a time."""
        rows = self.rows.iterator(BATCH)
        while batch := list(islice(rows, BATCH)):
            yield from self.prepared(batch)


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


def cells(row: Sanction) -> list[Any]:
    """One sanction."""
    return [
        row.subject_name, capfirst(row.get_form_display()), row.number, row.decided_on,
        row.body_name, row.announced_on, row.effective_on, row.renewal.ends_on, row.case.reference,
        row.organization.name,
    ]  # fmt: skip
