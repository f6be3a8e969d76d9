"""How to do each act on a file of an appointment once, for the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.cadres.appointments import actions
from apps.cadres.appointments.actions import Decision, Past, Proposed
from apps.cadres.appointments.rules import Votes
from apps.cadres.models import AppointmentFile
from tests.factories import cadres
from tests.guards.twins import OWN, Stage

TODAY = date(2026, 1, 20)
VOTES = Votes(9, 9, 9, 9, 9, 8, 1)
DECISION = Decision("1-QĐ", TODAY, TODAY, reason="Theo kết luận")


def _by(stage: Stage, role: str = "organization_officer") -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _now(stage: Stage, of: AppointmentFile, role: str = "organization_officer") -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    of = AppointmentFile.objects.get(pk=of.pk)
    by = _by(stage, role)
    action_table.yield_lines()
    return {"version": of.version, "by": by}


def _opened(stage: Stage, act: str = "reappointment") -> AppointmentFile:
    person = cadres.cadre(stage.twins[OWN].unit)
    held = cadres.position(person, term_ends_on=date(2026, 12, 1))
    proposed = Proposed(act=act, position=held)
    if act == "nomination":
        unit = cadres.work_unit(stage.twins[OWN].unit)
        proposed = Proposed(act=act, position=held, seat=cadres.seat(unit))
    by = _by(stage)
    _yield()
    return actions.open_file(
        cadre=person, proposed=proposed, opened_on=date(2026, 1, 5), today=timezone.localdate(),
        by=by,
    )  # fmt: skip


def _yield() -> None:
    from tests.guards import action_table

    action_table.yield_lines()


def _step(name: str, **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        of = _opened(stage)
        return getattr(actions, name)(file=of, today=TODAY, **_now(stage, of), **values)

    return do


def _meeting(stage: Stage) -> Any:
    return _step("record_meeting", step="key_cadres", held_on=TODAY, votes=VOTES)(stage)


def _struck(stage: Stage) -> Any:
    made = _meeting(stage)
    return actions.strike_meeting(
        file=made.file, meeting=made, reason="Nhầm", today=TODAY, **_now(stage, made.file)
    )


def _answered(stage: Stage) -> Any:
    made = _step("send_letter", addressee="Sở", number="1", sent_on=TODAY)(stage)
    return actions.answer_letter(
        file=made.file, letter=made, answer="agreed", answered_on=TODAY, today=TODAY,
        **_now(stage, made.file),
    )  # fmt: skip


def _decided(stage: Stage, act: str = "release", day: date = TODAY) -> AppointmentFile:
    of = _opened(stage, act)
    decision = Decision("1-QĐ", day, day, reason="Theo kết luận")
    return actions.decide_file(
        file=of, decision=decision, today=timezone.localdate(),
        **_now(stage, of, "organization_head"),
    )  # fmt: skip


def _elected(stage: Stage) -> Any:
    of = _decided(stage, "nomination")
    return actions.record_election(
        file=of, elected=False, elected_on=TODAY, today=TODAY,
        **_now(stage, of, "organization_head"),
    )  # fmt: skip


def _suspension(name: str, **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        day = timezone.localdate()
        of = _decided(stage, "suspension", day)
        given = {key: day if value is None else value for key, value in values.items()}
        return getattr(actions, name)(
            file=of, today=day, **given, **_now(stage, of, "organization_head")
        )

    return do


def _corrected(stage: Stage) -> Any:
    of = _decided(stage)
    return actions.correct_decision(
        file=of, number="2-QĐ", decided_on=TODAY, effective_on=TODAY, reason="Nhầm", today=TODAY,
        **_now(stage, of, "organization_head"),
    )  # fmt: skip


def _entered(stage: Stage) -> Any:
    person = cadres.cadre(stage.twins[OWN].unit)
    past = Past("appointment", "Trưởng phòng", "1-QĐ", date(2016, 5, 4))
    by = _by(stage)
    _yield()
    return actions.enter_past(cadre=person, past=past, today=TODAY, by=by)


def _frozen(stage: Stage) -> Any:
    by = _by(stage, "system_administrator")
    _yield()
    values = {"name": "Tạm dừng", "valid_from": TODAY, "standing": "draft"}
    return actions.declare_freeze(values=values, by=by)


_BASE = "apps.cadres.appointments.actions"
ACTIONS = {
    f"{_BASE}.opening.open_file": _opened,
    f"{_BASE}.opening.close_file": _step("close_file", reason="Thôi", closed_on=TODAY),
    f"{_BASE}.steps.record_principle": _step("record_principle", asked_on=TODAY),
    f"{_BASE}.steps.record_notice": _step("record_notice", notified_on=TODAY),
    f"{_BASE}.steps.record_meeting": _meeting,
    f"{_BASE}.steps.strike_meeting": _struck,
    f"{_BASE}.steps.send_letter": _step("send_letter", addressee="Sở", number="1", sent_on=TODAY),
    f"{_BASE}.steps.answer_letter": _answered,
    f"{_BASE}.steps.check_papers": _step("check_papers", codes=["proposal"]),
    f"{_BASE}.deciding.decide_file": _decided,
    f"{_BASE}.deciding.record_election": _elected,
    f"{_BASE}.deciding.extend_suspension": _suspension(
        "extend_suspension", number="2", extended_on=None
    ),
    f"{_BASE}.deciding.lift_suspension": _suspension("lift_suspension", lifted_on=None),
    f"{_BASE}.correcting.correct_decision": _corrected,
    f"{_BASE}.past.enter_past": _entered,
    f"{_BASE}.freezing.declare_freeze": _frozen,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a file for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.not_ahead": "a question",
    f"{_BASE}.held.not_before": "a question",
    f"{_BASE}.held.words": "a question",
    f"{_BASE}.deciding.end_position": "a step of the acts that end a position",
    f"{_BASE}.deciding.new_position": "a step of the acts that begin a position",
    f"{_BASE}.past.past_file": "a step of entering an earlier decision",
}
