"""What discipline adds to the guards: its rows, pages, addresses and acts."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.models import (
    Ballot,
    Case,
    CaseSubject,
    DisciplineProposal,
    FairnessExcuse,
    Hearing,
    NoSanction,
    Sanction,
    SanctionNotice,
    ViolationAct,
    VotingSession,
)
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_records import three
from tests.guards.topics.inspection_cases import CASE, case, subject
from tests.guards.twins import OWN, Stage, Twin
from tests.inspection.discipline.drive import DECIDED, SESSION, Drive

LABELS = (
    "violationact", "hearing", "votingsession", "ballot", "fairnessexcuse", "disciplineproposal",
    "nosanction", "sanction", "sanctionnotice",
)  # fmt: skip
RIGHTS = {f"inspection.{label}": P.VIEW_CASE for label in LABELS}
GUARDED = dict.fromkeys(RIGHTS, CASE)
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
KINDS = ("examined", "disciplined", "sanction")
WALLED = ("examined", "disciplined")
ACT_DAY = date(2024, 5, 2)


def _row(model: Any, of: Case, **fields: Any) -> Any:
    made = model.of(of, **fields)
    made.save()
    return made


def _act(of: Case, about: CaseSubject, word: str = "x") -> Any:
    return _row(ViolationAct, of, subject=about, description=f"Vi phạm {word}", began_on=ACT_DAY)


def _session(of: Case, word: str = "x") -> Any:
    return _row(
        VotingSession, of, body="cell", level="cell", body_name=f"Chi bộ {word}", held_on=SESSION,
        members=9, present=9, recusal_asked=True,
    )  # fmt: skip


def _ballot(of: Case, about: CaseSubject, session: Any) -> Any:
    return _row(
        Ballot, of, subject=about, session=session, purpose="decision", issued=9, returned=9,
        valid=9, invalid=0, votes_warning=9, result="warning", counted=9,
    )  # fmt: skip


def _sanction(of: Case, about: CaseSubject, ballot: Any, word: str = "x", **fields: Any) -> Any:
    values = {
        "key": f"K{of.pk}", "subject": about, "subject_name": about.name, "origin": "decision",
        "form": "warning", "ballot": ballot, "number": f"1-QĐ {word}", "decided_on": DECIDED,
        "body": "cell", "level": "cell", "body_name": f"Chi bộ {word}", "acts": f"Vi phạm {word}",
        "announced_on": DECIDED, "announced_at": f"Chi bộ {word}", "effective_on": DECIDED,
        "first_announced_on": DECIDED, "lapses_on": date(2099, 1, 1),
    } | fields  # fmt: skip
    return _row(Sanction, of, **values)


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One subject whose ballot lies open, and one with a sanction that others are told of."""
    made: dict[str, Any] = {}
    for kind in WALLED:
        one = case(
            twin.unit, id=ids[kind], title=f"Vụ {twin.word}", source_note=twin.word,
            reference=f"2026-{kind[:1]}{twin.word[:5]}".upper(),
        )  # fmt: skip
        about = subject(one, name=f"Lê Văn {twin.word}", position=twin.word)
        _act(one, about, twin.word)
        _row(
            Hearing, one, subject=about, explained_on=ACT_DAY, outcome="heard",
            heard_on=ACT_DAY, heard_by=f"Ủy viên {twin.word}", view=twin.word,
        )  # fmt: skip
        ballot = _ballot(one, about, _session(one, twin.word))
        made[kind] = one
    row = _sanction(
        one, about, ballot, twin.word, id=ids["sanction"], key=f"K{ids['sanction']}"[:12]
    )
    _row(SanctionNotice, one, sanction=row, kind="state_body", recipient=f"UBND {twin.word}")
    return made | {"sanction": row}


