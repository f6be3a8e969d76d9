"""What manual figures and targets add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.reports.manual import actions
from apps.reports.models import (
    ManualFigure,
    ManualIndicator,
    StatisticalTable,
    Summary,
    Target,
)
from apps.reports.targets import actions as targets
from tests.factories.reports import manual_indicator
from tests.factories.reports import table as make_table
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.twins import NEVER, OWN, Stage, Twin, plan_of
from tests.guards.twins import WALLED as BEHIND_A_WALL

FIGURE = "reports.manualfigure"
RIGHTS = {FIGURE: P.VIEW_SUMMARY}
CLOSED = (FIGURE,)
"""No grant opens manual figures."""
KINDS = ("manual_figure", "approved_figure", "form_summary", "cell_figure")
UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""They bear no walls of their own."""
CODE = "manual-1"
HAND = "HAND"
"""A form with a cell for which nothing is recorded."""
YEAR = {"kind": "year", "first": date(2021, 1, 1), "last": date(2021, 12, 31)}


def figure(unit: Any, number: int, who: Any, **fields: Any) -> ManualFigure:
    """A figure that waits; one a year."""
    values = {
        "kind": "year", "first": date(1900 + number, 1, 1), "last": date(1900 + number, 12, 31),
        "value": number, "basis": "Báo cáo", "entered_by": who,
    } | fields  # fmt: skip
    made: ManualFigure = ManualFigure.objects.create(
        organization=unit, indicator=manual_indicator(CODE), **values
    )
    made.refresh_from_db()
    return made


def _form() -> StatisticalTable:
    found = StatisticalTable.objects.filter(code=HAND).first()
    return found or make_table(
        code=HAND, valid_from=date(2000, 1, 1),
        columns="c1 | Số lượng\nc2 | Ghi tay | not recorded",
    )  # fmt: skip


