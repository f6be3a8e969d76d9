"""Seats of a unit, and the staff assigned to it."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres.models import Seat, StaffQuota, Title, WorkUnit
from apps.cadres.posts.actions import held as share
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused


@audit.act("cadres.seat_set_up")
def set_up_seat(
    *,
    work_unit: WorkUnit,
    version: int,
    title: Title | None,
    name: str = "",
    quota: int = 1,
    term_months: int | None = None,
    change_field: str = "",
    change_months: int | None = None,
    valid_from: date | None = None,
    decision_number: str = "",
    today: date,
    by: Actor,
) -> Seat:
    """Set up so many places of a title in a unit.

    Raises NotAllowed, Conflict, RuleRefused without a title or with one that the catalogue has no
    more on that day, for a second seat of the same title and name, for dates out of order.
    """
    unit: WorkUnit = share.held(WorkUnit, work_unit, version, by=by)
    title = _checked(title, valid_from or today)
    said = " ".join(name.split())
    _check_numbers(quota, term_months)
    _check_change(change_field, change_months)
    share.in_order(valid_from, None, "valid_from", unit.valid_from)
    _only_one(unit, title, said)
    seat: Seat = Seat.of(
        unit, reference=drawn("G"), title=title, name=said, quota=quota, term_months=term_months,
        change_field=change_field, change_months=change_months, valid_from=valid_from,
        decision_number=decision_number.strip(),
    )  # fmt: skip
    seat.save()
    seat.refresh_from_db()
    audit.record(by, action="cadres.seat_set_up", obj=seat, number=seat.decision_number)
    return seat


@audit.act("cadres.seat_changed")
def change_seat(
    *,
    seat: Seat,
    version: int,
    title: Title | None,
    name: str = "",
    quota: int = 1,
    term_months: int | None = None,
    change_field: str = "",
    change_months: int | None = None,
    valid_from: date | None = None,
    decision_number: str = "",
    today: date,
    by: Actor,
) -> Seat:
    """Correct a seat, or continue it under the title that follows its own in the catalogue.

    Raises NotAllowed, Conflict, RuleRefused for any other title, as when it is set up, or once it
    has ended.
    """
    found: Seat = share.held(Seat, seat, version, by=by)
    title = _checked(title, valid_from or today, standing=found.title_id)
    if title.pk not in (found.title_id, found.title.successor_id):
        raise RuleRefused("seat_title_stays", field="title")
    said = " ".join(name.split())
    _check_numbers(quota, term_months)
    _check_change(change_field, change_months)
    share.in_order(valid_from, None, "valid_from", found.work_unit.valid_from)
    _only_one(found.work_unit, title, said, besides=found.pk)
    found.title, found.name, found.quota, found.term_months = title, said, quota, term_months
    found.change_field, found.change_months = change_field, change_months
    found.valid_from, found.decision_number = valid_from, decision_number.strip()
    share.stored(found)
    audit.record(by, action="cadres.seat_changed", obj=found)
    return found


@audit.act("cadres.seat_ended")
def end_seat(
    *, seat: Seat, version: int, ended_on: date, decision_number: str, today: date, by: Actor
) -> Seat:
    """End a seat that nobody holds: ``ended_on`` is the first day without it.

    Raises NotAllowed, Conflict, RuleRefused while somebody holds it, without a decision, for dates
    out of order or a day that has not come.
    """
    found: Seat = share.held(Seat, seat, version, by=by)
    number = share.words(decision_number, "post_decision_missing", "decision_number")
    share.not_ahead(ended_on, today, "ended_on")
    share.in_order(found.valid_from, ended_on, "ended_on")
    if share.holders(by, seat=found).exists():
        raise RuleRefused("seat_is_held")
    found.valid_until, found.end_decision_number = ended_on, number
    share.stored(found)
    audit.record(by, action="cadres.seat_ended", obj=found, number=number)
    return found


@audit.act("cadres.staff_assigned")
def assign_staff(
    *,
    work_unit: WorkUnit,
    version: int,
    year: int,
    kind: str,
    assigned: int,
    decision_number: str = "",
    decided_on: date | None = None,
    today: date,
    by: Actor,
) -> StaffQuota:
    """Enter how many of a kind of staff a unit is assigned for a year, or correct it.

    Raises NotAllowed, Conflict, RuleRefused for a decision of a day that has not come.
    """
    unit: WorkUnit = share.held(WorkUnit, work_unit, version, by=by)
    if decided_on is not None:
        share.not_ahead(decided_on, today, "decided_on")
    rows = StaffQuota.objects.select_for_update(of=("self",))
    row: StaffQuota = rows.filter(work_unit=unit, year=year, kind=kind).first() or StaffQuota.of(
        unit, year=year, kind=kind, version=0
    )
    row.assigned, row.decision_number = assigned, decision_number.strip()
    row.decided_on = decided_on
    share.stored(row)
    audit.record(
        by, action="cadres.staff_assigned", obj=row, unit=unit.reference, assigned=assigned,
        number=row.decision_number,
    )  # fmt: skip
    return row


def _checked(title: Title | None, day: date, *, standing: int | None = None) -> Title:
    if title is None:
        raise RuleRefused("seat_title_missing", field="title")
    if title.pk != standing and not Title.objects.valid_on(day).filter(pk=title.pk).exists():
        raise RuleRefused("seat_title_over", field="title", title=title.name, on=f"{day:%d/%m/%Y}")
    return title


def _check_numbers(quota: int, term_months: int | None) -> None:
    if quota < 1:
        raise RuleRefused("seat_quota", field="quota")
    if term_months is not None and term_months < 1:
        raise RuleRefused("seat_term", field="term_months")


def _check_change(field: str, months: int | None) -> None:
    """R-ROT-12: only a listed post has months until a change."""
    if months is not None and (not field or months < 1):
        raise RuleRefused("seat_change", field="change_months")


def _only_one(unit: WorkUnit, title: Title, name: str, *, besides: int = 0) -> None:
    rows = Seat.objects.filter(work_unit=unit, title=title, name=name, valid_until__isnull=True)
    if rows.exclude(pk=besides).exists():
        raise RuleRefused("seat_twice", field="name")
