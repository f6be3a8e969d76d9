"""What planning adds to the guards."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import (
    Cadre,
    PlanningEntry,
    PlanningList,
    PlanningMeeting,
    PlanningTarget,
    PlanningVote,
)
from apps.cadres.planning.choices import Step
from tests.factories import cadres
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

LIST = "cadres.planninglist"
ROWS = (
    "cadres.planningtarget", "cadres.planningentry", "cadres.planningmeeting",
    "cadres.planningvote",
)  # fmt: skip
RIGHTS = dict.fromkeys((LIST, *ROWS), P.VIEW_CADRE)
GUARDED = dict.fromkeys(ROWS, LIST)
PLACED_WITH = GUARDED
ALSO_BEHIND = {"cadres.planningentry": "cadres.cadre"}
"""The filter hides people one may not know of too; the rules still count all of a list."""
CLOSED = tuple(RIGHTS)
"""No grant opens plans."""
TODAY = date(2026, 1, 20)
STATES: dict[str, dict[str, Any]] = {
    "planning": {},
    "planning_ready": {},
    "planning_waiting": {"state": "submitted", "submitted_on": TODAY},
    "planning_force": {"state": "approved", "approved_on": TODAY, "approval_number": "1-QĐ"},
}  # fmt: skip
"""The lists of a twin, one in each state that an act needs."""
KINDS = (*STATES, "planning_entry", "planned_cadre", "free_cadre")
WALLED = (*STATES, "planned_cadre", "free_cadre")


def planning(unit: Any, **fields: Any) -> PlanningList:
    """A list of a unit, in preparation unless said otherwise."""
    values = {
        "reference": "Q-AAAAAAAA", "name": "Ban chấp hành", "kind": "new", "scope": "titles",
        "term_kind": "committee", "first_year": 2025, "last_year": 2030, "year": 2026,
        "age_on": date(2025, 6, 1), "age_cuts": [40, 45], "young_below": 40, "secrecy": 0,
        "aim_women": Decimal(25), "approver": "Ban Thường vụ",
    } | fields  # fmt: skip
    made: PlanningList = PlanningList.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def target(of: PlanningList, code: str = "district-board-head") -> PlanningTarget:
    """A title of the list."""
    row: PlanningTarget = PlanningTarget.of(of, title=cadres.title(code), places=40)
    row.save()
    return row


def entry(of: PlanningList, at: PlanningTarget, cadre: Cadre, **fields: Any) -> PlanningEntry:
    """Somebody on the list."""
    values = {"reference": "N-AAAAAAAA", "begin": "added", "began_on": TODAY} | fields
    row: PlanningEntry = PlanningEntry.of(of, target=at, cadre=cadre, **values)
    row.save()
    return row


def _steps(of: PlanningList, who: PlanningEntry, word: str) -> None:
    for step in Step.values:
        voted = 9 if step != "source" else 0
        meeting = PlanningMeeting.of(
            of, step=step, held_on=TODAY, summoned=9, present=9, issued=voted, collected=voted,
            valid=voted, invalid=0, minutes_number=word,
        )  # fmt: skip
        meeting.save()
        if voted:
            PlanningVote.of(of, meeting=meeting, entry=who, agree=9).save()


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """The lists of the twin's unit; names, people and papers carry its word."""
    somebody = cadres.cadre(
        twin.unit, id=ids["planned_cadre"], full_name=f"Lê Văn {twin.word}",
        reference=f"C-{twin.word[:5]}",
    )  # fmt: skip
    cadres.position(somebody, title_text=f"Chuyên viên {twin.word}")
    free = cadres.cadre(
        twin.unit, 2, id=ids["free_cadre"], full_name=f"Trần Thị {twin.word}",
        reference=f"C-9{twin.word[:5]}",
    )  # fmt: skip
    made: dict[str, Any] = {"planned_cadre": somebody, "free_cadre": free}
    for place, (name, fields) in enumerate(STATES.items()):
        made[name] = planning(
            twin.unit, id=ids[name], name=f"Quy hoạch {twin.word}", aims_basis=twin.word,
            reference=f"Q-{twin.word[:5]}{place}", **fields,
        )  # fmt: skip
        own = {"id": ids["planning_entry"]} if name == "planning" else {}
        who = entry(
            made[name], target(made[name]), somebody, reason=twin.word,
            reference=f"N-{twin.word[:5]}{place}", **own,
        )  # fmt: skip
        if name == "planning":
            made["planning_entry"] = who
        else:
            _steps(made[name], who, twin.word)
    return made


