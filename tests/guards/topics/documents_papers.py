"""What papers and their numbers add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.documents.models import NumberSeries, NumberTerm, PaperNumber
from apps.documents.papers import actions
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

TERM, SERIES, NUMBER = (
    "documents.numberterm", "documents.numberseries", "documents.papernumber",
)  # fmt: skip
RIGHTS = dict.fromkeys((TERM, SERIES, NUMBER), P.VIEW_NUMBERS)
PLACED_WITH = dict.fromkeys((SERIES, NUMBER), TERM)
"""Rows that lie where their term lies."""
KINDS = ("number",)
WALLED = KINDS
DAY = date(2026, 1, 20)


NO_GAP = "a series of numbers has no gap: a number of a case stands there for everybody, without a word of it"


def _term(unit: Any, **fields: Any) -> NumberTerm:
    values = {"name": "2025–2030", "starts_on": date(2025, 8, 1)} | fields
    return NumberTerm.objects.create(organization=unit, **values)


def _series(term: NumberTerm, **fields: Any) -> NumberSeries:
    values = {"body": "inspection", "series": "TB"} | fields
    return NumberSeries.objects.create(organization=term.organization, term=term, **values)


def _number(series: NumberSeries, **fields: Any) -> PaperNumber:
    values = {
        "kind": "TB", "number": 1, "symbol": "01-TB/UBKTĐU", "state": "reserved",
        "reason": "Chờ ký",
    } | fields  # fmt: skip
    made = PaperNumber.objects.create(organization=series.organization, series=series, **values)
    made.refresh_from_db()
    return made


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A number that is kept free, full of the twin's word."""
    # Terms of one organisation do not overlap; twins may share one.
    term = NumberTerm.objects.filter(organization=twin.unit).first() or _term(twin.unit)
    series = _series(term, series=twin.word[:4], last=1)
    row = _number(
        series, id=ids["number"], reason=twin.word, abstract=twin.word, signer=twin.word,
        recipients=twin.word,
    )  # fmt: skip
    return {"number": row}


MAKERS = {
    TERM: lambda unit, number, made, who: _term(
        unit, starts_on=date(1900 + number, 1, 1), ends_on=date(1900 + number, 12, 31)
    ),
    SERIES: lambda unit, number, made, who: _series(made[TERM][number]),
    NUMBER: lambda unit, number, made, who: _number(made[SERIES][number]),
}


def _paper(stage: Stage, twin: Twin) -> dict[str, Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from apps.core.word import Letterhead, PartyDocument

    head = Letterhead("Đảng bộ tỉnh", twin.unit.name, "Số 01-TB/ĐU", "Gia Sơn")
    return {"file": SimpleUploadedFile("van-ban.docx", PartyDocument(head).to_bytes())}


def _series_data(**more: str) -> Any:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        return {"organization": twin.unit.code, "body": "inspection", "kind": "QĐ", **more}

    return data


def _free(code: str, data: Any) -> Route:
    return Route(
        f"inspection:number_{code}", get=Act(P.TAKE_NUMBERS, rows="organization"),
        post=Act(P.TAKE_NUMBERS, ok=302, data=data, aimed=404),
    )  # fmt: skip


def _of_row(code: str, data: dict[str, Any]) -> Route:
    return Route(
        f"inspection:number_{code}", of="number", see=P.VIEW_NUMBERS, key=_reference,
        get=Act(P.TAKE_NUMBERS),
        post=Act(P.TAKE_NUMBERS, ok=302, data=lambda stage, twin: {"version": "1", **data}),
    )  # fmt: skip


def _reference(twin: Twin) -> dict[str, str]:
    return {"reference": getattr(twin.number, "reference", "0123456789ab")}


def _queries(twin: Twin) -> list[str]:
    return [f"search={twin.word}"]


def _by_api(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"organization": twin.unit.code, "body": "committee", "kind": "TB", "day": "2026-01-20"}


TABS = ("tab=free", "tab=void&kind=TB", "order=-day&per_page=100")
THE_DAY = three("day", "20", "1", "2026")
ROUTES = [
    Route("documents:paper_check", get=Act(), post=Act(data=_paper)),
    Route("inspection:numbers", get=Act(P.VIEW_NUMBERS, queries=_queries, views=TABS, rows="number", differs=NO_GAP)),
    Route("inspection:numbers_print", get=Act(P.VIEW_NUMBERS, queries=_queries, rows="number", differs=NO_GAP)),
    Route("inspection:numbers_export", get=Act(P.VIEW_NUMBERS, queries=_queries, rows="number", differs=NO_GAP)),
    _free("take", _series_data(confirmed="on", secrecy="0", **THE_DAY)),
    _free("reserve", _series_data(reason="Chờ ký")),
    _free("carry", _series_data(confirmed="on", last="57")),
    _free("term", _series_data(confirmed="on", name="2026", **three("starts_on", "1", "1", "2026"))),
    _of_row("use", THE_DAY),
    _of_row("void", {"confirmed": "on", "reason": "Ghi nhầm"}),
    Route(
        "paper-number-list", stranger=CLOSED, get=Act(P.VIEW_NUMBERS, rows="number", differs=NO_GAP),
        post=Act(P.TAKE_NUMBERS, ok=201, json=True, data=_by_api, aimed=404),
    ),
    Route(
        "paper-number-detail", of="number", see=P.VIEW_NUMBERS, stranger=CLOSED, get=Act(),
        key=_reference,
    ),
    *Table(NUMBER, P.ADMINISTER_INSPECTION, of="number", rows="number", page=403, differs=NO_GAP).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    own = stage.twins[OWN].number
    _number(own.series, number=10 + number, symbol=f"{10 + number}-TB/UBKTĐU")


MORE = {"number": _more}


def _actor(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_officer")


def _done(act: str, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        twin = stage.twins[OWN]
        of_row = {"number": twin.number, "version": 1}
        free = {"organization": twin.unit, "body": "inspection", "kind": "QĐ"}
        given = of_row if act in ("use_number", "void_number") else free
        if act == "open_term":
            given = {"organization": twin.unit}
        getattr(actions, act)(by=_actor(stage), **given, **values)

    return do


HERE = "apps.documents.papers.actions"
ACTIONS = {
    f"{HERE}.open_term": _done("open_term", name="2026", starts_on=date(2026, 1, 1), today=DAY),
    f"{HERE}.take_number": _done("take_number", day=DAY, today=DAY),
    f"{HERE}.reserve_number": _done("reserve_number", reason="Chờ ký", today=DAY),
    f"{HERE}.carry_over": _done("carry_over", last=57, today=DAY),
    f"{HERE}.use_number": _done("use_number", day=DAY, today=DAY),
    f"{HERE}.void_number": _done("void_number", reason="Ghi nhầm"),
}
