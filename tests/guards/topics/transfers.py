"""What transfers add to the guards. Own agreement test: tests/membership/transfers/."""

from __future__ import annotations

from datetime import date
from typing import Any

from psycopg.types.range import DateRange

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import TemporaryStay, Transfer
from apps.membership.transfers import actions
from apps.membership.transfers.lookup import Office
from tests.factories.membership import member
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

MEMBER = "membership.member"
TODAY = date(2026, 1, 20)
DAY = date(2026, 1, 5)
STATES: dict[str, dict[str, Any]] = {
    "asking": {"state": "requested"},
    "coming": {"state": "sent", "here": True},
    "confirming": {"state": "sent"},
    "staying": {
        "state": "received", "kind": "temporary", "received_on": DAY, "here": True,
        "stay_from": DAY, "stay_until": date(2026, 9, 1),
    },
    "gone": {"state": "received", "kind": "abroad", "received_on": DAY},
    "back": {
        "state": "returned", "closed_on": DAY, "closing_note": "Ô số 1 ghi sai",
        "file_state": "sent", "file_sent_on": DAY, "file_way": "post",
    },
}  # fmt: skip
"""The transfers of a twin, each of a member of its own."""
KINDS = (*STATES, *(f"{name}_member" for name in STATES))
WALLED = tuple(f"{name}_member" for name in STATES)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One transfer in each state, within the twin's unit or out of the system."""
    made: dict[str, Any] = {}
    for number, (name, fields) in enumerate(STATES.items()):
        gone = {"state": "left", "left_on": DAY, "leaving": "moved_away"} if name == "gone" else {}
        person = member(
            twin.cell, f"Lâm Thị {twin.word}", id=ids[f"{name}_member"], position=twin.word,
            citizen_number="", card_number="", **gone,
        )  # fmt: skip
        values = {key: value for key, value in fields.items() if key != "here"}
        made[f"{name}_member"] = person
        made[name] = paper(
            person, twin.cell, id=ids[name], from_name=f"Chi bộ {twin.word}",
            to_name=f"Đảng bộ {twin.word}", paper_number=f"{twin.word}{number}",
            target_organization=twin.unit if fields.get("here") else None, **values,
        )  # fmt: skip
    return made


RIGHTS = {"membership.transfer": P.VIEW_TRANSFER, "membership.temporarystay": P.VIEW_TRANSFER}
GUARDED = dict.fromkeys(RIGHTS, MEMBER)


def paper(of: Any, unit: Any, **fields: Any) -> Transfer:
    """A transfer of a member that lies with a unit, with what every one has."""
    values = {
        "kind": "official", "state": "requested", "reason": "work", "from_name": "Chi bộ cũ",
        "to_name": "Đảng bộ mới", "full_name": of.full_name, "sex": of.sex, "requested_on": DAY,
    } | fields  # fmt: skip
    if values["state"] not in ("requested", "withdrawn"):
        values = {
            "sent_on": DAY, "paper_number": "1", "fee_paid_through": date(2026, 1, 1),
        } | values  # fmt: skip
    made: Transfer = Transfer.objects.create(organization=unit, member=of, **values)
    made.refresh_from_db()
    return made


def _make_transfer(unit: Any, number: int, made: Any, who: Any) -> Any:
    return paper(made[MEMBER][number], unit)


def _make_stay(unit: Any, number: int, made: Any, who: Any) -> Any:
    return TemporaryStay.objects.create(
        organization=unit, transfer=made["membership.transfer"][number],
        member=made[MEMBER][number], full_name="x", valid=DateRange(DAY, date(2026, 6, 1)),
    )  # fmt: skip


MAKERS = {"membership.transfer": _make_transfer, "membership.temporarystay": _make_stay}


def _now_in_form(stage: Stage, twin: Twin, **values: Any) -> dict[str, Any]:
    return {"version": 1, "reason": "Ghi sai", "confirmed": "on", **values}


def _cell_form(name: str, stage: Stage, twin: Twin) -> dict[str, Any]:
    cell = stage.organizations["alpha-east-2-cell"].code
    return _now_in_form(stage, twin, organization=cell, **three(name, "20", "1", "2026"))


FORMS: dict[str, tuple[str, Any]] = {
    "send": ("asking", lambda stage, twin: _now_in_form(
        stage, twin, **three("fee_paid_through", "20", "1", "2026"),
        **three("sent_on", "20", "1", "2026"))),
    "withdraw": ("asking", _now_in_form),
    "hand_in": ("coming", lambda stage, twin: _now_in_form(
        stage, twin, **three("handed_in_on", "20", "1", "2026"))),
    "return": ("coming", _now_in_form),
    "receive": ("coming", lambda stage, twin: _cell_form("received_on", stage, twin)),
    "confirm": ("confirming", lambda stage, twin: _now_in_form(
        stage, twin, **three("received_on", "20", "1", "2026"))),
    "end": ("staying", lambda stage, twin: _now_in_form(
        stage, twin, ending="home", **three("ended_on", "20", "1", "2026"))),
    "send_file": ("confirming", lambda stage, twin: _now_in_form(
        stage, twin, way="post", carrier="x", papers=["dossier"],
        **three("sent_on", "20", "1", "2026"))),
    "receive_file": ("coming", lambda stage, twin: _now_in_form(
        stage, twin, **three("received_on", "20", "1", "2026"))),
    "take_file_back": ("back", lambda stage, twin: _now_in_form(
        stage, twin, **three("back_on", "20", "1", "2026"))),
    "come_back": ("gone", lambda stage, twin: _cell_form("came_back_on", stage, twin)),
}  # fmt: skip


