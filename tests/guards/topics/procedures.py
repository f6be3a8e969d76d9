"""Procedures about members in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.models import Procedure, ProcedurePaper, ProcedureVote
from apps.membership.procedures import actions
from apps.membership.procedures.rules import Ballots
from apps.regulations.choices import Standing
from apps.regulations.models import RuleValue
from tests.factories.membership import member
from tests.factories.regulations import LegalDocumentFactory
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin
from tests.membership.procedures.conftest import VOTES

KINDS = ("procedure", "procedure_vote", "procedure_paper")
TODAY = date(2026, 1, 5)
NEXT_DAY = date(2013, 6, 1)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """The recognition of the twin's member, with a failed vote and a paper."""
    about = {"organization": twin.cell, "member": twin.member}
    procedure = Procedure.objects.create(
        id=ids["procedure"], kind="recognition", opened_on=date(2013, 5, 20),
        reason=f"Xét {twin.word}", **about,
    )  # fmt: skip
    vote = ProcedureVote.objects.create(
        id=ids["procedure_vote"], procedure=procedure, body="cell", held_on=date(2013, 5, 21),
        entitled=1, present=1, in_favour=0, against=1, carried=False,
        resolution_number=f"1-NQ {twin.word}", rule=_law(), **about,
    )  # fmt: skip
    paper = ProcedurePaper.objects.create(
        id=ids["procedure_paper"], procedure=procedure, code="self_review",
        dated_on=date(2013, 5, 20), note=f"Bản {twin.word}", **about,
    )  # fmt: skip
    return {"procedure": procedure, "procedure_vote": vote, "procedure_paper": paper}


def _law() -> RuleValue:
    """Draft rules of votes, made once; the one that the cell's votes are judged by."""
    found = RuleValue.objects.filter(key=VOTES[0][0], source="guards").first()
    if found is not None:
        return found
    document = LegalDocumentFactory()
    for key, value, unit in (*VOTES, ("membership.probation.months", "12", "months")):
        RuleValue.objects.create(
            key=key, value=value, unit=unit, document=document, status=Standing.DRAFT,
            source="guards", valid_from=date(1976, 1, 1),
        )  # fmt: skip
    return _law()


def _vote(stage: Stage, twin: Twin) -> dict[str, Any]:
    numbers = {"entitled": 1, "present": 1, "in_favour": 0, "against": 0, "blank_or_invalid": 0}
    return {
        "vote-version": 1, "vote-body": "grassroots", **three("vote-held_on", "1", "6", "2013"),
        **{f"vote-{name}": value for name, value in numbers.items()},
    }  # fmt: skip


def _paper(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "paper-version": 1, "paper-code": "opinions", **three("paper-dated_on", "1", "6", "2013"),
    }  # fmt: skip


def _end(name: str) -> Any:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        return {
            f"{name}-version": 1, f"{name}-reason": "Lý do", f"{name}-confirmed": "on",
            **three(f"{name}-closed_on", "1", "6", "2013"),
        }  # fmt: skip

    return data


def _strike(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"strike-version": 1, "strike-reason": "Nhầm"}


def _decide(stage: Stage, twin: Twin) -> dict[str, Any]:
    """A decision before the votes are complete: the form comes back with the reason."""
    return {
        "decision-version": 1, "decision-confirmed": "on", "decision-deciding_body": "province", "decision-decision_number": "1",
        "decision-reason": "Lý do", **three("decision-decided_on", "1", "6", "2013"),
    }  # fmt: skip


def _extend(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "extend-version": 1, "extend-days": 5, "extend-basis": "Công văn", "extend-confirmed": "on",
    }  # fmt: skip


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in words_of(twin)] + [f"unit={twin.unit.code}"]


LISTS = (
    "tab=decided",
    "tab=refused&order=name",
    "tab=withdrawn&order=-unit",
    "kind=death",
    "page=9",
)


def _one(name: str, right: Any, data: Any, ok: int = 302, **fields: Any) -> Route:
    return Route(
        f"membership:procedure_{name}", of="procedure", see=P.VIEW_MEMBER,
        post=Act(right, ok=ok, data=data), **fields,
    )  # fmt: skip


API_VOTE = {
    "body": "grassroots", "held_on": "2013-06-01", "entitled": 1, "present": 1, "in_favour": 0,
    "against": 0,
}  # fmt: skip


def _api_new(stage: Stage, twin: Twin) -> dict[str, Any]:
    key = getattr(twin.records.get("member"), "pk", 7_999_999_999)
    return {"member": key, "kind": "recognition", "opened_on": "2013-06-01"}


