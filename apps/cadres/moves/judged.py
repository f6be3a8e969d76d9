"""How the rules judge a move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres.appointments import judged as appointments
from apps.cadres.appointments import reading as freezes
from apps.cadres.appointments import rules as freeze_rules
from apps.cadres.appointments.choices import Answer
from apps.cadres.judging import facts, lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.reading import (
    Asked,
    exceptions_for,
    kept_with_act,
    with_exceptions,
)
from apps.cadres.judging.rules import Judgement, only_warning
from apps.cadres.judging.subjects import Case
from apps.cadres.models import Move, WatchFinding
from apps.cadres.moves import rules
from apps.cadres.moves.choices import MoveState, Watch
from apps.regulations.lookup import calendar_between

YEAR = timedelta(days=366)
ANSWERS = {Answer.PENDING: None, Answer.AGREED: True, Answer.REFUSED: False}
"""What the rules are told of the other side: while it has not answered, nothing is known."""


def judge_move(move: Move, *, on: date, decision: Any = None) -> list[Judgement]:
    """Every rule that the kind of move asks for on a day; nothing without a title of the list."""
    if move.title is None:
        return []
    law = lookup.law()
    person = facts.facts_of([move.cadre_id], on=on, law=law).get(move.cadre_id)
    if person is None:
        return []
    target: Any = facts.targets_of([move.title], on=on)[move.title.code]
    if move.seat is not None:
        target = facts.seats_of([move.seat], on=on, without=move.cadre_id)[move.seat.pk]
    act = rules.KINDS[move.kind].judged_as
    calendar = calendar_between(on - YEAR, on + YEAR)
    ground = Ground.of([move.cadre_id], on)
    case = _case(move, on, decision, ground)
    found = judge(act, person, target, on, law, case, calendar)
    return sorted(ground.softened(found, move, on), key=lambda one: one.rule)


@dataclass(frozen=True)
class Room:
    """A seat as a wave leaves it to one of those who come."""

    quota: int
    others: int
    """Who holds it after the wave, without the one who is judged."""

    @property
    def is_full(self) -> bool:
        """Whether nobody else finds a place."""
        return self.others >= self.quota


@dataclass(frozen=True)
class InWave:
    """One move of a wave with its judgements."""

    move: Move
    judgements: list[Judgement]
    seat: Room | None


def judge_wave(moves: Sequence[Move], *, on: date) -> list[InWave]:
    """All moves of a wave, judged as if they were made at once; as many queries for any number.

    A seat that somebody of the wave leaves counts as free, one that somebody else of it takes as
    taken.
    """
    law, people = lookup.law(), [move.cadre_id for move in moves]
    facts_by_key = facts.facts_of(people, on=on, law=law)
    seats = facts.seats_of({one.seat_id: one.seat for one in moves if one.seat}.values(), on=on)
    leaving = Counter(
        one.position.seat_id
        for one in moves
        if one.position is not None and not rules.KINDS[one.kind].keeps_position
    )
    coming = Counter(one.seat_id for one in moves)
    ground, calendar = Ground.of(people, on), calendar_between(on - YEAR, on + YEAR)
    found = []
    for move in moves:
        seat, judgements = None, []
        person = facts_by_key.get(move.cadre_id)
        if move.seat is not None and person is not None:
            facts_of_seat = seats[move.seat.pk]
            held = (facts_of_seat.filled or 0) - leaving[move.seat.pk]
            seat = Room(move.seat.quota, held + coming[move.seat.pk] - 1)
            case = _case(move, on, None, ground)
            judgements = judge(
                rules.KINDS[move.kind].judged_as, person,
                replace(facts_of_seat, filled=seat.others), on, law,
                case, calendar,
            )  # fmt: skip
            judgements = ground.softened(judgements, move, on)
        found.append(InWave(move, judgements, seat))
    return found


Place = tuple[str, int] | None
"""The place that a unit serves, or the unit itself where that is not known."""


def place_of(unit: Any) -> Place:
    """Where somebody heads a unit; None without one."""
    if unit is None:
        return None
    return ("place", unit.locality_id) if unit.locality_id else ("unit", unit.pk)


@dataclass(frozen=True)
class Ground:
    """What the cases of moves rest on: what the board has found of people, freezes of the day."""

    findings: dict[tuple[int, str, Place], WatchFinding]
    freezes: list[freeze_rules.Freeze]

    @classmethod
    def of(cls, cadre_ids: Iterable[int], on: date) -> Ground:
        """Two queries for any number of people."""
        rows = WatchFinding.objects.valid().filter(cadre_id__in=list(cadre_ids)).order_by("pk")
        found = {
            (row.cadre_id, str(row.watch), place_of(row.position.work_unit)): row
            for row in rows.select_related("position__work_unit")
        }
        return cls(found, freezes.freezes_on(on))

    def found_of(self, move: Move, watch: str) -> WatchFinding | None:
        """What the board has found of the person about the place that the move leads to.

        Of another place it says nothing: who has served two terms in one may head the next.
        """
        place = place_of(move.seat.work_unit if move.seat else None)
        return self.findings.get((move.cadre_id, watch, place)) if place else None

    def freeze_of(self, move: Move, on: date) -> freeze_rules.Freeze | None:
        """The freeze that covers a move to a title of the list."""
        title = move.title
        assert title is not None
        return freeze_rules.frozen(
            self.freezes, on=on, path=move.path, level=title.level, kind=title.kind, title=title.pk
        )

    def softened(self, found: list[Judgement], move: Move, on: date) -> list[Judgement]:
        """A freeze that is a draft warns, whatever the rule itself may do."""
        freeze = self.freeze_of(move, on)
        draft = freeze is not None and not freeze.may_block
        return only_warning(found, appointments.FREEZE) if draft else found


def _case(move: Move, on: date, decision: Any, ground: Ground) -> Case:
    """What belongs to the move, with what the board has found of the person."""
    freeze = ground.freeze_of(move, on)
    local = ground.found_of(move, Watch.LOCAL)
    terms = ground.found_of(move, Watch.TERMS)
    return Case(
        purpose=move.purpose,
        source="external",
        reference=decision.effective_on if decision else on,
        since=decision.effective_on if decision else move.effective_on or on,
        until=decision.until if decision else move.until,
        reason=move.reason,
        local=local.is_local if local else None,
        terms=terms.terms if terms else None,
        agreement=ANSWERS[Answer(move.answer)],
        **freeze_rules.told_of(freeze),
    )


def asked_of(move: Any, on: date) -> Asked:
    """The question that a move puts to the rules, as it is kept with the decision."""
    return Asked(move.cadre, rules.KINDS[move.kind].judged_as, move.title, on, move.seat)


def shown(move: Move, *, on: date, actor: Actor) -> list[dict[str, Any]]:
    """The judgements for the page: of a decided move those kept with it, else as of today."""
    if move.state == MoveState.CLOSED:
        return []
    kept = kept_with_act(move.reference, actor) if move.decided_on else []
    if kept:
        return [appointments.line(one) for one in kept]
    day = move.decided_on or on
    exceptions = exceptions_for(asked_of(move, day), actor)
    return [appointments.line(one) for one in with_exceptions(judge_move(move, on=day), exceptions)]