def _request_form(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"kind": "official", "reason": "work", "outside": "Quân khu 9"}


def _arrival_form(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "origin": "Quân khu 9", "organization": twin.cell.code, "reason": "work", "sex": "female",
        "full_name": "Nguyễn Thị Bình", **three("received_on", "20", "1", "2026"),
        **three("ceremony_on", "19", "5", "2012"), **three("admission_decided_on", "1", "5", "2012"),
        **three("official_on", "19", "5", "2013"),
    }  # fmt: skip


def queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in words_of(twin)] + [f"unit={twin.unit.code}"]


TABS = (
    "tab=outgoing", "tab=in_transit", "tab=overdue", "tab=guests", "tab=away",
    "tab=files", "tab=files_late", "tab=closed&kind=abroad&state=received", "order=-to&per_page=100",
)  # fmt: skip


def _list(name: str, right: str = P.VIEW_TRANSFER, **more: Any) -> Route:
    return Route(
        f"membership:{name}",
        get=Act(right, queries=queries, views=TABS, rows="transfer"),
        **more,
    )


ROUTES = [
    _list("transfers"),
    _list("transfers_print"),
    _list("transfers_export", P.EXPORT_MEMBERS, right_first=True),
    # Names of committees stand in letterheads: known to everybody who may send a member there.
    Route("membership:transfer_offices", get=Act(P.CHANGE_TRANSFER, rows="organization")),
    Route(
        "membership:transfer_new", of="member", see=P.VIEW_MEMBER, get=Act(P.CHANGE_TRANSFER),
        post=Act(P.CHANGE_TRANSFER, ok=302, data=_request_form),
    ),
    Route(
        "membership:transfer_arrival", get=Act(P.CHANGE_TRANSFER, rows="organization"),
        post=Act(P.CHANGE_TRANSFER, ok=302, data=_arrival_form, aimed=404),
    ),
    Route("membership:transfer", of="coming", see=P.VIEW_TRANSFER, get=Act()),
    Route(
        "membership:transfer_paper", of="confirming", see=P.VIEW_TRANSFER,
        get=Act(P.CHANGE_TRANSFER),
    ),
    *(
        Route(
            f"membership:transfer_{code}", of=of, see=P.VIEW_TRANSFER, get=Act(P.CHANGE_TRANSFER),
            post=Act(P.CHANGE_TRANSFER, ok=302, data=data),
        )
        for code, (of, data) in FORMS.items()
    ),
    *Table(
        "membership.transfer", P.ADMINISTER_MEMBERSHIP, of="coming", rows="transfer", page=403
    ).routes(),
]  # fmt: skip


def _more_transfers(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    person = member(twin.cell, f"Người Thứ {number}")
    paper(person, twin.cell, state="sent", target_organization=twin.unit, paper_number=f"7{number}")


MORE = {"transfer": _more_transfers}


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "organization_officer")


def _arranged() -> None:
    """What comes now is the act itself."""
    from tests.guards import action_table

    action_table.yield_lines()


def _person(stage: Stage) -> Any:
    return member(stage.twins[OWN].cell, "Người Đi")


def _asked(stage: Stage, **more: Any) -> Transfer:
    asked = actions.Asked(**{"kind": "official", "reason": "work", "office": _office(stage)} | more)
    return actions.request_transfer(
        member=_person(stage), asked=asked, by=_officer(stage), today=DAY
    )


def _office(stage: Stage) -> Office:
    unit = stage.organizations["alpha"]
    return Office(unit.pk, unit.code, unit.name, unit.name)


def _sent(stage: Stage, **more: Any) -> Transfer:
    asked = _asked(stage, **more)
    _arranged()
    return actions.send_transfer(
        transfer=asked, version=asked.version, fee_paid_through=DAY, by=_officer(stage), today=DAY
    )


def _coming(stage: Stage) -> Transfer:
    """A paper on the way from outside the reader's range to it."""
    return paper(
        member(stage.organizations["alpha-west-1-cell"], "Người Đến"),
        stage.organizations["alpha-west-1-cell"], state="sent",
        target_organization=stage.organizations["alpha-east"],
    )  # fmt: skip


def _now(stage: Stage, transfer: Transfer) -> dict[str, Any]:
    _arranged()
    return {
        "transfer": transfer, "version": transfer.version, "by": _officer(stage), "today": TODAY,
    }  # fmt: skip


