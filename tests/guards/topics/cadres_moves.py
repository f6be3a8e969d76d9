"""What moves add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import (
    Cadre,
    Move,
    MoveAssessment,
    MoveCare,
    MoveDeferral,
    MovePlan,
    Title,
    WatchFinding,
)
from apps.core.vietnamese import fold
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

MOVE, PLAN, CADRE = "cadres.move", "cadres.moveplan", "cadres.cadre"
DAY = date(2026, 1, 20)
ROWS: dict[str, tuple[Any, dict[str, Any]]] = {
    "cadres.moveassessment": (
        MoveAssessment, {"assessed_on": DAY, "grade": "good", "assessor": "Phòng"},
    ),
    "cadres.movecare": (MoveCare, {"kind": "rent", "given_on": DAY}),
}  # fmt: skip
"""Each row of a move, and what it needs."""
OF_CADRES = ("cadres.movedeferral", "cadres.watchfinding")
RIGHTS = dict.fromkeys((MOVE, PLAN, *ROWS, *OF_CADRES), P.VIEW_CADRE)
GUARDED = dict.fromkeys((MOVE, *ROWS, *OF_CADRES), CADRE)
PLACED_WITH = GUARDED
CLOSED = tuple(RIGHTS)
"""No grant opens moves or plans of moves."""
KINDS = ("moved_cadre", "head_position", "proposed_move", "running_move", "move_row", "move_plan")
WALLED = ("moved_cadre",)


def move(of: Cadre, number: int = 0, **fields: Any) -> Move:
    """A move of a cadre; proposed unless said otherwise."""
    values = {
        "reference": f"M-{of.pk % 100000}{number}", "kind": "transfer", "title_text": "Trưởng phòng",
        "proposed_on": date(2026, 1, 5),
    } | fields  # fmt: skip
    if values.get("state") == "running":
        values = {"decision_number": "1", "decided_on": DAY, "effective_on": DAY} | values
    made: Move = Move.of(of, **values)
    made.save()
    made.refresh_from_db()
    return made


def plan(unit: Any, number: int, **fields: Any) -> MovePlan:
    """A plan of moves of a unit."""
    values = {
        "reference": f"R-{unit.pk % 1000}{number}",
        "name": f"Kế hoạch {number}",
        "year": 2026,
    }
    made: MovePlan = MovePlan.objects.create(organization=unit, **(values | fields))
    made.refresh_from_db()
    return made


def _row(label: str, of: Move, **fields: Any) -> Any:
    model, values = ROWS[label]
    row = model.of_move(of, **(values | fields))
    row.save()
    return row


def _head(of: Cadre, **fields: Any) -> Any:
    title = Title.objects.get(code="district-people-committee-chair")
    return cadres.position(of, title=title, title_text=title.name, **fields)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """Somebody with a position, a proposal and a move that goes on; a plan in the unit."""
    person = cadres.cadre(
        twin.unit, id=ids["moved_cadre"], full_name=f"Trần Thị {twin.word}",
        reference=f"C-7{fold(twin.word).upper()}",
    )  # fmt: skip
    held = _head(person, id=ids["head_position"], unit_text=twin.word)
    made: dict[str, Any] = {"moved_cadre": person, "head_position": held}
    for place, (name, state) in enumerate(
        (("proposed_move", "proposed"), ("running_move", "running"))
    ):
        made[name] = move(
            person, id=ids[name], reference=f"M-{twin.word[:5]}{place}", state=state, position=held,
            title_text=f"Chức {twin.word}", unit_text=twin.word, from_text=twin.word,
            reason=twin.word,
        )  # fmt: skip
    made["move_row"] = _row(
        "cadres.moveassessment", made["running_move"], id=ids["move_row"], assessor=twin.word
    )
    _row("cadres.movecare", made["running_move"], note=twin.word)
    MoveDeferral.of(person, ground="illness").save()
    WatchFinding.of(
        person, position=held, watch="terms", terms=1, found_on=DAY, note=twin.word
    ).save()
    if twin.where != "walled":  # no wall stands around a plan: it belongs to the office
        made["move_plan"] = plan(
            twin.unit, 0, id=ids["move_plan"], reference=f"R-{twin.word[:5]}",
            name=f"Kế hoạch {twin.word}",
        )  # fmt: skip
    return made


def _maker(label: str) -> Any:
    def make(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
        return _row(label, move(made[CADRE][number], 60 + number + len(label)))

    return make


def _finding(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    person = made[CADRE][number]
    row = WatchFinding.of(
        person, position=cadres.position(person), watch="terms", terms=1, found_on=DAY, note="x"
    )
    row.save()
    return row


def _deferral(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
    row = MoveDeferral.of(made[CADRE][number], ground="study")
    row.save()
    return row


MAKERS = {
    MOVE: lambda unit, number, made, who: move(made[CADRE][number], number),
    PLAN: lambda unit, number, made, who: plan(unit, number),
    "cadres.movedeferral": _deferral,
    "cadres.watchfinding": _finding,
} | {label: _maker(label) for label in ROWS}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _reference(twin: Twin, of: str) -> str:
    """Its reference; one that never was for the twin that is not there."""
    never = "C-NEVER" if of == "moved_cadre" else "M-NEVER"
    return getattr(getattr(twin, of), "reference", never)


def _one(name: str, of: str = "proposed_move", **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _act(code: str, of: str = "proposed_move", right: str = P.CHANGE_CADRE, **values: Any) -> Route:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        return {"version": "1", "confirmed": "on", **values}

    return _one(f"move_{code}", of, get=Act(right), post=Act(right, ok=302, data=data))


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "cadre": _reference(twin, "moved_cadre"), "kind": "position_change",
        "direction": "within", "title_text": "Chuyên viên", **three("proposed_on", "20", "1", "2026"),
    }  # fmt: skip


def _found(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "position": twin.head_position.pk, "watch": "local", "is_local": "0", "note": "Nơi khác",
        "confirmed": "on", **three("found_on", "20", "1", "2026"),
    }  # fmt: skip


def _adopted(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "confirmed": "on", **SIGNED}


SIGNED = {"number": "5-QĐ", **three("decided_on", "20", "1", "2026")}
TABS = ("tab=proposed", "tab=ended&kind=rotation&direction=in", "tab=waiting&order=-name&year=2026")
ROUTES = [
    Route("cadres:moves", get=Act(P.VIEW_CADRE, queries=_queries, views=TABS, rows="running_move")),
    Route(
        "cadres:moves_export", get=Act(P.EXPORT_CADRES, queries=_queries, rows="running_move")
    ),
    Route(
        "cadres:move_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_new, aimed=404),
    ),
    Route("cadres:move_plans", get=Act(P.VIEW_CADRE, rows="move_plan")),
    Route(
        "cadres:move_plan_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=lambda stage, twin: {"name": "Mới", "year": "2026"}),
    ),
    _one(
        "move_plan", "move_plan", get=Act(rows="planned_move"),
        post=Act(P.DECIDE_CADRE, ok=302, data=_adopted),
    ),
    Route("cadres:watch", get=Act(P.VIEW_CADRE, views=("tab=terms&order=name",), rows="watched")),
    _one(
        "watch_confirm", "moved_cadre", get=Act(P.DECIDE_CADRE),
        post=Act(P.DECIDE_CADRE, ok=302, data=_found),
    ),
    _one("move_plan_paper", "move_plan", get=Act(P.EXPORT_CADRES, rows="planned_move")),
    _one("move_paper", "running_move", get=Act(P.EXPORT_CADRES)),
    _one("move", "running_move", get=Act(rows="move_row")),
    _one(
        "move_reveal", "proposed_move", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, data=lambda stage, twin: {"purpose": "record"}),
    ),
    _act("letter", asked_of="Sở", number="1", **three("asked_on", "20", "1", "2026")),
    _act("talk", consent="agreed", **three("talked_on", "20", "1", "2026")),
    _act("defer", ground="study"),
    _act("decide", right=P.DECIDE_CADRE, reason="Theo kết luận",
         **three("effective_on", "20", "1", "2026"), **SIGNED),
    _act("assess", "running_move", grade="good", assessor="Sở",
         **three("assessed_on", "21", "1", "2026")),
    _act("care", "running_move", kind="rent", **three("given_on", "21", "1", "2026")),
    _act("end", "running_move", P.DECIDE_CADRE, end="stayed", reason="Ở lại",
         **three("ended_on", "21", "1", "2026")),
    _act("close", reason="Thôi", **three("closed_on", "20", "1", "2026")),
    Route(
        "move-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, queries=_queries, views=("kind=transfer",), rows="running_move"),
    ),
    Route(
        "move-detail", of="running_move", see=P.VIEW_CADRE, stranger=API_CLOSED,
        get=Act(rows="move_row"),
        key=lambda twin: {"reference": _reference(twin, "running_move")},
    ),
    *Table(MOVE, P.ADMINISTER_CADRES, of="running_move", rows="running_move", page=403).routes(),
]  # fmt: skip


def _person(stage: Stage, number: int) -> Cadre:
    return cadres.cadre(stage.twins[OWN].unit, number)


def _more_watched(stage: Stage, role: str, number: int) -> None:
    _head(_person(stage, number))


MORE = {
    "running_move": lambda stage, role, number: move(_person(stage, number), 0, state="running"),
    "planned_move": lambda stage, role, number: move(
        _person(stage, number), plan=stage.twins[OWN].move_plan, wave=1
    ),
    "move_plan": lambda stage, role, number: plan(stage.twins[OWN].unit, 100 + number),
    "watched": _more_watched,
    "move_row": lambda stage, role, number: _row(
        "cadres.moveassessment", stage.twins[OWN].running_move
    ),
}
