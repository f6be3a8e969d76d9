"""What letters add to the guards."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from apps.accounts.models import User
from apps.accounts.permissions import Permission as P  # noqa: N817 (a table of many)
from apps.core import sealing
from apps.core.keys import row_key
from apps.inspection.models import (
    DenouncerIdentity,
    IdentityOpening,
    Letter,
    LetterContent,
    LetterSubject,
)
from tests.guards.matrix import Act, Route
from tests.guards.routes_admin import Table
from tests.guards.routes_api import CLOSED
from tests.guards.routes_pages import words_of
from tests.guards.routes_records import three
from tests.guards.twins import FIRST_KEY, OWN, Stage, Twin, kinds

LETTER = "inspection.letter"
TODAY = date(2026, 1, 20)
RIGHTS = {
    LETTER: P.VIEW_LETTER,
    "inspection.lettersubject": P.VIEW_LETTER,
    "inspection.lettercontent": P.VIEW_LETTER,
    "inspection.denounceridentity": P.VIEW_LETTER,
    "inspection.identityopening": P.VIEW_LETTER,
}
GUARDED = {label: LETTER for label in RIGHTS if label != LETTER}
PLACED_WITH = GUARDED
"""Rows that lie where their record lies, by the database."""
STATES: dict[str, dict[str, Any]] = {
    "letter": {"state": "registered"},
    "sorted_letter": {"state": "classified", "competence": "own", "clock_from": TODAY},
    "anonymous_letter": {"state": "registered", "is_anonymous": True},
    "mixed_letter": {"state": "registered", "kind": "mixed"},
    "asked_letter": {
        "state": "classified",
        "competence": "own",
        "withdrawal_asked_on": TODAY,
    },
}
"""The letters of a twin."""
KINDS = (*STATES, "letter_part", "letter_name", "opening", "agreed")
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


def _identity(of: Letter, **fields: Any) -> Any:
    values = {"code": f"N{of.reference[6:15]}", "sealed": sealing.seal({"name": "Đoàn Thị E"})}
    row = DenouncerIdentity.of(of, **(values | {"sealed_on": TODAY} | fields))
    row.save()
    return row


def _opening(of: Letter, identity: Any, who: Any, **fields: Any) -> Any:
    values = {"asked_by": who, "asked_at": timezone.now(), "reason": "Gặp người viết", "hours": 1}
    row = IdentityOpening.of(of, identity=identity, **(values | fields))
    row.save()
    return row


def _openings(one: Letter, twin: Twin, ids: dict[str, int]) -> dict[str, Any]:
    """A request that waits, and one that the reader of the role may use."""
    words = {"name": twin.word, "address": twin.word, "contact": twin.word}
    identity = _identity(one, sealed=sealing.seal(words))
    chair = User.objects.filter(sign_in_name__startswith="inspection_chair").first()
    now = timezone.now()
    return {
        "opening": _opening(one, identity, None, id=ids["opening"], reason=twin.word),
        "agreed": _opening(
            one, identity, chair, id=ids["agreed"], agreed=True, decided_at=now,
            open_until=now + timedelta(hours=1),
        ),
    }  # fmt: skip


def twins(twin: Twin, ids: dict[str, int], owner: Any) -> dict[str, Any]:
    """One letter in each state of the twin's unit, full of its word."""
    made: dict[str, Any] = {}
    for number, (name, fields) in enumerate(STATES.items()):
        one = letter(
            twin.unit, id=ids[name], matter=f"Đơn {twin.word}", book_number=twin.word[:30],
            reference=f"D2026-{twin.word[:6]}{number}", came_from=twin.word, **fields,
        )  # fmt: skip
        _content(one, text=f"Nội dung {twin.word}")
        part = {"id": ids["letter_part"]} if name == "mixed_letter" else {}
        _content(one, order=2, text=f"Việc {twin.word}", **part)
        key = {"id": ids["letter_name"]} if name == "letter" else {}
        row = _name(one, name=f"Lê Văn {twin.word}", unit_name=twin.word, position=twin.word, **key)
        if name == "letter":
            made |= _openings(one, twin, ids)
        else:
            _identity(one, sealed=sealing.seal({"name": twin.word}))
        made[name] = one
        if key:
            made["letter_name"] = row
    return made


MAKERS = {
    LETTER: lambda unit, number, made, who: letter(unit, reference=f"D2026-{number}"),
    "inspection.lettersubject": lambda unit, number, made, who: _name(made[LETTER][number]),
    "inspection.lettercontent": lambda unit, number, made, who: _content(made[LETTER][number]),
    "inspection.denounceridentity": lambda unit, number, made, who: _identity(made[LETTER][number]),
    "inspection.identityopening": lambda unit, number, made, who: _opening(
        made[LETTER][number], made["inspection.denounceridentity"][number], who
    ),
}


