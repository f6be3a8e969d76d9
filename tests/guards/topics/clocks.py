"""Limits and their warnings in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.actor import SystemActor
from apps.accounts.models import RoleAssignment
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.clocks import actions
from apps.membership.models import ClockMark, ClockWarning
from apps.tenancy.models import Organization
from tests.factories.membership import member
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.twins import OWN, Stage, Twin

KINDS = ("clock_warning",)
DUE = date(2014, 5, 20)


def _warning(unit: Any, about: Any, **fields: Any) -> ClockWarning:
    made: ClockWarning = ClockWarning.objects.create(
        organization=unit, kind="admission.probation_end", record_type="membership.member",
        record_id=about.pk, guard_type="membership.member", guard_id=about.pk, member=about,
        due=DUE, right=P.CHANGE_MEMBER, url=f"/members/{about.pk}/", made_at=timezone.now(),
        **fields,
    )  # fmt: skip
    return made


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A warning about the twin's member."""
    return {"clock_warning": _warning(twin.cell, twin.member, id=ids["clock_warning"], threshold=7)}


def _queries(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}"]


VIEWS = ("tab=overdue", "tab=year&order=title", "kind=admission.probation_end", "order=-unit")
LISTED = ("overdue=true", "within=366&page_size=200", "kind=badge.round&overdue=false")
ROUTES = [
    Route("membership:clocks", get=Act(P.VIEW_MEMBER, queries=_queries, views=VIEWS, rows="work")),
    Route(
        "membership:clocks_export",
        get=Act(P.EXPORT_MEMBERS, queries=_queries, views=VIEWS, rows="work"),
        right_first=True,
    ),
    Route(
        "membership:clocks_print",
        get=Act(P.VIEW_MEMBER, queries=_queries, views=VIEWS, rows="work"),
    ),
    Route(
        "clock-list",
        stranger=CLOSED,
        get=Act(P.VIEW_MEMBER, queries=_queries, views=LISTED, rows="work"),
    ),
    *Table(
        "membership.clockwarning", P.ADMINISTER_MEMBERSHIP, of="clock_warning",
        rows="clock_warning", page=403,
    ).routes(),
]  # fmt: skip


def _more_warnings(stage: Stage, role: str, number: int) -> None:
    _warning(stage.twins[OWN].cell, member(stage.twins[OWN].cell, f"Hạn {number}"), threshold=7)


MORE = {"clock_warning": _more_warnings}
RIGHTS = {"membership.clockwarning": P.VIEW_MEMBER, "membership.clockmark": P.VIEW_MEMBER}
GUARDED = {"membership.clockwarning": "membership.member"}


def _made_warning(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    return _warning(unit, made["membership.member"][number], threshold=0)


def _made_mark(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    held = RoleAssignment.objects.create(
        user=who, role="auditor", organization=unit, valid_from=date(1900 + number, 1, 1),
        valid_to=date(1901 + number, 1, 1),
    )  # fmt: skip
    return ClockMark.objects.create(organization=unit, assignment=held, seen_to=timezone.now())


MAKERS = {"membership.clockwarning": _made_warning, "membership.clockmark": _made_mark}


def _warn(stage: Stage) -> Any:
    cell = stage.twins[OWN].cell
    member(cell, "Sắp Hết Hạn", official_on=None, state="probationary", card_number="")

    province = Organization.objects.get(pk=cell.province_id)
    return actions.warn_of_limits(
        province=province, today=date(2011, 5, 19), by=SystemActor(province)
    )


ACTIONS = {"apps.membership.clocks.actions.warn_of_limits": _warn}