def _placed(unit: Any, number: int) -> PlanningList:
    return planning(unit, reference=f"Q-{number}")


def _entry_of(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> PlanningEntry:
    return entry(
        made[LIST][number], made["cadres.planningtarget"][number], made["cadres.cadre"][number],
        reference=f"N-{number}",
    )  # fmt: skip


def _meeting_of(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> PlanningMeeting:
    row: PlanningMeeting = PlanningMeeting.of(
        made[LIST][number], step="source", held_on=TODAY, summoned=9, present=9
    )
    row.save()
    return row


def _vote_of(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> PlanningVote:
    row: PlanningVote = PlanningVote.of(
        made[LIST][number], meeting=made["cadres.planningmeeting"][number],
        entry=made["cadres.planningentry"][number], agree=9,
    )  # fmt: skip
    row.save()
    return row


MAKERS = {
    LIST: lambda unit, number, made, who: _placed(unit, number),
    "cadres.planningtarget": lambda unit, number, made, who: target(made[LIST][number]),
    "cadres.planningentry": _entry_of,
    "cadres.planningmeeting": _meeting_of,
    "cadres.planningvote": _vote_of,
}


def _reference(twin: Twin, of: str) -> str:
    """Its reference; one that never was for the twin that is not there."""
    return getattr(getattr(twin, of), "reference", "Q-NEVER")


def _one(name: str, of: str = "planning", **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _step(name: str, of: str, step: str, **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE,
        key=lambda twin: {"reference": _reference(twin, of), "step": step}, **acts,
    )  # fmt: skip


def _post(right: str = P.CHANGE_CADRE, **values: Any) -> Act:
    sent = {"version": "1", "confirmed": "on"} | values
    return Act(right, ok=302, data=lambda stage, twin: sent)


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _people(twin: Twin) -> list[str]:
    return [f"q={text}" for text in (*words_of(twin), twin.word)]


def _api(name: str, of: str, **acts: Any) -> Route:
    """One list, or an act on it, through the API."""

    def key(twin: Twin) -> dict[str, Any]:
        found = {"reference": _reference(twin, "planning")}
        return found | ({"entry": _reference(twin, of)} if of == "planning_entry" else {})

    return Route(f"planning-{name}", of=of, see=P.VIEW_CADRE, stranger=API_CLOSED, key=key, **acts)


SAID = {
    "name": "Ban chấp hành", "age_low": "40", "age_high": "45", "young_below": "40",
    **three("age_on", "1", "6", "2025"),
}  # fmt: skip
NEW = SAID | {
    "scope": "titles", "term_kind": "committee", "first_year": "2025", "last_year": "2030",
    "year": "2026", "secrecy": "0",
}  # fmt: skip
HELD = three("held_on", "20", "1", "2026") | {
    "summoned": "9", "present": "9", "issued": "0", "collected": "0", "valid": "0", "invalid": "0",
}  # fmt: skip


def _target(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "title": cadres.title("district-front-chair").pk, "places": "1"}


def _added(stage: Stage, twin: Twin) -> dict[str, Any]:
    """Somebody of the own range, found by name."""
    somebody = stage.twins[OWN].free_cadre
    at = getattr(twin, "planning_entry", None)
    return {
        "q": somebody.full_name, "version": "1", "cadre": somebody.reference, "source": "on_site",
        "target": getattr(at, "target_id", 0), "reason": "Đã cân nhắc",
    }  # fmt: skip


TABS = ("tab=force", "tab=past&scope=titles", "order=-name&per_page=100")
PARTS = (
    "tab=first&order=-birth", "tab=look&verdict=unknown", "tab=ended", "on=20/1/2026&order=votes",
)  # fmt: skip
ROUTES = [
    Route(
        "cadres:plannings",
        get=Act(P.VIEW_CADRE, queries=_queries, views=TABS, rows="planning"),
    ),
    Route(
        "cadres:planning_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=lambda stage, twin: NEW),
    ),
    _one("planning", get=Act(views=PARTS, rows="planning_entry")),
    _one(
        "planning_export",
        get=Act(P.EXPORT_CADRES, views=("as=added", "as=carried"), rows="planning_entry"),
    ),
    _one("planning_print", get=Act(rows="planning_entry")),
    _one("planning_paper", get=Act(P.EXPORT_CADRES, rows="planning_entry")),
    _one(
        "planning_edit", get=Act(P.CHANGE_CADRE), post=_post(**SAID),
    ),
    _one(
        "planning_target", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_target),
    ),
    _one(
        "planning_add", get=Act(P.CHANGE_CADRE, queries=_people, rows="planning_entry"),
        post=Act(P.CHANGE_CADRE, ok=302, data=_added),
    ),
    _step(
        "planning_step", "planning", "source", get=Act(P.CHANGE_CADRE), post=_post(**HELD),
    ),
    _step(
        "planning_strike", "planning_ready", "collective_2", get=Act(P.CHANGE_CADRE),
        post=_post(reason="Nhập nhầm"),
    ),
    Route(
        "cadres:planning_end", of="planning_entry", see=P.VIEW_CADRE,
        key=lambda twin: {
            "reference": _reference(twin, "planning"), "entry": _reference(twin, "planning_entry"),
        },
        get=Act(P.CHANGE_CADRE), post=_post(end="removed", removal="age"),
    ),
    _one(
        "planning_submit", "planning_ready", get=Act(P.CHANGE_CADRE),
        post=_post(approver="Ban Thường vụ", **three("submitted_on", "20", "1", "2026")),
    ),
    _one(
        "planning_approve", "planning_waiting", get=Act(P.DECIDE_CADRE),
        post=_post(P.DECIDE_CADRE, number="1-QĐ", **three("approved_on", "20", "1", "2026")),
    ),
    _one(
        "planning_return", "planning_waiting", get=Act(P.CHANGE_CADRE),
        post=_post(reason="Thiếu hồ sơ"),
    ),
    _one(
        "planning_publish", "planning_force", get=Act(P.DECIDE_CADRE),
        post=_post(
            P.DECIDE_CADRE, note="Tại đơn vị", **three("published_on", "20", "1", "2026")
        ),
    ),
    _one(
        "planning_review", "planning_force", get=Act(P.CHANGE_CADRE), post=_post(year="2027"),
    ),
    _one(
        "planning_discard", "planning", get=Act(P.CHANGE_CADRE), post=_post(reason="Lập nhầm"),
    ),
    Route(
        "planning-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, queries=_queries, views=("scope=titles",), rows="planning"),
    ),
    _api("detail", "planning", get=Act(rows="planning_entry")),
    _api(
        "people", "planning",
        post=Act(P.CHANGE_CADRE, ok=201, json=True, data=lambda stage, twin: {
            "version": 1, "cadre": stage.twins[OWN].free_cadre.reference,
            "title": "district-board-head", "reason": "Đã cân nhắc",
        }),
    ),
    _api(
        "end", "planning_entry",
        post=Act(P.CHANGE_CADRE, json=True, data=lambda stage, twin: {
            "version": 1, "end": "removed", "removal": "age",
        }),
    ),
    *Table(LIST, P.ADMINISTER_CADRES, of="planning", rows="planning", page=403).routes(),
]  # fmt: skip


def _more_lists(stage: Stage, role: str, number: int) -> None:
    unit = stage.twins[OWN].unit
    made = planning(unit, reference=f"Q-MORE{number}", name=f"Danh sách {number}")
    entry(made, target(made), cadres.cadre(unit, number), reference=f"N-LIST{number}")


def _more_entries(stage: Stage, role: str, number: int) -> None:
    own = stage.twins[OWN]
    somebody = cadres.cadre(own.unit, number)
    cadres.position(somebody, title=cadres.title())
    entry(
        own.planning, own.planning_entry.target, somebody, reference=f"N-MORE{number}",
    )  # fmt: skip


MORE = {"planning": _more_lists, "planning_entry": _more_entries}
