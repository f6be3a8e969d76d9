"""What scenarios of moves add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.board import actions
from apps.cadres.board.problem import Plan, Score
from apps.cadres.models import (
    Scenario,
    ScenarioMove,
    ScenarioPerson,
    ScenarioSeat,
    ScenarioWish,
    Seat,
)
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import FIRST_KEY, OWN, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

SCENARIO, CADRE = "cadres.scenario", "cadres.cadre"
ABOUT_PEOPLE: dict[str, Any] = {
    "cadres.scenarioperson": ScenarioPerson,
    "cadres.scenariowish": ScenarioWish,
    "cadres.scenariomove": ScenarioMove,
}
TODAY = date(2026, 1, 20)
RIGHTS = dict.fromkeys((SCENARIO, "cadres.scenarioseat", *ABOUT_PEOPLE), P.VIEW_CADRE)
GUARDED = {"cadres.scenarioseat": SCENARIO} | dict.fromkeys(ABOUT_PEOPLE, CADRE)
PLACED_WITH = dict.fromkeys(("cadres.scenarioseat", *ABOUT_PEOPLE), SCENARIO)
CLOSED = tuple(RIGHTS)
KINDS = ("scenario", "scenario_other", "scenario_seat", "scenario_cadre")
WALLED = ("scenario", "scenario_other", "scenario_cadre")
REFERENCES = {"scenario": "S", "scenario_other": "T", "scenario_seat": "G", "scenario_cadre": "C"}
SCORE = Score(0, 1, 0, 0, 1, 0, 0, 0)


def scenario(unit: Any, **fields: Any) -> Scenario:
    """A scenario of an office."""
    values = {
        "title": "Phương án", "act": "transfer", "on": TODAY, "prepared_on": TODAY, "secrecy": 0,
    } | fields  # fmt: skip
    made: Scenario = Scenario.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def _named(kind: str, twin: Twin) -> str:
    return f"{REFERENCES[kind]}-{twin.word[:10]}".upper()


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """Two scenarios with a seat, a person, a wish and a move, full of the twin's word."""
    word = twin.word
    one, other = (
        scenario(
            twin.unit, id=ids[kind], reference=_named(kind, twin), title=f"Phương án {word}",
            state="proposed", fingerprint=word, prepared_by=owner,
            outcome={"score": SCORE._asdict(), "proven": True, "certified": True,
                     "shortage": None},
        )
        for kind in ("scenario", "scenario_other")
    )  # fmt: skip
    seat = _seat_of(twin, ids)
    person = cadres.cadre(twin.unit, id=ids["scenario_cadre"], full_name=f"Lê Văn {word}")
    type(person).objects.filter(pk=person.pk).update(reference=_named("scenario_cadre", twin))
    person.refresh_from_db()
    for of in (one, other):
        ScenarioSeat.of(of, seat=seat, places=1).save()
        ScenarioPerson.of(of, cadre=person, reason=word, rejected={}).save()
        ScenarioWish.of(of, cadre=person, seat=seat, kind="ban", reason=word).save()
        ScenarioMove.of(of, cadre=person, to_seat=seat).save()
    return {
        "scenario": one, "scenario_other": other, "scenario_seat": seat, "scenario_cadre": person,
    }  # fmt: skip


def _seat_of(twin: Twin, ids: dict[str, int]) -> Seat:
    """A seat of the twin's own; no wall stands around seats: behind one it is the office's."""
    if twin.where == BEHIND_A_WALL:
        key = FIRST_KEY[OWN] + ids["scenario_seat"] - FIRST_KEY[BEHIND_A_WALL]
        return Seat.objects.get(pk=key)
    return cadres.seat(cadres.work_unit(twin.unit), id=ids["scenario_seat"])


def _about(label: str) -> Any:
    def make(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
        of, person = made[SCENARIO][number], made[CADRE][number]
        more = {"reason": "x", "kind": "ban"} if label.endswith("wish") else {}
        if label.endswith("wish"):
            more["seat"] = made["cadres.seat"][number]
        row = ABOUT_PEOPLE[label].of(of, cadre=person, **more)
        row.save()
        return row

    return make


def _seat(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    row = ScenarioSeat.of(made[SCENARIO][number], seat=made["cadres.seat"][number], places=1)
    row.save()
    return row


MAKERS = {
    SCENARIO: lambda unit, number, made, who: scenario(unit, reference=f"S-{number:08}"),
    "cadres.scenarioseat": _seat,
} | {label: _about(label) for label in ABOUT_PEOPLE}


def _key(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.scenario, "reference", "S-NEVER1")}


def _person(twin: Twin) -> dict[str, Any]:
    return _key(twin) | {"person": getattr(twin.scenario_cadre, "reference", "C-NEVER1")}


def _with(twin: Twin) -> dict[str, Any]:
    return _key(twin) | {"other": getattr(twin.scenario_other, "reference", "T-NEVER1")}


def _one(name: str, key: Any = _key, **acts: Any) -> Route:
    return Route(f"cadres:{name}", of="scenario", see=P.VIEW_CADRE, key=key, **acts)


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "title": "Phương án", "act": "rotate", "secrecy": "0",
        "young_age": "40", **three("on", "20", "1", "2026"),
    }  # fmt: skip


def _sent(**values: Any) -> Any:
    return lambda stage, twin: values


def _seats(stage: Stage, twin: Twin) -> dict[str, Any]:
    seat = stage.twins[OWN].scenario_seat
    return {"board-version": 1, "board-people": "holders", "board-seats": [seat.reference]}


