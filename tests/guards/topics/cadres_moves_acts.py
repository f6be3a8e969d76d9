"""How to do each act on a move once, for the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.cadres.models import Move, MovePlan
from apps.cadres.moves import actions
from apps.cadres.moves.actions import Decision, PastMove, Proposal
from tests.factories import cadres
from tests.guards.twins import OWN, Stage

TODAY = date(2026, 1, 20)
HEAD = "organization_head"


def _by(stage: Stage, role: str = "organization_officer") -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _yield() -> None:
    from tests.guards import action_table

    action_table.yield_lines()


def _now(stage: Stage, of: Any, role: str = "organization_officer") -> dict[str, Any]:
    """What comes now is the act itself."""
    now, by = type(of).objects.get(pk=of.pk), _by(stage, role)
    _yield()
    return {"version": now.version, "by": by}


def _proposed(stage: Stage) -> Move:
    person = cadres.cadre(stage.twins[OWN].unit)
    held = cadres.position(person)
    proposal = Proposal("transfer", position=held, title_text="Trưởng phòng")
    by = _by(stage)
    _yield()
    return actions.propose_move(
        cadre=person, proposal=proposal, proposed_on=TODAY, today=TODAY, by=by
    )


def _step(name: str, role: str = "organization_officer", **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        of = _proposed(stage)
        return getattr(actions, name)(move=of, today=TODAY, **_now(stage, of, role), **values)

    return do


_decided = _step("decide_move", HEAD, decision=Decision("1-QĐ", TODAY, TODAY, reason="x"))


def _follow(name: str, role: str = "organization_officer", **values: Any) -> Any:
    def do(stage: Stage) -> Any:
        of = _decided(stage)
        return getattr(actions, name)(move=of, today=TODAY, **_now(stage, of, role), **values)

    return do


def _watched(stage: Stage) -> Any:
    person = cadres.cadre(stage.twins[OWN].unit)
    held = cadres.position(person)
    by = _by(stage, HEAD)
    _yield()
    return actions.confirm_watch(
        cadre=person, position=held, watch="terms", terms=1, note="x", found_on=TODAY, today=TODAY,
        by=by,
    )  # fmt: skip


def _drafted(stage: Stage) -> MovePlan:
    by = _by(stage)
    _yield()
    return actions.draft_plan(
        organization=stage.twins[OWN].unit, name="Đợt luân chuyển", year=2029, by=by
    )


def _adopted(stage: Stage) -> Any:
    plan = _drafted(stage)
    return actions.adopt_plan(
        plan=plan, number="1", decided_on=TODAY, today=TODAY, **_now(stage, plan, HEAD)
    )


def _entered(stage: Stage) -> Any:
    person = cadres.cadre(stage.twins[OWN].unit)
    past = PastMove("transfer", "Trưởng phòng", "1-QĐ", date(2016, 5, 4))
    by = _by(stage)
    _yield()
    return actions.enter_past_move(cadre=person, past=past, today=TODAY, by=by)


_BASE = "apps.cadres.moves.actions"
ACTIONS = {
    f"{_BASE}.planning.draft_plan": _drafted,
    f"{_BASE}.planning.adopt_plan": _adopted,
    f"{_BASE}.proposing.propose_move": _proposed,
    f"{_BASE}.proposing.ask_agreement": _step(
        "ask_agreement", asked_of="Sở", number="1", asked_on=TODAY
    ),
    f"{_BASE}.proposing.record_talk": _step("record_talk", consent="agreed", talked_on=TODAY),
    f"{_BASE}.proposing.close_move": _step("close_move", reason="Thôi", closed_on=TODAY),
    f"{_BASE}.deciding.decide_move": _decided,
    f"{_BASE}.deciding.end_move": _follow("end_move", HEAD, end="stayed", ended_on=TODAY),
    f"{_BASE}.following.assess_move": _follow(
        "assess_move", assessed_on=TODAY, grade="good", assessor="Sở"
    ),
    f"{_BASE}.following.give_care": _follow("give_care", kind="rent", given_on=TODAY),
    f"{_BASE}.following.defer_move": _step("defer_move", ground="study"),
    f"{_BASE}.following.confirm_watch": _watched,
    f"{_BASE}.past.enter_past_move": _entered,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a move for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.person": "locks a profile for the act that follows",
    f"{_BASE}.proposing.agreed": "a question",
    f"{_BASE}.proposing.proposed_move": "a step of proposing one move or a wave",
    f"{_BASE}.planning.drafted_plan": "a step of beginning a plan",
    f"{_BASE}.waves.holders_on": "a question",
    f"{_BASE}.waves.leaving": "a question",
    f"{_BASE}.waves.given_away": "a question",
    f"{_BASE}.waves.not_after_newcomer": "a question that refuses",
    f"{_BASE}.past.past_move": "a step of entering an earlier move",
}
