"""The list of scenarios; the rows of one as people read and compare them."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from apps.accounts.actor import Actor
from apps.cadres.board.choices import ScenarioState
from apps.cadres.board.filters import ScenarioFilter
from apps.cadres.models import Scenario, ScenarioMove, ScenarioPerson, ScenarioSeat, ScenarioWish
from apps.core.excel.writer import TableColumn
from apps.membership.procedures.listing import TabbedList


class ScenarioList(TabbedList):
    """Scenarios by how far they are."""

    tabs_of: ClassVar = {
        "all": (pgettext_lazy("scenarios", "All"), Q()),
        "computed": (pgettext_lazy("scenarios", "Computed"), Q(state=ScenarioState.PROPOSED)),
        "open": (pgettext_lazy("scenarios", "Not computed"), ~Q(state=ScenarioState.PROPOSED)),
    }
    orders: ClassVar = {
        "prepared": F("prepared_on"), "title": F("title"), "on": F("on"), "unit": F("path"),
    }  # fmt: skip
    default_order: ClassVar = ("prepared", True)
    filter_class = ScenarioFilter

    def all_rows(self) -> Any:
        """Scenarios that the reader may see."""
        rows = Scenario.objects.visible_to(self.actor)
        return rows.select_related("organization", "organization__parent", "prepared_by")


def moves_of(scenario: Scenario, actor: Actor) -> list[ScenarioMove]:
    """The moves that the reader may know of, by name."""
    rows = ScenarioMove.objects.visible_to(actor).filter(scenario=scenario)
    related = ("cadre", "from_seat__title", "from_seat__work_unit", "to_seat__title",
               "to_seat__work_unit")  # fmt: skip
    return list(rows.select_related(*related).order_by("cadre__sort_key", "pk"))


def seats_of(scenario: Scenario, actor: Actor) -> list[ScenarioSeat]:
    """The seats on the board, unit by unit."""
    rows = ScenarioSeat.objects.visible_to(actor).filter(scenario=scenario)
    rows = rows.select_related("seat__title", "seat__work_unit")
    return list(rows.order_by("seat__work_unit__name", "-seat__title__rank", "pk"))


def people_of(scenario: Scenario, actor: Actor) -> Any:
    """The people on the board that the reader may know of, by name."""
    rows = ScenarioPerson.objects.visible_to(actor).filter(scenario=scenario)
    related = ("cadre", "sits_in__title", "sits_in__work_unit")
    return rows.select_related(*related).order_by("cadre__sort_key", "pk")


def wishes_of(scenario: Scenario, actor: Actor) -> list[ScenarioWish]:
    """What is fixed, by name."""
    rows = ScenarioWish.objects.visible_to(actor).filter(scenario=scenario)
    rows = rows.select_related("cadre", "seat__title", "seat__work_unit")
    return list(rows.order_by("cadre__sort_key", "pk"))


def columns() -> list[TableColumn]:
    """Columns of the plan in a workbook."""
    widths = (
        (_("Full name"), 30), (pgettext_lazy("move", "From"), 40),
        (pgettext_lazy("move", "To"), 40),
        (_("Mismatch"), 10), (_("Distance in the tree"), 12),
    )  # fmt: skip
    return [TableColumn(str(name), width) for name, width in widths]


def cells(row: ScenarioMove) -> list[Any]:
    """One move."""
    return [
        row.cadre.full_name, place_of(row.from_seat), place_of(row.to_seat), row.misfit,
        row.distance,
    ]  # fmt: skip


def place_of(seat: Any) -> str:
    """Seat and unit in one line; empty for none."""
    return f"{seat}, {seat.work_unit}" if seat else ""


def compared(one: Scenario, other: Scenario, actor: Actor) -> list[dict[str, Any]]:
    """People whom the two plans move differently, by name: where each plan puts them."""
    rows: dict[int, dict[str, Any]] = {}
    for name, scenario in (("one", one), ("other", other)):
        for move in moves_of(scenario, actor):
            row = rows.setdefault(move.cadre_id, {"cadre": move.cadre, "one": None, "other": None})
            row[name] = move
    differing = [row for row in rows.values() if _goal(row["one"]) != _goal(row["other"])]
    return sorted(differing, key=lambda row: (row["cadre"].sort_key, row["cadre"].pk))


def _goal(move: ScenarioMove | None) -> tuple[bool, int | None]:
    return (False, None) if move is None else (True, move.to_seat_id)
