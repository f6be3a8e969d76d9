"""What programmes add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.models import (
    Programme,
    ProgrammeDecision,
    ProgrammeItem,
    ProgrammeSubject,
)
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

PROGRAMME, ITEM = "inspection.programme", "inspection.programmeitem"
TODAY = date(2026, 1, 20)
RIGHTS = {
    PROGRAMME: P.VIEW_CASE,
    ITEM: P.VIEW_CASE,
    "inspection.programmedecision": P.VIEW_CASE,
    "inspection.programmesubject": P.VIEW_CASE,
}
GUARDED = {"inspection.programmedecision": PROGRAMME, "inspection.programmesubject": ITEM}
PLACED_WITH = dict.fromkeys((ITEM, *GUARDED), PROGRAMME)
"""Rows that lie where their programme lies, by the database; a subject by way of its item."""
CLOSED = tuple(RIGHTS)
"""A grant on a case opens no programme."""
STATES: dict[str, dict[str, Any]] = {
    "programme": {"state": "adopted", "edition": 1, "adopted_on": TODAY, "first_year": 2026},
    "programme_draft": {"first_year": 2027},
    "programme_changed": {
        "state": "adopted", "edition": 1, "adopted_on": TODAY, "first_year": 2026,
        "owner": "committee",
    },
}  # fmt: skip
"""The programmes of a twin, one in each state that an act needs."""
ITEMS = ("programme_item", "draft_item", "added_item", "dropping_item")
KINDS = (*STATES, *ITEMS)
WALLED = KINDS


def programme(unit: Any, **fields: Any) -> Programme:
    """A programme of a unit; a draft unless said otherwise."""
    values = {
        "owner": "inspection_committee", "span": "year", "first_year": 2026,
        "title": "Chương trình", "reference": "P2026-AAAAAA",
    } | fields  # fmt: skip
    values.setdefault("last_year", values["first_year"])
    made: Programme = Programme.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def item(of: Programme, **fields: Any) -> ProgrammeItem:
    """An item of a programme."""
    values = {
        "programme": of, "organization_id": of.organization_id, "year": of.first_year,
        "quarter": 4, "due_on": date(of.first_year, 12, 31), "kind": "thematic_supervision",
        "body": "inspection_committee", "title": "Quy chế làm việc", "since": 1,
        "reference": "M2026-AAAAAA",
    } | fields  # fmt: skip
    made: ProgrammeItem = ProgrammeItem.objects.create(**values)
    made.refresh_from_db()
    return made


def subject(of: ProgrammeItem, **fields: Any) -> Any:
    """One more subject of an item."""
    row = ProgrammeSubject.of(of, **({"is_person": True, "name": "Lê Văn A"} | fields))
    row.save()
    return row


def _decision(of: Programme, **fields: Any) -> Any:
    values = {
        "programme": of, "organization_id": of.organization_id, "edition": 1, "kind": "adopted",
        "number": "1", "decided_on": TODAY, "signer": "Trần Văn Chủ",
    } | fields  # fmt: skip
    return ProgrammeDecision.objects.create(**values)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """The programmes of the twin's unit; titles, items and subjects carry its word."""
    made: dict[str, Any] = {}
    shift = 20 if twin.where == "walled" else 0
    for place, (name, fields) in enumerate(STATES.items()):
        # The walled twin lies with the same unit, whose programmes are one a year.
        year = fields["first_year"] - shift
        made[name] = programme(
            twin.unit, id=ids[name], title=f"Chương trình {twin.word}",
            reference=f"P2026-{twin.word[:5]}{place}", **(fields | {"first_year": year}),
        )  # fmt: skip
        if fields.get("edition"):
            _decision(made[name], number=twin.word, signer=twin.word)
    for place, (name, of, fields) in enumerate(
        (
            ("programme_item", "programme", {}),
            ("draft_item", "programme_draft", {}),
            ("added_item", "programme_changed", {"since": 2, "body": "committee"}),
            ("dropping_item", "programme_changed",
             {"until": 2, "end_kind": "dropped", "end_reason": twin.word, "body": "committee"}),
        )
    ):  # fmt: skip
        made[name] = item(
            made[of], id=ids[name], title=f"Nội dung {twin.word}", content=twin.word,
            lead=twin.word, cooperating=twin.word, reference=f"M2026-{twin.word[:5]}{place}",
            **fields,
        )  # fmt: skip
        subject(made[name], name=f"Lê Văn {twin.word}", unit_name=twin.word, position=twin.word)
    return made


def _placed(unit: Any, number: int) -> Programme:
    return programme(unit, reference=f"P2026-{number}", first_year=2030 + number)


MAKERS = {
    PROGRAMME: lambda unit, number, made, who: _placed(unit, number),
    ITEM: lambda unit, number, made, who: item(made[PROGRAMME][number], reference=f"M{number}"),
    "inspection.programmedecision": lambda unit, number, made, who: _decision(
        made[PROGRAMME][number]
    ),
    "inspection.programmesubject": lambda unit, number, made, who: subject(made[ITEM][number]),
}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _reference(twin: Twin, of: str) -> str:
    """Its reference; one that never was for the twin that is not there."""
    return getattr(getattr(twin, of), "reference", "P2026-NEVER")


