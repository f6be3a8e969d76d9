"""Pages and API of profiles in the leak matrix."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import Position, Qualification, Rating
from apps.core.partial_dates import PartialDate
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

CADRE = "cadres.cadre"
KINDS = ("cadre", "gone_cadre", "cadre_row")
WALLED = ("cadre", "gone_cadre")


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """Somebody at work with a position, and somebody retired; every text bears the twin's word."""
    at = cadres.cadre(
        twin.unit, id=ids["cadre"], full_name=f"Lê Văn {twin.word}",
        reference=f"C-{twin.word[:7]}A",
    )  # fmt: skip
    gone = cadres.cadre(
        twin.unit, 2, id=ids["gone_cadre"], full_name=f"Lê Thị {twin.word}", state="retired",
        left_on=date(2025, 1, 1), reference=f"C-{twin.word[:7]}B",
    )  # fmt: skip
    row = cadres.position(
        at, id=ids["cadre_row"], title_text=twin.word, unit_text=twin.word,
        decision_number=twin.word,
    )  # fmt: skip
    for one in (
        Qualification.of(at, kind="theory", level=twin.word, school=twin.word),
        Rating.of(at, year=2025, grade="good", decision_number=twin.word),
    ):
        one.save()
    return {"cadre": at, "gone_cadre": gone, "cadre_row": row}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _reference(twin: Twin, of: str) -> str:
    return getattr(getattr(twin, of), "reference", "C-NEVERTHERE")


def _one(name: str, of: str = "cadre", kind: str = "", **acts: Any) -> Route:
    def key(twin: Twin) -> dict[str, Any]:
        return {"reference": _reference(twin, of)} | ({"kind": kind} if kind else {})

    return Route(f"cadres:{name}", of=of, see=P.VIEW_CADRE, key=key, **acts)


def _row(name: str, **acts: Any) -> Route:
    def key(twin: Twin) -> dict[str, Any]:
        pk = getattr(twin, "cadre_row").pk  # noqa: B009
        return {"reference": _reference(twin, "cadre"), "kind": "position", "pk": pk}

    return Route(f"cadres:{name}", of="cadre_row", see=P.VIEW_CADRE, key=key, **acts)


def _sent(**values: Any) -> Any:
    return lambda stage, twin: {"version": "1", **values}


NEW = {"full_name": "Trần Văn Mới", "sex": "male", "staff_kind": "cadre",
       "retirement_scheme": "roadmap"}  # fmt: skip
LEFT = three("left_on", "1", "9", "2025")
UNTIL = three("until", "1", "9", "2025")
VIEWS = ("tab=all", "tab=gone&managed=district", "level=district&retires=12", "order=-birth")


def _begun(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"organization": twin.unit.code, "full_name": "Trần Văn Mới", "sex": "male",
            "staff_kind": "cadre"}  # fmt: skip


def _api(name: str, values: dict[str, Any], *, ok: int = 201) -> Route:
    return Route(
        f"cadre-{name}", of="cadre", see=P.VIEW_CADRE, stranger=API_CLOSED,
        key=lambda twin: {"reference": _reference(twin, "cadre")},
        post=Act(
            P.CHANGE_CADRE, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}
        ),
    )  # fmt: skip


ROUTES = [
    Route("cadres:cadres", get=Act(P.VIEW_CADRE, queries=_queries, views=VIEWS, rows="cadre")),
    Route("cadres:cadres_print", get=Act(P.VIEW_CADRE, queries=_queries, rows="cadre")),
    Route("cadres:cadres_export", get=Act(P.EXPORT_CADRES, queries=_queries, rows="cadre")),
    Route(
        "cadres:members_offered",
        get=Act(
            P.CHANGE_CADRE, queries=lambda twin: [f"who={text}" for text in words_of(twin)],
            rows="member",
        ),
    ),
    Route(
        "cadres:cadre_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=lambda stage, twin: NEW),
    ),
    _one("cadre", get=Act(rows="cadre_row")),
    _one(
        "cadre_sensitive",
        post=Act(P.VIEW_SENSITIVE, data=lambda stage, twin: {"purpose": "statistics"}),
    ),
    _one("cadre_sheet", get=Act(P.EXPORT_CADRES, rows="cadre_row")),
    _one(
        "cadre_edit", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(**NEW)),
    ),
    _one(
        "cadre_link", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=422, data=_sent(member="Không có ai", confirmed="on")),
    ),
    _one(
        "cadre_leave", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(state="retired", confirmed="on", **LEFT)),
    ),
    _one(
        "cadre_return", "gone_cadre", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(reason="Ghi nhầm")),
    ),
    _one(
        "row_new", kind="rating", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(year="2024", grade="good")),
    ),
    _row(
        "row_edit", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(title_text="Trưởng phòng", reason="Nhầm")),
    ),
    _row(
        "row_strike", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(reason="Nhầm")),
    ),
    _row(
        "row_end", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sent(end="moved", **UNTIL)),
    ),
    Route(
        "cadre-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, queries=_queries, views=("managed=district",), rows="cadre"),
        post=Act(P.CHANGE_CADRE, ok=201, json=True, data=_begun, aimed=404),
    ),
    Route(
        "cadre-detail", of="cadre", see=P.VIEW_CADRE, stranger=API_CLOSED,
        key=lambda twin: {"reference": _reference(twin, "cadre")}, get=Act(rows="cadre_row"),
    ),
    _api("change", {"staff_kind": "employee"}, ok=200),
    _api("positions", {"title_text": "Trưởng phòng", "since": "2020-05"}),
    _api("qualifications", {"kind": "theory", "level": "Cao cấp"}),
    _api("places", {"kind": "native", "place": "Xã Đông Hội"}),
    _api("ratings", {"year": 2024, "grade": "good"}),
    _api(
        "confidence-votes",
        {"held_on": "2024-05-06", "high": 30, "medium": 8, "low": 2, "total": 40},
    ),
    *Table(CADRE, P.ADMINISTER_CADRES, of="cadre", rows="cadre", page=403).routes(),
]  # fmt: skip


def _more_cadres(stage: Stage, role: str, number: int) -> None:
    made = cadres.cadre(stage.twins[OWN].unit, number, full_name=f"Lê Văn {number}")
    cadres.position(made)


def _more_rows(stage: Stage, role: str, number: int) -> None:
    of = stage.twins[OWN].cadre
    Position.of(
        of, title_text=f"Chức vụ {number}", since=PartialDate(2010), until=PartialDate(2011),
        end="moved",
    ).save()  # fmt: skip


MORE = {"cadre": _more_cadres, "cadre_row": _more_rows}
