"""Correcting a decision that was typed wrongly: a later entry supersedes it."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments.actions import held as share
from apps.cadres.appointments.choices import FileState
from apps.cadres.models import AppointmentFile, Position
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.core.partial_dates import PartialDate

NOT_COPIED = frozenset(
    {"id", "reference", "version", "supersedes", "state", "path", "tenant_id", "province_id"}
)
ROWS = ("appointmentmeetings", "agreementletters", "appointmentpapers")


@audit.act("cadres.appointment_corrected")
def correct_decision(
    *, file: AppointmentFile, version: int, number: str, decided_on: date, effective_on: date,
    until: date | None = None, signer: str = "", reason: str, today: date, by: Actor,
) -> AppointmentFile:  # fmt: skip
    """Enter a decision anew as it was signed; the wrong entry stays to be read, superseded.

    The positions that the decision ended and began follow. Raises NotAllowed, Conflict, RuleRefused
    without a reason, for days out of order, once a later decision has changed the new position.
    """
    old = share.held(file, version, permission=permissions.DECIDE, by=by, state=FileState.DECIDED)
    said = share.words(reason, "appointment_reason_missing", "reason")
    number = share.words(number, "appointment_number_missing", "number")
    share.not_ahead(decided_on, today, "decided_on")
    share.not_before(decided_on, old.opened_on, "decided_on")
    share.not_before(effective_on, decided_on, "effective_on")
    if until is not None and until <= effective_on:
        raise RuleRefused("appointment_until_before", field="until")
    old.state = FileState.SUPERSEDED
    share.stored(old)
    values = {
        field.attname: getattr(old, field.attname)
        for field in AppointmentFile._meta.concrete_fields if field.name not in NOT_COPIED
    } | {
        "decision_number": number, "decided_on": decided_on, "effective_on": effective_on,
        "until": until, "signer": signer.strip(), "decision_note": said[:500],
        "registered_by_id": by.user_id,
    }  # fmt: skip
    now = AppointmentFile(**values, reference=drawn("A"), state=FileState.DECIDED, supersedes=old)
    now.save()
    now.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    for name in ROWS:
        getattr(old, name).update(file=now)
    _positions(now)
    audit.record(by, action="cadres.appointment_corrected", obj=now, number=number, reason=said)
    return now


def _positions(file: AppointmentFile) -> None:
    """The position that was made and the one that ended take the corrected days."""
    day = PartialDate.of(file.elected_on or file.effective_on)  # type: ignore[arg-type]
    made = _locked(file.made_id)
    if made is not None:
        if made.until is not None:
            raise RuleRefused("appointment_changed_since")
        made.since, made.term_ends_on = day, file.until
        made.decision_number, made.decided_on = file.decision_number, file.decided_on
        made.version += 1
        made.save()
    ended = _locked(file.position_id)
    if ended is not None and ended.until is not None and ended.end_decision_number:
        ended.until, ended.end_decision_number = day, file.decision_number
        ended.version += 1
        ended.save()


def _locked(key: Any) -> Position | None:
    rows = Position.objects.select_for_update(of=("self",)).valid()
    found: Position | None = rows.filter(pk=key).first() if key else None
    return found
