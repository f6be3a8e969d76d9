"""Demands and recommendations: from the finding that they rest on to the proof of the remedy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions.held import held_open, not_ahead, stored
from apps.inspection.discipline.actions.decide import new_key
from apps.inspection.findings import rules
from apps.inspection.findings.choices import DemandState
from apps.inspection.models import Allegation, Case, Demand, Evidence
from apps.membership.models import Member
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class Owner:
    """Who remedies: a member, an organisation, or a body by its name alone."""

    member: Member | None = None
    organization: Organization | None = None
    name: str = ""

    @property
    def words(self) -> str:
        """The name as it is copied into the demand."""
        if self.member is not None:
            return self.member.full_name
        return self.organization.name if self.organization is not None else self.name.strip()


@audit.act("inspection.demand_made")
def make_demand(
    *, case: Case, version: int, allegation: Allegation, kind: str, defect: str, text: str,
    owner: Owner, due_on: date, today: date, by: Actor,
) -> Demand:  # fmt: skip
    """Demand or recommend the remedy of a defect that was found, by somebody, until a day.

    Raises NotAllowed, Conflict, RuleRefused: what was not found right at least in part, no defect,
    no words, no owner, a day that has passed.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    row: Allegation | None = (
        Allegation.objects.of_case(found).current().filter(pk=allegation.pk).first()
    )
    if row is None:
        raise RuleRefused("allegation_gone")
    if not rules.leaves_a_defect(row.result):
        raise RuleRefused("demand_without_defect")
    for name, words in (("defect", defect), ("text", text), ("who", owner.words)):
        if not words.strip():
            raise RuleRefused(f"demand_{name}_missing", field=name)
    if due_on < today:
        raise RuleRefused("demand_due_passed", field="due_on")
    made: Demand = Demand.of(
        found, key=new_key(), allegation=row, kind=kind, defect=defect.strip(), text=text.strip(),
        owner_member=owner.member, owner_organization=owner.organization,
        owner_name=owner.words[:300], made_on=today, first_due_on=due_on, due_on=due_on,
        made_by_id=by.user_id,
    )  # fmt: skip
    made.save()
    stored(found)
    audit.record(by, action="inspection.demand_made", obj=made, day=due_on.isoformat())
    return made


@audit.act("inspection.remedy_reported")
def report_remedy(
    *, demand: Demand, version: int, remedy: str, remedied_on: date, proof: str, today: date,
    by: Actor, document: Evidence | None = None,
) -> Demand:  # fmt: skip
    """Record what was done and the paper that proves it; somebody who decides then looks at it.

    ``document`` is that paper among the evidence of the case. Raises NotAllowed, Conflict,
    RuleRefused without words or proof, for a day ahead or before the demand, for one that has
    ended, and for a document that is not there or was withdrawn.
    """
    found = _held(demand, version, "report", permissions.CHANGE, by)
    found.proof_document = _document_of(found, document, by)
    proof = proof or (document.title if document is not None else "")
    for name, words in (("remedy", remedy), ("proof", proof)):
        if not words.strip():
            raise RuleRefused(f"demand_{name}_missing", field=name)
    not_ahead(remedied_on, today, "remedied_on")
    if remedied_on < found.made_on:
        raise RuleRefused("demand_before_it_was_made", field="remedied_on")
    found.state, found.remedy, found.proof = DemandState.REPORTED, remedy.strip(), proof.strip()
    found.remedied_on, found.reported_by_id = remedied_on, by.user_id
    found.return_note = ""
    return _stored(found, "inspection.remedy_reported", by)


@audit.act("inspection.remedy_returned")
def return_remedy(*, demand: Demand, version: int, note: str, by: Actor) -> Demand:
    """Send a reported remedy back with what is missing: the demand is open again.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a note.
    """
    found = _held(demand, version, "return", permissions.DECIDE, by)
    if not note.strip():
        raise RuleRefused("demand_note_missing", field="note")
    found.state, found.return_note = DemandState.OPEN, note.strip()
    return _stored(found, "inspection.remedy_returned", by, reason=found.return_note)


@audit.act("inspection.demand_closed")
def close_demand(
    *, demand: Demand, version: int, ended_on: date, note: str = "", today: date, by: Actor
) -> Demand:
    """Close a demand whose remedy is proved.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused while no remedy is
    reported, for a day ahead or before the remedy, and for one's own report.
    """
    found = _held(demand, version, "close", permissions.DECIDE, by)
    if found.reported_by_id is not None and found.reported_by_id == by.user_id:
        raise RuleRefused("demand_own_report")
    document = Evidence.objects.filter(pk=found.proof_document_id or 0, withdrawn_at__isnull=False)
    if document.exists():
        raise RuleRefused("demand_proof_withdrawn")
    not_ahead(ended_on, today, "ended_on")
    if found.remedied_on is not None and ended_on < found.remedied_on:
        raise RuleRefused("demand_closed_before_remedy", field="ended_on")
    found.state, found.ended_on, found.end_note = DemandState.CLOSED, ended_on, note.strip()
    found.ended_by_id = by.user_id
    return _stored(found, "inspection.demand_closed", by)


@audit.act("inspection.demand_postponed")
def postpone_demand(
    *, demand: Demand, version: int, due_on: date, reason: str, today: date, by: Actor
) -> Demand:
    """Give more time, with the reason; the day that was set first stays on record.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused for a day that is not later
    or has passed, and without a reason.
    """
    found = _held(demand, version, "postpone", permissions.DECIDE, by)
    if due_on <= found.due_on or due_on < today:
        raise RuleRefused("demand_not_later", field="due_on")
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    found.due_on, found.postponed_note = due_on, reason.strip()
    return _stored(
        found, "inspection.demand_postponed", by, day=due_on.isoformat(), reason=reason.strip()
    )


@audit.act("inspection.demand_dropped")
def drop_demand(*, demand: Demand, version: int, reason: str, today: date, by: Actor) -> Demand:
    """Ask no longer, with the reason: what it rested on has changed, or nobody is left to do it.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a reason.
    """
    found = _held(demand, version, "drop", permissions.DECIDE, by)
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    found.state, found.ended_on, found.end_note = DemandState.DROPPED, today, reason.strip()
    found.ended_by_id = by.user_id
    return _stored(found, "inspection.demand_dropped", by, reason=found.end_note)


def _held(demand: Demand, version: int, act: str, permission: str, by: Actor) -> Demand:
    """The demand, locked, as the actor has read it last and in a state that the act fits.

    It is followed up after its case has ended, so the case is not asked. Raises NotAllowed,
    Conflict, RuleRefused.
    """
    if not by.has(permission):
        raise NotAllowed(permission=str(permission))
    rows = Demand.objects.visible_to(by).select_for_update(of=("self",))
    found: Demand | None = rows.filter(pk=demand.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    permissions.require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if not rules.may(act, found.state):
        raise RuleRefused("demand_state", state=found.get_state_display())
    return found


def _document_of(demand: Demand, document: Evidence | None, by: Actor) -> Evidence | None:
    """The document among the evidence of the case, as the actor may know of it."""
    if document is None:
        return None
    rows = Evidence.objects.visible_to(by).filter(case_id=demand.case_id).standing()
    found: Evidence | None = rows.filter(pk=document.pk).first()
    if found is None:
        raise RuleRefused("demand_proof_unknown", field="document")
    return found


def _stored(demand: Demand, action: str, by: Actor, **params: Any) -> Demand:
    demand.version += 1
    demand.save()
    audit.record(by, action=action, obj=demand, **params)
    return demand
