"""How to do each act of training once, for the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.cadres.training import actions
from apps.cadres.training.actions import Course, Numbers, Result
from tests.factories import cadres
from tests.guards.twins import OWN, Stage

TODAY = date(2026, 1, 20)
HEAD, OFFICER = "organization_head", "organization_officer"
NUMBERS = Numbers(1, 20, "1-KH", TODAY)


def _by(stage: Stage, role: str) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _yield() -> None:
    from tests.guards import action_table

    action_table.yield_lines()


def _planned(stage: Stage) -> Any:
    by = _by(stage, HEAD)
    _yield()
    return actions.plan_training(
        organization=stage.twins[OWN].unit, year=2026, kind="other", audience="other",
        numbers=NUMBERS, today=TODAY, by=by,
    )  # fmt: skip


def _changed(stage: Stage) -> Any:
    plan = _planned(stage)
    by = _by(stage, HEAD)
    _yield()
    return actions.change_plan(
        plan=plan, version=plan.version, numbers=Numbers(1, 30, "2-KH", TODAY), today=TODAY, by=by
    )


def _set_up(stage: Stage) -> Any:
    course = Course("Lớp", "theory", "base", "Trung tâm", date(2026, 1, 5), date(2026, 1, 9))
    by = _by(stage, OFFICER)
    _yield()
    return actions.set_up_class(organization=stage.twins[OWN].unit, course=course, by=by)


def _end(name: str, **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        found, by = _set_up(stage), _by(stage, OFFICER)
        _yield()
        return getattr(actions, name)(
            training_class=found, version=found.version, today=TODAY, by=by, **values
        )

    return do


def _enrolled(stage: Stage) -> Any:
    found, by = _set_up(stage), _by(stage, OFFICER)
    person = cadres.cadre(stage.twins[OWN].unit)
    _yield()
    return actions.enrol(training_class=found, cadre=person, by=by)


def _recorded(stage: Stage) -> Any:
    row, by = _enrolled(stage), _by(stage, OFFICER)
    _yield()
    return actions.record_result(
        attendance=row, version=row.version, result=Result("passed"), today=TODAY, by=by
    )


_BASE = "apps.cadres.training.actions"
ACTIONS = {
    f"{_BASE}.planning.plan_training": _planned,
    f"{_BASE}.planning.change_plan": _changed,
    f"{_BASE}.classes.set_up_class": _set_up,
    f"{_BASE}.classes.close_class": _end("close_class"),
    f"{_BASE}.classes.cancel_class": _end("cancel_class", reason="Thôi"),
    f"{_BASE}.attending.enrol": _enrolled,
    f"{_BASE}.attending.record_result": _recorded,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a row for the act that follows",
    f"{_BASE}.held.open_class": "locks a class for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.classes.course_of": "a step of setting up a class",
    f"{_BASE}.attending.row_of": "a step of entering somebody",
}
