"""From the records to the question: who may sit where by the rules, how well, how far."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from apps.cadres.board.choices import WishKind
from apps.cadres.board.fitting import distance, misfit
from apps.cadres.board.problem import Aim, Candidate, Cost, Pair, Problem, Vacancy
from apps.cadres.judging import facts as judging
from apps.cadres.judging import lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.reading import Exceptions, with_exceptions
from apps.cadres.judging.rules import Judgement, Law, blocks
from apps.cadres.judging.subjects import CadreFacts, SeatFacts
from apps.cadres.models import (
    Evaluation,
    Scenario,
    ScenarioPerson,
    ScenarioSeat,
    ScenarioWish,
    Seat,
)
from apps.cadres.planning.structure import is_under

WOMAN, YOUNG = "woman", "young"
STEP = 25


@dataclass(frozen=True)
class Board:
    """A scenario read from the records: the question, and what is needed to tell of the answer."""

    problem: Problem
    rejected: dict[Pair, frozenset[str]]
    people: dict[str, ScenarioPerson]
    seats: dict[str, Seat]
    facts: dict[int, CadreFacts]
    law: Law
    exceptions: Exceptions
    asked: dict[str, Any]

    def judged(self, scenario: Scenario, pair: Pair) -> list[Judgement]:
        """The judgements of one pair, anew."""
        seat = self.seats[pair.seat]
        targets = judging.targets_of([seat.title], on=scenario.on)
        target = _open_seat(targets[seat.title.code], seat)
        cadre = self.people[pair.person].cadre_id
        found = judge(scenario.act, self.facts[cadre], target, scenario.on, self.law)
        allowed = self.exceptions.held(cadre, scenario.act, seat, seat.title, scenario.on)
        return with_exceptions(found, allowed)


def read(scenario: Scenario, *, step: Callable[[int], None] = lambda _done: None) -> Board:
    """The question of a scenario. ``step`` is told how many people have been compared.

    A rule that was let pass for a person in that act and seat keeps the pair from nothing.

    Raises Contradiction for wishes that cannot hold together.
    """
    rows = list(ScenarioSeat.objects.filter(scenario=scenario).select_related(
        "seat__title", "seat__work_unit__locality"
    ))  # fmt: skip
    seats = {row.seat.reference: row.seat for row in rows}
    people = {
        row.cadre.reference: row
        for row in ScenarioPerson.objects.filter(scenario=scenario).select_related(
            "cadre", "sits_in"
        )
    }
    law = lookup.law()
    facts = judging.facts_of([row.cadre_id for row in people.values()], on=scenario.on, law=law)
    exceptions = Exceptions.of(Evaluation.objects.all(), [row.cadre_id for row in people.values()])
    costs, rejected = _pairs(scenario, people, seats, facts, law, exceptions, step)
    wishes = list(ScenarioWish.objects.filter(scenario=scenario).select_related("cadre", "seat"))
    locks, bans = (
        [Pair(row.cadre.reference, row.seat.reference) for row in wishes if row.kind == kind]
        for kind in (WishKind.LOCK, WishKind.BAN)
    )
    candidates = [
        _candidate(row, facts[row.cadre_id], scenario) for row in people.values()
        if row.cadre_id in facts
    ]  # fmt: skip
    vacancies = [Vacancy(row.seat.reference, row.places) for row in rows]
    aims = list(_aims(scenario, vacancies))
    problem = Problem.of(candidates, vacancies, costs, aims=aims, locks=locks, forbidden=bans)
    asked = _asked(scenario, problem)
    return Board(problem, rejected, people, seats, facts, law, exceptions, asked)


def _asked(scenario: Scenario, problem: Problem) -> dict[str, Any]:
    """Everything that was asked, in one order whatever order it was read in."""
    return {
        "act": scenario.act, "on": scenario.on.isoformat(),
        "people": [[one.key, one.seat or "", one.must_move, one.may_be_released,
                    sorted(one.marks)] for one in problem.people],
        "seats": [[one.key, one.places] for one in problem.seats],
        "aims": [[one.code, one.least] for one in problem.aims],
        "locks": sorted(problem.locks), "bans": sorted(problem.forbidden),
        "costs": [[*pair, cost.misfit, cost.distance] for pair, cost in problem.costs.items()],
    }  # fmt: skip


def _pairs(
    scenario: Scenario,
    people: dict[str, ScenarioPerson],
    seats: dict[str, Seat],
    facts: dict[int, CadreFacts],
    law: Law,
    exceptions: Exceptions,
    step: Callable[[int], None],
) -> tuple[dict[Pair, Cost], dict[Pair, frozenset[str]]]:
    """Allowed pairs with their costs, forbidden ones with their rules. A title is judged once."""
    titles = judging.targets_of({seat.title_id: seat.title for seat in seats.values()}.values(),
                                on=scenario.on)  # fmt: skip
    units = {seat.work_unit_id: seat.work_unit for seat in seats.values()}
    costs: dict[Pair, Cost] = {}
    rejected: dict[Pair, frozenset[str]] = {}
    for done, (reference, row) in enumerate(people.items(), 1):
        person = facts.get(row.cadre_id)
        if person is None:
            continue
        of_title = {
            code: (_in_the_way(scenario, person, title, law), misfit(person, title))
            for code, title in titles.items()
        }
        for seat_reference, seat in seats.items():
            pair = Pair(reference, seat_reference)
            if row.sits_in_id == seat.pk:
                costs[pair] = Cost()
                continue
            rules, unfit = of_title[seat.title.code]
            if rules and exceptions.known:
                rules -= exceptions.held(
                    row.cadre_id, scenario.act, seat, seat.title, scenario.on
                ).keys()
            if rules:
                rejected[pair] = rules
            else:
                costs[pair] = Cost(unfit, distance(person, units[seat.work_unit_id]))
        if done % STEP == 0:
            step(done)
    return costs, rejected


def _in_the_way(scenario: Scenario, person: CadreFacts, title: Any, law: Law) -> frozenset[str]:
    """The rules that keep somebody from every free seat of a title."""
    target = SeatFacts(title=title, quota=1, filled=0)
    found = blocks(judge(scenario.act, person, target, scenario.on, law))
    return frozenset(one.rule for one in found)


def _open_seat(title: Any, seat: Seat) -> SeatFacts:
    return SeatFacts(title=title, reference=seat.reference, quota=seat.quota, filled=0)


def _candidate(row: ScenarioPerson, facts: CadreFacts, scenario: Scenario) -> Candidate:
    marks = set()
    if row.cadre.sex == "female":
        marks.add(WOMAN)
    if _younger(facts, scenario):
        marks.add(YOUNG)
    return Candidate(
        row.cadre.reference, row.sits_in.reference if row.sits_in else None,
        must_move=row.must_move, may_be_released=row.may_be_released, marks=frozenset(marks),
    )  # fmt: skip


def _younger(facts: CadreFacts, scenario: Scenario) -> bool:
    """Under the age on the day: a birth date that leaves it open is not counted."""
    return bool(is_under(facts.birth, scenario.on, scenario.young_age))


def _aims(scenario: Scenario, seats: list[Vacancy]) -> Iterable[Aim]:
    places = sum(one.places for one in seats)
    keys = frozenset(one.key for one in seats)
    for mark, percent in ((WOMAN, scenario.women_percent), (YOUNG, scenario.young_percent)):
        if percent:
            yield Aim(mark, keys, mark, -(-percent * places // 100))


def fingerprint_of(asked: Any) -> str:
    """SHA-256 of everything that was asked: the same question bears the same print."""
    text = json.dumps(asked, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
