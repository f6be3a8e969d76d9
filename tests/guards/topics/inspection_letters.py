"""What letters add to the guards."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.inspection.cases.actions import Subject
from apps.inspection.letters import actions
from apps.inspection.letters.actions import Arrived
from apps.inspection.models import Letter, LetterContent, LetterSubject
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import OWN, Stage, Twin

LETTER = "inspection.letter"
TODAY = date(2026, 1, 20)
RIGHTS = {
    LETTER: P.VIEW_LETTER,
    "inspection.lettersubject": P.VIEW_LETTER,
    "inspection.lettercontent": P.VIEW_LETTER,
}
GUARDED = {label: LETTER for label in RIGHTS if label != LETTER}
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
STATES: dict[str, dict[str, Any]] = {
    "letter": {"state": "registered"},
    "sorted_letter": {"state": "classified", "competence": "own", "clock_from": TODAY},
}
"""The letters of a twin."""
KINDS = (*STATES, "letter_name")
WALLED = tuple(STATES)


def letter(unit: Any, **fields: Any) -> Letter:
    """A letter that came to a unit."""
    values = {
        "channel": "paper", "kind": "denunciation", "matter": "Nội dung đơn", "arrived_on": TODAY,
        "registered_on": TODAY, "reference": "D2026-AAAAAA",
    } | fields  # fmt: skip
    made: Letter = Letter.objects.create(organization=unit, **values)
    made.refresh_from_db()
    return made


def _name(of: Letter, **fields: Any) -> Any:
    values = {"is_person": True, "name": "Lê Văn A", "added_on": TODAY} | fields
    row = LetterSubject.of(of, **values)
    row.save()
    return row


def _content(of: Letter, **fields: Any) -> Any:
    row = LetterContent.of(of, **({"order": 1, "text": "Việc thứ nhất"} | fields))
    row.save()
    return row


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One letter in each state of the twin's unit, full of its word."""
    made: dict[str, Any] = {}
    for number, (name, fields) in enumerate(STATES.items()):
        one = letter(
            twin.unit, id=ids[name], matter=f"Đơn {twin.word}", book_number=twin.word[:30],
            reference=f"D2026-{twin.word[:6]}{number}", came_from=twin.word, **fields,
        )  # fmt: skip
        _content(one, text=f"Nội dung {twin.word}")
        key = {"id": ids["letter_name"]} if name == "letter" else {}
        row = _name(one, name=f"Lê Văn {twin.word}", unit_name=twin.word, position=twin.word, **key)
        made[name] = one
        if key:
            made["letter_name"] = row
    return made


MAKERS = {
    LETTER: lambda unit, number, made, who: letter(unit, reference=f"D2026-{number}"),
    "inspection.lettersubject": lambda unit, number, made, who: _name(made[LETTER][number]),
    "inspection.lettercontent": lambda unit, number, made, who: _content(made[LETTER][number]),
}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "channel": "paper", "kind": "denunciation",
        "matter": "Quản lý đất đai", "secrecy": "0", **three("arrived_on", "20", "1", "2026"),
    }  # fmt: skip


def _classify(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "kind": "denunciation", "competence": "own",
        **three("classified_on", "20", "1", "2026"),
    }  # fmt: skip


def _file(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "reason": "vague", **three("filed_on", "20", "1", "2026")}


def _subject(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "name": "Lê Văn Bốn"}


