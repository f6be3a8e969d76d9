"""What contents, findings and demands add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core.keys import row_key
from apps.inspection.findings import actions
from apps.inspection.models import Allegation, Case, CaseContent, CaseSubject, Demand
from apps.regulations.models import LegalDocument, RuleValue
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics.inspection_cases import CASE, case, subject
from tests.guards.twins import FIRST_KEY, OWN, Stage, Twin, kinds

TODAY = date(2026, 1, 20)
RIGHTS = dict.fromkeys(
    ("inspection.casecontent", "inspection.allegation", "inspection.demand"), P.VIEW_CASE
)
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = (
    "found_case",
    "accused",
    "spare_content",
    "allegation",
    "open_allegation",
    "demand",
    "remedied",
)
WALLED = ("found_case",)
OPENED = {
    "phase": "conduct", "decided_on": TODAY, "decision_number": "1", "signed_on": TODAY,
}  # fmt: skip


def _row(model: Any, of: Case, **fields: Any) -> Any:
    made = model.of(of, **fields)
    made.save()
    return made


def _content(of: Case, **fields: Any) -> Any:
    values = {"code": "land_management", "title": "Quản lý đất đai", "added_on": TODAY} | fields
    return _row(CaseContent, of, **values)


def _allegation(of: Case, about: CaseSubject, content: CaseContent, **fields: Any) -> Any:
    values = {"statement": "Giao đất sai", "stated_on": TODAY} | fields
    return _row(Allegation, of, subject=about, content=content, **values)


def _demand(of: Case, allegation: Allegation, **fields: Any) -> Any:
    values = {
        "key": f"Y{of.pk}", "kind": "demand", "defect": "Giao đất sai", "text": "Thu hồi đất",
        "owner_name": "UBND xã", "made_on": TODAY, "first_due_on": TODAY, "due_on": TODAY,
    } | fields  # fmt: skip
    return _row(Demand, of, allegation=allegation, **values)


def _dictionary() -> None:
    """One content that is in no case, for the form that adds one."""
    document, _made = LegalDocument.objects.get_or_create(
        issuer="Danh mục", number="1", signed_on=TODAY, kind="other", title_vi="Danh mục"
    )
    RuleValue.objects.get_or_create(
        key="inspection.content.conduct", value="Đạo đức, lối sống", unit="text",
        document=document, valid_from=date(2011, 1, 19),
    )  # fmt: skip


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One case at work with a finding of each sort and two demands, full of its word."""
    _dictionary()
    word = twin.word
    made = case(
        twin.unit, id=ids["found_case"], title=f"Nội dung {word}", reference=f"2028-{word[:6]}",
        **OPENED,
    )  # fmt: skip
    about = subject(made, id=ids["accused"], name=f"Lê Văn {word}")
    content = _content(made, title=f"Quản lý đất đai {word}")
    spare = _content(
        made, id=ids["spare_content"], code="cadre_work", title=f"Công tác cán bộ {word}"
    )
    found = _allegation(
        made, about, content, id=ids["allegation"], statement=f"Giao đất {word}", result="right",
        reasons=f"Biên bản {word}", found_on=TODAY,
    )  # fmt: skip
    left = _allegation(made, about, content, id=ids["open_allegation"], statement=f"Thu {word}")
    texts = {"defect": word, "text": f"Thu hồi {word}", "owner_name": f"UBND {word}"}
    asked = _demand(made, found, id=ids["demand"], key=f"Y{ids['demand']}"[:12], **texts)
    done = _demand(
        made, found, id=ids["remedied"], key=f"Y{ids['remedied']}"[:12], state="reported",
        remedy=f"Đã thu hồi {word}", remedied_on=TODAY, proof=f"BC {word}", **texts,
    )  # fmt: skip
    return {
        "found_case": made, "accused": about, "spare_content": spare, "allegation": found, "open_allegation": left,
        "demand": asked, "remedied": done,
    }  # fmt: skip


def _about(of: Case) -> CaseSubject:
    found: CaseSubject | None = CaseSubject.objects.filter(case=of).order_by("pk").first()
    return found or subject(of)


def _make_content(of: Case) -> Any:
    return CaseContent.objects.filter(case=of).order_by("pk").first() or _content(of)


def _make_allegation(of: Case) -> Any:
    return _allegation(
        of, _about(of), _make_content(of), result="right", reasons="x", found_on=TODAY
    )