def _one(name: str, of: str = "programme", **acts: Any) -> Route:
    return Route(
        f"inspection:{name}", of=of, see=P.VIEW_CASE,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _item(name: str, within: str, of: str, **acts: Any) -> Route:
    return Route(
        f"inspection:{name}", of=of, see=P.VIEW_CASE,
        key=lambda twin: {"reference": _reference(twin, within), "item": _reference(twin, of)},
        **acts,
    )  # fmt: skip


def _sure(**values: Any) -> Any:
    """The data of an act that is confirmed."""
    return lambda stage, twin: {"version": "1", "confirmed": "on", **values}


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "owner": "committee", "span": "year", "first_year": "2029",
    }  # fmt: skip


def _written(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "year": "2027", "quarter": "2", "kind": "thematic_supervision",
        "body": "inspection_committee", "title": "Quy chế", "secrecy": "0",
        "subjects-TOTAL_FORMS": "1", "subjects-INITIAL_FORMS": "0", "subjects-0-who": "Lê Văn Năm",
    }  # fmt: skip


DECIDED_BY_API = {"number": "1", "signer": "Trần Văn Chủ", "decided_on": "2026-01-20"}
PLANNED_BY_API = {
    "year": 2027, "quarter": 2, "kind": "thematic_supervision", "title": "Quy chế",
    "subjects": [{"name": "Lê Văn Năm"}],
}  # fmt: skip


def _new_by_api(stage: Stage, twin: Twin) -> dict[str, Any]:
    return _new(stage, twin) | {"first_year": 2029}


def _api(
    name: str, of: str, right: str, values: dict[str, Any], *, item: str = "", ok: int = 200
) -> Route:
    """An act on a programme, or on an item of it, through the API."""

    def key(twin: Twin) -> dict[str, Any]:
        found = {"reference": _reference(twin, of)}
        return found | ({"item": _reference(twin, item)} if item else {})

    return Route(
        f"programme-{name}", of=item or of, see=P.VIEW_CASE, stranger=API_CLOSED, key=key,
        post=Act(right, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}),
    )  # fmt: skip