def _identify(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {"version": "1", "member": "0"}


def _reference(twin: Twin, of: str = "letter") -> str:
    """Its reference; one that never was for the twin that is not there."""
    return getattr(getattr(twin, of), "reference", "D2026-NEVER")


def _one(name: str, of: str = "letter", **acts: Any) -> Route:
    return Route(
        f"inspection:{name}", of=of, see=P.VIEW_LETTER,
        key=lambda twin: {"reference": _reference(twin, of)}, **acts,
    )  # fmt: skip


def _act(code: str, data: Any, right: str = P.CHANGE_LETTER, of: str = "letter") -> Route:
    return _one(f"letter_{code}", of, get=Act(right), post=Act(right, ok=302, data=data))


TABS = ("tab=in_hand", "tab=forwarded", "tab=filed&kind=complaint", "order=-kind&per_page=100")
ROUTES = [
    Route("inspection:letters", get=Act(P.VIEW_LETTER, queries=_queries, views=TABS, rows="letter")),
    Route("inspection:letters_print", get=Act(P.VIEW_LETTER, queries=_queries, rows="letter")),
    Route(
        "inspection:letters_export",
        get=Act(
            P.EXPORT_CASES, queries=_queries, rows="letter"
        ),
    ),
    Route(
        "inspection:letter_new", get=Act(P.CHANGE_LETTER, rows="organization"),
        post=Act(P.CHANGE_LETTER, ok=302, data=_new, aimed=422),
    ),
    _one("letter", get=Act(rows="letter_name")),
    _act("classify", _classify),
    _act("file", _file),
    _act("add_subject", _subject),
    Route(
        "inspection:letter_identify", of="letter_name", see=P.VIEW_LETTER,
        key=lambda twin: {"reference": _reference(twin), "pk": twin.letter_name.pk},
        get=Act(P.CHANGE_LETTER), post=Act(P.CHANGE_LETTER, ok=422, data=_identify),
    ),
    Route(
        "letter-list", stranger=CLOSED,
        get=Act(P.VIEW_LETTER, queries=_queries, views=("kind=complaint",), rows="letter"),
    ),
    Route(
        "letter-detail", of="letter", see=P.VIEW_LETTER, stranger=CLOSED, get=Act(),
        key=lambda twin: {"reference": _reference(twin)},
    ),
    *Table(LETTER, P.ADMINISTER_INSPECTION, of="letter", rows="letter", page=403).routes(),
]  # fmt: skip


def _more_letters(stage: Stage, role: str, number: int) -> None:
    twin = stage.twins[OWN]
    made = letter(twin.unit, reference=f"D2026-MORE{number}", matter=f"Đơn thứ {number}")
    _name(made, name=f"Lê Thị {number}")


def _more_names(stage: Stage, role: str, number: int) -> None:
    _name(stage.twins[OWN].letter, name=f"Lê Thị {number}")


MORE = {"letter": _more_letters, "letter_name": _more_names}


def _officer(stage: Stage) -> Any:
    # The table of acts is put together from this file.
    from tests.guards import action_table

    return action_table.actor(stage, "inspection_officer")


def _register(stage: Stage) -> None:
    arrived = Arrived(
        channel="paper", kind="denunciation", matter="Quản lý đất đai", arrived_on=TODAY,
        contents=["Giao đất sai đối tượng"], subjects=[Subject(name="Lê Văn C")],
    )  # fmt: skip
    actions.register_letter(
        organization=stage.twins[OWN].unit, arrived=arrived, today=TODAY, by=_officer(stage)
    )


def _done(name: str, of: str = "letter", *, dated: bool = True, **values: Any) -> Any:
    def do(stage: Stage) -> None:
        day = {"today": TODAY} if dated else {}
        getattr(actions, name)(
            letter=getattr(stage.twins[OWN], of), version=1, by=_officer(stage), **day, **values
        )

    return do


def _identified(stage: Stage) -> None:
    twin = stage.twins[OWN]
    actions.identify_letter_subject(
        letter=twin.letter, version=1, subject=twin.letter_name, member=twin.member,
        by=_officer(stage),
    )  # fmt: skip


HERE = "apps.inspection.letters.actions"
ACTIONS = {
    f"{HERE}.registering.register_letter": _register,
    f"{HERE}.registering.add_letter_subject": _done(
        "add_letter_subject", subject=Subject(name="Lê Văn D")
    ),
    f"{HERE}.registering.identify_letter_subject": _identified,
    f"{HERE}.sorting.classify_letter": _done(
        "classify_letter", kind="denunciation", competence="own", competent_name="",
        classified_on=TODAY,
    ),
    f"{HERE}.sorting.file_letter": _done(
        "file_letter", reason="vague", filed_on=TODAY, note=""
    ),
}  # fmt: skip
NOT_ACTIONS = {
    f"{HERE}.held.{name}": "a part of the acts on letters"
    for name in ("held", "keep", "not_after", "not_before", "words")
}