def _make_demand(of: Case) -> Any:
    return _demand(of, Allegation.objects.filter(case=of).first() or _make_allegation(of))


MAKERS = {
    "inspection.casecontent": lambda unit, number, made, who: _content(made[CASE][number]),
    "inspection.allegation": lambda unit, number, made, who: _make_allegation(made[CASE][number]),
    "inspection.demand": lambda unit, number, made, who: _make_demand(made[CASE][number]),
}


def _reference(twin: Twin) -> dict[str, Any]:
    """Its reference; one that never was for the twin that is not there."""
    return {"reference": getattr(twin.found_case, "reference", "2028-NEVER1")}


def _key(of: str) -> Any:
    return lambda twin: {"key": getattr(getattr(twin, of), "key", "NEVER")}


def _told(**values: Any) -> Any:
    return lambda stage, twin: {"version": "1", **values}


def _alleged(stage: Stage, twin: Twin) -> dict[str, Any]:
    keys = {kind: row_key(FIRST_KEY[twin.where] + kinds().index(kind)) for kind in KINDS}
    return {
        "version": "1", "statement": "Thu sai", "subject": keys["accused"],
        "content": keys["spare_content"],
    }  # fmt: skip


def _act(code: str, data: Any) -> Route:
    return Route(
        f"inspection:findings_{code}", of="found_case", see=P.VIEW_CASE, key=_reference,
        get=Act(P.CHANGE_CASE), post=Act(P.CHANGE_CASE, ok=302, data=data),
    )  # fmt: skip


def _of_row(code: str, of: str, data: Any) -> Route:
    return Route(
        f"inspection:findings_{code}", of=of, see=P.VIEW_CASE,
        key=lambda twin: _reference(twin) | {"pk": getattr(twin, of).pk},
        get=Act(P.CHANGE_CASE), post=Act(P.CHANGE_CASE, ok=302, data=data),
    )  # fmt: skip


def _follow(code: str, data: Any, right: str = P.DECIDE_CASE, of: str = "demand") -> Route:
    return Route(
        f"inspection:demand_{code}", of=of, see=P.VIEW_CASE, key=_key(of), get=Act(right),
        post=Act(right, ok=302, data=data),
    )  # fmt: skip


def _queries(twin: Twin) -> list[str]:
    return [f"search={twin.word}", f"search={twin.word[1:3]}", f"unit={twin.unit.code}"]


DAY, LATER = ("20", "1", "2026"), ("20", "1", "2090")
TABS = ("tab=overdue", "tab=reported&order=-text", "tab=closed", "kind=demand&year=2026")
ROUTES = [
    Route(
        "inspection:case_findings", of="found_case", see=P.VIEW_CASE, key=_reference,
        get=Act(rows="allegation"),
    ),
    _act("content", _told(code="conduct", reason="Bổ sung")),
    _act("allegation", _alleged),
    _of_row("remove", "spare_content", _told(reason="Nhầm")),
    _of_row("result", "open_allegation", _told(
        result="wrong", reasons="Theo biên bản", **three("found_on", *DAY)
    )),
    _of_row("withdraw", "open_allegation", _told(reason="Nhầm")),
    _of_row("demand", "allegation", _told(
        kind="demand", defect="Giao đất sai", text="Thu hồi", who="UBND xã",
        **three("due_on", *LATER),
    )),
    Route("inspection:demand", of="demand", see=P.VIEW_CASE, key=_key("demand"), get=Act()),
    _follow("report", _told(
        remedy="Đã thu hồi", proof="BC 12", **three("remedied_on", *DAY)
    ), P.CHANGE_CASE),
    _follow("postpone", _told(reason="Mưa lũ", **three("due_on", *LATER))),
    _follow("drop", _told(reason="Nhầm", confirmed="on")),
    _follow("close", _told(confirmed="on", **three("ended_on", *DAY)), of="remedied"),
    _follow("return", _told(note="Thiếu biên bản"), of="remedied"),
    Route("inspection:demands", get=Act(P.VIEW_CASE, queries=_queries, views=TABS, rows="demand")),
    Route(
        "inspection:demands_print", get=Act(P.VIEW_CASE, queries=_queries, views=TABS, rows="demand")
    ),
    Route(
        "inspection:demands_export", right_first=True,
        get=Act(P.EXPORT_CASES, queries=_queries, views=TABS, rows="demand"),
    ),
    Route(
        "case-finding-detail", of="found_case", see=P.VIEW_CASE, stranger=CLOSED, key=_reference,
        get=Act(rows="allegation"),
    ),
    Route(
        "case-finding-result", of="found_case", see=P.VIEW_CASE, stranger=CLOSED,
        key=lambda twin: _reference(twin) | {"key": row_key(twin.open_allegation.pk)},
        post=Act(P.CHANGE_CASE, json=True, data=lambda stage, twin: {
            "version": 1, "result": "wrong", "reasons": "Theo biên bản", "found_on": "2026-01-20",
        }),
    ),
    Route(
        "demand-list", stranger=CLOSED,
        get=Act(P.VIEW_CASE, views=("kind=demand", "year=2026"), rows="demand"),
    ),
    Route(
        "demand-detail", of="demand", see=P.VIEW_CASE, stranger=CLOSED, get=Act(),
        key=_key("demand"),
    ),
    *Table("inspection.demand", P.ADMINISTER_INSPECTION, of="demand", rows="demand",
           page=403).routes(),
]  # fmt: skip


