"""The list of draws, and the result of one in a workbook."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.core.excel.writer import TableColumn
from apps.inspection.models import AssetDraw
from apps.inspection.verification import rules
from apps.inspection.verification.choices import DrawState
from apps.inspection.verification.filters import DrawFilter
from apps.membership.procedures.listing import TabbedList


class DrawList(TabbedList):
    """Draws by how far they are."""

    tabs_of: ClassVar = {
        "open": (pgettext_lazy("draws", "Not drawn yet"), ~Q(state=DrawState.DRAWN)),
        "drawn": (pgettext_lazy("draws", "Drawn"), Q(state=DrawState.DRAWN)),
    }
    orders: ClassVar = {"year": F("year"), "title": F("title"), "unit": F("path")}
    default_order: ClassVar = ("year", True)
    filter_class = DrawFilter

    def all_rows(self) -> Any:
        """Draws that the reader may see."""
        rows = AssetDraw.objects.visible_to(self.actor)
        return rows.select_related("organization", "organization__parent")


def columns() -> list[TableColumn]:
    """Columns of the result: with them anybody computes it again."""
    widths = (
        (_("Line of the list"), 60), (_("Left out because"), 30), (_("Number (sha256)"), 66),
        (pgettext_lazy("draw", "Drawn"), 10),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in widths]


def rows_of(draw: AssetDraw) -> list[dict[str, Any]]:
    """The list with numbers, in the order of the draw; those left out last."""
    place = {line: number for number, line in enumerate(draw.result, 1)}
    found = [
        {
            "line": one.line, "entry": one, "excluded": one.excluded,
            "ticket": rules.ticket(draw.seed, one.line) if draw.seed and not one.excluded else "",
            "place": place.get(one.line),
        }
        for one in draw.entries
    ]  # fmt: skip
    found.sort(key=lambda row: (bool(row["excluded"]), row["ticket"], row["line"]))
    return found


def cells(row: dict[str, Any]) -> list[Any]:
    """One line of the list."""
    return [row["line"], row["excluded"], row["ticket"], row["place"]]