def _of_form(twin: Twin, ids: dict[str, int], who: Any) -> dict[str, Any]:
    """A summary of a form, and a number that waits for one of its cells."""
    definition = _form().definition
    days = {"first": date(2003, 1, 1), "last": date(2003, 12, 31)}
    summary = Summary.objects.create(
        id=ids["form_summary"], organization=twin.unit, form=HAND, kind="year", **days,
        name=f"Đảng bộ {twin.word}", counted_at=timezone.now(),
        details={"table": definition.as_details()},
    )  # fmt: skip
    cell, _new = ManualIndicator.with_cells.get_or_create(
        code=f"{HAND}.T.c2",
        defaults={"label": "Ghi tay", "unit_word": "người", "kind": "flow", "form": HAND},
    )
    waiting = ManualFigure.objects.create(
        id=ids["cell_figure"], organization=twin.unit, indicator=cell, kind="year", **days,
        value=plan_of(twin.where), basis=f"Báo cáo {twin.word}", entered_by=who,
    )  # fmt: skip
    for row in (summary, waiting):
        row.refresh_from_db()
    return {"form_summary": summary, "cell_figure": waiting}


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One that waits and one that counts."""
    if twin.where == BEHIND_A_WALL:
        return {}
    approver = twin.records["assignment"].user  # no reader approves what they entered
    text = {"basis": f"Báo cáo {twin.word}", "note": f"Ghi chú {twin.word}"}
    return _of_form(twin, ids, approver) | {
        "manual_figure": figure(
            twin.unit, 110, approver, id=ids["manual_figure"], value=plan_of(twin.where), **text
        ),
        "approved_figure": figure(
            twin.unit, 111, owner, id=ids["approved_figure"], value=plan_of(twin.where),
            state="approved", approved_by=approver, approved_at=timezone.now(), **text,
        ),
    }  # fmt: skip


MAKERS = {FIGURE: lambda unit, number, made, who: figure(unit, number, who)}


def _queries(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}"]


def _one(name: str, of: str = "manual_figure", **acts: Any) -> Route:
    return Route(f"reports:{name}", of=of, see=P.VIEW_SUMMARY, only=UNITS, **acts)


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.pk, "indicator": CODE, "kind": "year", "year": 2021,
        "value": "1.234", "basis": "Báo cáo",
    }  # fmt: skip


def _new_json(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "indicator": CODE, "kind": "year", "first": "2021-01-01",
        "last": "2021-12-31", "value": 7, "basis": "Báo cáo",
    }  # fmt: skip


def _reason(stage: Stage, twin: Twin) -> dict[str, str]:
    return {"reason": "Số liệu chưa khớp"}


def _target(name: str, **acts: Any) -> Route:
    return Route(f"reports:{name}", of="target", see=P.VIEW_SUMMARY, **acts)


def _cells(stage: Stage, twin: Twin) -> dict[str, str]:
    return {f"{HAND}.T.c2": "12", "basis": "Báo cáo"}


VIEWS = ("state=entered", f"indicator={CODE}&year=2021", "page=2")
ROUTES = [
    Route("reports:manual", get=Act(P.VIEW_SUMMARY, queries=_queries, views=VIEWS, rows="manual")),
    Route("reports:manual_export", get=Act(P.VIEW_SUMMARY, queries=_queries, rows="manual")),
    Route("reports:manual_catalogue", get=Act(P.VIEW_SUMMARY, rows="manual_indicator")),
    Route(
        "reports:manual_new", get=Act(P.ENTER_FIGURE, queries=_queries),
        post=Act(P.GENERATE_SUMMARY, ok=302, data=_new, aimed=422),
    ),
    _one("manual_figure", get=Act()),
    _one("manual_approve", post=Act(P.CHECK_SUMMARY, ok=302)),
    _one(
        "manual_withdraw", "approved_figure", get=Act(P.CHECK_SUMMARY),
        post=Act(P.CHECK_SUMMARY, ok=302, data=_reason),
    ),
    _one("cells", "form_summary", get=Act(P.GENERATE_SUMMARY),
         post=Act(P.GENERATE_SUMMARY, ok=302, data=_cells)),
    _one("cells_template", "form_summary", get=Act(P.GENERATE_SUMMARY)),
    _one("cells_approve", "form_summary", post=Act(P.CHECK_SUMMARY, ok=302)),
    Route("manual-indicator-list", stranger=API_CLOSED, get=Act(rows="manual_indicator")),
    Route(
        "manual-indicator-detail", stranger=API_CLOSED, key=lambda twin: {"code": CODE}, get=Act()
    ),
    Route(
        "manual-figure-list", stranger=API_CLOSED, get=Act(queries=_queries, rows="manual"),
        post=Act(P.GENERATE_SUMMARY, ok=201, data=_new_json, aimed=404, json=True),
    ),
    Route(
        "manual-figure-detail", of="manual_figure", see=P.VIEW_SUMMARY, only=UNITS,
        stranger=API_CLOSED, get=Act(),
    ),
    Route(
        "manual-figure-approve", of="manual_figure", see=P.VIEW_SUMMARY, only=UNITS,
        stranger=API_CLOSED, post=Act(P.CHECK_SUMMARY, json=True),
    ),
    Route(
        "manual-figure-withdraw", of="approved_figure", see=P.VIEW_SUMMARY, only=UNITS,
        stranger=API_CLOSED, post=Act(P.CHECK_SUMMARY, data=_reason, json=True),
    ),
    _target("target", get=Act()),
    _target("target_records", get=Act(P.VIEW_MEMBER, views=("order=-name",), rows="member")),
    Route("target-standing", of="target", see=P.VIEW_SUMMARY, stranger=API_CLOSED, get=Act()),
    *Table(FIGURE, P.USE_ADMIN_SITE, of="manual_figure", rows="manual", only=UNITS).routes(),
    *Table(
        "reports.manualindicator", P.ADMINISTER_REPORTS, P.ADMINISTER_REPORTS,
        rows="manual_indicator", key=lambda: manual_indicator(CODE).pk,
    ).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    figure(stage.twins[OWN].unit, number, stage.readers[role])


MORE = {
    "manual": _more,
    "manual_indicator": lambda stage, role, number: manual_indicator(f"more-{number}"),
}


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _head(stage: Stage) -> Any:
    return actor(stage, "organization_head")


ACTIONS = {
    "apps.reports.targets.actions.set_target": lambda stage: targets.set_target(
        organization=stage.twins[OWN].unit, indicator="members", plan=9, by=_officer(stage), **YEAR
    ),
    "apps.reports.targets.actions.end_target": lambda stage: targets.end_target(
        target=Target.objects.get(pk=stage.twins[OWN].target.pk), reason="Thôi", by=_officer(stage)
    ),
    "apps.reports.manual.actions.record_indicator": lambda stage: actions.record_indicator(
        code="manual-new",
        label="Mới",
        unit_word="tổ chức",
        kind="flow",
        definition="Mới",
        by=actor(stage, "system_administrator"),
    ),
    "apps.reports.manual.actions.enter_figure": lambda stage: actions.enter_figure(
        organization=stage.twins[OWN].unit,
        indicator=ManualIndicator.objects.get(code=CODE),
        value=3,
        basis="Báo cáo",
        by=_officer(stage),
        **YEAR,
    ),
    "apps.reports.manual.actions.enter_figures": lambda stage: actions.enter_figures(
        organization=stage.twins[OWN].unit,
        entries=[actions.Entry(ManualIndicator.objects.get(code=CODE), 3, "Báo cáo")],
        by=_officer(stage),
        **YEAR,
    ),
    "apps.reports.manual.actions.approve_figures": lambda stage: actions.approve_figures(
        figures=[stage.twins[OWN].manual_figure], by=_head(stage)
    ),
    "apps.reports.manual.actions.approve_figure": lambda stage: actions.approve_figure(
        figure=stage.twins[OWN].manual_figure, by=_head(stage)
    ),
    "apps.reports.manual.actions.withdraw_figure": lambda stage: actions.withdraw_figure(
        figure=stage.twins[OWN].approved_figure, reason="Sai", by=_head(stage)
    ),
}
