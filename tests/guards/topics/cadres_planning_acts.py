"""How to do each act of planning once, for the guards."""

from __future__ import annotations

from typing import Any

from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning import actions
from tests.cadres.planning import made
from tests.factories import cadres
from tests.guards.twins import OWN, Stage

TODAY = made.TODAY


def _by(stage: Stage, role: str = "organization_officer") -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _now(stage: Stage, of: PlanningList, role: str = "organization_officer") -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    by, version = _by(stage, role), made.now(of)
    action_table.yield_lines()
    return {"version": version, "by": by}


def _drafted(stage: Stage) -> PlanningList:
    return made.a_list(_by(stage), organization=stage.twins[OWN].unit)


def _filled(stage: Stage) -> PlanningEntry:
    of = _drafted(stage)
    return made.add(of, made.person(of.organization, 7), _by(stage))


def _held(stage: Stage) -> PlanningList:
    of = _filled(stage).planning
    made.hold_all(of, _by(stage))
    return of


def _submitted(stage: Stage) -> PlanningList:
    return made.submit(_held(stage), _by(stage))


def _approved(stage: Stage) -> PlanningList:
    return made.approve(_submitted(stage), _by(stage, "organization_head"))


def _draft(stage: Stage) -> Any:
    from tests.guards import action_table

    by = _by(stage)
    action_table.yield_lines()
    return made.a_list(by, organization=stage.twins[OWN].unit)


def _changed(stage: Stage) -> Any:
    of = _drafted(stage)
    return actions.change_list(
        planning=of, name="Tên khác", definition=made.SAID, **_now(stage, of)
    )


def _target(stage: Stage) -> Any:
    of = _drafted(stage)
    title = made.target_of(of).title
    return actions.set_target(planning=of, title=title, places=9, **_now(stage, of))


def _reviewed(stage: Stage) -> Any:
    of = _approved(stage)
    return actions.review_list(planning=of, year=2027, today=TODAY, **_now(stage, of))


def _discarded(stage: Stage) -> Any:
    of = _drafted(stage)
    return actions.discard_list(planning=of, reason="Nhầm", **_now(stage, of))


def _added(stage: Stage) -> Any:
    of = _drafted(stage)
    somebody = cadres.cadre(of.organization, 5)
    return actions.add_entry(
        planning=of, target=made.target_of(of), cadre=somebody, today=TODAY, reason="Đã xét",
        **_now(stage, of),
    )  # fmt: skip


def _ended(stage: Stage) -> Any:
    one = _filled(stage)
    return actions.end_entry(
        entry=one, end="removed", removal="age", today=TODAY, **_now(stage, one.planning)
    )


def _meeting(stage: Stage) -> Any:
    of = _drafted(stage)
    return actions.record_meeting(
        planning=of, step="source", held_on=TODAY, counts=made.rules.Ballots(9, 9), votes={},
        today=TODAY, **_now(stage, of),
    )  # fmt: skip


def _struck(stage: Stage) -> Any:
    meeting = _meeting(stage)
    return actions.strike_meeting(
        meeting=meeting, reason="Nhầm", today=TODAY, **_now(stage, meeting.planning)
    )


def _submit(stage: Stage) -> Any:
    of = _held(stage)
    return actions.submit_list(
        planning=of, approver="BTV", submitted_on=TODAY, today=TODAY, **_now(stage, of)
    )


def _return(stage: Stage) -> Any:
    of = _submitted(stage)
    return actions.return_list(planning=of, reason="Thiếu", **_now(stage, of))


def _approve(stage: Stage) -> Any:
    of = _submitted(stage)
    return actions.approve_list(
        planning=of, number="1-QĐ", approved_on=TODAY, today=TODAY,
        **_now(stage, of, "organization_head"),
    )  # fmt: skip


def _publish(stage: Stage) -> Any:
    of = _approved(stage)
    return actions.publish_list(
        planning=of, published_on=TODAY, note="Tại đơn vị", today=TODAY,
        **_now(stage, of, "organization_head"),
    )  # fmt: skip


_BASE = "apps.cadres.planning.actions"
ACTIONS = {
    f"{_BASE}.lists.draft_list": _draft,
    f"{_BASE}.lists.change_list": _changed,
    f"{_BASE}.lists.set_target": _target,
    f"{_BASE}.lists.review_list": _reviewed,
    f"{_BASE}.lists.discard_list": _discarded,
    f"{_BASE}.entries.add_entry": _added,
    f"{_BASE}.entries.end_entry": _ended,
    f"{_BASE}.meetings.record_meeting": _meeting,
    f"{_BASE}.meetings.strike_meeting": _struck,
    f"{_BASE}.deciding.submit_list": _submit,
    f"{_BASE}.deciding.return_list": _return,
    f"{_BASE}.deciding.approve_list": _approve,
    f"{_BASE}.deciding.publish_list": _publish,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a list for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.not_ahead": "a question",
    f"{_BASE}.held.in_term": "a question",
    f"{_BASE}.held.words": "a question",
}
