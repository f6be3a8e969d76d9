"""What the pages of titles, units and seats add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import Position, Seat, StaffQuota, Title, TitleStandard, WorkUnit
from apps.cadres.references import drawn
from apps.core.partial_dates import PartialDate
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import FIRST_KEY, NEVER, OWN, Stage, Twin
from tests.guards.twins import WALLED as BEHIND_A_WALL

KINDS = ("work_unit", "seat", "staff_quota", "empty_unit", "empty_seat", "seat_holder")
WALLED = ("seat_holder",)
TITLE = "title-1"
UNITS = frozenset({OWN, "sibling", "neighbour", "parent", NEVER})
"""Units bear no walls: the walled twin is a holder of a seat of the reader's own unit."""


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A unit with a seat, its holder and staff assigned; a unit and a seat without people."""
    if twin.where == BEHIND_A_WALL:
        key = FIRST_KEY[OWN] + ids["seat"] - FIRST_KEY[BEHIND_A_WALL]
        return {"seat_holder": _holder(twin, ids, Seat.objects.get(pk=key))}
    if twin.where == OWN:
        Title.objects.create(
            code=TITLE, name="Chức danh thử", level="district", system="party", kind="head",
            rank=1, valid_from=date(2010, 1, 1),
        )  # fmt: skip
    unit = cadres.work_unit(twin.unit, id=ids["work_unit"], name=f"Phòng {twin.word}")
    seat = cadres.seat(unit, id=ids["seat"], name=f"Phó {twin.word}")
    quota = StaffQuota.of(
        unit, id=ids["staff_quota"], year=date.today().year, kind="cadre", assigned=3,
        decision_number=twin.word,
    )  # fmt: skip
    quota.save()
    return {
        "work_unit": unit,
        "seat": seat,
        "staff_quota": quota,
        "seat_holder": _holder(twin, ids, seat),
        "empty_unit": cadres.work_unit(twin.unit, id=ids["empty_unit"], name=f"Ban {twin.word}"),
        "empty_seat": cadres.seat(unit, id=ids["empty_seat"], name=f"Khuyết {twin.word}"),
    }


def _holder(twin: Twin, ids: dict[str, int], seat: Seat) -> Any:
    person = cadres.cadre(twin.unit, id=ids["seat_holder"], full_name=f"Lục Bách {twin.word}")
    cadres.position(person, seat, decision_number=twin.word)
    return person


def _reference(twin: Twin, of: str) -> str:
    return getattr(getattr(twin, of), "reference", "U-NEVERWAS")


def _one(name: str, of: str = "work_unit", **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE, only=UNITS,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _seat(name: str, of: str, **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE, only=UNITS,
        key=lambda twin: {
            "reference": _reference(twin, "work_unit"), "seat": _reference(twin, of),
        },
        **acts,
    )  # fmt: skip


def _list(code: str, rows: str, *views: str) -> list[Route]:
    def queries(twin: Twin) -> list[str]:
        return [f"search={twin.word}"]

    shown: dict[str, Any] = {"queries": queries, "views": views, "rows": rows}
    return [
        Route(f"cadres:{code}", get=Act(P.VIEW_CADRE, **shown)),
        Route(f"cadres:{code}_print", get=Act(P.VIEW_CADRE, **shown)),
        Route(f"cadres:{code}_export", get=Act(P.EXPORT_CADRES, **shown)),
    ]


SAID = {"system": "government", "level": "district"}
DAY = three("day", "1", "3", "2026")
ENDED = {"confirmed": "on", "decision_number": "1-QĐ", **three("ended_on", "1", "3", "2026")}


def _sure(**values: Any) -> Any:
    return lambda stage, twin: {"version": "1", **values}


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"organization": twin.unit.code, "name": "Phòng Nội vụ", **SAID}


def _api(name: str, of: str, values: dict[str, Any], *, ok: int = 200) -> Route:
    return Route(
        f"work-unit-{name}", of=of, see=P.VIEW_CADRE, stranger=API_CLOSED, only=UNITS,
        key=lambda twin: {"reference": _reference(twin, of)},
        post=Act(
            P.CHANGE_CADRE, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}
        ),
    )  # fmt: skip


def _title_key(twin: Twin) -> dict[str, Any]:
    return {"title_code": TITLE}


def _standard() -> int:
    row, _made = TitleStandard.objects.get_or_create(
        level="district", kind="head", attribute="theory", minimum="advanced",
        defaults={"valid_from": date(2020, 1, 1)},
    )  # fmt: skip
    return int(row.pk)


CONTINUED = {"name": "Phòng Y tế", "decision_number": "1-QĐ"}
ROUTES = [
    *_list("seats", "seat", "tab=empty", "tab=full&order=-held", "order=unit&per_page=100"),
    *_list("units", "work_unit", "tab=ended", "tab=all&empty=1", "order=-name&level=district"),
    *_list("staffing", "staff_quota", "tab=over", "tab=under&order=-present", "year=2020"),
    *_list("forecast", "seat", "tab=empty", "tab=60", "tab=unknown&per_page=100"),
    *_list("titles", "title", "tab=past", "tab=all&level=district", "order=-title"),
    Route("cadres:title", key=_title_key, get=Act(P.VIEW_CADRE, rows="seat")),
    Route(
        "cadres:unit_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_new, aimed=404),
    ),
    _one("unit", get=Act(rows="unit_seat")),
    _one(
        "unit_seat", get=Act(P.CHANGE_CADRE, rows="title"),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(title="district-department-head", quota="1")),
    ),
    _one(
        "unit_staff", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(year="2026", kind="contract", assigned="2")),
    ),
    _one(
        "unit_change", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(name="Phòng Y tế", **SAID)),
    ),
    _one(
        "unit_continue", get=Act(P.CHANGE_CADRE, rows="work_unit"),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(confirmed="on", **CONTINUED, **DAY)),
    ),
    _one(
        "unit_end", "empty_unit", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(**ENDED)),
    ),
    _seat(
        "seat_change", "seat", get=Act(P.CHANGE_CADRE),
        post=Act(
            P.CHANGE_CADRE, ok=302, data=_sure(title="district-department-deputy", quota="2"),
        ),
    ),
    _seat(
        "seat_end", "empty_seat", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_sure(**ENDED)),
    ),
    Route("cadre-title-list", stranger=API_CLOSED, get=Act(P.VIEW_CADRE, rows="title")),
    Route(
        "cadre-title-detail", stranger=API_CLOSED, get=Act(P.VIEW_CADRE),
        key=lambda twin: {"code": TITLE},
    ),
    Route(
        "work-unit-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, views=("empty=1&level=district",), rows="work_unit"),
        post=Act(P.CHANGE_CADRE, ok=201, json=True, data=_new, aimed=404),
    ),
    Route(
        "work-unit-detail", of="work_unit", see=P.VIEW_CADRE, stranger=API_CLOSED, only=UNITS,
        get=Act(rows="unit_seat"), key=lambda twin: {"reference": _reference(twin, "work_unit")},
    ),
    _api("seats", "work_unit", {"title": "district-department-head"}, ok=201),
    _api("staff", "work_unit", {"year": 2026, "kind": "contract", "assigned": 2}),
    _api("end", "empty_unit", {"ended_on": "2026-03-01", "decision_number": "1-QĐ"}),
    _api("carry-on", "work_unit", {"day": "2026-03-01", **CONTINUED}),
    *Table(
        "cadres.title", P.ADMINISTER_CADRES, P.ADMINISTER_CADRES, rows="title",
        key=lambda: Title.objects.get(code="district-secretary").pk,
    ).routes(),
    *Table(
        "cadres.titlestandard", P.ADMINISTER_CADRES, P.ADMINISTER_CADRES, rows="standard",
        key=_standard,
    ).routes(),
    *Table(
        "cadres.workunit", P.ADMINISTER_CADRES, of="work_unit", rows="work_unit", page=403,
        only=UNITS,
    ).routes(),
    *Table("cadres.seat", P.ADMINISTER_CADRES, of="seat", rows="seat", page=403, only=UNITS).routes(),
    *Table(
        "cadres.staffquota", P.ADMINISTER_CADRES, of="staff_quota", rows="staff_quota", page=403,
        only=UNITS,
    ).routes(),
]  # fmt: skip


def _more_unit(stage: Stage, role: str, number: int) -> WorkUnit:
    unit = cadres.work_unit(stage.twins[OWN].unit, name=f"Phòng số {number}")
    seat = cadres.seat(unit)
    person = cadres.cadre(unit.organization, number, birth=PartialDate(1966, 1 + number % 12))
    cadres.position(person, seat, term_ends_on=date(2027, 1, 1))
    return unit


def _more_seat(stage: Stage, role: str, number: int) -> Seat:
    seat = cadres.seat(stage.twins[OWN].work_unit, name=f"Khối {number}")
    person = cadres.cadre(seat.organization, number, birth=PartialDate(1966, 1 + number % 12))
    held: Position = cadres.position(person, seat)
    assert held.seat_id == seat.pk
    return seat


def _more_quota(stage: Stage, role: str, number: int) -> None:
    unit = _more_unit(stage, role, 100 + number)
    StaffQuota.of(unit, year=date.today().year, kind="cadre", assigned=number).save()


def _more_title(stage: Stage, role: str, number: int) -> None:
    Title.objects.create(
        code=f"more-{number}", name=f"Chức danh {number}", level="district", system="party",
        kind="head", rank=number, valid_from=date(2010, 1, 1), note=drawn("X"),
    )  # fmt: skip


def _more_standard(stage: Stage, role: str, number: int) -> None:
    TitleStandard.objects.create(
        title=cadres.title(), attribute="experience", minimum=str(number + 1),
        valid_from=date(2020, 1, 1),
    )  # fmt: skip


MORE = {
    "work_unit": _more_unit,
    "seat": _more_unit,
    "unit_seat": _more_seat,
    "staff_quota": _more_quota,
    "title": _more_title,
    "standard": _more_standard,
}
