"""What evidence adds to the guards."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.documents.attachments import storing
from apps.inspection.evidence import actions
from apps.inspection.models import Case, Evidence, EvidenceVersion
from tests.documents.attachments import samples
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics.inspection_cases import case
from tests.guards.twins import OWN, Stage, Twin

CASE = "inspection.case"
TODAY = date(2026, 1, 20)
RIGHTS = {"inspection.evidence": P.VIEW_CASE, "inspection.evidenceversion": P.VIEW_CASE}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = ("evident_case", "evidence", "sealed_evidence", "evidence_file")
WALLED = ("evident_case",)


def _evidence(of: Case, **fields: Any) -> Any:
    values = {
        "title": "Sổ giao đất", "kind": "record", "proves": "Giao đất", "received_on": TODAY,
    } | fields  # fmt: skip
    row = Evidence.of(of, **values)
    row.save()
    return row


def _file(of: Evidence, number: int = 1, **fields: Any) -> Any:
    kept = storing.store(BytesIO(samples.pdf()), "so.pdf")
    reason = "" if number == 1 else "Bản mới"
    values = kept.values | {"number": number, "replaced_because": reason} | fields
    row = EvidenceVersion.of(of.case, evidence=of, own_secrecy=of.own_secrecy, **values)
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One case with a document and a sealed one, full of its word."""
    made = case(
        twin.unit, id=ids["evident_case"], title=f"Chứng cứ {twin.word}",
        reference=f"2047-{twin.word[:6]}",
    )  # fmt: skip
    word = {"title": f"Sổ {twin.word}", "proves": twin.word, "kept_where": twin.word}
    row = _evidence(made, id=ids["evidence"], reference=f"E{twin.word[:6]}", **word)
    sealed = _evidence(
        made, id=ids["sealed_evidence"], reference=f"S{twin.word[:6]}", is_sealed=True, **word
    )
    file = _file(row, id=ids["evidence_file"], original_name=f"{twin.word}.pdf")
    _file(sealed, original_name=f"{twin.word}.pdf")
    return {
        "evident_case": made, "evidence": row, "sealed_evidence": sealed, "evidence_file": file,
    }  # fmt: skip


MAKERS = {
    "inspection.evidence": lambda unit, number, made, who: _evidence(made[CASE][number]),
    "inspection.evidenceversion": lambda unit, number, made, who: _file(
        made["inspection.evidence"][number]
    ),
}


def _case(twin: Twin) -> dict[str, Any]:
    """Its reference; one that never was for the twin that is not there."""
    return {"reference": getattr(twin.records.get("evident_case"), "reference", "2047-NEVER1")}


def _one(of: str, **more: int) -> Any:
    def key(twin: Twin) -> dict[str, Any]:
        found = getattr(twin.records.get(of), "reference", "NEVER")
        return _case(twin) | {"key": found} | more

    return key


def _named(twin: Twin) -> dict[str, Any]:
    return {"reference": getattr(twin.records.get("evidence"), "reference", "NEVER")}


