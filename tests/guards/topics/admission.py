"""Candidates in the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.membership.admission import actions, background_actions, dossier_actions
from apps.membership.models import (
    BackgroundCheck,
    Candidate,
    CandidatePaper,
    CandidateReview,
    CandidateVote,
    Member,
)
from apps.membership.procedures.rules import Ballots
from tests.factories.membership import member
from tests.guards.acting import actor
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

KINDS = (
    "candidate",
    "dossier",
    "decided",
    "candidate_vote",
    "candidate_review",
    "candidate_paper",
    "background",
)
WALLED = ("candidate", "dossier", "decided")
DAY, TODAY = date(2013, 6, 3), date(2026, 1, 5)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """A sympathiser, a dossier before the cell, and one that waits for the ceremony."""
    official = _official(twin)
    sponsors = {"helper": official, "introducer": official, "introducer_since": date(2011, 1, 1)}
    made = {
        "candidate": _candidate(twin, ids["candidate"], 1, stage="sympathiser", **sponsors),
        "dossier": _candidate(twin, ids["dossier"], 2, stage="dossier", dossier_on=DAY, **sponsors),
        "decided": _candidate(
            twin, ids["decided"], 3, stage="decided", decided_on=DAY, dossier_on=DAY,
            decision_number=f"1-QĐ {twin.word}", deciding_body="standing_committee",
        ),
    }  # fmt: skip
    about = {"organization": twin.cell, "candidate": made["dossier"]}
    made["candidate_vote"] = CandidateVote.objects.create(
        id=ids["candidate_vote"], body="cell", held_on=DAY, entitled=1, present=1, in_favour=0,
        against=1, carried=False, resolution_number=f"2-NQ {twin.word}", **about,
    )  # fmt: skip
    made["candidate_review"] = CandidateReview.objects.create(
        id=ids["candidate_review"], month=DAY.replace(day=1), held_on=DAY, outcome="kept",
        note=f"Họp {twin.word}", **about,
    )  # fmt: skip
    made["candidate_paper"] = CandidatePaper.objects.create(
        id=ids["candidate_paper"], code="application", dated_on=DAY, note=f"Đơn {twin.word}",
        **about,
    )  # fmt: skip
    made["background"] = BackgroundCheck.objects.create(
        id=ids["background"], asked_on=DAY, place="home", about="parents",
        asked_of=f"Đảng ủy {twin.word}", **about,
    )  # fmt: skip
    return made


def _official(twin: Twin) -> Member | None:
    """Whoever is official in the own cell; the other twins need nobody."""
    if twin.where != OWN:
        return None
    return member(twin.cell, f"Người Giúp {twin.word}", citizen_number="", card_number="")


def _candidate(twin: Twin, key: int, number: int, **fields: Any) -> Candidate:
    return Candidate.objects.create(
        id=key, organization=twin.cell, full_name=f"Quần Chúng {twin.word}", sex="male",
        birth="1985-08-14", noticed_on=date(2012, 1, 1), listed_on=date(2012, 2, 1),
        education="university", certificate_on=date(2012, 3, 1), phone=f"09{key}",
        position=f"Thôn {twin.word}", **fields,
    )  # fmt: skip


def queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in words_of(twin)] + [f"unit={twin.unit.code}"]


TABS = (
    "tab=outstanding", "tab=sympathiser&order=-unit", "tab=dossier", "tab=decided",
    "tab=admitted&order=name", "tab=ended", "review=missing", "review=done&page=9", "awareness=missing", "awareness=valid",
)  # fmt: skip


def _values(twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "full_name": "Nguyễn Thị Ưu", "sex": "female",
        **three("birth", "14", "8", "1995"), **three("noticed_on", "1", "6", "2013"),
    }  # fmt: skip


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return _values(twin) | {"organization": twin.cell.code}


def _step(prefix: str, **values: Any) -> Any:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        found = {f"{prefix}-version": 1}
        for name, value in values.items():
            if isinstance(value, tuple):
                found |= three(f"{prefix}-{name}", *value)
            else:
                found[f"{prefix}-{name}"] = value
        return found

    return data


ON = ("3", "6", "2013")
VOTE = {
    "body": "cell", "held_on": ("10", "6", "2013"), "entitled": 1, "present": 1, "in_favour": 1,
    "against": 0, "blank_or_invalid": 0,
}  # fmt: skip


def _one(name: str, right: Any, data: Any, of: str, ok: int = 302, **fields: Any) -> Route:
    return Route(
        f"membership:candidate_{name}", of=of, see=P.VIEW_CANDIDATE,
        post=Act(right, ok=ok, data=data), **fields,
    )  # fmt: skip


ROUTES = [
    Route(
        "membership:candidates",
        get=Act(P.VIEW_CANDIDATE, queries=queries, views=TABS, rows="candidate"),
    ),
    Route(
        "membership:candidates_print",
        get=Act(P.VIEW_CANDIDATE, queries=queries, views=TABS, rows="candidate"),
    ),
    Route(
        "membership:candidates_export", right_first=True,
        get=Act(P.EXPORT_MEMBERS, queries=queries, views=TABS, rows="candidate"),
    ),
    Route(
        "membership:candidates_admitted", get=Act(P.EXPORT_MEMBERS, rows="candidate"),
        right_first=True,
    ),
    Route(
        "membership:candidate_new",
        get=Act(P.CHANGE_CANDIDATE, queries=lambda twin: [f"unit={twin.cell.code}"]),
        post=Act(P.CHANGE_CANDIDATE, ok=302, data=_new, aimed=404),
    ),
    Route(
        "membership:candidates_review",
        get=Act(
            P.CHANGE_CANDIDATE, queries=lambda twin: [f"unit={twin.cell.code}"], rows="candidate"
        ),
        post=Act(P.CHANGE_CANDIDATE, ok=404, data=lambda stage, twin: {}),
    ),
    Route(
        "membership:candidate", of="dossier", see=P.VIEW_CANDIDATE, get=Act(rows="candidate_vote")
    ),
    Route(
        "membership:candidate_edit", of="candidate", see=P.VIEW_CANDIDATE,
        get=Act(P.CHANGE_CANDIDATE, views=("purpose=record",)),
        post=Act(P.CHANGE_CANDIDATE, ok=302, data=lambda stage, twin: _values(twin)),
    ),
    Route(
        "membership:candidate_document", of="candidate", see=P.VIEW_CANDIDATE,
        key=lambda twin: {"pk": twin.candidate.pk, "kind": "resolution"},
        get=Act(P.CHANGE_CANDIDATE, ok=404),
    ),
    _one("sponsors", P.CHANGE_CANDIDATE, _step("sponsors"), "candidate"),
    _one("dossier", P.CHANGE_CANDIDATE, _step("dossier", started_on=ON), "candidate"),
    _one("vote", P.CHANGE_CANDIDATE, _step("vote", **VOTE), "dossier"),
    _one(
        "strike", P.CHANGE_CANDIDATE, _step("strike", reason="Nhầm"), "dossier",
        key=lambda twin: {"pk": twin.dossier.pk, "vote": twin.candidate_vote.pk},
    ),
    _one("paper", P.CHANGE_CANDIDATE, _step("paper", code="opinions", dated_on=ON), "dossier"),
    _one(
        "background_ask", P.CHANGE_CANDIDATE,
        _step("ask", asked_on=ON, asked_of="Đảng ủy xã", where="home", about="person"), "dossier",
    ),
    _one(
        "background_answer", P.CHANGE_CANDIDATE,
        lambda stage, twin: _step("answer", answered_on=ON)(stage, twin)
        | {"answer-check": twin.background.pk}, "dossier",
    ),
    _one(
        "background_strike", P.CHANGE_CANDIDATE,
        lambda stage, twin: _step("drop", reason="Nhầm")(stage, twin)
        | {"drop-check": twin.background.pk}, "dossier",
    ),
    # No limit runs before the cell's resolution: the page comes back.
    _one(
        "extend", P.DECIDE_MEMBERSHIP, _step("extend", days=5, basis="Công văn", confirmed="on"),
        "dossier", ok=422,
    ),
    # Before the votes are complete: the form comes back with the reason.
    _one(
        "decide", P.DECIDE_MEMBERSHIP,
        _step("decision", deciding_body="province", decided_on=ON, decision_number="1", confirmed="on"), "dossier",
        ok=422,
    ),
    _one("ceremony", P.CHANGE_CANDIDATE, _step("ceremony", held_on=ON, confirmed="on"), "decided"),
    _one(
        "end", P.CHANGE_CANDIDATE, _step("ending", ended_on=ON, reason="Chuyển đi"), "candidate"
    ),
    *Table(
        "membership.candidate", P.ADMINISTER_MEMBERSHIP, of="candidate", rows="candidate", page=403
    ).routes(),
    *Table(
        "membership.backgroundcheck", P.ADMINISTER_MEMBERSHIP, of="background", rows="background",
        page=403,
    ).routes(),
]  # fmt: skip


def _more(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    _candidate(twin, 7_900_000_000 + number, 10 + number, stage="sympathiser")


def _more_votes(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    CandidateVote.objects.create(
        organization=twin.cell, candidate=twin.dossier, body="cell", held_on=DAY, round=2 + number,
        entitled=1, present=1, in_favour=0, carried=False,
    )  # fmt: skip


def _more_letters(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    BackgroundCheck.objects.create(
        organization=twin.cell, candidate=twin.dossier, asked_on=DAY, place="home", about="person",
        asked_of="Đảng ủy xã",
    )  # fmt: skip


MORE = {"candidate": _more, "candidate_vote": _more_votes, "background": _more_letters}
RIGHTS = dict.fromkeys(
    (
        "membership.candidate", "membership.candidatereview", "membership.candidatevote",
        "membership.candidatepaper", "membership.backgroundcheck",
    ),
    P.VIEW_CANDIDATE,
)  # fmt: skip
GUARDED = {label: "membership.candidate" for label in RIGHTS if label != "membership.candidate"}


def _made(unit: Any, number: int, made: Any, who: Any) -> Any:
    return Candidate.objects.create(
        organization=unit, full_name=f"Quần Chúng {number}", sex="male", noticed_on=DAY
    )


def _of(made: Any, number: int, unit: Any) -> dict[str, Any]:
    return {"organization": unit, "candidate": made["membership.candidate"][number]}


MAKERS = {
    "membership.candidate": _made,
    "membership.candidatereview": lambda unit, number, made, who: CandidateReview.objects.create(
        month=DAY.replace(day=1), held_on=DAY, outcome="kept", **_of(made, number, unit)
    ),
    "membership.candidatevote": lambda unit, number, made, who: CandidateVote.objects.create(
        body="cell", held_on=DAY, entitled=1, present=1, in_favour=1, carried=True,
        **_of(made, number, unit),
    ),
    "membership.candidatepaper": lambda unit, number, made, who: CandidatePaper.objects.create(
        code="application", dated_on=DAY, **_of(made, number, unit)
    ),
    "membership.backgroundcheck": lambda unit, number, made, who: BackgroundCheck.objects.create(
        asked_on=DAY, place="home", about="person", asked_of="Đảng ủy", **_of(made, number, unit)
    ),
}  # fmt: skip


def _officer(stage: Stage) -> Any:
    return actor(stage, "organization_officer")


def _changed(stage: Stage, name: str = "candidate") -> dict[str, Any]:
    return {"candidate": getattr(stage.twins[OWN], name), "version": 1, "by": _officer(stage)}


def _decide_it(stage: Stage) -> Any:
    twin = stage.twins[OWN]
    for body, entitled in (("cell", 1), ("grassroots", 9)):
        CandidateVote.objects.create(
            organization=twin.cell, candidate=twin.dossier, body=body, held_on=DAY, round=2,
            entitled=entitled, present=entitled, in_favour=entitled, carried=True,
        )  # fmt: skip
    return dossier_actions.decide_admission(
        candidate=twin.dossier, version=1, decided_on=TODAY, decision_number="1-QĐ/HU",
        deciding_body="standing_committee", reason="Kết luận", today=TODAY,
        by=actor(stage, "organization_head"),
    )  # fmt: skip


def _extend(stage: Stage) -> Any:
    from tests.factories.regulations import RuleValueFactory
    from tests.guards import action_table

    twin = stage.twins[OWN]
    RuleValueFactory(
        key="membership.admission.decision.limit", value="45", unit="working_days", extension_cap=15,
        status="confirmed", valid_from=date(2000, 1, 1), valid_to=None, level="",
    )  # fmt: skip
    CandidateVote.objects.create(
        organization=twin.cell, candidate=twin.dossier, body="cell", held_on=DAY, round=2,
        entitled=1, present=1, in_favour=1, carried=True,
    )  # fmt: skip
    Candidate.objects.filter(pk=twin.dossier.pk).update(stage="proposed")
    action_table.yield_lines()
    return dossier_actions.extend_admission(
        candidate=twin.dossier, version=1, days=5, basis="Công văn",
        by=actor(stage, "organization_head"),
    )  # fmt: skip


LETTERS = "apps.membership.admission.background_actions"
STEPS, DOSSIER = "apps.membership.admission.actions", "apps.membership.admission.dossier_actions"
ACTIONS = {
    f"{STEPS}.register_candidate": lambda stage: actions.register_candidate(
        organization=stage.twins[OWN].cell, values={"full_name": "Người Mới", "sex": "male"},
        today=TODAY, by=_officer(stage),
    ),
    f"{STEPS}.change_candidate": lambda stage: actions.change_candidate(
        values={"phone": "1"}, today=TODAY, **_changed(stage)
    ),
    f"{STEPS}.review_candidates": lambda stage: actions.review_candidates(
        organization=stage.twins[OWN].cell, month=TODAY, held_on=TODAY, today=TODAY,
        outcomes={stage.twins[OWN].candidate.pk: "taken_off"}, by=_officer(stage),
    ),
    f"{STEPS}.assign_sponsors": lambda stage: actions.assign_sponsors(
        helper=None, introducer=None, introducer_since=None, today=TODAY, **_changed(stage)
    ),
    f"{STEPS}.start_dossier": lambda stage: actions.start_dossier(
        started_on=DAY, today=TODAY, **_changed(stage)
    ),
    f"{STEPS}.end_candidate": lambda stage: actions.end_candidate(
        ended_on=DAY, reason="Chuyển đi", today=TODAY, **_changed(stage)
    ),
    f"{LETTERS}.ask_background": lambda stage: background_actions.ask_background(
        asked_on=DAY, where="home", about="person", asked_of="Đảng ủy xã", today=TODAY,
        **_changed(stage, "dossier"),
    ),
    f"{LETTERS}.answer_background": lambda stage: background_actions.answer_background(
        check=stage.twins[OWN].background, answered_on=TODAY, today=TODAY,
        **_changed(stage, "dossier"),
    ),
    f"{LETTERS}.strike_background": lambda stage: background_actions.strike_background(
        check=stage.twins[OWN].background, reason="Nhầm", **_changed(stage, "dossier")
    ),
    f"{DOSSIER}.extend_admission": _extend,
    f"{DOSSIER}.record_candidate_vote": lambda stage: dossier_actions.record_candidate_vote(
        body="cell", held_on=date(2013, 6, 10), ballots=Ballots(1, 1, 1, 0), today=TODAY,
        **_changed(stage, "dossier"),
    ),
    f"{DOSSIER}.strike_candidate_vote": lambda stage: dossier_actions.strike_candidate_vote(
        vote=stage.twins[OWN].candidate_vote, reason="Nhầm", **_changed(stage, "dossier")
    ),
    f"{DOSSIER}.record_candidate_paper": lambda stage: dossier_actions.record_candidate_paper(
        code="opinions", dated_on=DAY, today=TODAY, **_changed(stage, "dossier")
    ),
    f"{DOSSIER}.decide_admission": _decide_it,
    f"{DOSSIER}.hold_ceremony": lambda stage: dossier_actions.hold_ceremony(
        held_on=DAY, today=TODAY, **_changed(stage, "decided")
    ),
}  # fmt: skip