DECIDED = {"number": "1", "signer": "Trần Văn Chủ", **three("decided_on", "20", "1", "2026")}
TABS = ("tab=draft", "tab=past&owner=cell", "order=-title&per_page=100")
ITEM_TABS = ("tab=all", "tab=overdue&kind=finance", "tab=all&order=-progress&per_page=100")
ROUTES = [
    Route(
        "inspection:programmes",
        get=Act(P.VIEW_CASE, queries=_queries, views=TABS, rows="programme"),
    ),
    Route(
        "inspection:programmes_print", get=Act(P.VIEW_CASE, queries=_queries, rows="programme")
    ),
    Route(
        "inspection:programmes_export",
        get=Act(P.EXPORT_CASES, queries=_queries, rows="programme"),
    ),
    Route(
        "inspection:programme_items",
        get=Act(P.VIEW_CASE, queries=_queries, views=ITEM_TABS, rows="programme_item"),
    ),
    Route(
        "inspection:programme_items_print",
        get=Act(P.VIEW_CASE, queries=_queries, views=ITEM_TABS, rows="programme_item"),
    ),
    Route(
        "inspection:programme_items_export",
        get=Act(P.EXPORT_CASES, queries=_queries, views=ITEM_TABS, rows="programme_item"),
    ),
    Route(
        "inspection:programme_new", get=Act(P.CHANGE_CASE, rows="organization"),
        post=Act(P.CHANGE_CASE, ok=302, data=_new, aimed=404),
    ),
    Route(
        "inspection:calendar_export",
        get=Act(P.EXPORT_CASES, views=("month=2026-12",), rows="programme_item"),
    ),
    Route("inspection:calendar", get=Act(P.VIEW_CASE, views=("view=list",), rows="programme_item")),
    _one("programme", get=Act(rows="programme_item")),
    Route(
        "inspection:programme_export", of="programme", see=P.VIEW_CASE,
        key=lambda twin: {"reference": _reference(twin, "programme")},
        get=Act(P.EXPORT_CASES, rows="programme_item"),
    ),
    _one(
        "programme_adopt", "programme_draft", get=Act(P.DECIDE_CASE),
        post=Act(P.DECIDE_CASE, ok=302, data=_sure(**DECIDED)),
    ),
    _one(
        "programme_adjust", "programme_changed", get=Act(P.DECIDE_CASE),
        post=Act(P.DECIDE_CASE, ok=302, data=_sure(reason="Trùng đại hội", **DECIDED)),
    ),
    _one(
        "programme_discard", "programme_draft", get=Act(P.CHANGE_CASE),
        post=Act(P.CHANGE_CASE, ok=302, data=_sure(reason="Lập nhầm")),
    ),
    _one(
        "programme_copy", "programme_draft", get=Act(P.CHANGE_CASE, rows="programme_item"),
        post=Act(P.CHANGE_CASE, ok=302, data=lambda stage, twin: {
            "version": "1", "items": [twin.programme_item.pk],
        }),
    ),
    _one(
        "programme_item_new", "programme_draft", get=Act(P.CHANGE_CASE),
        post=Act(P.CHANGE_CASE, ok=302, data=_written),
    ),
    _item("programme_item", "programme", "programme_item", get=Act(rows="programme_subject")),
    _item(
        "programme_item_edit", "programme_draft", "draft_item",
        get=Act(P.CHANGE_CASE, rows="draft_subject"),
        post=Act(P.CHANGE_CASE, ok=302, data=_written),
    ),
    _item(
        "programme_item_open", "programme", "programme_item",
        get=Act(P.CHANGE_CASE, rows="programme_subject"),
        post=Act(P.CHANGE_CASE, ok=302, data=lambda stage, twin: {
            "version": "1", "who": "Lê Văn Năm",
        }),
    ),
    _item(
        "programme_item_drop", "programme_draft", "draft_item", get=Act(P.CHANGE_CASE),
        post=Act(P.CHANGE_CASE, ok=302, data=_sure(reason="Trùng")),
    ),
    _item(
        "programme_item_restore", "programme_changed", "dropping_item", get=Act(P.CHANGE_CASE),
        post=Act(P.CHANGE_CASE, ok=302, data=lambda stage, twin: {"version": "1"}),
    ),
    _item(
        "programme_item_regrade", "programme", "programme_item", get=Act(P.DECIDE_CASE),
        post=Act(P.DECIDE_CASE, ok=302, data=lambda stage, twin: {
            "version": "1", "secrecy": "0", "decision": "3-QĐ",
        }),
    ),
    Route(
        "programme-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CASE, queries=_queries, views=("owner=cell&year=2026",), rows="programme"),
        post=Act(P.CHANGE_CASE, ok=201, json=True, data=_new_by_api, aimed=404),
    ),
    _api("adopt", "programme_draft", P.DECIDE_CASE, DECIDED_BY_API),
    _api("adjust", "programme_changed", P.DECIDE_CASE, DECIDED_BY_API | {"reason": "Trùng"}),
    _api("discard", "programme_draft", P.CHANGE_CASE, {"reason": "Lập nhầm"}),
    _api("items", "programme_draft", P.CHANGE_CASE, PLANNED_BY_API, ok=201),
    _api("change-item", "programme_draft", P.CHANGE_CASE, PLANNED_BY_API, item="draft_item"),
    _api("drop-item", "programme_draft", P.CHANGE_CASE, {"reason": "Trùng"}, item="draft_item"),
    _api("restore-item", "programme_changed", P.CHANGE_CASE, {}, item="dropping_item"),
    Route(
        "programme-detail", of="programme", see=P.VIEW_CASE, stranger=API_CLOSED,
        get=Act(rows="programme_item"),
        key=lambda twin: {"reference": _reference(twin, "programme")},
    ),
    Route(
        "programme-open-item", of="programme_item", see=P.VIEW_CASE, stranger=API_CLOSED,
        key=lambda twin: {
            "reference": _reference(twin, "programme"), "item": _reference(twin, "programme_item"),
        },
        post=Act(P.CHANGE_CASE, ok=201, json=True, data=lambda stage, twin: {"version": 1}),
    ),
    *Table(PROGRAMME, P.ADMINISTER_INSPECTION, of="programme", rows="programme", page=403).routes(),
]  # fmt: skip


def _more_programmes(stage: Stage, role: str, number: int) -> None:
    unit = stage.twins[OWN].unit
    made = programme(
        unit, reference=f"P2026-MORE{number}", first_year=2026, span="term",
        last_year=2031, owner="committee", title=f"Chương trình {number}",
    ) if number == 0 else programme(
        unit, reference=f"P2026-MORE{number}", first_year=2040 + number, state="adopted", edition=1,
        adopted_on=TODAY, title=f"Chương trình {number}",
    )  # fmt: skip
    _more_subject(item(made, reference=f"M2026-OF{number}"), number)


def _more_subject(of: ProgrammeItem, number: int) -> None:
    subject(of, name=f"Lê Thị {number}")


def _more_items(stage: Stage, role: str, number: int) -> None:
    made = item(stage.twins[OWN].programme, reference=f"M2026-MORE{number}")
    _more_subject(made, number)


MORE = {
    "programme": _more_programmes,
    "programme_item": _more_items,
    "programme_subject": lambda stage, role, number: _more_subject(
        stage.twins[OWN].programme_item, number
    ),
    "draft_subject": lambda stage, role, number: _more_subject(stage.twins[OWN].draft_item, number),
}
