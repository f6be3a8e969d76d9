"""What draws for the verification of assets add to the guards."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import AssetDraw
from apps.inspection.verification import actions, rules
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

DRAW = "inspection.assetdraw"
TODAY = date(2026, 1, 20)
RIGHTS = {DRAW: P.VIEW_CASE}
KINDS = ("listed_draw", "fixed_draw", "drawn_draw")
WALLED = KINDS
SEED = "12 34 56"


def _people(word: str) -> list[dict[str, Any]]:
    text = "\n".join(f"{name} {word}; Phó chủ tịch {word}; {word}" for name in "ABC")
    return [dataclasses.asdict(one) for one in rules.parsed(text)]


def _draw(unit: Any, *, word: str = "x", **fields: Any) -> AssetDraw:
    values = {"year": 2026, "title": f"Bốc thăm {word}", "people": _people(word)} | fields
    made: AssetDraw = AssetDraw.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def _fixed(word: str) -> dict[str, Any]:
    entries = [rules.Entry(**one) for one in _people(word)]
    return {
        "state": "frozen", "number": 1, "frozen_on": TODAY, "word": word,
        "fingerprint": rules.fingerprint(entries),
    }  # fmt: skip


def _drawn(word: str) -> dict[str, Any]:
    entries = [rules.Entry(**one) for one in _people(word)]
    return _fixed(word) | {
        "state": "drawn", "seed": SEED, "method": f"Gieo {word}", "drawn_on": TODAY,
        "witnesses": [{"name": f"Lê Văn {word}", "position": word}],
        "result": rules.drawn(entries, SEED, 1),
    }  # fmt: skip


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A list, a fixed list and a result, full of the twin's word."""
    more = (
        {"word": twin.word},
        _fixed(twin.word),
        _drawn(twin.word) | {"drawn_by": owner},
    )
    return {
        kind: _draw(
            twin.unit, id=ids[kind], reference=f"B2026-{kind[:2]}{twin.word[:4]}".upper(), **fields
        )
        for kind, fields in zip(KINDS, more, strict=True)
    }


MAKERS = {DRAW: lambda unit, number, made, who: _draw(unit, reference=f"B2026-{number:06}")}


def _reference(of: str) -> Any:
    return lambda twin: {"reference": getattr(getattr(twin, of), "reference", "B2026-NEVER1")}


def _one(name: str, of: str = "listed_draw", **acts: Any) -> Route:
    return Route(f"inspection:{name}", of=of, see=P.VIEW_CASE, key=_reference(of), **acts)


def _post(name: str, of: str, prefix: str, right: str, data: dict[str, Any]) -> Route:
    sent = {f"{prefix}-version": 1, **{f"{prefix}-{key}": value for key, value in data.items()}}
    return _one(name, of, post=Act(right, ok=302, data=lambda stage, twin: sent))


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"organization": twin.unit.code, "year": "2026", "title": "Bốc thăm", "text": "A\nB\nC"}


def _queries(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}"]


ROUTES = [
    Route(
        "inspection:draws",
        get=Act(P.VIEW_CASE, queries=_queries, views=("tab=drawn", "year=2026"), rows="draw"),
    ),
    Route(
        "inspection:draw_new", get=Act(P.CHANGE_CASE, rows="organization"),
        post=Act(P.CHANGE_CASE, ok=302, data=_new, aimed=404),
    ),
    _one("draw", "drawn_draw", get=Act(rows="draw_line")),
    _one("draw_minutes", "drawn_draw", get=Act()),
    _one("draw_export", "drawn_draw", get=Act(P.EXPORT_CASES)),
    _post("draw_list", "listed_draw", "list", P.CHANGE_CASE, {"text": "A\nB"}),
    _post("draw_fix", "listed_draw", "fix", P.DECIDE_CASE, {"number": 1, "confirmed": "on"}),
    _post("draw_make", "fixed_draw", "draw", P.DECIDE_CASE, {
        "seed": SEED, "method": "Gieo", "witnesses": "Lê Văn C; Mặt trận", "confirmed": "on",
        **three("drawn_on", "20", "1", "2026"),
    }),
    _post("draw_open", "drawn_draw", "open", P.CHANGE_CASE, {"confirmed": "on"}),
    Route(
        "asset-draw-list", stranger=CLOSED,
        get=Act(P.VIEW_CASE, views=("year=2026",), rows="draw"),
    ),
    Route(
        "asset-draw-detail", of="drawn_draw", see=P.VIEW_CASE, stranger=CLOSED, get=Act(),
        key=_reference("drawn_draw"),
    ),
    *Table(DRAW, P.ADMINISTER_INSPECTION, of="listed_draw", rows="draw", page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    _draw(stage.twins[OWN].unit, reference=f"B2026-M{number:05}", title=f"Bốc thăm {number}")


def _more_lines(stage: Stage, role: str, number: int) -> None:
    one = stage.twins[OWN].drawn_draw
    one.people = [*one.people, dataclasses.asdict(rules.Entry(f"Thêm {number}"))]
    AssetDraw.objects.filter(pk=one.pk).update(people=one.people)


MORE = {"draw": _more, "draw_line": _more_lines}


def _on(kind: str, name: str, role: str, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        # The table of acts is put together from this file.
        from tests.guards.acting import actor

        draw = getattr(stage.twins[OWN], kind)
        getattr(actions, name)(draw=draw, version=1, by=actor(stage, role), **values)

    return do


def _prepare(stage: Stage) -> None:
    from tests.guards.acting import actor

    actions.prepare_draw(
        organization=stage.twins[OWN].unit, year=2026, title="Bốc thăm", text="A\nB", today=TODAY,
        by=actor(stage, "inspection_officer"),
    )  # fmt: skip


_HERE = "apps.inspection.verification.actions"
ACTIONS = {
    f"{_HERE}.prepare_draw": _prepare,
    f"{_HERE}.change_list": _on("listed_draw", "change_list", "inspection_officer", text="A\nB"),
    f"{_HERE}.list_people": _on(
        "listed_draw", "list_people", "inspection_officer", entries=[rules.Entry("Lê Thị Mới")]
    ),
    f"{_HERE}.fix_list": _on(
        "listed_draw", "fix_list", "inspection_chair", number=1, note="", today=TODAY
    ),
    f"{_HERE}.make_draw": _on(
        "fixed_draw", "make_draw", "inspection_chair", seed=SEED, method="Gieo", drawn_on=TODAY,
        witnesses=[{"name": "Lê Văn C", "position": ""}], today=TODAY,
    ),
    f"{_HERE}.open_cases": _on("drawn_draw", "open_cases", "inspection_officer", today=TODAY),
}  # fmt: skip
