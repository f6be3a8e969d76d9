"""The list of cadres as one person asked to see it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres.choices import CadreState
from apps.cadres.models import Cadre
from apps.cadres.permissions import EXPORT
from apps.cadres.profiles.filters import CadreFilter
from apps.cadres.profiles.reading import with_positions
from apps.cadres.profiles.retirement import laws_on, retirement_of
from apps.core.excel.writer import TableColumn
from apps.core.formats import date_text
from apps.membership.procedures.listing import TabbedList
from apps.regulations.lookup import law_at_hand

SERVING = Q(state=CadreState.SERVING)


class CadreList(TabbedList):
    """At work, no longer at work, all."""

    tabs_of: ClassVar = {
        "serving": (pgettext_lazy("cadres", "At work"), SERVING),
        "gone": (_("No longer at work"), ~SERVING),
        "all": (_("All"), Q()),
    }
    orders: ClassVar = {
        "name": F("sort_key"),
        "birth": F("birth"),
        "managed": F("management_tier"),
        "theory": F("political_theory"),
    }
    default_order: ClassVar = ("name", False)
    filter_class = CadreFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        super().__init__(request)

    def all_rows(self) -> Any:
        """Profiles that the reader may know of."""
        return Cadre.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their positions and when they retire: the law is read once."""
        with law_at_hand():
            laws = laws_on(self.today)
        found = list(with_positions(rows.select_related("organization"), self.actor))
        for row in found:
            row.retirement = retirement_of(row, laws)
        return found

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(EXPORT)}


def columns() -> list[TableColumn]:
    """What the list shows in its workbook and on paper. No ethnic group: it serves totals."""
    names = (
        (pgettext_lazy("row", "No."), 6), (_("Reference"), 14), (_("Full name"), 26),
        (_("Date of birth"), 12), (_("Sex"), 8), (_("Position"), 44), (_("Unit of work"), 34),
        (_("Managed by"), 22), (_("Education"), 16), (_("Political theory"), 16),
        (_("Retires from"), 12), (_("State"), 14),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def cells(number: int, row: Any) -> list[Any]:
    """One person."""
    day = row.retirement.day
    return [
        number, row.reference, row.full_name, str(row.birth or ""), capfirst(row.get_sex_display()),
        "; ".join(one.title_text for one in row.held),
        "; ".join(dict.fromkeys(one.unit_text for one in row.held if one.unit_text)),
        capfirst(row.get_management_tier_display()), capfirst(row.get_education_display()),
        capfirst(row.get_political_theory_display()),
        date_text(day) if day else str(pgettext_lazy("retirement", "unknown")),
        capfirst(row.get_state_display()),
    ]  # fmt: skip