def _upload(name: str = "giai-trinh.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, samples.pdf(b"<</Other 1>>"))


ABOUT = {"kind": "record", "proves": "Giao đất", "own_secrecy": "0", "title": "Sổ"}


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {**ABOUT, "files": [_upload()], **three("received_on", "20", "1", "2026")}


def _replace(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "reason": "Rõ hơn", "file": _upload()}


def _describe(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", **ABOUT, "kept_where": "Tủ 3"}


def _withdraw(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "reason": "Nhầm", "confirmed": "on"}


def _regrade(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "own_secrecy": "0"}


def _api_new(stage: Stage, twin: Twin) -> dict[str, Any]:
    about = {**ABOUT, "received_on": "2026-01-20", "kept_where": "Tủ 3"}
    return about | {"case": _case(twin)["reference"]}


def _page(name: str, key: Any, **acts: Any) -> Route:
    of = "sealed_evidence" if name == "evidence_page" else "evidence"
    return Route(f"inspection:{name}", of=of, see=P.VIEW_CASE, key=key, **acts)


def _act(name: str, data: Any) -> Route:
    return _page(
        name, _one("evidence"), get=Act(P.CHANGE_CASE), post=Act(P.CHANGE_CASE, ok=302, data=data)
    )


def _api(name: str, **fields: Any) -> Route:
    return Route(
        f"evidence-{name}", of="evidence", see=P.VIEW_CASE, key=_named, stranger=CLOSED, **fields
    )


def _of_case(twin: Twin) -> list[str]:
    return [f"case={_case(twin)['reference']}"]


ROUTES = [
    Route(
        "inspection:evidence", of="evident_case", see=P.VIEW_CASE, key=_case,
        get=Act(rows="evidence"),
    ),
    Route(
        "inspection:evidence_export", of="evident_case", see=P.VIEW_CASE, key=_case,
        get=Act(P.EXPORT_CASES, rows="evidence"),
    ),
    Route(
        "inspection:evidence_new", of="evident_case", see=P.VIEW_CASE, key=_case,
        get=Act(P.CHANGE_CASE), post=Act(P.CHANGE_CASE, ok=302, data=_new),
    ),
    _page("evidence_item", _one("evidence"), get=Act(rows="evidence_file")),
    _act("evidence_describe", _describe),
    _act("evidence_replace", _replace),
    _act("evidence_withdraw", _withdraw),
    _page(
        "evidence_regrade", _one("evidence"), get=Act(P.DECIDE_CASE),
        post=Act(P.DECIDE_CASE, ok=302, data=_regrade),
    ),
    _page("evidence_file", _one("evidence", number=1), get=Act()),
    _page("evidence_view", _one("evidence", number=1), get=Act()),
    _page("evidence_page", _one("sealed_evidence", number=1, page=1), get=Act()),
    Route(
        "evidence-list", stranger=CLOSED,
        get=Act(P.VIEW_CASE, queries=_of_case, views=("kind=record",), rows="evidence"),
        post=Act(P.CHANGE_CASE, ok=201, data=_api_new, aimed=404, json=True),
    ),
    _api("detail", get=Act()),
    _api("versions", post=Act(P.CHANGE_CASE, ok=201, data=_replace)),
    _api("withdraw", post=Act(P.CHANGE_CASE, data=_withdraw)),
    _api("content", get=Act()),
    *Table("inspection.evidence", P.ADMINISTER_INSPECTION, of="evidence", rows="evidence",
           page=403).routes(),
    *Table("inspection.evidenceversion", P.ADMINISTER_INSPECTION, of="evidence_file",
           rows="evidence_file", page=403).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    row = _evidence(stage.twins[OWN].evident_case, title=f"Sổ {number}")
    _file(row)


def _more_files(stage: Stage, role: str, number: int) -> None:
    row = stage.twins[OWN].evidence
    _file(row, row.versions.count() + 1)


MORE = {"evidence": _more, "evidence_file": _more_files}


def _done(name: str, role: str = "inspection_officer", **values: Any) -> Any:
    def do(stage: Stage) -> None:
        row = Evidence.objects.select_related("case").get(pk=stage.twins[OWN].evidence.pk)
        by = actor(stage, role)
        getattr(actions, name)(evidence=row, version=1, by=by, **values)

    return do


def _add(stage: Stage) -> None:
    actions.add_evidence(
        case=stage.twins[OWN].evident_case, files=[_upload()], kind="record", proves="Giao đất",
        received_on=TODAY, today=TODAY, by=actor(stage, "inspection_officer"),
    )  # fmt: skip


HERE = "apps.inspection.evidence.actions"
ACTIONS = {
    f"{HERE}.add_evidence": _add,
    f"{HERE}.replace_evidence": lambda stage: _done(
        "replace_evidence", file=_upload(), reason="Rõ hơn"
    )(stage),
    f"{HERE}.describe_evidence": _done(
        "describe_evidence", title="Sổ", kind="record", proves="Đất", own_secrecy=0,
        is_sealed=False, kept_where="",
    ),
    f"{HERE}.regrade_evidence": _done(
        "regrade_evidence", "inspection_chair", own_secrecy=0, secrecy_reason="",
        declassify_on=None,
    ),
    f"{HERE}.withdraw_evidence": _done("withdraw_evidence", reason="Nhầm"),
}  # fmt: skip
