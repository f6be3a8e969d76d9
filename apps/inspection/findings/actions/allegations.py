"""What a subject is said to have done, and what was found of it."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions.held import held_open, not_ahead, stored
from apps.inspection.findings.choices import DemandState, Result
from apps.inspection.findings.rules import leaves_a_defect
from apps.inspection.models import Allegation, Case, CaseContent, CaseSubject, Demand


@audit.act("inspection.allegation_recorded")
def record_allegation(
    *, case: Case, version: int, subject: CaseSubject, content: CaseContent, statement: str,
    today: date, by: Actor,
) -> Allegation:  # fmt: skip
    """Record what a subject is said to have done under a content of the case.

    Raises NotAllowed, Conflict, RuleRefused for a subject or content that is no longer part of the
    case, or without words.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    subject_row = CaseSubject.objects.of_case(found).current().filter(pk=subject.pk).first()
    if subject_row is None:
        raise RuleRefused("case_subject_gone", field="subject")
    content_row = CaseContent.objects.of_case(found).current().filter(pk=content.pk).first()
    if content_row is None:
        raise RuleRefused("content_gone", field="content")
    if not statement.strip():
        raise RuleRefused("allegation_missing", field="statement")
    row: Allegation = Allegation.of(
        found, subject=subject_row, content=content_row, statement=statement.strip(),
        stated_on=today, entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    stored(found)
    audit.record(by, action="inspection.allegation_recorded", obj=found, subject=subject_row.pk)
    return row


@audit.act("inspection.allegation_found")
def record_result(
    *, case: Case, version: int, allegation: Allegation, result: str, reasons: str,
    found_on: date, today: date, by: Actor,
) -> Allegation:  # fmt: skip
    """Record what was found of an allegation, with the reasons; an earlier finding stays in the
    history.

    Raises NotAllowed, Conflict, RuleRefused before the decision on the case, without reasons, for
    a day ahead or before the decision, and once a remedy is demanded of what would be wrong.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    row = _current(found, allegation)
    if found.decided_on is None:
        raise RuleRefused("case_finding_before_decision")
    if result not in Result.values or not result:
        raise RuleRefused("allegation_result_missing", field="result")
    if not reasons.strip():
        raise RuleRefused("allegation_reasons_missing", field="reasons")
    not_ahead(found_on, today, "found_on")
    if found_on < found.decided_on:
        raise RuleRefused("case_day_before_decision", field="found_on")
    _check_demands(row, result)
    row.result, row.reasons, row.found_on = result, reasons.strip(), found_on
    row.found_by_id = by.user_id
    row.save()
    stored(found)
    audit.record(
        by,
        action="inspection.allegation_found",
        obj=found,
        subject=row.subject_id,
        allegation_result=result,
    )
    return row


@audit.act("inspection.allegation_withdrawn")
def withdraw_allegation(
    *, case: Case, version: int, allegation: Allegation, reason: str, today: date, by: Actor
) -> Allegation:
    """Take out what was entered wrongly or is examined no more; the row stays with the reason.

    Raises NotAllowed, Conflict, RuleRefused without a reason or once a remedy is demanded.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    row = _current(found, allegation)
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    _check_demands(row, "")
    row.removed_on, row.removal_note = today, reason.strip()
    row.save()
    stored(found)
    audit.record(
        by, action="inspection.allegation_withdrawn", obj=found, subject=row.subject_id,
        reason=row.removal_note,
    )  # fmt: skip
    return row


def _current(case: Case, allegation: Allegation) -> Allegation:
    row: Allegation | None = (
        Allegation.objects.of_case(case)
        .current()
        .filter(pk=allegation.pk, subject__removed_on__isnull=True)
        .first()
    )
    if row is None:
        raise RuleRefused("allegation_gone")
    return row


def _check_demands(row: Allegation, result: str) -> None:
    """A demand rests on a defect: what it rests on does not fall away beneath it."""
    asked = Demand.objects.filter(allegation=row).exclude(state=DemandState.DROPPED)
    if not leaves_a_defect(result) and asked.exists():
        raise RuleRefused("allegation_has_demands", field="result" if result else "")
