"""The leak matrix: pages of the register and of the summaries."""

from __future__ import annotations

from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from tests.guards.matrix import Act, Route
from tests.guards.routes_pages import words_of
from tests.guards.twins import Stage, Twin


def three(name: str, day: str, month: str, year: str) -> dict[str, str]:
    """The three boxes of a date."""
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def member_values(twin: Twin) -> dict[str, Any]:
    """A valid form of a member."""
    return {
        "version": "1", "full_name": "Nguyễn Thị Bình", "sex": "female",
        **three("birth", "14", "8", "1985"),
        **three("admission_decided_on", "10", "5", "2012"),
        **three("ceremony_on", "19", "5", "2012"),
    }  # fmt: skip


def _new_member(stage: Stage, twin: Twin) -> dict[str, Any]:
    return member_values(twin) | {"organization": twin.cell.code}


def _grant(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "person": stage.readers["inspection_officer"].sign_in_name, "reason": "Đoàn kiểm tra",
        **three("valid_from", "1", "2", "2026"), **three("valid_to", "1", "2", "2099"),
    }  # fmt: skip


def _ungrant(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"user": stage.readers["inspection_officer"].pk}


def _register_queries(twin: Twin) -> list[str]:
    member = twin.records.get("member")
    found = [f"search={text}" for text in words_of(twin)] + [f"unit={twin.unit.code}"]
    return found + ([f"pick={member.pk}"] if member else [])


LISTS = (
    "list=left", "list=probationary", "list=ending", "list=shared", "list=exempt", "list=suspended",
    "list=in_transit",    "state=left", "standing=exempt",
    "order=-unit&per_page=100", "joined_from=1/1/1990&page=9",
)  # fmt: skip


def _units_queries(twin: Twin) -> list[str]:
    return [f"unit={twin.word}", f"organization={twin.unit.code}&homes=1", "unit="]


REGISTER = [
    Route(
        "membership:register",
        get=Act(P.VIEW_MEMBER, queries=_register_queries, views=LISTS, rows="member"),
    ),
    Route(
        "membership:print",
        get=Act(P.VIEW_MEMBER, queries=_register_queries, views=LISTS, rows="member"),
    ),
    Route(
        "membership:export",
        get=Act(
            P.EXPORT_MEMBERS,
            queries=_register_queries,
            views=("layout=edit", "layout=edit&list=left"),
            rows="member",
        ),
        right_first=True,
    ),
    Route("membership:units", get=Act(queries=_units_queries, rows="organization")),
    Route(
        "membership:birth_echo",
        post=Act(data=lambda stage, twin: three("birth", "", "8", "1974")),
    ),
    Route(
        "membership:new",
        get=Act(P.CHANGE_MEMBER, queries=lambda twin: [f"unit={twin.cell.code}"]),
        post=Act(P.CHANGE_MEMBER, ok=302, data=_new_member, aimed=404),
    ),
    Route("membership:record", of="member", see=P.VIEW_MEMBER, get=Act(rows="grant"), granted=True),
    Route(
        "membership:record_parts",
        of="member",
        see=P.VIEW_MEMBER,
        get=Act(rows="grant"),
        granted=True,
    ),
    Route(
        "membership:edit",
        of="member",
        see=P.VIEW_MEMBER,
        get=Act(P.CHANGE_MEMBER, views=("purpose=record",)),
        post=Act(P.CHANGE_MEMBER, ok=302, data=lambda stage, twin: member_values(twin)),
    ),
    Route(
        "membership:sensitive",
        of="member",
        see=P.VIEW_MEMBER,
        post=Act(P.VIEW_SENSITIVE, data=lambda stage, twin: {"purpose": "record"}, htmx="x"),
    ),
    Route(
        "membership:share",
        of="member",
        see=P.VIEW_MEMBER,
        post=Act(P.GRANT_ACCESS, ok=302, data=_grant),
    ),
    Route(
        "membership:unshare",
        of="member",
        see=P.VIEW_MEMBER,
        post=Act(P.GRANT_ACCESS, ok=302, data=_ungrant),
    ),
]