def _withdraw(stage: Stage) -> Any:
    return actions.withdraw_transfer(**_now(stage, _asked(stage)), reason="x")


def _hand_in(stage: Stage) -> Any:
    return actions.hand_in_transfer(**_now(stage, _coming(stage)), handed_in_on=TODAY)


def _return(stage: Stage) -> Any:
    return actions.return_transfer(**_now(stage, _coming(stage)), reason="x")


def _receive(stage: Stage) -> Any:
    cell = stage.twins[OWN].cell
    return actions.receive_transfer(
        **_now(stage, _coming(stage)), organization=cell, received_on=TODAY
    )


def _confirm(stage: Stage) -> Any:
    sent = _sent(stage, office=None, outside="Quân khu 9")
    return actions.confirm_reception(**_now(stage, sent), received_on=TODAY)


def _end(stage: Stage) -> Any:
    sent = _sent(
        stage, office=None, outside="Quân khu 9", kind="temporary", stay_from=DAY,
        stay_last=date(2026, 8, 1),
    )  # fmt: skip
    there = actions.confirm_reception(**_now(stage, sent), received_on=TODAY)
    return actions.end_temporary(**_now(stage, there), ended_on=TODAY, ending="home")


def _came_back(stage: Stage) -> Any:
    sent = _sent(stage, office=None, outside="Lào", kind="abroad")
    there = actions.confirm_reception(**_now(stage, sent), received_on=TODAY)
    cell = stage.twins[OWN].cell
    return actions.record_return(**_now(stage, there), organization=cell, came_back_on=TODAY)


def _send_file(stage: Stage) -> Any:
    sent = _sent(stage, office=None, outside="Quân khu 9")
    return actions.send_file(**_now(stage, sent), sent_on=TODAY, way="member", papers=["dossier"])


def _receive_file(stage: Stage) -> Any:
    return actions.receive_file(**_now(stage, _coming(stage)), received_on=TODAY, missing=[])


def _take_file_back(stage: Stage) -> Any:
    cell = stage.twins[OWN].cell
    back = paper(member(cell, "Người Ở Lại"), cell, **STATES["back"])
    return actions.take_file_back(**_now(stage, back), back_on=TODAY)


def _move(stage: Stage) -> Any:
    return actions.move_within(
        member=_person(stage), organization=stage.organizations["alpha-east-2-cell"],
        reason="work", moved_on=DAY, by=_officer(stage), today=DAY,
    )  # fmt: skip


def _arrive(stage: Stage) -> Any:
    return actions.record_arrival(
        organization=stage.twins[OWN].cell, origin="Quân khu 9", received_on=DAY, today=DAY,
        by=_officer(stage), values={
            "full_name": "Người Đến", "sex": "male", "ceremony_on": date(2001, 2, 3),
            "admission_decided_on": date(2001, 1, 20), "official_on": date(2002, 2, 3),
        },
    )  # fmt: skip


_PAPERS, _MOVING, _STAYS, _HELD, _HOMES = (
    f"apps.membership.transfers.actions.{name}"
    for name in ("papers", "moving", "stays", "held", "homes")
)
_FILES = "apps.membership.transfers.actions.paper_files"
ACTIONS = {
    f"{_PAPERS}.request_transfer": _asked,
    f"{_PAPERS}.send_transfer": _sent,
    f"{_PAPERS}.hand_in_transfer": _hand_in,
    f"{_PAPERS}.withdraw_transfer": _withdraw,
    f"{_PAPERS}.return_transfer": _return,
    f"{_MOVING}.receive_transfer": _receive,
    f"{_MOVING}.move_within": _move,
    f"{_MOVING}.confirm_reception": _confirm,
    f"{_STAYS}.end_temporary": _end,
    f"{_STAYS}.record_return": _came_back,
    f"{_MOVING}.record_arrival": _arrive,
    f"{_FILES}.send_file": _send_file,
    f"{_FILES}.receive_file": _receive_file,
    f"{_FILES}.take_file_back": _take_file_back,
}
NOT_ACTIONS = {
    f"{_HELD}.source": "a citation",
    f"{_HELD}.cited": "a citation",
    f"{_HELD}.held": "locks a row for the act that follows",
    f"{_HELD}.stored": "saves what the act changed",
    f"{_HELD}.present": "a question",
    f"{_HELD}.free": "a question",
    f"{_HELD}.not_after": "a question",
    f"{_HELD}.words_of_paper": "copies",
    f"{_HELD}.letterhead": "copies",
    f"{_HELD}.judge_stay": "a question",
    f"{_HOMES}.check_home": "a question",
    f"{_HOMES}.rehome": "a step of the acts that move somebody",
    f"{_HOMES}.close_placement": "a step of the acts that move somebody",
    f"{_HOMES}.save_member": "a step of the acts that move somebody",
    f"{_HOMES}.place_again": "a step of the acts that move somebody",
}