def _more_allegations(stage: Stage, role: str, number: int) -> None:
    of = stage.twins[OWN].found_case
    content = _content(of, code=f"other_{number}", title=f"Khác {number}")
    _allegation(of, subject(of, name=f"Người {number}"), content)


def _more_demands(stage: Stage, role: str, number: int) -> None:
    one = case(stage.twins[OWN].unit, reference=f"2028-S{number:05}")
    row = _allegation(one, subject(one), _content(one), result="right", reasons="x", found_on=TODAY)
    _demand(one, row)


MORE = {"allegation": _more_allegations, "demand": _more_demands}


def _actor(stage: Stage, role: str) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _on_case(name: str, **values: Any) -> Any:
    """One act on the case of the own twin; a row is named by the kind of its record."""

    def do(stage: Stage) -> None:
        twin = stage.twins[OWN]
        rows = {
            field: getattr(twin, of) for field, of in values.items()
            if field in ("content", "allegation")
        }  # fmt: skip
        if name == "record_allegation":
            rows["subject"] = _about(twin.found_case)
        getattr(actions, name)(
            case=twin.found_case, version=1, today=TODAY, by=_actor(stage, "inspection_officer"),
            **values | rows,
        )  # fmt: skip

    return do


def _on_demand(name: str, of: str = "demand", role: str = "inspection_chair", **values: Any) -> Any:
    def do(stage: Stage) -> None:
        row = getattr(stage.twins[OWN], of)
        getattr(actions, name)(demand=row, version=1, by=_actor(stage, role), **values)

    return do


_CONTENTS, _ALLEGATIONS, _DEMANDS = (
    f"apps.inspection.findings.actions.{name}" for name in ("contents", "allegations", "demands")
)
ACTIONS = {
    f"{_CONTENTS}.add_content": _on_case("add_content", code="conduct", reason="Bổ sung"),
    f"{_CONTENTS}.remove_content": _on_case(
        "remove_content", content="spare_content", reason="Nhầm"
    ),
    f"{_ALLEGATIONS}.record_allegation": _on_case(
        "record_allegation", content="spare_content", statement="Thu sai"
    ),
    f"{_ALLEGATIONS}.record_result": _on_case(
        "record_result", allegation="open_allegation", result="wrong", reasons="x", found_on=TODAY
    ),
    f"{_ALLEGATIONS}.withdraw_allegation": _on_case(
        "withdraw_allegation", allegation="open_allegation", reason="Nhầm"
    ),
    f"{_DEMANDS}.make_demand": _on_case(
        "make_demand", allegation="allegation", kind="demand", defect="Sai", text="Thu hồi",
        owner=actions.Owner(name="UBND xã"), due_on=TODAY,
    ),
    f"{_DEMANDS}.report_remedy": _on_demand(
        "report_remedy", role="inspection_officer", remedy="Đã thu hồi", remedied_on=TODAY,
        proof="BC 12", today=TODAY,
    ),
    f"{_DEMANDS}.return_remedy": _on_demand("return_remedy", "remedied", note="Thiếu"),
    f"{_DEMANDS}.close_demand": _on_demand(
        "close_demand", "remedied", ended_on=TODAY, today=TODAY
    ),
    f"{_DEMANDS}.postpone_demand": _on_demand(
        "postpone_demand", due_on=date(2026, 6, 1), reason="Mưa lũ", today=TODAY
    ),
    f"{_DEMANDS}.drop_demand": _on_demand("drop_demand", reason="Nhầm", today=TODAY),
}  # fmt: skip
