"""The register of numbers as one person asked to see it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.documents.models import PaperNumber
from apps.documents.papers import permissions
from apps.documents.papers.choices import NumberState
from apps.inspection.papers.filters import NumberFilter
from apps.membership.procedures.listing import TabbedList

ONLY_YOURS = _(
    "Shown are the numbers that you may read. "
    "Numbers between them may have been given all the same."
)
"""Says the same to everybody, whether anything is hidden or not."""
WIDTHS = (18, 14, 18, 24, 40, 24, 30, 16, 30, 30)


class NumberList(TabbedList):
    """Numbers by what became of them."""

    tabs_of: ClassVar = {
        "all": (pgettext_lazy("numbers", "All"), Q()),
        "given": (pgettext_lazy("numbers", "Given"), Q(state=NumberState.ISSUED)),
        "free": (pgettext_lazy("numbers", "Kept free"), Q(state=NumberState.RESERVED)),
        "void": (pgettext_lazy("numbers", "Void"), Q(state=NumberState.VOID)),
    }
    orders: ClassVar = {
        "taken": F("taken_at"),
        "number": F("number"),
        "kind": F("kind"),
        "day": F("day"),
        "unit": F("path"),
    }
    default_order: ClassVar = ("taken", True)
    filter_class = NumberFilter

    def all_rows(self) -> Any:
        """Numbers that the reader may know of."""
        return PaperNumber.objects.visible_to(self.actor)

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with their series, in one query."""
        return list(rows.select_related("series", "organization", "taken_by"))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {
            "may_take": self.actor.has(permissions.TAKE),
            "only_yours": ONLY_YOURS,
        }


def columns() -> list[TableColumn]:
    """What the register shows in its workbook and on paper."""
    names = (
        _("Number and symbol"), _("Day"), _("Kind"), _("Issued by"), _("Abstract"),
        pgettext_lazy("paper", "Signed by"), _("Recipients"), _("State"), _("Reason"),
        _("Organisation"),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in zip(names, WIDTHS, strict=True)]


def cells(row: Any) -> list[Any]:
    """One row of the register; a paper of a case keeps its matter to itself."""
    return [
        row.symbol, row.day, row.get_kind_display(), row.series.get_body_display(),
        str(_("paper of a case")) if row.of_case else row.abstract, row.signer, row.recipients,
        row.get_state_display(), row.reason, row.organization.name,
    ]  # fmt: skip
