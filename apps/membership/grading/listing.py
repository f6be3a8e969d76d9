"""The board of a campaign: one row an organisation or collective, as page, workbook and paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, ClassVar

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from apps.core.excel.writer import TableColumn
from apps.membership.grading.choices import PRESENT_STATES, Body, UnitState
from apps.membership.grading.filters import BoardFilter
from apps.membership.grading.sight import as_seen
from apps.membership.models import Campaign, CampaignUnit, OrganizationGrade
from apps.membership.procedures.listing import TabbedList
from apps.tenancy.choices import Sector, Tier

_RANK = Case(
    *[When(state=code, then=Value(rank)) for rank, code in enumerate(UnitState.values)],
    output_field=IntegerField(),
)
_CHUNK = 2000


class Board(TabbedList):
    """The units of one campaign that the reader may see."""

    tabs_of: ClassVar = {
        "all": (_("All"), Q()),
        **{code: (capfirst(label), Q(state=code)) for code, label in UnitState.choices},
    }
    orders: ClassVar = {
        "unit": F("path"),
        "state": _RANK,
        "members": F("members"),
        "excellent": F("excellent"),
        "due": F("due_on"),
    }
    default_order: ClassVar = ("unit", False)
    filter_class = BoardFilter

    def __init__(self, request: Any, campaign: Campaign) -> None:
        self.campaign = campaign
        super().__init__(request)

    def all_rows(self) -> Any:
        """The units of the campaign within the reader's range."""
        rows = CampaignUnit.objects.visible_to(self.actor)
        return rows.filter(campaign=self.campaign).with_names()

    def page(self) -> Any:
        """The page asked for, each row with its own grade."""
        found = super().page()
        found.object_list = with_own_grades(as_seen(found.object_list, self.actor))
        return found


def with_own_grades(units: list[CampaignUnit]) -> list[CampaignUnit]:
    """Put on each unit its own grade as the scale calls it; one query."""
    rows = OrganizationGrade.objects.live().filter(unit__in=[unit.pk for unit in units])
    found = {row.unit_id: row for row in rows}
    for unit in units:
        unit.own = found.get(unit.pk)  # type: ignore[attr-defined]
    return units


def is_late(unit: CampaignUnit, today: date) -> bool:
    """Whether the limit has passed before the decision."""
    return bool(unit.due_on and unit.due_on < today and unit.state in PRESENT_STATES)


def columns() -> list[TableColumn]:
    """The columns of workbook and paper."""
    return [
        TableColumn(_("Organisation"), 36),
        TableColumn(_("What is graded"), 18),
        TableColumn(_("State"), 16),
        TableColumn(_("Due on"), 12),
        TableColumn(_("Members to grade"), 12),
        TableColumn(_("With a proposal"), 12),
        TableColumn(_("Excellent"), 12),
        TableColumn(_("Good"), 12),
        TableColumn(_("Completed"), 12),
        TableColumn(_("Not completed"), 12),
        TableColumn(_("Quota"), 12),
        TableColumn(_("Own grade"), 24),
    ]


def lines(board: Board, campaign: Campaign) -> Iterator[list[Any]]:
    """The rows of workbook and paper."""
    scale = campaign.scale
    for unit in with_own_grades(as_seen(board.rows, board.actor)):
        own = unit.own  # type: ignore[attr-defined]
        name = unit.organization.name
        yield [
            name,
            Body(unit.body).label,
            UnitState(unit.state).label,
            unit.due_on,
            unit.members,
            unit.proposed,
            unit.excellent,
            unit.good,
            unit.completed,
            unit.not_completed,
            unit.quota_limit,
            scale.name_of((own.grade or own.proposal) if own else "", of_member=False),
        ]


def group_label(body: str, group: str) -> str:
    """The name of a group of like tasks: tier and kind of unit."""
    tier, _dot, sector = group.partition(".")
    labels = dict(Tier.choices) | dict(Sector.choices) | dict(Body.choices)
    parts = (str(labels.get(one, one)) for one in (body, tier, sector))
    return capfirst(", ".join(parts))