LOADING = frozenset({P.IMPORT_MEMBERS, P.CHANGE_CASE})
"""Files of the register or of cases; each is known to those alone who work with its kind."""


def _upload(stage: Stage, twin: Twin) -> dict[str, Any]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tests.guards.twins import workbook

    return {"file": SimpleUploadedFile("mau.xlsx", workbook(twin.word or "x"))}


def _batch(name: str, act: Act, method: str, of: str = "batch") -> Route:
    acts = {method: act}
    return Route(
        f"membership:{name}",
        of=of,
        see=P.IMPORT_MEMBERS,
        right_first=True,
        get=acts.get("GET"),
        post=acts.get("POST"),
    )


def _through_api(name: str, act: Act, method: str, of: str = "batch") -> Route:
    acts = {method: act}
    return Route(
        f"import-{name}", of=of, see=P.IMPORT_MEMBERS, right_first=True, stranger=CLOSED,
        get=acts.get("GET"), post=acts.get("POST"),
    )  # fmt: skip


CLOSED = {"GET": 403, "POST": 403, "PATCH": 403}
IMPORTS = [
    Route(
        "membership:import_start",
        get=Act(LOADING, rows="batch"),
        post=Act(LOADING, ok=302, data=_upload),
    ),
    Route("membership:import_template", get=Act(LOADING, rows="organization")),
    _batch("import_batch", Act(LOADING), "GET"),
    _batch("import_progress", Act(LOADING, htmx="progress"), "GET"),
    _batch("import_load", Act(LOADING, ok=302), "POST"),
    _batch("import_drop", Act(LOADING, ok=302), "POST"),
    _batch("import_errors", Act(LOADING), "GET", of="wrong_batch"),
    Route(
        "import-list",
        stranger=CLOSED,
        get=Act(LOADING, views=("state=ready&kind=members",), rows="batch"),
        post=Act(LOADING, ok=201, data=_upload),
    ),
    _through_api("detail", Act(LOADING), "GET"),
    _through_api("load", Act(LOADING, ok=202), "POST"),
    _through_api("drop", Act(LOADING), "POST"),
    _through_api("errors", Act(LOADING), "GET", of="wrong_batch"),
    _through_api("problems", Act(LOADING, views=("page=1",)), "GET", of="wrong_batch"),
    Route("import-template", stranger=CLOSED, get=Act(LOADING, rows="organization")),
]


def _period(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"form": "membership", "organization": twin.unit.pk, "kind": "year", "year": 2021}


def _target(stage: Stage, twin: Twin) -> dict[str, Any]:
    return _period(stage, twin) | {"indicator": "members_admitted", "plan": "1.234"}


def _reason(stage: Stage, twin: Twin) -> dict[str, str]:
    return {"reason": "Số liệu chưa khớp"}


def _units(twin: Twin) -> list[str]:
    return [f"unit={twin.unit.code}"]


NARROWED = ("form=membership", "form=x", "state=draft", "kind=year&year=2016", "page=2")


def _summary(name: str, of: str = "summary", **acts: Act) -> Route:
    return Route(f"reports:{name}", of=of, see=P.VIEW_SUMMARY, **acts)


DAYS = (
    "first_day=1&first_month=1&first_year=2012&last_day=31&last_month=12&last_year=2012",
    "first_day=9&first_month=1&first_year=2012&last_day=1&last_month=1&last_year=2012&page=9",
)


