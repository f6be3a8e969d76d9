"""The list of letters as one person asked to see it. Who wrote them is in no column."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Prefetch, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.inspection.letters.choices import IN_HAND, State
from apps.inspection.letters.filters import LetterFilter
from apps.inspection.letters.permissions import EXPORT
from apps.inspection.models import Letter, LetterSubject
from apps.membership.procedures.listing import TabbedList

WIDTHS = (8, 16, 12, 24, 40, 40, 28, 20, 22)
ENDED = Q(state__in=[State.ANSWERED, State.STOPPED])


class LetterList(TabbedList):
    """To classify, in hand, withdrawal asked for, forwarded, filed, answered."""

    tabs_of: ClassVar = {
        "new": (_("To classify"), Q(state=State.REGISTERED)),
        "in_hand": (_("In hand"), Q(state__in=IN_HAND)),
        "withdrawal": (
            _("Withdrawal asked for"),
            Q(withdrawal_asked_on__isnull=False, withdrawal="") & ~ENDED,
        ),
        "forwarded": (pgettext_lazy("letters", "Forwarded"), Q(state=State.FORWARDED)),
        "filed": (pgettext_lazy("letters", "Filed"), Q(state=State.FILED)),
        "answered": (_("Answered or stopped"), ENDED),
    }
    orders: ClassVar = {
        "arrived": F("arrived_on"),
        "matter": F("search_key"),
        "kind": F("kind"),
        "channel": F("channel"),
        "state": F("state"),
        "unit": F("path"),
    }
    default_order: ClassVar = ("arrived", True)
    filter_class = LetterFilter

    def all_rows(self) -> Any:
        """Letters that the reader may know of."""
        return Letter.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their unit, their officer and whom they name: one query more."""
        subjects = LetterSubject.objects.visible_to(self.actor).order_by("pk")
        found = rows.select_related("organization", "handler").prefetch_related(
            Prefetch("lettersubject_set", subjects, to_attr="subjects")
        )
        shown = list(found)
        for one in shown:
            one.subject_words = ", ".join(subject.name for subject in one.subjects)
        return shown

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(EXPORT)}


def columns() -> list[TableColumn]:
    """What a list shows in its workbook and on paper."""
    names = (
        pgettext_lazy("row", "No."), _("Reference"), _("Arrived"), _("Kind"), _("Matter"),
        _("Names"), _("Organisation"), _("How it came"), _("State"),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in zip(names, WIDTHS, strict=True)]


def cells(number: int, row: Any) -> list[Any]:
    """One row of a list. The lines are counted as this reader sees them: docs/adr/0025."""
    return [
        number, row.reference, row.arrived_on, capfirst(row.get_kind_display()), row.matter,
        row.subject_words, row.organization.name, capfirst(row.get_channel_display()),
        capfirst(row.get_state_display()),
    ]  # fmt: skip
