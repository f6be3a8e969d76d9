"""How to do each act on a profile once, for the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.cadres.models import Cadre
from apps.cadres.profiles import actions
from apps.core.partial_dates import PartialDate
from tests.factories.membership import MemberFactory
from tests.guards.twins import OWN, Stage

TODAY = date(2026, 1, 20)
PERSON = {"full_name": "Trần Văn Mới", "sex": "male", "staff_kind": "cadre"}


def _by(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _now(stage: Stage, of: Cadre) -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    of = Cadre.objects.get(pk=of.pk)
    by = _by(stage)
    action_table.yield_lines()
    return {"version": of.version, "by": by}


def _registered(stage: Stage) -> Cadre:
    return actions.register_cadre(
        organization=stage.twins[OWN].unit, values=PERSON, today=TODAY, by=_by(stage)
    )


def _changed(stage: Stage) -> Any:
    of = _registered(stage)
    values = {"management_tier": "district"}
    return actions.change_cadre(cadre=of, values=values, today=TODAY, **_now(stage, of))


def _linked(stage: Stage) -> Any:
    of = _registered(stage)
    member = MemberFactory(organization=stage.organizations["alpha-east-1-cell"], sex="male")
    return actions.link_member(cadre=of, member=member, today=TODAY, **_now(stage, of))


def _left(stage: Stage) -> Any:
    of = _registered(stage)
    return actions.end_service(
        cadre=of, state="retired", left_on=TODAY, today=TODAY, **_now(stage, of)
    )


def _returned(stage: Stage) -> Any:
    of = _left(stage)
    return actions.resume_service(cadre=of, reason="Nhầm", **_now(stage, of))


def _added(stage: Stage) -> Any:
    of = _registered(stage)
    values = {"title_text": "Chánh văn phòng", "since": PartialDate(2020)}
    return actions.add_row(cadre=of, kind="position", values=values, today=TODAY, **_now(stage, of))


def _corrected(stage: Stage) -> Any:
    row = _added(stage)
    values = {"title_text": "Phó chánh văn phòng", "since": PartialDate(2020)}
    return actions.correct_row(
        row=row, values=values, reason="Nhầm", today=TODAY, **_now(stage, row.cadre)
    )


def _struck(stage: Stage) -> Any:
    row = _added(stage)
    return actions.strike_row(row=row, reason="Nhầm", today=TODAY, **_now(stage, row.cadre))


def _ended(stage: Stage) -> Any:
    row = _added(stage)
    return actions.end_position(
        row=row, until=TODAY, end="moved", today=TODAY, **_now(stage, row.cadre)
    )


_BASE = "apps.cadres.profiles.actions"
ACTIONS = {
    f"{_BASE}.register.register_cadre": _registered,
    f"{_BASE}.register.change_cadre": _changed,
    f"{_BASE}.register.link_member": _linked,
    f"{_BASE}.service.end_service": _left,
    f"{_BASE}.service.resume_service": _returned,
    f"{_BASE}.rows.add_row": _added,
    f"{_BASE}.rows.correct_row": _corrected,
    f"{_BASE}.rows.strike_row": _struck,
    f"{_BASE}.rows.end_position": _ended,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a profile for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.not_ahead": "a question",
    f"{_BASE}.held.words": "a question",
}
