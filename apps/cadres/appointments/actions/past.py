"""Decisions of earlier years, entered as they were: no rule of today judges them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.appointments import procedures
from apps.cadres.appointments.actions import held as share
from apps.cadres.appointments.choices import FileState
from apps.cadres.models import AppointmentFile, Cadre
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused


@dataclass(frozen=True)
class Past:
    """A decision as its paper says."""

    act: str
    title_text: str
    decision_number: str
    decided_on: date
    effective_on: date | None = None
    until: date | None = None
    unit_text: str = ""
    by_other_body: str = ""
    signer: str = ""


@audit.act("cadres.appointment_entered")
def enter_past(*, cadre: Cadre, past: Past, today: date, by: Actor) -> AppointmentFile:
    """Enter a decision that was taken before files were kept here; positions stay as they are.

    Raises NotAllowed, RuleRefused without number or title, for days out of order or ahead, for a
    decision that is on record already.
    """
    found = Cadre.objects.visible_to(by).filter(pk=cadre.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permissions.CHANGE))
    permissions.require_in_range(by, permissions.CHANGE, found)
    file = past_file(found, past, by)
    share.not_ahead(past.decided_on, today, "decided_on")
    share.not_before(file.effective_on, past.decided_on, "effective_on")
    if past.until is not None and file.effective_on and past.until <= file.effective_on:
        raise RuleRefused("appointment_until_before", field="until")
    rows = AppointmentFile.objects.valid().filter(
        cadre=found, act=past.act, decision_number=file.decision_number, decided_on=past.decided_on
    )
    if rows.exists():
        raise RuleRefused("appointment_entered_already", field="decision_number")
    file.save()
    file.refresh_from_db(fields=["path", "tenant_id", "province_id"])
    audit.record(by, action="cadres.appointment_entered", obj=file, number=file.decision_number)
    return file


def past_file(cadre: Cadre, past: Past, by: Actor) -> AppointmentFile:
    """The file of an earlier decision, not saved; for a step of an act."""
    file: AppointmentFile = AppointmentFile.of(
        cadre, reference=drawn("A"), act=past.act, state=FileState.DECIDED,
        procedure=procedures.procedure_of(past.act, "", past.decided_on).key,
        title_text=share.words(past.title_text, "appointment_title_missing", "title_text"),
        unit_text=past.unit_text.strip(), by_other_body=past.by_other_body.strip(),
        opened_on=past.decided_on,
        decision_number=share.words(
            past.decision_number, "appointment_number_missing", "decision_number"
        ),
        decided_on=past.decided_on, effective_on=past.effective_on or past.decided_on,
        until=past.until, signer=past.signer.strip(), registered_by_id=by.user_id,
    )  # fmt: skip
    return file
