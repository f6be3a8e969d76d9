"""Acts on scenarios: drafting, choosing, fixing, computing. A scenario moves nobody."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from celery import current_app
from django.db.models import Q
from django.utils import timezone

from apps.accounts.actor import Actor
from apps.cadres.board.choices import PeopleSource, ScenarioState, WishKind
from apps.cadres.board.problem import Plan
from apps.cadres.models import (
    Cadre,
    Position,
    Scenario,
    ScenarioMove,
    ScenarioPerson,
    ScenarioSeat,
    ScenarioWish,
    Seat,
)
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.references import drawn
from apps.core import audit, jobs
from apps.core.choices import Secrecy
from apps.core.errors import Conflict, RuleRefused
from apps.tenancy.models import Organization

JOB = "cadres.compute_scenario"
MOST_SEATS, MOST_PEOPLE = 400, 1500
"""The size up to which a plan is proposed in seconds (measured); larger boards are divided."""


@audit.act("cadres.scenario_drafted")
def draft_scenario(
    *,
    organization: Organization,
    title: str,
    act: str,
    on: date,
    today: date,
    by: Actor,
    secrecy: int = Secrecy.CONFIDENTIAL,
    women_percent: int | None = None,
    young_percent: int | None = None,
    young_age: int = 40,
) -> Scenario:
    """Begin a scenario of an office. Raises NotAllowed, RuleRefused."""
    require_in_range(by, CHANGE, organization)
    if not title.strip():
        raise RuleRefused("scenario_title", field="title")
    if secrecy > by.clearance:
        raise RuleRefused("scenario_secrecy", field="secrecy")
    scenario = _begun(
        by, today, organization=organization, title=title.strip(), act=act, on=on,
        secrecy=secrecy, women_percent=women_percent, young_percent=young_percent,
        young_age=young_age,
    )  # fmt: skip
    audit.record(by, action="cadres.scenario_drafted", obj=scenario)
    return scenario


def _begun(by: Actor, today: date, **values: Any) -> Scenario:
    made: Scenario = Scenario.objects.create(
        reference=drawn("S"), prepared_by_id=by.user_id, prepared_on=today, **values
    )
    return made


COPIED = ("organization", "act", "on", "secrecy", "women_percent", "young_percent", "young_age")
"""What a copy takes over of the question."""


@audit.act("cadres.scenario_copied")
def copy_scenario(*, scenario: Scenario, title: str, today: date, by: Actor) -> Scenario:
    """A second scenario with the same seats, people and wishes, to change and to compare."""
    old = held_scenario(scenario, by)
    if not title.strip():
        raise RuleRefused("scenario_title", field="title")
    taken = {name: getattr(old, name) for name in COPIED}
    made = _begun(by, today, title=title.strip(), based_on=old, **taken)
    seats = [ScenarioSeat.of(made, seat_id=row.seat_id, places=row.places)
             for row in ScenarioSeat.objects.filter(scenario=old)]  # fmt: skip
    ScenarioSeat.objects.bulk_create(seats)
    kept = ("cadre_id", "sits_in_id", "must_move", "may_be_released", "reason")
    people = ScenarioPerson.objects.filter(scenario=old).values(*kept)
    ScenarioPerson.objects.bulk_create([ScenarioPerson.of(made, **row) for row in people])
    wishes = ScenarioWish.objects.filter(scenario=old).values(
        "cadre_id", "seat_id", "kind", "reason"
    )
    ScenarioWish.objects.bulk_create([ScenarioWish.of(made, **row) for row in wishes])
    audit.record(by, action="cadres.scenario_copied", obj=made, copied_from=old.reference)
    return made


@audit.act("cadres.scenario_set_up")
def set_up_board(
    *, scenario: Scenario, seats: Iterable[str], people: str, version: int, by: Actor
) -> None:
    """Say which seats are on the board and where the people come from.

    ``seats`` are references; what was fixed about people who stay on the board is kept. Raises
    RuleRefused: no seats, more than can be computed at once.
    """
    held = held_scenario(scenario, by, version)
    wanted = set(seats)
    chosen = list(
        Seat.objects.visible_to(by).filter(reference__in=wanted).existing_on(held.on)
        .select_related("work_unit")
    )  # fmt: skip
    if not chosen or len(chosen) < len(wanted):
        raise RuleRefused("scenario_seats", field="seats")
    if sum(seat.quota for seat in chosen) > MOST_SEATS:
        raise RuleRefused("scenario_many_seats", field="seats", limit=MOST_SEATS)
    rows = _people(held, by, chosen, people)
    if len(rows) > MOST_PEOPLE:
        raise RuleRefused("scenario_many_people", field="people", limit=MOST_PEOPLE)
    ScenarioSeat.objects.filter(scenario=held).delete()
    ScenarioSeat.objects.bulk_create(
        [ScenarioSeat.of(held, seat=seat, places=seat.quota) for seat in chosen]
    )
    marks = {row.cadre_id: row for row in ScenarioPerson.objects.filter(scenario=held)}
    ScenarioPerson.objects.filter(scenario=held).delete()
    ScenarioPerson.objects.bulk_create([_person(held, *row, marks) for row in rows])
    gone = ~Q(seat__in=[seat.pk for seat in chosen]) | ~Q(cadre__in=[row[0] for row in rows])
    ScenarioWish.objects.filter(gone, scenario=held).delete()
    _changed(held)
    audit.record(by, action="cadres.scenario_set_up", obj=held, seats=len(chosen), people=len(rows))


def _people(
    held: Scenario, by: Actor, seats: list[Seat], source: str
) -> list[tuple[int, int | None]]:
    """Key of each person, and the seat on the board where they sit."""
    on_board = {seat.pk for seat in seats}
    current = Position.objects.visible_to(by).current().filter(is_concurrent=False)
    sits = dict(current.filter(seat__in=on_board).values_list("cadre_id", "seat_id"))
    people = Cadre.objects.visible_to(by).serving().below(held.organization)
    if source == PeopleSource.HOLDERS:
        people = people.filter(pk__in=list(sits))
    elif source == PeopleSource.LEADING:
        leading = current.filter(title__is_leading=True).values("cadre_id")
        people = people.filter(Q(pk__in=leading) | Q(pk__in=list(sits)))
    found = people.order_by("pk").values_list("pk", flat=True)[: MOST_PEOPLE + 1]
    return [(key, sits.get(key)) for key in found]


def _person(
    held: Scenario, cadre_id: int, seat_id: int | None, marks: dict[int, ScenarioPerson]
) -> ScenarioPerson:
    old = marks.get(cadre_id)
    kept = (
        {"must_move": old.must_move, "may_be_released": old.may_be_released, "reason": old.reason}
        if old and old.sits_in_id == seat_id
        else {}
    )
    row: ScenarioPerson = ScenarioPerson.of(held, cadre_id=cadre_id, sits_in_id=seat_id, **kept)
    return row


@audit.act("cadres.scenario_person_marked")
def mark_person(
    *,
    scenario: Scenario,
    person: ScenarioPerson,
    must_move: bool,
    may_be_released: bool,
    reason: str,
    version: int,
    by: Actor,
) -> None:
    """Say that somebody must leave the seat, or may be left without one, and why."""
    held = held_scenario(scenario, by, version)
    if (must_move or may_be_released) and not reason.strip():
        raise RuleRefused("scenario_reason", field="reason")
    if must_move and person.sits_in_id is None:
        raise RuleRefused("scenario_sits_nowhere", field="must_move")
    ScenarioPerson.objects.filter(pk=person.pk, scenario=held).update(
        must_move=must_move, may_be_released=may_be_released, reason=reason.strip()
    )
    _changed(held)
    audit.record(by, action="cadres.scenario_person_marked", obj=held)


@audit.act("cadres.scenario_wish_set")
def set_wish(
    *,
    scenario: Scenario,
    person: ScenarioPerson,
    seat: Seat,
    kind: str,
    reason: str,
    version: int,
    by: Actor,
) -> None:
    """Fix a person to a seat, or keep them from it; an empty kind takes that back.

    Raises RuleRefused: no reason, two seats for one person, more people than places.
    """
    held = held_scenario(scenario, by, version)
    place = ScenarioSeat.objects.filter(scenario=held, seat=seat).first()
    if place is None:
        raise RuleRefused("scenario_seats", field="seat")
    wishes = ScenarioWish.objects.filter(scenario=held)
    wishes.filter(cadre=person.cadre_id, seat=seat).delete()
    if kind:
        if not reason.strip():
            raise RuleRefused("scenario_reason", field="reason")
        locks = wishes.filter(kind=WishKind.LOCK)
        if kind == WishKind.LOCK and locks.filter(cadre=person.cadre_id).exists():
            raise RuleRefused("scenario_lock_twice", field="seat")
        if kind == WishKind.LOCK and locks.filter(seat=seat).count() >= place.places:
            raise RuleRefused("scenario_lock_full", field="seat", places=place.places)
        row = ScenarioWish.of(
            held, cadre_id=person.cadre_id, seat=seat, kind=kind, reason=reason.strip()
        )
        row.save()
    _changed(held)
    audit.record(by, action="cadres.scenario_wish_set", obj=held)


@audit.act("cadres.scenario_started")
def start_computing(*, scenario: Scenario, version: int, by: Actor) -> Scenario:
    """Have the plan computed in the background. A second click joins the running work."""
    held = held_scenario(scenario, by, version)
    if not ScenarioSeat.objects.filter(scenario=held).exists():
        raise RuleRefused("scenario_seats")
    job, _new = jobs.start(
        kind=JOB, key=held.reference, title=held.title, by=by, unit="",
        total=ScenarioPerson.objects.filter(scenario=held).count(),
        launch=lambda job: current_app.send_task(JOB, args=[job.pk, held.pk]),
    )  # fmt: skip
    held.job, held.state, held.failure = job, ScenarioState.COMPUTING, ""
    held.version += 1
    held.save(update_fields=["job", "state", "failure", "version"])
    audit.record(by, action="cadres.scenario_started", obj=held)
    return held


@audit.act("cadres.scenario_computed")
def store_plan(
    *,
    scenario: Scenario,
    plan: Plan,
    outcome: dict[str, Any],
    moves: Iterable[ScenarioMove],
    rejected: dict[int, dict[str, list[str]]],
    fingerprint: str,
    by: Any,
) -> None:
    """Put a checked plan in place of the former one. Certified later, it is put here once more."""
    held = Scenario.objects.select_for_update(of=("self",)).get(pk=scenario.pk)
    ScenarioMove.objects.filter(scenario=held).delete()
    ScenarioMove.objects.bulk_create(moves)
    people = list(ScenarioPerson.objects.filter(scenario=held))
    for row in people:
        row.rejected = rejected.get(row.cadre_id, {})
    ScenarioPerson.objects.bulk_update(people, ["rejected"], batch_size=500)
    held.outcome = outcome | {
        "score": plan.score._asdict(), "proven": plan.proven, "certified": plan.certified,
    }  # fmt: skip
    held.state, held.fingerprint = ScenarioState.PROPOSED, fingerprint
    held.computed_at, held.failure = timezone.now(), ""
    held.version += 1
    held.save(
        update_fields=["outcome", "state", "fingerprint", "computed_at", "failure", "version"]
    )
    audit.record(by, action="cadres.scenario_computed", obj=held, certified=plan.certified)


@audit.act("cadres.scenario_not_computed")
def store_failure(*, scenario: Scenario, why: str, by: Any) -> None:
    """Say why there is no plan; the former one stays where there was one."""
    held = Scenario.objects.select_for_update(of=("self",)).get(pk=scenario.pk)
    held.state, held.failure = ScenarioState.FAILED, why[:300]
    held.version += 1
    held.save(update_fields=["state", "failure", "version"])
    audit.record(by, action="cadres.scenario_not_computed", obj=held)


def held_scenario(scenario: Scenario, by: Actor, version: int | None = None) -> Scenario:
    """The scenario, locked, when the actor may change it; with a version: for another question.

    Raises NotAllowed, Conflict, RuleRefused while it is computed and once a plan of moves is made
    of it.
    """
    held: Scenario = (
        Scenario.objects.visible_to(by).select_related("organization", "job", "move_plan")
        .select_for_update(of=("self",)).get(pk=scenario.pk)
    )  # fmt: skip
    require_in_range(by, CHANGE, held)
    if version is not None and held.version != version:
        raise Conflict("stale")
    if version is not None and held.state == ScenarioState.COMPUTING and not job_over(held):
        raise RuleRefused("scenario_computing")
    if version is not None and held.move_plan_id is not None:
        raise RuleRefused("scenario_has_plan")
    return held


def job_over(held: Scenario) -> bool:
    """Whether nothing computes it at present."""
    return held.job is None or held.job.is_over


def _changed(held: Scenario) -> None:
    """Another question: the former plan no longer answers it."""
    ScenarioMove.objects.filter(scenario=held).delete()
    held.state, held.outcome, held.fingerprint = ScenarioState.DRAFT, {}, ""
    held.version += 1
    held.save(update_fields=["state", "outcome", "fingerprint", "version"])
