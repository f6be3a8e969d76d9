"""How to do each act on a programme once, for the guards."""

from __future__ import annotations

from typing import Any

from apps.inspection.cases.actions import Subject
from apps.inspection.models import Programme, ProgrammeItem
from apps.inspection.programmes import actions
from apps.inspection.programmes.actions import Planned
from tests.guards.topics.inspection_programmes import TODAY
from tests.guards.twins import OWN, Stage


def _by(role: str, stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _now(stage: Stage, of: Programme, role: str = "inspection_officer") -> dict[str, Any]:
    """What comes now is the act itself."""
    from tests.guards import action_table

    of = Programme.objects.get(pk=of.pk)
    by = _by(role, stage)
    action_table.yield_lines()
    return {"version": of.version, "by": by}


def _drafted(stage: Stage, year: int = 2029) -> Programme:
    return actions.draft_programme(
        organization=stage.twins[OWN].unit, owner="committee", span="year", first_year=year,
        today=TODAY, by=_by("inspection_officer", stage),
    )  # fmt: skip


PLANNED = Planned(year=2029, quarter=2, kind="thematic_supervision", title="Quy chế làm việc")


def _added(stage: Stage) -> ProgrammeItem:
    of = _drafted(stage)
    return actions.add_item(programme=of, planned=PLANNED, today=TODAY, **_now(stage, of))


SIGNED = {"number": "1-QĐ", "decided_on": TODAY, "signer": "Trần Văn Chủ", "today": TODAY}


def _adopted(stage: Stage) -> Programme:
    of = _added(stage).programme
    return actions.adopt_programme(programme=of, **_now(stage, of, "inspection_chair"), **SIGNED)


def _in_force(stage: Stage) -> ProgrammeItem:
    found: ProgrammeItem = ProgrammeItem.objects.get(programme=_adopted(stage))
    return found


def _dropped(stage: Stage) -> ProgrammeItem:
    one = _in_force(stage)
    return actions.drop_item(item=one, reason="Trùng", **_now(stage, one.programme))


def _adjusted(stage: Stage) -> Any:
    of = _dropped(stage).programme
    now = _now(stage, of, "inspection_chair")
    return actions.adjust_programme(programme=of, reason="Trùng", **now, **SIGNED)


def _restored(stage: Stage) -> Any:
    one = _dropped(stage)
    return actions.restore_item(item=one, **_now(stage, one.programme))


def _regraded(stage: Stage) -> Any:
    one = _in_force(stage)
    return actions.regrade_item(
        item=one, secrecy=0, secrecy_reason="", declassify_on=None, decision="3-QĐ", today=TODAY,
        **_now(stage, one.programme, "inspection_chair"),
    )  # fmt: skip


def _changed(stage: Stage) -> Any:
    one = _in_force(stage)
    return actions.change_item(item=one, planned=PLANNED, today=TODAY, **_now(stage, one.programme))


def _discarded(stage: Stage) -> Any:
    of = _drafted(stage)
    return actions.discard_programme(programme=of, reason="Nhầm", **_now(stage, of))


def _copied(stage: Stage) -> Any:
    source, of = _in_force(stage), _drafted(stage, 2030)
    return actions.copy_items(programme=of, items=[source], today=TODAY, **_now(stage, of))


def _opened(stage: Stage) -> Any:
    one = _in_force(stage)
    return actions.open_item_case(
        item=one, others=[Subject(name="Lê Văn C")], today=TODAY, **_now(stage, one.programme)
    )


_BASE = "apps.inspection.programmes.actions"
ACTIONS = {
    f"{_BASE}.drafting.draft_programme": _drafted,
    f"{_BASE}.drafting.discard_programme": _discarded,
    f"{_BASE}.drafting.copy_items": _copied,
    f"{_BASE}.items.add_item": _added,
    f"{_BASE}.items.change_item": _changed,
    f"{_BASE}.items.drop_item": _dropped,
    f"{_BASE}.items.restore_item": _restored,
    f"{_BASE}.items.regrade_item": _regraded,
    f"{_BASE}.deciding.adopt_programme": _adopted,
    f"{_BASE}.deciding.adjust_programme": _adjusted,
    f"{_BASE}.opening.open_item_case": _opened,
}
NOT_ACTIONS = {
    f"{_BASE}.held.held": "locks a programme for the act that follows",
    f"{_BASE}.held.stored": "saves what the act changed",
    f"{_BASE}.held.item_of": "locks an item for the act that follows",
    f"{_BASE}.held.not_begun": "a question",
    f"{_BASE}.held.not_ahead": "a question",
    f"{_BASE}.held.words": "a question",
    f"{_BASE}.items.new_item": "a step of the acts that plan an item",
    f"{_BASE}.items.named_again": "copies",
}