def _api(name: str, right: Any, ok: int = 200, **values: Any) -> Route:
    return Route(
        f"procedure-{name}", of="procedure", see=P.VIEW_MEMBER, stranger=CLOSED,
        post=Act(right, ok=ok, json=True, data=lambda stage, twin: {"version": 1, **values}),
    )  # fmt: skip


ROUTES = [
    Route(
        "membership:procedures",
        get=Act(P.VIEW_MEMBER, queries=_queries, views=LISTS, rows="procedure"),
    ),
    Route(
        "membership:procedures_print",
        get=Act(P.VIEW_MEMBER, queries=_queries, views=LISTS, rows="procedure"),
    ),
    Route(
        "membership:procedures_export",
        get=Act(P.EXPORT_MEMBERS, queries=_queries, views=LISTS, rows="procedure"),
        right_first=True,
    ),
    Route(
        "membership:procedure", of="procedure", see=P.VIEW_MEMBER, get=Act(rows="vote"),
        granted=True,
    ),
    Route(
        "membership:procedure_new", of="member", see=P.VIEW_MEMBER,
        key=lambda twin: {"pk": twin.member.pk, "kind": "recognition"},
        get=Act(P.CHANGE_MEMBER),
        post=Act(P.CHANGE_MEMBER, ok=422, data=lambda stage, twin: three("opened_on", "1", "6", "2013")),
    ),
    _one("vote", P.CHANGE_MEMBER, _vote),
    _one(
        "strike", P.CHANGE_MEMBER, _strike,
        key=lambda twin: {"pk": twin.procedure.pk, "vote": twin.procedure_vote.pk},
    ),
    _one("paper", P.CHANGE_MEMBER, _paper),
    # No limit runs before the cell's resolution: the page comes back.
    _one("extend", P.DECIDE_MEMBERSHIP, _extend, ok=422),
    _one("decide", P.DECIDE_MEMBERSHIP, _decide, ok=422),
    _one("refuse", P.DECIDE_MEMBERSHIP, _end("refuse")),
    _one("withdraw", P.CHANGE_MEMBER, _end("withdraw")),
    Route(
        "procedure-list", stranger=CLOSED,
        get=Act(P.VIEW_MEMBER, queries=_queries, views=("kind=recognition",), rows="procedure"),
        # One of this kind is open already: refused with the reason.
        post=Act(P.CHANGE_MEMBER, ok=409, json=True, aimed=404, data=_api_new),
    ),
    _api("votes", P.CHANGE_MEMBER, **API_VOTE),
    _api("papers", P.CHANGE_MEMBER, code="opinions", dated_on="2013-06-01"),
    _api(
        "decide", P.DECIDE_MEMBERSHIP, ok=409, decided_on="2013-06-01", deciding_body="province",
        decision_number="1", reason="Lý do",
    ),
    _api("refuse", P.DECIDE_MEMBERSHIP, closed_on="2013-06-01", reason="Lý do"),
    _api("withdraw", P.CHANGE_MEMBER, closed_on="2013-06-01", reason="Lý do"),
    Route(
        "procedure-detail", of="procedure", see=P.VIEW_MEMBER, stranger=CLOSED,
        get=Act(rows="vote"), granted=True,
    ),
    *Table(
        "membership.procedure", P.ADMINISTER_MEMBERSHIP, of="procedure", rows="procedure", page=403
    ).routes(),
]  # fmt: skip


def _more_procedures(stage: Stage, role: str, number: int) -> None:
    made = member(stage.twins[OWN].cell, f"Thêm Thủ Tục {number}", official_on=None,
        state="probationary", citizen_number="", card_number="",
    )  # fmt: skip
    Procedure.objects.create(
        organization=made.organization, member=made, kind="recognition", opened_on=TODAY
    )