TOTALS = "counts the official totals of the unit"
BOARDS = (
    "form=discipline&kind=term&first=01/01/2012&last=31/12/2012",
    "form=membership&kind=year&year=2012&order=-members&indicator=members&indicator=members_women",
)
TRENDS = ("indicator=members&step=quarter&year=2012", "indicator=members_religious&year=2020")
FLOW = [
    *(
        Route(
            f"reports:{name}",
            get=Act(P.VIEW_SUMMARY, queries=_units, views=views, rows="organization", differs=TOTALS),
        )
        for names, views in ((("board", "board_export"), BOARDS), (("trend", "trend_export"), TRENDS))
        for name in names
    ),
    Route("reports:flow", get=Act(P.VIEW_SUMMARY, queries=_units, views=DAYS, rows="member", differs=TOTALS)),
    Route(
        "reports:flow_export", get=Act(P.VIEW_SUMMARY, queries=_units, views=DAYS, rows="member", differs=TOTALS)
    ),
    Route(
        "reports:flow_members", key=lambda twin: {"line": "closing"},
        get=Act(P.VIEW_MEMBER, queries=_units, views=DAYS, rows="member", differs=TOTALS),
    ),
    Route(
        "reports:flow_members_export", key=lambda twin: {"line": "closing"},
        get=Act(P.EXPORT_MEMBERS, queries=_units, views=DAYS, rows="member", differs=TOTALS),
    ),
]  # fmt: skip

PREPARING = frozenset({P.GENERATE_SUMMARY, P.GENERATE_CASE_SUMMARY})
SUMMARIES = [
    Route("reports:list", get=Act(P.VIEW_SUMMARY, queries=_units, views=NARROWED, rows="summary")),
    Route(
        "reports:new",
        get=Act(PREPARING, queries=_units),
        post=Act(P.GENERATE_SUMMARY, ok=302, data=_period, aimed=422),
    ),
    _summary("summary", get=Act(views=("order=name", "order=-members"), rows="figure")),
    _summary("check", post=Act(P.CHECK_SUMMARY, ok=302)),
    _summary("sign", of="checked", post=Act(P.SIGN_SUMMARY, ok=302)),
    _summary("again", post=Act(P.GENERATE_SUMMARY, ok=302)),
    _summary("drift", get=Act(htmx="drift", differs="counts the official totals of the unit")),
    _summary("difference", of="checked", get=Act()),
    _summary("word", get=Act(rows="figure")),
    _summary("excel", get=Act(rows="figure")),
    _summary("pdf", get=Act(rows="figure")),
    _summary("csv", get=Act(rows="figure")),
    _summary("pack", post=Act(ok=302)),
    # No job of the twins is an archive; who gets one is asked in tests/reports/test_packs.py.
    Route("reports:pack_file", of="job", key=lambda twin: {"uuid": twin.job.uuid}, get=Act(ok=404)),
    Route(
        "reports:figure",
        of="summary",
        see=P.VIEW_SUMMARY,
        key=lambda twin: {"pk": twin.summary.pk, "indicator": "members"},
        get=Act(
            P.VIEW_MEMBER,
            queries=lambda twin: [f"unit={twin.unit.pk}"],
            views=("order=-name&page=7",),
            htmx="drawer-place",
            rows="member",
        ),
    ),
    Route("reports:forms", get=Act(P.VIEW_SUMMARY, views=("q=dang+vien&order=-made", "branch=x"))),
    Route("reports:indicators", get=Act(P.VIEW_SUMMARY, views=("q=dang+vien&page=2", "form=x"))),
    Route(
        "reports:indicator",
        key=lambda twin: {"key": "members"},
        get=Act(P.VIEW_SUMMARY),
    ),
    Route(
        "reports:targets", get=Act(P.VIEW_SUMMARY, queries=_units, views=NARROWED, rows="target")
    ),
    Route(
        "reports:target_new",
        get=Act(P.SET_TARGET, queries=_units),
        post=Act(P.SET_TARGET, ok=302, data=_target, aimed=422),
    ),
    Route(
        "reports:target_end",
        of="target",
        see=P.VIEW_SUMMARY,
        get=Act(P.SET_TARGET),
        post=Act(P.SET_TARGET, ok=302, data=_reason),
    ),
]
EITHER = frozenset({P.CHECK_SUMMARY, P.SIGN_SUMMARY})
SENDING_BACK = _summary(
    "return", of="checked", get=Act(EITHER), post=Act(EITHER, ok=302, data=_reason)
)
RECORDS = [*FLOW, *REGISTER, *IMPORTS, *SUMMARIES, SENDING_BACK]
