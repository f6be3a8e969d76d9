"""What follows a move: assessments, care; personal grounds to wait; findings of the board."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.actions.held import not_ahead, not_before, words
from apps.cadres.models import (
    Cadre,
    Move,
    MoveAssessment,
    MoveCare,
    MoveDeferral,
    Position,
    WatchFinding,
)
from apps.cadres.moves.actions import held as share
from apps.cadres.moves.choices import MoveState, Watch
from apps.core import audit
from apps.core.errors import RuleRefused


@audit.act("cadres.move_assessed")
def assess_move(
    *, move: Move, version: int, assessed_on: date, grade: str, assessor: str, note: str = "",
    today: date, by: Actor,
) -> MoveAssessment:  # fmt: skip
    """Record the yearly assessment (R-ROT-11).

    Raises NotAllowed, Conflict, RuleRefused before the move began, for a day ahead, without who.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by, state=MoveState.RUNNING)
    not_ahead(assessed_on, today, "assessed_on")
    not_before(assessed_on, found.effective_on, "assessed_on")
    made: MoveAssessment = MoveAssessment.of_move(
        found, assessed_on=assessed_on, grade=grade, note=note.strip(),
        assessor=words(assessor, "move_assessor_missing", "assessor"),
    )  # fmt: skip
    made.save()
    share.stored(found)
    audit.record(by, action="cadres.move_assessed", obj=found)
    return made


@audit.act("cadres.move_care_given")
def give_care(
    *, move: Move, version: int, kind: str, given_on: date, amount: int | None = None,
    note: str = "", today: date, by: Actor,
) -> MoveCare:  # fmt: skip
    """Record what is done for the person.

    Raises NotAllowed, Conflict, RuleRefused before the move began or for a day ahead.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by, state=MoveState.RUNNING)
    not_ahead(given_on, today, "given_on")
    not_before(given_on, found.effective_on, "given_on")
    made: MoveCare = MoveCare.of_move(
        found, kind=kind, amount=amount, given_on=given_on, note=note.strip()
    )
    made.save()
    share.stored(found)
    audit.record(by, action="cadres.move_care_given", obj=found, act=kind)
    return made


@audit.act("cadres.move_deferred")
def defer_move(
    *, move: Move, version: int, ground: str, until: date | None = None, today: date, by: Actor
) -> MoveDeferral:
    """Record a personal ground for not being moved now (R-ROT-10); the trail does not name it.

    Raises NotAllowed, Conflict, RuleRefused for a day that is over.
    """
    found = share.held(move, version, permission=permissions.CHANGE, by=by)
    if until is not None and until <= today:
        raise RuleRefused("move_deferral_over", field="until")
    made: MoveDeferral = MoveDeferral.of(found.cadre, ground=ground, until=until)
    made.save()
    share.stored(found)
    audit.record(by, action="cadres.move_deferred", obj=found)
    return made


@audit.act("cadres.watch_confirmed")
def confirm_watch(
    *, cadre: Cadre, position: Position, watch: str, is_local: bool | None = None,
    terms: int | None = None, note: str, found_on: date, today: date, by: Actor,
) -> WatchFinding:  # fmt: skip
    """Record what the board has found of a head: of the place or not, how many terms.

    A later finding takes the place of the earlier one, which stays struck. Raises NotAllowed,
    RuleRefused for a position of somebody else, a finding that says nothing, without its grounds.
    """
    person = share.person(cadre, permissions.DECIDE, by)
    rows = Position.objects.visible_to(by).current().of_cadre(person)
    held = rows.filter(pk=position.pk).first()
    if held is None:
        raise RuleRefused("appointment_position_not_theirs", field="position")
    not_ahead(found_on, today, "found_on")
    said = is_local if watch == Watch.LOCAL else terms
    if said is None:
        raise RuleRefused(
            "watch_says_nothing", field="is_local" if watch == Watch.LOCAL else "terms"
        )
    for old in WatchFinding.objects.valid().filter(position=held, watch=watch):
        old.struck_on, old.version = today, old.version + 1
        old.save()
    made: WatchFinding = WatchFinding.of(
        person, position=held, watch=watch, found_on=found_on,
        is_local=is_local if watch == Watch.LOCAL else None,
        terms=terms if watch == Watch.TERMS else None,
        note=words(note, "watch_note_missing", "note"),
    )  # fmt: skip
    made.save()
    audit.record(by, action="cadres.watch_confirmed", obj=made)
    return made
