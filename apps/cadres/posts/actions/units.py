"""Units of work: set up, changed, ended, continued as another one."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.cadres.choices import PositionEnd
from apps.cadres.models import Position, Seat, WorkUnit
from apps.cadres.permissions import CHANGE, require_in_range
from apps.cadres.posts.actions import held as share
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import Conflict, RuleRefused
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from apps.tenancy.models import Organization

CARRIED = ("title", "name", "quota", "term_months", "change_field", "change_months")
"""What a seat takes along when its unit is continued as another one."""
KEPT = ("title", "title_text", "act", "term_ends_on", "is_concurrent")
"""What a position takes along; it is the same post under another name."""


@audit.act("cadres.unit_set_up")
def set_up_unit(
    *,
    organization: Organization,
    name: str,
    system: str,
    level: str,
    locality: Organization | None = None,
    valid_from: date | None = None,
    decision_number: str = "",
    by: Actor,
) -> WorkUnit:
    """Enter an agency or unit in which people work.

    Raises NotAllowed without the right or outside the range, RuleRefused without a name, for an
    organisation without an office of its own, for a second unit of that name.
    """
    require(by, CHANGE, organization)
    if organization.tenant_id != organization.pk:
        raise RuleRefused("unit_office", field="organization", unit=organization.name)
    said = share.words(name, "unit_name_missing", "name")
    _only_one(organization.pk, said)
    unit = WorkUnit(
        organization=organization, reference=drawn("U"), name=said, system=system, level=level,
        locality=locality, valid_from=valid_from, decision_number=decision_number.strip(),
    )  # fmt: skip
    unit.save()
    unit.refresh_from_db()
    audit.record(by, action="cadres.unit_set_up", obj=unit, number=unit.decision_number)
    return unit


@audit.act("cadres.unit_changed")
def change_unit(
    *,
    work_unit: WorkUnit,
    version: int,
    name: str,
    system: str,
    level: str,
    locality: Organization | None = None,
    valid_from: date | None = None,
    decision_number: str = "",
    by: Actor,
) -> WorkUnit:
    """Correct what is entered of a unit. One that a decision made another unit is continued.

    Raises NotAllowed, Conflict, RuleRefused as when it is set up, or once it has ended.
    """
    unit: WorkUnit = share.held(WorkUnit, work_unit, version, by=by)
    said = share.words(name, "unit_name_missing", "name")
    if said != unit.name:
        _only_one(unit.organization_id, said, besides=unit.pk)
    unit.name, unit.system, unit.level, unit.locality = said, system, level, locality
    unit.valid_from, unit.decision_number = valid_from, decision_number.strip()
    share.stored(unit)
    audit.record(by, action="cadres.unit_changed", obj=unit)
    return unit


@audit.act("cadres.unit_ended")
def end_unit(
    *, work_unit: WorkUnit, version: int, ended_on: date, decision_number: str, today: date,
    by: Actor,
) -> WorkUnit:  # fmt: skip
    """End a unit and its seats: ``ended_on`` is the first day without it.

    Raises NotAllowed, Conflict, RuleRefused while people work in it, without a decision, for dates
    out of order or a day that has not come.
    """
    unit: WorkUnit = share.held(WorkUnit, work_unit, version, by=by)
    number = share.words(decision_number, "post_decision_missing", "decision_number")
    _may_end(unit, ended_on, today, "ended_on")
    if share.holders(by).filter(Q(work_unit=unit) | Q(seat__work_unit=unit)).exists():
        raise RuleRefused("unit_has_people")
    _close(unit, share.open_seats(unit, by), ended_on, number, "ended_on")
    audit.record(by, action="cadres.unit_ended", obj=unit, number=number)
    return unit


@audit.act("cadres.unit_continued")
def continue_unit(
    *,
    work_unit: WorkUnit,
    version: int,
    day: date,
    decision_number: str,
    successor: WorkUnit | None = None,
    name: str = "",
    today: date,
    by: Actor,
) -> WorkUnit:
    """Continue a unit as another one from a day on: one that stands, or a new one of that name.

    Its open seats are set up there, its people go on in them with their terms; what was before the
    day stays under the old name. A seat that the other one has already keeps its number of places.
    The other one may lie with another office of the actor's range, as after 1/7/2025.
    Raises NotAllowed, Conflict, RuleRefused for a unit into itself, for one that ended, without a
    decision, for a day out of order or ahead.
    """
    unit: WorkUnit = share.held(WorkUnit, work_unit, version, by=by)
    number = share.words(decision_number, "post_decision_missing", "decision_number")
    _may_end(unit, day, today, "day")
    seats = share.open_seats(unit, by)
    into = _successor(unit, successor, name, day, number, by)
    unit.successor = into
    _close(unit, seats, day, number, "day")
    _carry_on(unit, into, {seat.pk: _seat_in(into, seat, day, number) for seat in seats}, number)
    audit.record(
        by, action="cadres.unit_continued", obj=unit, number=number, successor=into.reference
    )
    return into


def _may_end(unit: WorkUnit, day: date, today: date, field: str) -> None:
    share.not_ahead(day, today, field)
    share.in_order(unit.valid_from, day, field)


def _only_one(organization_id: int, name: str, *, besides: int = 0) -> None:
    rows = WorkUnit.objects.filter(
        organization_id=organization_id, name=name, valid_until__isnull=True
    )
    if rows.exclude(pk=besides).exists():
        raise RuleRefused("unit_twice", field="name", name=name)


def _close(unit: WorkUnit, seats: list[Seat], day: date, number: str, field: str) -> None:
    for seat in seats:
        share.in_order(seat.valid_from, day, field)
        seat.valid_until, seat.end_decision_number = day, number
        share.stored(seat)
    unit.valid_until, unit.end_decision_number = day, number
    share.stored(unit)


def _successor(
    unit: WorkUnit, named: WorkUnit | None, name: str, day: date, number: str, by: Actor
) -> WorkUnit:
    if named is None:
        said = share.words(name, "unit_successor_missing", "successor")
        if said != unit.name:
            _only_one(unit.organization_id, said)
        # A unit may be set up anew under its own name: the old one makes room first.
        WorkUnit.objects.filter(pk=unit.pk).update(valid_until=day)
        return set_up_unit(
            organization=unit.organization, name=said, system=unit.system, level=unit.level,
            locality=unit.locality, valid_from=day, decision_number=number, by=by,
        )  # fmt: skip
    if named.pk == unit.pk:
        raise RuleRefused("unit_into_itself", field="successor")
    rows = WorkUnit.objects.visible_to(by).select_for_update(of=("self",))
    found: WorkUnit | None = rows.filter(pk=named.pk).first()
    if found is None:
        raise Conflict("stale")
    require_in_range(by, CHANGE, found)
    if found.valid_until is not None:
        raise RuleRefused("unit_successor_ended", field="successor")
    return found


def _seat_in(into: WorkUnit, seat: Seat, day: date, number: str) -> Seat:
    there = Seat.objects.filter(
        work_unit=into, title_id=seat.title_id, name=seat.name, valid_until__isnull=True
    ).first()
    if there is not None:
        return there  # type: ignore[no-any-return]
    values = {name: getattr(seat, name) for name in CARRIED}
    made: Seat = Seat.of(
        into, reference=drawn("G"), valid_from=day, decision_number=number, **values
    )
    made.save()
    return made


def _carry_on(unit: WorkUnit, into: WorkUnit, seats: dict[int, Seat], number: str) -> None:
    """Positions of the unit end with it and go on in its successor, whoever keeps their files.

    The profile of somebody may lie with another office: nobody is left on a seat that has ended,
    and nothing of what lies out of sight is told.
    """
    day = PartialDate.of(unit.valid_until)  # type: ignore[arg-type]
    with scope.use(scope.Scope.everything()):
        rows = Position.objects.current().filter(Q(work_unit=unit) | Q(seat__work_unit=unit))
        for old in rows.select_related("cadre", "title").select_for_update(of=("self",)):
            if old.since is not None and old.since > day:
                raise RuleRefused("unit_person_began_later", field="day")
            seat = seats.get(old.seat_id)
            kept = {name: getattr(old, name) for name in KEPT}
            Position.of(
                old.cadre, seat=seat, work_unit=into, unit_text=into.name, since=day,
                decision_number=number, **kept,
            ).save()  # fmt: skip
            old.until, old.end, old.end_decision_number = day, PositionEnd.REORGANISED, number
            share.stored(old)
