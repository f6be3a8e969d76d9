"""Entering a case that ended before it was kept here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import not_ahead
from apps.inspection.cases.actions.register import Subject, new_case, subject_row
from apps.inspection.choices import CaseKind, Outcome, Phase
from apps.inspection.models import Case, CaseSubject
from apps.tenancy.models import Organization


@dataclass(frozen=True)
class PastSubject:
    """A subject with what was found about it."""

    subject: Subject
    finding: str = ""
    discipline_due: bool | None = None


@dataclass(frozen=True)
class PastEnd:
    """How it went: decision, conclusion, end."""

    decision_number: str
    decided_on: date
    concluded_on: date
    outcome: str
    conclusion: str
    closed_on: date


@audit.act("inspection.case_entered")
def enter_past_case(
    *,
    organization: Organization,
    kind: str,
    body: str,
    title: str,
    source: str,
    subjects: Sequence[PastSubject],
    registered_on: date,
    end: PastEnd,
    today: date,
    by: Actor,
    **values: Any,
) -> Case:
    """Enter a case that has ended, as the papers have it: without steps, which nobody followed.

    Findings, outcome and days are judged as on the pages. Raises NotAllowed without the right or
    outside the range, RuleRefused.
    """
    require(by, permissions.CHANGE, organization)
    _check_days(registered_on, end, today)
    rows = [_row(one, kind, registered_on) for one in subjects]
    _check_outcome(kind, end.outcome, rows)
    if not end.decision_number.strip():
        raise RuleRefused("case_number_missing", field="decision_number")
    if not end.conclusion.strip():
        raise RuleRefused("case_conclusion_missing", field="conclusion")
    case = new_case(
        organization=organization, kind=kind, body=body, title=title, source=source, subjects=rows,
        today=registered_on, by=by, phase=Phase.CLOSED, decided_on=end.decided_on,
        decision_number=end.decision_number.strip(), signed_on=end.decided_on,
        signed_number=end.decision_number.strip(), concluded_on=end.concluded_on,
        outcome=end.outcome, conclusion=end.conclusion.strip(), closed_on=end.closed_on, **values,
    )  # fmt: skip
    audit.record(by, action="inspection.case_entered", obj=case)
    return case


def _check_days(registered_on: date, end: PastEnd, today: date) -> None:
    not_ahead(registered_on, today, "registered_on")
    not_ahead(end.closed_on, today, "closed_on")
    if end.concluded_on < end.decided_on:
        raise RuleRefused("case_day_before_decision", field="concluded_on")
    if end.closed_on < end.concluded_on:
        raise RuleRefused("case_closed_before_conclusion", field="closed_on")


def _row(one: PastSubject, kind: str, day: date) -> CaseSubject:
    code = rules.finding_refused(kind, one.finding, discipline_due=one.discipline_due)
    if code:
        raise RuleRefused(code, field="finding")
    row = subject_row(one.subject, day)
    row.finding, row.discipline_due = one.finding, one.discipline_due
    return row


def _check_outcome(kind: str, outcome: str, rows: Sequence[CaseSubject]) -> None:
    if not rules.may_end(kind, outcome):
        raise RuleRefused(
            "case_outcome_kind", field="outcome", kind=CaseKind(kind).label,
            outcome=Outcome(outcome).label,
        )  # fmt: skip
    code = rules.findings_contradict(kind, outcome, [row.finding for row in rows])
    if code:
        raise RuleRefused(code, field="finding" if code == "case_findings_missing" else "outcome")
