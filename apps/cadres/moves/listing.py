"""The lists of moves and of heads to watch, as one person asked to see them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db.models import F, Q
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.cadres import permissions
from apps.cadres.appointments.choices import Answer
from apps.cadres.appointments.listing import PERSON, TITLE
from apps.cadres.models import Move, Position
from apps.cadres.moves import reading
from apps.cadres.moves.choices import MoveState
from apps.cadres.moves.filters import MoveFilter, WatchFilter
from apps.core.excel.writer import TableColumn
from apps.membership.procedures.listing import TabbedList

PROPOSED = Q(state=MoveState.PROPOSED)


class MoveList(TabbedList):
    """Proposed, waiting for an answer, going on, ended, closed."""

    tabs_of: ClassVar = {
        "running": (pgettext_lazy("moves", "Going on"), Q(state=MoveState.RUNNING)),
        "proposed": (pgettext_lazy("moves", "Proposed"), PROPOSED),
        "waiting": (
            _("Waiting for an answer"),
            PROPOSED & Q(asked_on__isnull=False, answer=Answer.PENDING),
        ),
        "ended": (pgettext_lazy("moves", "Ended"), Q(state=MoveState.ENDED)),
        "closed": (pgettext_lazy("moves", "Closed"), Q(state=MoveState.CLOSED)),
    }
    orders: ClassVar = {
        "proposed": F("proposed_on"),
        "name": F("cadre__sort_key"),
        "kind": F("kind"),
        "decided": F("decided_on"),
    }
    default_order: ClassVar = ("proposed", True)
    filter_class = MoveFilter

    def all_rows(self) -> Any:
        """Moves that the reader may know of."""
        return Move.objects.visible_to(self.actor).valid()

    def prepared(self, rows: Any) -> list[Any]:
        """Rows with the person and the office."""
        return list(rows.select_related("cadre", "organization"))

    def context(self) -> dict[str, Any]:
        """What the page shows."""
        return super().context() | {"may_export": self.actor.has(permissions.EXPORT)}


def columns() -> list[TableColumn]:
    """What the list shows in its workbook."""
    names = (
        (_("Reference"), 14), (PERSON, 26), (pgettext_lazy("move", "Kind of move"), 22),
        (_("Direction"), 20), (pgettext_lazy("move", "From"), 34), (TITLE, 34),
        (_("Unit of work"), 34), (_("State"), 14), (_("Decision number"), 18),
        (_("Decision date"), 12), (_("Effective from"), 12), (_("Until"), 12), (_("Ended on"), 12),
        (_("Decided by another managing body"), 24),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in names]


def cells(row: Any) -> list[Any]:
    """One move."""
    return [
        row.reference, row.cadre.full_name, capfirst(row.get_kind_display()),
        capfirst(row.get_direction_display()), row.from_text, row.title_text, row.unit_text,
        capfirst(row.get_state_display()), row.decision_number, row.decided_on, row.effective_on,
        row.until, row.ended_on, row.by_other_body,
    ]  # fmt: skip


class WatchList(TabbedList):
    """Heads who should not be of the place, heads with at most two terms."""

    tabs_of: ClassVar = {
        "local": (_("Not of the place"), Q(title__non_local=True)),
        "terms": (_("Two terms at most"), Q(title__term_limited=True)),
    }
    orders: ClassVar = {"rank": F("title__rank"), "name": F("cadre__sort_key")}
    default_order: ClassVar = ("rank", True)
    filter_class = WatchFilter

    def __init__(self, request: HttpRequest, *, today: date) -> None:
        self.today = today
        super().__init__(request)

    def all_rows(self) -> Any:
        """Positions of heads that the reader may know of."""
        rows = Position.objects.visible_to(self.actor).current()
        flagged = Q(title__non_local=True) | Q(title__term_limited=True)
        return rows.filter(flagged, cadre__state="serving")

    def prepared(self, rows: Any) -> list[Any]:
        """Heads with their lives and the findings of the board."""
        found = rows.select_related("cadre", "title", "organization")
        return reading.watched(found, self.today)