def _queries(twin: Twin) -> list[str]:
    return [f"search={text}" for text in (*words_of(twin), twin.word)]


def _new(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "organization": twin.unit.code, "channel": "paper", "kind": "denunciation",
        "matter": "Quản lý đất đai", "secrecy": "0", "writer_name": "Đoàn Thị E", **three("arrived_on", "20", "1", "2026"),
    }  # fmt: skip


def _classify(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1", "kind": "denunciation", "competence": "own",
        **three("classified_on", "20", "1", "2026"),
    }  # fmt: skip


def _file(stage: Stage, twin: Twin) -> dict[str, Any]:
    return {
        "version": "1",
        "reason": "vague",
        "confirmed": "on",
        **three("filed_on", "20", "1", "2026"),
    }


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


def _today(name: str) -> dict[str, str]:
    return three(name, "20", "1", "2026")


def _sure(**values: Any) -> Any:
    """The data of an act that is confirmed."""
    return lambda stage, twin: {"version": "1", "confirmed": "on", **values}


def _split(stage: Stage, twin: Twin) -> dict[str, Any]:
    # The second content has the key next to the letter's own kinds.
    part = FIRST_KEY[twin.where] + kinds().index("letter_part")
    return {"version": "1", "confirmed": "on", "denounced": [row_key(part)]}


def _link(stage: Stage, twin: Twin) -> dict[str, Any]:
    lead = _reference(twin, "sorted_letter")
    return {"version": "1", "confirmed": "on", "lead": lead}


BODY = "inspection_committee"
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
        post=Act(P.CHANGE_LETTER, ok=302, data=_new, aimed=404),
    ),
    _one("letter", get=Act(rows="letter_name")),
    _act("classify", _classify),
    _act("file", _file),
    _act("add_subject", _subject),
    _act("split", _split, of="mixed_letter"),
    _act(
        "forward",
        _sure(outside="Thanh tra tỉnh", number="1", **_today("forwarded_on")),
    ),
    _act("link", _link),
    _act("open", _sure(body=BODY, title="Tố cáo"), of="sorted_letter"),
    _act("feed", _sure(body=BODY, title="Dấu hiệu", other="Báo chí"), of="anonymous_letter"),
    _act("withdraw", _sure(note="Xin rút", **_today("asked_on"))),
    _act(
        "decide_withdrawal",
        _sure(decision="continue", reason="Không bị ép buộc", **_today("decided_on")),
        P.DECIDE_CASE, "asked_letter",
    ),
    _act("regrade", _sure(secrecy="0", decision="3-QĐ"), P.DECIDE_CASE),
    _act("answer", _sure(number="45", **_today("answered_on")), of="sorted_letter"),
    # Names of committees stand in letterheads: known to everybody who may forward a letter there.
    Route("inspection:letter_offices", get=Act(P.CHANGE_LETTER, rows="organization")),
    Route(
        "inspection:letter_identify", of="letter_name", see=P.VIEW_LETTER,
        key=lambda twin: {"reference": _reference(twin), "pk": twin.letter_name.pk},
        get=Act(P.CHANGE_LETTER), post=Act(P.CHANGE_LETTER, ok=422, data=_identify),
    ),
    _one(
        "letter_writer", get=Act(P.CHANGE_LETTER), post=Act(
            P.CHANGE_LETTER, ok=302, data=lambda stage, twin: {"version": "1", "writer_name": "B"}
        ),
    ),
    _one(
        "identity_ask", of="sorted_letter", get=Act(P.CHANGE_LETTER), post=Act(
            P.CHANGE_LETTER, ok=302, data=lambda stage, twin: {
                "version": "1", "reason": "Gặp người viết", "hours": "1",
            },
        ),
    ),
    Route(
        "inspection:identity_decide", of="opening", see=P.VIEW_LETTER,
        key=lambda twin: {"reference": _reference(twin), "pk": twin.opening.pk},
        get=Act(P.DECIDE_CASE),
        post=Act(P.DECIDE_CASE, ok=302, data=lambda stage, twin: {"decision": "agree"}),
    ),
    Route(
        "inspection:identity_open", of="agreed", see=P.VIEW_LETTER,
        key=lambda twin: {"reference": _reference(twin), "pk": twin.agreed.pk},
        post=Act(P.DECIDE_CASE),
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
