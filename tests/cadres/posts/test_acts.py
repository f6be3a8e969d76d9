"""Acts on units, seats and staffing: what they keep, and what they refuse."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Position, Seat, StaffQuota, WorkUnit
from apps.cadres.posts import actions
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.models import AuditEntry
from apps.core.partial_dates import PartialDate
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres

DAY = date(2026, 3, 1)
ENDS: dict[str, Any] = {"decision_number": "12-QĐ", "today": TODAY}


def refused(code: str, act: Any, **values: Any) -> RuleRefused:
    with pytest.raises(RuleRefused) as caught:
        act(**values)
    assert caught.value.code == code
    return caught.value


def set_up(by: Any, organization: Any, **values: Any) -> WorkUnit:
    given = {"name": "Phòng Nội vụ", "system": "government", "level": "district"} | values
    return actions.set_up_unit(organization=organization, by=by, **given)


def test_a_unit_is_set_up_once_by_the_office_that_keeps_it(
    officer: Any, neighbour: Any, office: Any
) -> None:
    made = set_up(officer, office, name="  Phòng   Nội vụ ")
    assert (made.name, made.path) == ("Phòng Nội vụ", office.path)
    assert AuditEntry.objects.filter(action="cadres.unit_set_up", object_id=made.pk).count() == 1
    assert refused("unit_twice", set_up, by=officer, organization=office).field == "name"
    assert refused("unit_name_missing", set_up, by=officer, organization=office, name=" ")
    with scope.use(neighbour.scope()), pytest.raises(NotAllowed):
        set_up(neighbour, office, name="Phòng Y tế")


def test_an_organisation_without_an_office_keeps_no_units(
    officer: Any, office: Any, world: Any
) -> None:
    below = world["alpha-east-1-cell"]
    refused("unit_office", set_up, by=officer, organization=below)


def test_a_seat_needs_a_title_of_its_day(officer: Any, unit: WorkUnit) -> None:
    given: dict[str, Any] = {"work_unit": unit, "version": 1, "today": TODAY, "by": officer}
    assert refused("seat_title_missing", actions.set_up_seat, title=None, **given).field == "title"
    over = cadres.title()
    type(over).objects.filter(pk=over.pk).update(valid_until=date(2025, 7, 1))
    refused("seat_title_over", actions.set_up_seat, title=over, **given)
    made = actions.set_up_seat(title=over, valid_from=date(2025, 6, 30), **given)
    assert made.title == over


def test_dates_of_a_seat_stand_in_order(officer: Any, unit: WorkUnit, seat: Seat) -> None:
    given: dict[str, Any] = {"title": cadres.title(), "today": TODAY, "by": officer, "version": 1}
    before = {"valid_from": date(2014, 12, 31), "name": "Khối xã"}
    refused("seat_before_unit", actions.set_up_seat, work_unit=unit, **before, **given)
    refused("seat_twice", actions.set_up_seat, work_unit=unit, **given)
    refused("seat_quota", actions.set_up_seat, work_unit=unit, name="B", quota=0, **given)
    refused(
        "post_dates", actions.end_seat, seat=seat, version=1, ended_on=date(2015, 1, 1), by=officer,
        **ENDS,
    )  # fmt: skip
    refused(
        "post_day_ahead", actions.end_seat, seat=seat, version=1, ended_on=date(2026, 9, 16),
        by=officer, **ENDS,
    )  # fmt: skip


def test_a_seat_takes_only_the_title_that_follows_its_own(officer: Any, seat: Seat) -> None:
    other = cadres.title("commune-department-deputy")
    given: dict[str, Any] = {"seat": seat, "version": 1, "today": TODAY, "by": officer}
    refused("seat_title_stays", actions.change_seat, title=other, **given)
    type(other).objects.filter(pk=seat.title_id).update(successor=other)
    assert actions.change_seat(title=other, quota=1, **given).title == other


def test_what_is_held_does_not_end(officer: Any, office: Any, unit: WorkUnit, seat: Seat) -> None:
    held = cadres.position(cadres.cadre(office), seat)
    ended: dict[str, Any] = {"version": 1, "ended_on": DAY, "by": officer, **ENDS}
    refused("unit_has_people", actions.end_unit, work_unit=unit, **ended)
    refused("seat_is_held", actions.end_seat, seat=seat, **ended)
    Position.objects.filter(pk=held.pk).update(until="2026-02-28", end="moved")
    actions.end_unit(work_unit=unit, **ended)
    seat.refresh_from_db()
    unit.refresh_from_db()
    assert seat.valid_until == unit.valid_until == DAY
    assert seat.end_decision_number == unit.end_decision_number == "12-QĐ"
    refused("seat_ended", actions.end_seat, seat=seat, **(ended | {"version": 2}))
    refused("unit_ended", actions.end_unit, work_unit=unit, **(ended | {"version": 2}))


def test_a_unit_is_continued_with_its_seats_and_people(
    officer: Any, office: Any, unit: WorkUnit, seat: Seat
) -> None:
    person = cadres.cadre(office)
    old = cadres.position(person, seat, term_ends_on=date(2027, 1, 1), act="appointed")
    loose = cadres.position(cadres.cadre(office, 2), work_unit=unit, act="seconded")
    into = actions.continue_unit(
        work_unit=unit, version=1, name="Phòng Y tế và Dân số", day=DAY, by=officer, **ENDS
    )
    unit.refresh_from_db()
    seat.refresh_from_db()
    old.refresh_from_db()
    assert unit.successor == into
    assert unit.valid_until == seat.valid_until == into.valid_from == DAY
    new_seat = Seat.objects.get(work_unit=into)
    assert (new_seat.title_id, new_seat.quota, new_seat.term_months) == (seat.title_id, 2, 60)
    assert (old.until, old.end, old.unit_text) == (PartialDate.of(DAY), "reorganised", unit.name)
    new = Position.objects.current().get(cadre=person)
    assert (new.seat, new.work_unit, new.since) == (new_seat, into, PartialDate.of(DAY))
    assert (new.term_ends_on, new.act) == (date(2027, 1, 1), "appointed")
    assert Position.objects.current().get(cadre=loose.cadre).act == "seconded"


def test_people_of_another_office_go_along_unseen(
    officer: Any, world: Any, unit: WorkUnit, seat: Seat
) -> None:
    with scope.use(scope.Scope.everything()):
        person = cadres.cadre(world["alpha"])
        cadres.position(person, seat)
    into = actions.continue_unit(
        work_unit=unit, version=1, name="Phòng Y tế và Dân số", day=DAY, by=officer, **ENDS
    )
    with scope.use(scope.Scope.everything()):
        assert Position.objects.current().get(cadre=person).work_unit == into


def test_a_merger_keeps_the_places_of_the_seat_that_was_there(
    officer: Any, office: Any, unit: WorkUnit, seat: Seat
) -> None:
    other = cadres.work_unit(office, name="Văn phòng")
    there = cadres.seat(other, quota=1)
    cadres.position(cadres.cadre(office), seat)
    actions.continue_unit(work_unit=unit, version=1, successor=other, day=DAY, by=officer, **ENDS)
    there.refresh_from_db()
    assert there.quota == 1
    assert Position.objects.current().get().seat == there


def test_what_a_continuation_refuses(
    officer: Any, office: Any, world: Any, unit: WorkUnit, seat: Seat
) -> None:
    given: dict[str, Any] = {"work_unit": unit, "version": 1, "by": officer, **ENDS}
    refused("unit_successor_missing", actions.continue_unit, day=DAY, **given)
    refused("unit_into_itself", actions.continue_unit, successor=unit, day=DAY, **given)
    refused("post_dates", actions.continue_unit, name="A", day=date(2015, 1, 1), **given)
    ended = cadres.work_unit(office, valid_until=DAY)
    refused("unit_successor_ended", actions.continue_unit, successor=ended, day=DAY, **given)
    late = cadres.position(cadres.cadre(office), seat, since=PartialDate(2026, 4))
    refused("unit_person_began_later", actions.continue_unit, name="A", day=DAY, **given)
    late.refresh_from_db()
    assert late.until is None
    with pytest.raises(Conflict):
        actions.continue_unit(**(given | {"version": 7}), name="A", day=DAY)


def test_staff_of_a_year_is_entered_once_and_corrected(officer: Any, unit: WorkUnit) -> None:
    given: dict[str, Any] = {
        "work_unit": unit, "version": 1, "year": 2026, "kind": "cadre", "today": TODAY,
        "by": officer,
    }  # fmt: skip
    actions.assign_staff(assigned=9, **given)
    actions.assign_staff(assigned=8, **given)
    row = StaffQuota.objects.get()
    assert (row.assigned, row.version) == (8, 2)
    refused(
        "post_day_ahead", actions.assign_staff, assigned=8, decided_on=date(2027, 1, 1), **given
    )
