"""The case in which a complaint on discipline is examined."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions import register_case
from apps.inspection.cases.actions.register import same_subject
from apps.inspection.choices import CaseKind, Source
from apps.inspection.complaints.lookup import complaints_of, offices_for, sanction_of
from apps.inspection.deadlines.keeping import keep_days
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.judging import Picture
from apps.inspection.models import Case, CaseClock, CaseSubject, Complaint
from apps.inspection.secrecy import same_grade
from apps.tenancy.models import Organization


@audit.act("inspection.case_registered")
def open_complaint_case(
    *, case: Case, subject: CaseSubject, version: int, organization: Organization, title: str,
    today: date, by: Actor,
) -> Case:  # fmt: skip
    """Open the case in which the pending complaint is examined, at this office or one above.

    It names the case of the sanction as its origin and counts from the receipt of the complaint by
    the competent body. The trail has the line of the new case. Raises NotAllowed, Conflict,
    RuleRefused: none pending, examined already, an organisation that is not the office or above.
    """
    picture = held(case, subject, version, by)
    row = _unexamined(picture)
    if organization.pk not in {one.pk for one in offices_for(picture.case)}:
        raise RuleRefused("complaint_case_place", field="organization")
    made = register_case(
        organization=organization, kind=CaseKind.COMPLAINT, body=row.body, title=title,
        source=Source.LETTER, subjects=[same_subject(picture.subject)], origin=picture.case,
        **same_grade(picture.case, today=today), received_on=row.received_on, today=today, by=by,
    )  # fmt: skip
    _examine(row, made, picture)
    picture.case.version += 1
    picture.case.save(update_fields=["version", "changed_at"])
    return made


@audit.act("inspection.complaint_linked")
def link_complaint_case(
    *, case: Case, subject: CaseSubject, version: int, examined_in: Case, by: Actor
) -> Complaint:
    """Say in which case of complaint the pending complaint is examined.

    Raises NotAllowed, Conflict, RuleRefused: none pending, examined already, a case of another
    kind, one that has ended, that is about somebody else, or follows another decision.
    """
    picture = held(case, subject, version, by)
    row = _unexamined(picture)
    rows = Case.objects.visible_to(by).select_for_update(of=("self",))
    found: Case | None = rows.filter(pk=examined_in.pk).first()
    if found is None or found.kind != CaseKind.COMPLAINT or not found.is_open:
        raise RuleRefused("complaint_case_kind", field="examined_in")
    permissions.require_in_range(by, permissions.CHANGE, found)
    if found.origin_id not in (None, picture.case.pk):
        raise RuleRefused("complaint_case_other", field="examined_in")
    if not is_about(found, picture.subject):
        raise RuleRefused("complaint_case_subject", field="examined_in")
    found.origin = picture.case
    found.received_on = found.received_on or row.received_on
    found.version += 1
    found.save(update_fields=["origin", "received_on", "version", "changed_at"])
    _examine(row, found, picture)
    done(picture, "inspection.complaint_linked", by)
    return row


def is_about(case: Case, subject: CaseSubject) -> bool:
    """Whether a case is about the same person or organisation."""
    rows = CaseSubject.objects.of_case(case).current()
    if subject.member_id:
        rows = rows.filter(member_id=subject.member_id)
    elif subject.subject_organization_id:
        rows = rows.filter(subject_organization_id=subject.subject_organization_id)
    else:
        rows = rows.filter(name=subject.name, is_person=subject.is_person)
    return bool(rows.exists())


def _unexamined(picture: Picture) -> Complaint:
    rows = complaints_of(picture).pending().select_for_update(of=("self",))
    row: Complaint | None = rows.first()
    if row is None:
        raise RuleRefused("complaint_none_pending")
    if row.examined_in_id is not None:
        raise RuleRefused("complaint_has_case")
    return row


def _examine(row: Complaint, case: Case, picture: Picture) -> None:
    """The case carries the limit from here, and knows when the decision was received."""
    row.examined_in = case
    row.save(update_fields=["examined_in"])
    served = sanction_of(picture).served_on
    CaseClock.objects.filter(case_id=case.pk).update(contested_received_on=served)
    keep_days([case])