def _of_subject(make: Any) -> Any:
    """A maker of one row of a subject, on a case of the same number."""

    def maker(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
        of = made[CASE][number]
        return make(of, CaseSubject.objects.filter(case=of).order_by("pk").first() or subject(of))

    return maker


def _make_ballot(of: Case, about: CaseSubject) -> Any:
    held = VotingSession.objects.filter(case=of).first()
    return _ballot(of, about, held or _session(of))


def _balloted(of: Case, about: CaseSubject) -> Any:
    return Ballot.objects.filter(case=of).first() or _make_ballot(of, about)


def _make_notice(of: Case, about: CaseSubject) -> Any:
    made = Sanction.objects.filter(case=of).first()
    made = made or _sanction(of, about, _balloted(of, about))
    return _row(SanctionNotice, of, sanction=made, kind="union", recipient="Công đoàn")


MAKERS = {
    "inspection.violationact": _of_subject(_act),
    "inspection.hearing": _of_subject(
        lambda of, about: _row(Hearing, of, subject=about, explained_on=ACT_DAY)
    ),
    "inspection.votingsession": _of_subject(lambda of, about: _session(of)),
    "inspection.ballot": _of_subject(_make_ballot),
    "inspection.fairnessexcuse": _of_subject(
        lambda of, about: _row(
            FairnessExcuse, of, subject=about, point="hearing", reason="x", excused_on=ACT_DAY
        )
    ),
    "inspection.disciplineproposal": _of_subject(
        lambda of, about: _row(
            DisciplineProposal, of, subject=about, form="warning", ballot=_balloted(of, about),
            to_body="standing_committee", to_level="province", to_name="x", number="1",
            sent_on=DECIDED,
        )
    ),
    "inspection.nosanction": _of_subject(
        lambda of, about: _row(
            NoSanction, of, subject=about, reason="exempt", concluded_on=ACT_DAY, note="x"
        )
    ),
    "inspection.sanction": _of_subject(
        lambda of, about: _sanction(of, about, _balloted(of, about))
    ),
    "inspection.sanctionnotice": _of_subject(_make_notice),
}  # fmt: skip


def _key(of: str) -> Any:
    """The reference and the number of the subject in an address."""
    return lambda twin: {
        "reference": getattr(getattr(twin, of), "reference", "2026-ZZZZZZ"), "number": 1,
    }  # fmt: skip


def _post(name: str, data: Any, right: str = P.CHANGE_CASE, **more: Any) -> Route:
    of = more.pop("of", "examined")

    def sent(stage: Any, twin: Twin) -> dict[str, Any]:
        given = data(twin) if callable(data) else data
        return {f"{name}-version": 1, **{f"{name}-{key}": value for key, value in given.items()}}

    act = Act(right, ok=more.pop("ok", 302), data=sent)
    return Route(f"inspection:discipline_{name}", of=of, see=P.VIEW_CASE, key=_key(of), post=act)


def _day(name: str, day: date = DECIDED) -> dict[str, str]:
    return three(name, str(day.day), str(day.month), str(day.year))


BALLOT = {
    "session": "1", "purpose": "proposal", "issued": 9, "returned": 9, "valid": 9, "invalid": 0,
    "votes_none": 0, "votes_reprimand": 9, "votes_warning": 0, "votes_removal": 0,
    "votes_expulsion": 0,
}  # fmt: skip
TABS = ("tab=to_announce", "tab=lapsed", "tab=replaced&order=-name", "form=warning&year=2026")
ROUTES = [
    Route(
        "inspection:discipline", of="examined", key=_key("examined"), see=P.VIEW_CASE,
        get=Act(rows="discipline_act"),
    ),
    _post("act", {"description": "Vi phạm", **_day("began_on", ACT_DAY)}),
    _post("hearing", _day("explained_on", ACT_DAY)),
    _post("session", {
        "body": "cell", "level": "cell", "body_name": "Chi bộ", "members": 9, "present": 8,
        **_day("held_on", ACT_DAY),
    }),
    _post("ballot", BALLOT),
    _post("strike", {"row": "1", "reason": "Nhầm"}),
    _post("excuse", {"point": "authority", "reason": "Đã đối chiếu"}, P.DECIDE_CASE),
    _post("propose", {"to_body": "committee"}, P.DECIDE_CASE, ok=422),
    _post("decide", {
        "form": "warning", "number": "2-QĐ", "confirmed": "on", **_day("decided_on"),
    }, P.DECIDE_CASE, ok=422),
    _post("without", {
        "reason": "exempt", "note": "Theo quy định", "confirmed": "on", **_day("concluded_on"),
    }, P.DECIDE_CASE),
    _post("announce", {
        "announced_at": "Chi bộ", "confirmed": "on", **_day("announced_on"),
    }, of="disciplined", ok=422),
    _post("handover", {"served_to": "Đối tượng", **_day("served_on")}, of="disciplined"),
    _post("notice", {"kind": "union", "recipient": "Công đoàn"}, of="disciplined"),
    _post("sent", {"notice": "1", **_day("sent_on")}, of="disciplined"),
    _post("correct", {
        "number": "2-QĐ", "acts": "Vi phạm", "reason": "Nhầm", "confirmed": "on",
        **_day("decided_on"),
    }, P.DECIDE_CASE, of="disciplined"),
]  # fmt: skip


def _queries(twin: Twin) -> list[str]:
    return [f"search={twin.word}", f"search={twin.word[1:3]}", f"unit={twin.unit.code}"]


ROUTES += [
    Route(f"inspection:{name}", get=Act(right, queries=_queries, views=TABS, rows="sanction"), **more)
    for name, right, more in (
        ("sanctions", P.VIEW_CASE, {}),
        ("sanctions_print", P.VIEW_CASE, {}),
        ("sanctions_export", P.EXPORT_CASES, {"right_first": True}),
    )
]  # fmt: skip


def _proposed(stage: Stage, twin: Twin) -> dict[str, Any]:
    """No ballot has proposed."""
    return {
        "version": 1, "to_body": "standing_committee", "to_level": "province", "to_name": "BTV",
        "number": "4-TTr", "sent_on": str(DECIDED),
    }  # fmt: skip


def _taken(stage: Stage, twin: Twin) -> dict[str, Any]:
    """Another form was voted."""
    return {"version": 1, "form": "reprimand", "number": "2-QĐ", "decided_on": str(DECIDED)}


def _named(twin: Twin) -> dict[str, Any]:
    return _key("examined")(twin) | {"number": "1"}


ROUTES += [
    Route(
        "sanction-list", stranger=CLOSED,
        get=Act(P.VIEW_CASE, views=("form=warning", "year=2026"), rows="sanction"),
    ),
    Route(
        "sanction-detail", of="sanction", see=P.VIEW_CASE, stranger=CLOSED, get=Act(),
        key=lambda twin: {"key": getattr(twin.sanction, "key", "NEVER")},
    ),
    *(
        Route(
            f"case-discipline-{name}", of="examined", see=P.VIEW_CASE, stranger=CLOSED,
            key=_named, post=Act(P.DECIDE_CASE, ok=refused, json=True, data=data),
        )
        for name, data, refused in (("propose", _proposed, 409), ("decide", _taken, 400))
    ),
    *Table(
        "inspection.sanction", P.ADMINISTER_INSPECTION, of="sanction", rows="sanction", page=403
    ).routes(),
]  # fmt: skip


def _more_acts(stage: Stage, role: str, number: int) -> None:
    one = stage.twins[OWN].examined
    about = CaseSubject.objects.filter(case=one).order_by("pk").first()
    _act(one, about, f"thêm {number}")


def _more_sanctions(stage: Stage, role: str, number: int) -> None:
    one = case(stage.twins[OWN].unit, reference=f"2026-S{number:05}")
    about = subject(one, name=f"Người {number}")
    _sanction(one, about, _ballot(one, about, _session(one)))


MORE = {"discipline_act": _more_acts, "sanction": _more_sanctions}


def _drive(stage: Stage) -> Drive:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    by = action_table.actor(stage, "inspection_officer")
    made = register_case(
        organization=stage.twins[OWN].unit, kind="signs_of_violation", body="inspection_committee",
        title="Quản lý đất đai", source="press", subjects=[Subject(name="Lê Văn C")],
        today=ACT_DAY, by=by,
    )  # fmt: skip
    chair = action_table.actor(stage, "inspection_chair")
    return Drive(made, CaseSubject.objects.get(case=made), officer=by, chair=chair)


def _done(before: Any, act: Any) -> Any:
    """How to do an act once: what comes before it, then the act itself."""

    def do(stage: Stage) -> None:
        from tests.guards import action_table

        driven = _drive(stage)
        given = before(driven)
        action_table.yield_lines()
        act(driven, given)

    return do


def _ready(driven: Drive) -> None:
    driven.ready()
    for point in driven.open_points():
        driven.excuse(point)


def _proposed(driven: Drive) -> None:
    driven.ballot(driven.session(), "proposal")


def _announced(driven: Drive) -> Any:
    driven.settled()
    driven.announce()
    return driven.notice()


_RECORD, _DECIDE, _SANCTIONS = (
    f"apps.inspection.discipline.actions.{name}" for name in ("record", "decide", "sanctions")
)
ACTIONS = {
    f"{_RECORD}.record_act": _done(lambda one: None, lambda one, _: one.act()),
    f"{_RECORD}.record_hearing": _done(lambda one: None, lambda one, _: one.hearing()),
    f"{_RECORD}.record_session": _done(lambda one: None, lambda one, _: one.session()),
    f"{_RECORD}.record_ballot": _done(lambda one: one.session(), lambda one, row: one.ballot(row)),
    f"{_RECORD}.strike_row": _done(lambda one: one.act(), lambda one, row: one.strike(row)),
    f"{_DECIDE}.excuse_point": _done(lambda one: None, lambda one, _: one.excuse("hearing")),
    f"{_DECIDE}.propose_discipline": _done(_proposed, lambda one, _: one.propose()),
    f"{_DECIDE}.decide_discipline": _done(_ready, lambda one, _: one.decide()),
    f"{_DECIDE}.conclude_without_sanction": _done(
        lambda one: one.act(), lambda one, _: one.without()
    ),
    f"{_SANCTIONS}.announce_sanction": _done(
        lambda one: one.settled(), lambda one, _: one.announce()
    ),
    f"{_SANCTIONS}.hand_over_sanction": _done(
        lambda one: (one.settled(), one.announce(served_on=None, served_to="")),
        lambda one, _: one.hand_over(),
    ),
    f"{_SANCTIONS}.plan_notice": _done(
        _announced, lambda one, _: one.notice(recipient="Hội Nông dân")
    ),
    f"{_SANCTIONS}.send_notice": _done(_announced, lambda one, row: one.sent(row)),
    f"{_SANCTIONS}.correct_sanction": _done(
        lambda one: one.settled(), lambda one, _: one.correct()
    ),
}
NOT_ACTIONS = {
    "apps.inspection.discipline.actions.held.held": "locks a case for the act that follows",
    "apps.inspection.discipline.actions.held.open_for": "a question",
    "apps.inspection.discipline.actions.held.done": "ends an act with its line",
    f"{_DECIDE}.new_key": "draws letters",
    f"{_DECIDE}.as_kept": "copies",
    f"{_SANCTIONS}.take_effect": "a step of the acts on a sanction",
    f"{_SANCTIONS}.superseding": "a step of the acts on a sanction",
}
