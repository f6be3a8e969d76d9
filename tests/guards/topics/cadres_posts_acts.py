"""How to do each act on units, seats and staffing once, for the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.cadres.models import Seat, WorkUnit
from apps.cadres.posts import actions
from tests.factories.cadres import title
from tests.guards.twins import OWN, Stage

TODAY = date(2026, 1, 20)
SAID: dict[str, Any] = {"system": "government", "level": "district"}
ENDED: dict[str, Any] = {"decision_number": "1-QĐ", "today": TODAY}


def _by(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _now(stage: Stage, row: Any) -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    now = type(row).objects.get(pk=row.pk)
    by = _by(stage)
    action_table.yield_lines()
    return {"version": now.version, "by": by}


def _unit(stage: Stage, name: str = "Phòng Nội vụ") -> WorkUnit:
    office = stage.twins[OWN].unit.tenant
    return actions.set_up_unit(organization=office, name=name, by=_by(stage), **SAID)


def _seat(stage: Stage) -> Seat:
    unit = _unit(stage)
    return actions.set_up_seat(work_unit=unit, title=title(), today=TODAY, **_now(stage, unit))


def _unit_changed(stage: Stage) -> Any:
    unit = _unit(stage)
    return actions.change_unit(work_unit=unit, name="Phòng Y tế", **SAID, **_now(stage, unit))


def _unit_ended(stage: Stage) -> Any:
    unit = _seat(stage).work_unit
    return actions.end_unit(work_unit=unit, ended_on=TODAY, **ENDED, **_now(stage, unit))


def _unit_continued(stage: Stage) -> Any:
    unit = _seat(stage).work_unit
    other = _unit(stage, "Phòng Y tế")
    return actions.continue_unit(
        work_unit=unit, successor=other, day=TODAY, **ENDED, **_now(stage, unit)
    )


def _seat_changed(stage: Stage) -> Any:
    seat = _seat(stage)
    return actions.change_seat(
        seat=seat, title=seat.title, quota=2, today=TODAY, **_now(stage, seat)
    )


def _seat_ended(stage: Stage) -> Any:
    seat = _seat(stage)
    return actions.end_seat(seat=seat, ended_on=TODAY, **ENDED, **_now(stage, seat))


def _assigned(stage: Stage) -> Any:
    unit = _unit(stage)
    return actions.assign_staff(
        work_unit=unit, year=2026, kind="cadre", assigned=9, today=TODAY, **_now(stage, unit)
    )


def _title_recorded(stage: Stage) -> Any:
    from tests.guards import action_table

    return actions.record_title(
        code="new-title", name="Chức danh mới", level="commune", system="party", kind="head",
        rank=10, valid_from=TODAY, by=action_table.actor(stage, "system_administrator"),
    )  # fmt: skip


def _standard_recorded(stage: Stage) -> Any:
    from tests.guards import action_table

    return actions.record_standard(
        title=title(), attribute="theory", minimum="advanced", valid_from=TODAY,
        by=action_table.actor(stage, "system_administrator"),
    )  # fmt: skip


_BASE = "apps.cadres.posts.actions"
ACTIONS = {
    f"{_BASE}.units.set_up_unit": _unit,
    f"{_BASE}.units.change_unit": _unit_changed,
    f"{_BASE}.units.end_unit": _unit_ended,
    f"{_BASE}.units.continue_unit": _unit_continued,
    f"{_BASE}.seats.set_up_seat": _seat,
    f"{_BASE}.seats.change_seat": _seat_changed,
    f"{_BASE}.seats.end_seat": _seat_ended,
    f"{_BASE}.seats.assign_staff": _assigned,
    f"{_BASE}.titles.record_title": _title_recorded,
    f"{_BASE}.titles.record_standard": _standard_recorded,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a row for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.open_seats": "locks rows for the act that follows",
    f"{_BASE}.held.holders": "a question",
    f"{_BASE}.held.not_ahead": "a question",
    f"{_BASE}.held.in_order": "a question",
    f"{_BASE}.held.words": "a question",
}
