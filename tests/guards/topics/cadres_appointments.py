"""What appointments add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.cadres.models import (
    AgreementLetter,
    AppointmentFile,
    AppointmentFreeze,
    AppointmentMeeting,
    AppointmentPaper,
    Cadre,
)
from apps.core.vietnamese import fold
from apps.regulations.models import RuleValue
from tests.factories import cadres
from tests.factories.regulations import RuleValueFactory
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED as API_CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

FILE, CADRE = "cadres.appointmentfile", "cadres.cadre"
ROWS: dict[str, tuple[Any, dict[str, Any]]] = {
    "cadres.appointmentmeeting": (
        AppointmentMeeting,
        {
            "step": "key_cadres", "held_on": date(2026, 1, 6), "summoned": 9, "present": 9,
            "issued": 9, "collected": 9, "valid": 9, "agree": 8, "disagree": 1,
        },
    ),
    "cadres.agreementletter": (
        AgreementLetter, {"addressee": "Sở", "number": "1", "sent_on": date(2026, 1, 6)},
    ),
    "cadres.appointmentpaper": (AppointmentPaper, {}),
}  # fmt: skip
"""Each row of a file, and what it needs."""
RIGHTS = dict.fromkeys((FILE, *ROWS), P.VIEW_CADRE)
GUARDED = dict.fromkeys((FILE, *ROWS), CADRE)
PLACED_WITH = GUARDED
CLOSED = tuple(RIGHTS)
"""No grant opens files of appointments."""
OPENED, DECIDED = date(2026, 1, 5), date(2026, 1, 20)
FILES: dict[str, dict[str, Any]] = {
    "running_file": {"act": "reappointment"},
    "decided_file": {"act": "reappointment", "state": "decided"},
    "nominated_file": {"act": "nomination", "state": "decided"},
    "suspended_file": {"act": "suspension", "state": "decided"},
}
"""The files of a twin, one in each state that an act needs."""
KINDS = ("appointee", "appointment_row", "appointment_meeting", "appointee_position", *FILES)
WALLED = ("appointee",)


def file(of: Cadre, number: int = 0, **fields: Any) -> AppointmentFile:
    """A file about a cadre; at work unless said otherwise."""
    values = {
        "reference": f"A-{of.pk % 100000}{number}", "act": "release", "procedure": "release",
        "title_text": "Phó trưởng phòng", "opened_on": OPENED,
    } | fields  # fmt: skip
    values["procedure"] = values["act"]
    if values.get("state") == "decided":
        values = {"decision_number": "1", "decided_on": DECIDED, "effective_on": DECIDED} | values
    made: AppointmentFile = AppointmentFile.of(of, **values)
    made.save()
    made.refresh_from_db()
    return made


def _row(label: str, of: AppointmentFile, **fields: Any) -> Any:
    model, values = ROWS[label]
    row = model.of_file(of, **(values | fields))
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """Somebody with a position, and files about them; words and names carry the twin's word."""
    key = "cadres.suspend.limit"
    if not RuleValue.objects.filter(key=key).exists():
        RuleValueFactory(
            key=key, value="15", unit="working_days", extension_cap=15, valid_from=date(2010, 1, 1)
        )
        AppointmentFreeze.objects.create(
            id=7_500_000_005, name="Tạm dừng", valid_from=date(2011, 1, 1),
            valid_until=date(2011, 2, 1),
        )  # fmt: skip
    person = cadres.cadre(
        twin.unit, id=ids["appointee"], full_name=f"Lê Văn {twin.word}",
        reference=f"C-{fold(twin.word).upper()}",
    )  # fmt: skip
    held = cadres.position(
        person, id=ids["appointee_position"], title_text=f"Chức {twin.word}", unit_text=twin.word,
        term_ends_on=date(2031, 1, 1),
    )  # fmt: skip
    made: dict[str, Any] = {"appointee": person, "appointee_position": held}
    for place, (name, fields) in enumerate(FILES.items()):
        more: dict[str, Any] = {}
        if name == "suspended_file":
            more = {"effective_on": timezone.localdate()}
        made[name] = file(
            person, id=ids[name], reference=f"A-{twin.word[:5]}{place}", position=held,
            title_text=f"Chức {twin.word}", unit_text=twin.word, reason=twin.word, **fields, **more,
        )  # fmt: skip
    made["appointment_row"] = _row(
        "cadres.agreementletter", made["running_file"], id=ids["appointment_row"],
        addressee=twin.word, number=twin.word,
    )  # fmt: skip
    made["appointment_meeting"] = _row(
        "cadres.appointmentmeeting", made["running_file"], id=ids["appointment_meeting"],
        minutes=twin.word,
    )  # fmt: skip
    _row("cadres.appointmentpaper", made["running_file"], code="proposal", number=twin.word)
    return made


def _maker(label: str) -> Any:
    def make(unit: Any, number: int, made: dict[str, list[Any]], who: Any) -> Any:
        more = {"code": f"p{number}"} if label == "cadres.appointmentpaper" else {}
        of = file(made[CADRE][number], 50 + number + 100 * (len(label) % 7))
        return _row(label, of, **more)

    return make


MAKERS = {
    FILE: lambda unit, number, made, who: file(made[CADRE][number], number),
} | {label: _maker(label) for label in ROWS}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _reference(twin: Twin, of: str) -> str:
    """Its reference; one that never was for the twin that is not there."""
    return getattr(getattr(twin, of), "reference", "A-NEVER")


