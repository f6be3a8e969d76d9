"""Opening a file, and closing it without a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import procedures, rules
from apps.cadres.appointments.actions import held as share
from apps.cadres.appointments.choices import FileState
from apps.cadres.models import AppointmentFile, Cadre, Position, Seat
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused

SERVING = "serving"


@dataclass(frozen=True)
class Proposed:
    """What a file is about."""

    act: str
    seat: Seat | None = None
    position: Position | None = None
    origin: str = ""
    keeps_position: bool = False
    by_other_body: str = ""
    received_on: date | None = None
    notified_on: date | None = None
    reason: str = ""


@audit.act("cadres.appointment_opened")
def open_file(
    *, cadre: Cadre, proposed: Proposed, opened_on: date, today: date, by: Actor
) -> AppointmentFile:
    """Open a file about one person: who, what act, which seat, from which position.

    Raises NotAllowed, RuleRefused for somebody no longer at work, an act without the seat or the
    position that it needs, a seat that does not exist on that day, a position of somebody else, a
    second file about the same, a day that has not come.
    """
    person = _person(cadre, by)
    spec = rules.ACTS[proposed.act]
    share.not_ahead(opened_on, today, "opened_on")
    share.not_ahead(proposed.received_on, today, "received_on")
    share.not_ahead(proposed.notified_on, today, "notified_on")
    position = _position(person, proposed, spec, by)
    seat = _seat(proposed, spec, position, opened_on, by)
    file = AppointmentFile.of(
        person, reference=drawn("A"), act=proposed.act, origin=proposed.origin,
        procedure=procedures.procedure_of(proposed.act, proposed.origin, opened_on).key,
        seat=seat, position=position, keeps_position=proposed.keeps_position,
        by_other_body=proposed.by_other_body.strip(), opened_on=opened_on,
        received_on=proposed.received_on, notified_on=proposed.notified_on,
        reason=proposed.reason.strip(), registered_by_id=by.user_id, **_place(seat, position),
    )  # fmt: skip
    if _twin(file):
        raise RuleRefused("appointment_open_already")
    file.save()
    file.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="cadres.appointment_opened", obj=file, act=file.act)
    return file


def _person(cadre: Cadre, by: Actor) -> Cadre:
    found: Cadre | None = (
        Cadre.objects.visible_to(by).select_for_update(of=("self",)).filter(pk=cadre.pk).first()
    )
    if found is None:
        raise NotAllowed(permission=str(permissions.CHANGE))
    permissions.require_in_range(by, permissions.CHANGE, found)
    if found.state != SERVING:
        raise RuleRefused("appointment_not_serving", field="cadre")
    return found


def _position(person: Cadre, proposed: Proposed, spec: rules.ActSpec, by: Actor) -> Position | None:
    if proposed.position is None:
        if spec.needs_position:
            raise RuleRefused("appointment_position_missing", field="position")
        return None
    rows = Position.objects.visible_to(by).current().of_cadre(person)
    found: Position | None = (
        rows.select_related("seat__title", "title").filter(pk=proposed.position.pk).first()
    )
    if found is None:
        raise RuleRefused("appointment_position_not_theirs", field="position")
    return found


def _seat(
    proposed: Proposed, spec: rules.ActSpec, position: Position | None, on: date, by: Actor
) -> Seat | None:
    if spec.keeps_seat:
        return position.seat if position else None
    if not spec.needs_seat:
        return None
    if proposed.seat is None:
        raise RuleRefused("appointment_seat_missing", field="seat")
    rows = Seat.objects.visible_to(by).existing_on(on).select_related("title", "work_unit")
    found: Seat | None = rows.filter(pk=proposed.seat.pk).first()
    if found is None:
        raise RuleRefused("appointment_seat_not_existing", field="seat", day=f"{on:%d/%m/%Y}")
    return found


def _place(seat: Seat | None, position: Position | None) -> dict[str, object]:
    """Title and unit as the file names them, whatever becomes of the seat."""
    if seat is not None:
        return {"title": seat.title, "title_text": str(seat), "unit_text": seat.work_unit.name}
    if position is not None:
        return {
            "title": position.title, "title_text": position.title_text,
            "unit_text": position.unit_text,
        }  # fmt: skip
    return {"title_text": "–"}


def _twin(file: AppointmentFile) -> bool:
    """Whether a file about the same person, act and place is at work."""
    rows = AppointmentFile.objects.running().filter(cadre_id=file.cadre_id, act=file.act)
    return bool(rows.filter(seat_id=file.seat_id, position_id=file.position_id).exists())


@audit.act("cadres.appointment_closed")
def close_file(
    *, file: AppointmentFile, version: int, reason: str, closed_on: date, today: date, by: Actor
) -> AppointmentFile:
    """Close a file without a decision, with the reason; it stays to be read.

    Raises NotAllowed, Conflict, RuleRefused once it is decided, without a reason.
    """
    found = share.held(file, version, permission=permissions.CHANGE, by=by)
    share.not_ahead(closed_on, today, "closed_on")
    share.not_before(closed_on, found.opened_on, "closed_on")
    found.close_reason = share.words(reason, "appointment_reason_missing", "reason")
    found.state, found.closed_on = FileState.CLOSED, closed_on
    share.stored(found)
    audit.record(by, action="cadres.appointment_closed", obj=found)
    return found