def _more_votes(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    ProcedureVote.objects.create(
        organization=twin.cell, member=twin.member, procedure=twin.procedure, body="cell",
        held_on=NEXT_DAY, round=2 + number, entitled=1, present=1, in_favour=0, carried=False,
    )  # fmt: skip


MORE = {"procedure": _more_procedures, "vote": _more_votes}
RIGHTS = dict.fromkeys(
    ("membership.procedure", "membership.procedurevote", "membership.procedurepaper"), P.VIEW_MEMBER
)
GUARDED = dict.fromkeys(RIGHTS, "membership.member")


def _made(unit: Any, number: int, made: Any, who: Any) -> Any:
    return Procedure.objects.create(
        organization=unit, member=made["membership.member"][number], kind="recognition",
        opened_on=TODAY,
    )  # fmt: skip


def _made_vote(unit: Any, number: int, made: Any, who: Any) -> Any:
    return ProcedureVote.objects.create(
        organization=unit, member=made["membership.member"][number],
        procedure=made["membership.procedure"][number], body="cell", held_on=TODAY, entitled=1,
        present=1, in_favour=1, carried=True,
    )  # fmt: skip


def _made_paper(unit: Any, number: int, made: Any, who: Any) -> Any:
    return ProcedurePaper.objects.create(
        organization=unit, member=made["membership.member"][number],
        procedure=made["membership.procedure"][number], code="self_review", dated_on=TODAY,
    )  # fmt: skip


MAKERS = {
    "membership.procedure": _made,
    "membership.procedurevote": _made_vote,
    "membership.procedurepaper": _made_paper,
}


def _actor(stage: Stage, role: str) -> Any:
    # The table of acts reads this file: at the top the import would go in a circle.
    from tests.guards import action_table

    return action_table.actor(stage, role)


def _officer(stage: Stage) -> Any:
    return _actor(stage, "organization_officer")


def _head(stage: Stage) -> Any:
    return _actor(stage, "organization_head")


def _open(stage: Stage) -> Any:
    own = stage.twins[OWN]
    new = member(own.cell, "Người Dự Bị", official_on=None, state="probationary", card_number="")
    return actions.open_procedure(
        member=new, kind="recognition", opened_on=TODAY, today=TODAY, by=_officer(stage)
    )


def _record_vote(stage: Stage) -> Any:
    return actions.record_vote(
        procedure=stage.twins[OWN].procedure, version=1, body="grassroots", held_on=NEXT_DAY,
        ballots=Ballots(9, 9, 9, 0), today=TODAY, by=_officer(stage),
    )  # fmt: skip


def _grassroots_vote(twin: Twin) -> None:
    ProcedureVote.objects.create(
        organization=twin.cell, member=twin.member, procedure=twin.procedure, body="grassroots",
        held_on=NEXT_DAY, entitled=9, present=9, in_favour=9, carried=True,
    )  # fmt: skip


def _decide_it(stage: Stage) -> Any:
    twin = stage.twins[OWN]
    _grassroots_vote(twin)
    return actions.decide_procedure(
        procedure=twin.procedure, version=1, decided_on=TODAY, deciding_body="standing_committee",
        decision_number="1-QĐ/HU", reason="Kết luận", today=TODAY, by=_head(stage),
    )  # fmt: skip


def _extend_it(stage: Stage) -> Any:
    from tests.factories.regulations import RuleValueFactory
    from tests.guards import action_table

    twin = stage.twins[OWN]
    RuleValueFactory(
        key="membership.recognition.decision.limit", value="30", unit="working_days", extension_cap=15,
        status="confirmed", valid_from=date(2000, 1, 1), valid_to=None, level="",
    )  # fmt: skip
    ProcedureVote.objects.create(
        organization=twin.cell, member=twin.member, procedure=twin.procedure, body="cell",
        held_on=NEXT_DAY, round=2, entitled=1, present=1, in_favour=1, carried=True,
    )  # fmt: skip
    action_table.yield_lines()
    return actions.extend_decision(
        procedure=twin.procedure, version=1, days=5, basis="Công văn", by=_head(stage)
    )


ENDED = {"version": 1, "closed_on": TODAY, "reason": "Lý do", "today": TODAY}
ACTIONS = {
    "apps.membership.procedures.actions.open_procedure": _open,
    "apps.membership.procedures.actions.record_vote": _record_vote,
    "apps.membership.procedures.actions.strike_vote": lambda stage: actions.strike_vote(
        procedure=stage.twins[OWN].procedure, version=1, vote=stage.twins[OWN].procedure_vote,
        reason="Nhầm", by=_officer(stage),
    ),
    "apps.membership.procedures.actions.record_paper": lambda stage: actions.record_paper(
        procedure=stage.twins[OWN].procedure, version=1, code="opinions", dated_on=NEXT_DAY,
        today=TODAY, by=_officer(stage),
    ),
    "apps.membership.procedures.actions.extend_decision": _extend_it,
    "apps.membership.procedures.actions.decide_procedure": _decide_it,
    "apps.membership.procedures.actions.refuse_procedure": lambda stage: actions.refuse_procedure(
        procedure=stage.twins[OWN].procedure, by=_head(stage), **ENDED
    ),
    "apps.membership.procedures.actions.withdraw_procedure": lambda stage: (
        actions.withdraw_procedure(
            procedure=stage.twins[OWN].procedure, by=_officer(stage), **ENDED
        )
    ),
}  # fmt: skip