def _one(name: str, of: str = "running_file", **acts: Any) -> Route:
    return Route(
        f"cadres:{name}", of=of, see=P.VIEW_CADRE,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _act(code: str, of: str = "running_file", right: str = P.CHANGE_CADRE, **values: Any) -> Route:
    def data(stage: Stage, twin: Twin) -> dict[str, Any]:
        found = {name: value(twin) if callable(value) else value for name, value in values.items()}
        return {"version": "1", "confirmed": "on", **found}

    return _one(f"appointment_{code}", of, get=Act(right), post=Act(right, ok=302, data=data))


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "cadre": _reference(twin, "appointee").replace("A-NEVER", "C-NEVER"), "act": "release",
        "position": twin.appointee_position.pk, **three("opened_on", "20", "1", "2026"),
    }  # fmt: skip


def _today(name: str) -> dict[str, str]:
    day = timezone.localdate()
    return three(name, str(day.day), str(day.month), str(day.year))


COUNTED = dict.fromkeys(("summoned", "present", "issued", "collected", "valid", "agree"), "9")
SIGNED = {
    "number": "5-QĐ", "reason": "Theo kết luận", **three("decided_on", "20", "1", "2026"),
    **three("effective_on", "20", "1", "2026"), **three("until", "20", "1", "2031"),
}  # fmt: skip
TABS = ("tab=decided", "tab=waiting&act=release&origin=on_site", "tab=closed&order=-name&year=2026")
ROUTES = [
    Route(
        "cadres:appointments",
        get=Act(P.VIEW_CADRE, queries=_queries, views=TABS, rows="running_file"),
    ),
    Route("cadres:appointments_print", get=Act(P.VIEW_CADRE, queries=_queries, rows="running_file")),
    Route(
        "cadres:appointments_export",
        get=Act(P.EXPORT_CADRES, queries=_queries, rows="running_file"),
    ),
    Route(
        "cadres:terms",
        get=Act(P.VIEW_CADRE, queries=_queries, views=("tab=later", "tab=over&order=-name"),
                rows="ending_term"),
    ),
    Route("cadres:terms_export", get=Act(P.EXPORT_CADRES, queries=_queries, rows="ending_term")),
    Route(
        "cadres:appointment_new", get=Act(P.CHANGE_CADRE),
        post=Act(P.CHANGE_CADRE, ok=302, data=_new, aimed=404),
    ),
    _one("appointment_paper", get=Act(P.EXPORT_CADRES, rows="appointment_row")),
    _one("appointment", get=Act(rows="appointment_row")),
    _act("notice", **_today("notified_on")),
    _act("principle", number="1", **three("asked_on", "20", "1", "2026")),
    _act(
        "meeting", step="collective_3", disagree="0", **COUNTED,
        **three("held_on", "20", "1", "2026"),
    ),
    _act("strike", meeting=lambda twin: twin.appointment_meeting.pk, reason="Gõ nhầm"),
    _act("letter", addressee="Sở", number="2", **three("sent_on", "20", "1", "2026")),
    _act(
        "answer", letter=lambda twin: twin.appointment_row.pk, answer="agreed",
        **three("answered_on", "20", "1", "2026"),
    ),
    _act("papers", codes=["proposal", "health"]),
    _act("decide", right=P.DECIDE_CADRE, **SIGNED),
    _act(
        "elect", "nominated_file", P.DECIDE_CADRE, elected="0",
        **three("elected_on", "21", "1", "2026"),
    ),
    _act("extend", "suspended_file", P.DECIDE_CADRE, number="3", **_today("extended_on")),
    _act("lift", "suspended_file", P.DECIDE_CADRE, **_today("lifted_on")),
    _act("correct", "decided_file", P.DECIDE_CADRE, **SIGNED),
    _act("close", reason="Thôi", **three("closed_on", "20", "1", "2026")),
    Route(
        "appointment-list", stranger=API_CLOSED,
        get=Act(P.VIEW_CADRE, queries=_queries, views=("act=release",), rows="running_file"),
    ),
    Route(
        "appointment-detail", of="running_file", see=P.VIEW_CADRE, stranger=API_CLOSED,
        get=Act(rows="appointment_row"),
        key=lambda twin: {"reference": _reference(twin, "running_file")},
    ),
    *Table(FILE, P.ADMINISTER_CADRES, of="running_file", rows="running_file", page=403).routes(),
    *Table(
        "cadres.appointmentfreeze", P.ADMINISTER_CADRES, P.ADMINISTER_CADRES,
        rows="freeze", key=lambda: 7_500_000_005,
    ).routes(),
]  # fmt: skip


def _person(stage: Stage, number: int) -> Cadre:
    return cadres.cadre(stage.twins[OWN].unit, number)


def _more_files(stage: Stage, role: str, number: int) -> None:
    file(_person(stage, number), number)


def _more_terms(stage: Stage, role: str, number: int) -> None:
    cadres.position(_person(stage, number), term_ends_on=timezone.localdate())


MORE = {
    "running_file": _more_files,
    "ending_term": _more_terms,
    "freeze": lambda stage, role, number: AppointmentFreeze.objects.create(
        name=f"Đợt {number}",
        valid_from=date(2012, 1, 1),
        valid_until=date(2012, 2, number % 27 + 1),
    ),
    "appointment_row": lambda stage, role, number: _row(
        "cadres.agreementletter", stage.twins[OWN].running_file, number=str(number)
    ),
}