ROUTES = [
    Route(
        "cadres:scenarios",
        get=Act(
            P.VIEW_CADRE, queries=lambda twin: [f"unit={twin.unit.code}"],
            views=("tab=computed", "order=title"), rows="scenario",
        ),
    ),
    Route(
        "cadres:scenario_new", get=Act(P.CHANGE_CADRE, rows="organization"),
        post=Act(P.CHANGE_CADRE, ok=302, data=_new, aimed=404),
    ),
    _one("scenario", get=Act(rows="scenario_row")),
    _one("scenario_export", get=Act(P.EXPORT_CADRES)),
    _one("scenario_compare", _with, get=Act(rows="scenario_row")),
    _one(
        "scenario_board",
        get=Act(P.CHANGE_CADRE, rows="scenario_row"),
        post=Act(P.CHANGE_CADRE, ok=302, data=_seats),
    ),
    _one(
        "scenario_start",
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(**{"start-version": 1})),
    ),
    _one(
        "scenario_copy", post=Act(P.CHANGE_CADRE, ok=302, data=_sent(**{"copy-title": "Bản sao"}))
    ),
    _one(
        "scenario_plan", get=Act(P.CHANGE_CADRE, rows="scenario_row"),
        post=Act(
            P.CHANGE_CADRE, ok=302,
            data=_sent(version=1, kind="transfer", wave=1, name="Đợt 1", confirmed="on"),
        ),
    ),
    _one(
        "scenario_person", _person, get=Act(rows="scenario_row"),
        post=Act(
            P.CHANGE_CADRE, ok=302,
            data=_sent(**{"mark-version": 1, "mark-may_be_released": "on", "mark-reason": "Nghỉ"}),
        ),
    ),
    Route(
        "scenario-list", stranger=API_CLOSED,
        get=Act(
            P.VIEW_CADRE, queries=lambda twin: [f"unit={twin.unit.code}"],
            views=("state=proposed&act=transfer",), rows="scenario",
        ),
    ),
    Route(
        "scenario-detail", of="scenario", see=P.VIEW_CADRE, stranger=API_CLOSED, key=_key,
        get=Act(rows="scenario_row"),
    ),
    *Table(SCENARIO, P.ADMINISTER_CADRES, of="scenario", rows="scenario", page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    scenario(stage.twins[OWN].unit, reference=f"S-M{number:07}", title=f"Phương án {number}")


def _more_rows(stage: Stage, role: str, number: int) -> None:
    """One more person with a seat of another unit, a wish and a move."""
    own = stage.twins[OWN]
    seat = cadres.seat(cadres.work_unit(own.unit))
    person = cadres.cadre(own.unit, number)
    ScenarioSeat.of(own.scenario, seat=seat, places=1).save()
    ScenarioPerson.of(
        own.scenario,
        cadre=person,
        sits_in=seat,
        rejected={own.scenario_seat.reference: ["R-ROT-02"]},
    ).save()
    ScenarioWish.of(own.scenario, cadre=person, seat=seat, kind="ban", reason="x").save()
    ScenarioMove.of(own.scenario, cadre=person, from_seat=seat, to_seat=seat).save()


MORE = {"scenario": _more, "scenario_row": _more_rows}


def _by(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards.acting import actor

    return actor(stage, "organization_officer")


def _on(name: str, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        own = stage.twins[OWN]
        given = {key: value(own) if callable(value) else value for key, value in values.items()}
        getattr(actions, name)(scenario=own.scenario, by=_by(stage), **given)

    return do


def _draft(stage: Stage) -> None:
    actions.draft_scenario(
        organization=stage.twins[OWN].unit, title="x", act="rotate", on=TODAY, today=TODAY,
        secrecy=0, by=_by(stage),
    )  # fmt: skip


def _store(stage: Stage) -> None:
    own = stage.twins[OWN]
    actions.store_plan(
        scenario=own.scenario, plan=Plan({}, SCORE, proven=True), outcome={}, moves=[],
        rejected={}, fingerprint="x", by=_by(stage),
    )  # fmt: skip


def _made(stage: Stage) -> None:
    wave = actions.Wave(kind="transfer", wave=1, name="Đợt 1")
    _on("make_move_plan", wave=wave, version=1, today=TODAY)(stage)


def _row(own: Twin) -> Any:
    return ScenarioPerson.objects.get(scenario=own.scenario, cadre=own.scenario_cadre)


_HERE = "apps.cadres.board.actions.drafting"
ACTIONS = {
    f"{_HERE}.draft_scenario": _draft,
    f"{_HERE}.copy_scenario": _on("copy_scenario", title="Bản sao", today=TODAY),
    f"{_HERE}.set_up_board": _on(
        "set_up_board", seats=lambda own: [own.scenario_seat.reference], people="holders", version=1
    ),
    f"{_HERE}.mark_person": _on(
        "mark_person", person=_row, must_move=False, may_be_released=True, reason="x", version=1
    ),
    f"{_HERE}.set_wish": _on(
        "set_wish", person=_row, seat=lambda own: own.scenario_seat, kind="ban", reason="x",
        version=1,
    ),
    f"{_HERE}.start_computing": _on("start_computing", version=1),
    f"{_HERE}.store_plan": _store,
    "apps.cadres.board.actions.proposing.make_move_plan": _made,
    f"{_HERE}.store_failure": _on("store_failure", why="x"),
}  # fmt: skip
NOT_ACTIONS = {
    f"{_HERE}.held_scenario": "locks a scenario for the act that follows",
    f"{_HERE}.job_over": "a question",
}
