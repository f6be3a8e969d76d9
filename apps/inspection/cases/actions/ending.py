"""What was found, the conclusion, and the end of a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import held_open, not_ahead, stored
from apps.inspection.cases.actions.register import register_case, same_subject
from apps.inspection.choices import CaseKind, Outcome, Phase, Submission
from apps.inspection.discipline.choices import NoSanctionReason
from apps.inspection.findings.reading import speaks_against
from apps.inspection.models import Case, CaseStep, CaseSubject, NoSanction, Sanction
from apps.inspection.secrecy import same_grade
from apps.regulations.models import ProcedureStep
from apps.regulations.rules import SETTLED
from apps.tenancy.models import Organization

COMPLAINT_OUTCOMES = (Outcome.KEPT, Outcome.CHANGED, Outcome.CANCELLED)


@audit.act("inspection.case_finding")
def record_finding(
    *, case: Case, version: int, subject: CaseSubject, finding: str,
    discipline_due: bool | None = None, by: Actor,
) -> CaseSubject:  # fmt: skip
    """Record what was found about a subject, and whether they are to be disciplined.

    Raises NotAllowed, Conflict, RuleRefused before the decision, for a violation found by a
    supervision, for discipline without a violation.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if found.decided_on is None:
        raise RuleRefused("case_finding_before_decision")
    row: CaseSubject | None = CaseSubject.objects.of_case(found).current().filter(
        pk=subject.pk
    ).first()  # fmt: skip
    if row is None:
        raise RuleRefused("case_subject_gone")
    code = rules.finding_refused(found.kind, finding, discipline_due=discipline_due)
    if code:
        raise RuleRefused(code, field="finding")
    row.finding, row.discipline_due = finding, discipline_due
    row.save()
    stored(found)
    audit.record(by, action="inspection.case_finding", obj=found, subject=row.pk, finding=finding)
    return row


@audit.act("inspection.case_concluded")
def conclude_case(
    *, case: Case, version: int, outcome: str, conclusion: str, concluded_on: date,
    handed_over: Sequence[CaseSubject] = (), today: date, by: Actor,
) -> Case:  # fmt: skip
    """Record the conclusion, with an outcome that fits the kind and the findings.

    Who is handed over is inspected on signs of violation in a case of its own, which names this one
    as its origin: a supervision ends in no sanction. An allegation without a finding refuses it
    only by a settled rule; a draft lets it pass, and the trail counts what was open. Raises
    NotAllowed without the right to decide, Conflict, RuleRefused.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    _check_conclusion(found, outcome, conclusion, concluded_on, today)
    left = _check_allegations(found, concluded_on)
    found.phase, found.outcome = Phase.CONCLUSION, outcome
    found.conclusion, found.concluded_on = conclusion.strip(), concluded_on
    stored(found)
    audit.record(
        by, action="inspection.case_concluded", obj=found, outcome=outcome,
        open_allegations=left or None,
    )  # fmt: skip
    if outcome == Outcome.HANDED_OVER and not found.followed_by.exists():
        _follow(found, handed_over, today, by)
    return found


def _check_conclusion(
    case: Case, outcome: str, conclusion: str, concluded_on: date, today: date
) -> None:
    if case.decided_on is None:
        raise RuleRefused("case_conclude_before_decision")
    if case.needs_signature:
        raise RuleRefused("case_plan_unsigned")
    if not conclusion.strip():
        raise RuleRefused("case_conclusion_missing", field="conclusion")
    not_ahead(concluded_on, today, "concluded_on")
    if concluded_on < case.decided_on:
        raise RuleRefused("case_day_before_decision", field="concluded_on")
    if not rules.may_end(case.kind, outcome):
        raise RuleRefused(
            "case_outcome_kind", field="outcome", kind=CaseKind(case.kind).label,
            outcome=Outcome(outcome).label,
        )  # fmt: skip
    if _report_is_missing(case):
        raise RuleRefused("case_report_missing")
    subjects = CaseSubject.objects.of_case(case).current()
    findings = list(subjects.values_list("finding", flat=True))
    code = rules.findings_contradict(case.kind, outcome, findings)
    if code:
        raise RuleRefused(code, field="outcome")


def _check_allegations(case: Case, day: date) -> int:
    """How many allegations have no finding; a settled rule refuses any."""
    left, rule = speaks_against(case, day)
    if left and rule is not None and rule.may_block:
        raise RuleRefused(
            "case_allegation_open", count=left, document=rule.document, article=rule.article
        )
    return left


def _report_is_missing(case: Case) -> bool:
    """The completed report, or the only one, is neither recorded nor left out."""
    rows = CaseStep.objects.of_case(case).filter(code__in=rules.REPORTS)
    found = {row.code: row for row in rows}
    last = next((found[code] for code in rules.REPORTS if code in found), None)
    return last is not None and not last.is_settled


def _follow(case: Case, subjects: Sequence[CaseSubject], today: date, by: Actor) -> Case:
    if not subjects:
        raise RuleRefused("case_nobody_handed_over", field="handed_over")
    kind, body = rules.kind_after_handover(case.body)
    unit = Organization.objects.get(pk=case.organization_id)
    return register_case(
        organization=unit, kind=kind, body=body, title=case.title,
        source=rules.source_after_handover(case.kind), origin=case,
        lookback_from=case.lookback_from, lookback_to=case.lookback_to,
        **same_grade(case, today=today),
        subjects=[same_subject(row) for row in subjects], today=today, by=by,
    )  # fmt: skip


@audit.act("inspection.case_closed")
def close_case(
    *, case: Case, version: int, closed_on: date, note: str = "", today: date, by: Actor
) -> Case:
    """Close a case that is concluded and whose required steps are done or left out by somebody
    entitled.

    A required step that stands in a draft only asks for a reason. Raises NotAllowed without the
    right to decide, Conflict, RuleRefused that names what is open.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if not found.conclusion or found.concluded_on is None or not found.outcome:
        raise RuleRefused("case_close_without_conclusion")
    not_ahead(closed_on, today, "closed_on")
    if closed_on < found.concluded_on:
        raise RuleRefused("case_closed_before_conclusion", field="closed_on")
    _check_shown(found)
    drafts = _check_required(found, note)
    if found.needs_signature:
        raise RuleRefused("case_plan_unsigned")
    found.phase, found.closed_on, found.closing_note = Phase.CLOSED, closed_on, note.strip()
    found.submission, found.submission_note = Submission.NONE, ""
    stored(found)
    audit.record(
        by, action="inspection.case_closed", obj=found, outcome=found.outcome, open_steps=drafts,
        reason=found.closing_note if drafts else "",
    )  # fmt: skip
    return found


def _check_shown(case: Case) -> None:
    """What the outcome says of discipline stands in the records: the decision, or the vote after
    which limitation was found to have expired (69-QĐ/TW, article 4)."""
    if case.outcome == Outcome.TIME_BARRED:
        barred = NoSanction.objects.of_case(case).live()
        if not barred.filter(reason=NoSanctionReason.TIME_BARRED).exists():
            raise RuleRefused("case_time_barred_unshown")
    if case.outcome == Outcome.DISCIPLINED:
        # A cancelled discipline stands as an entry of the form "none".
        given = Sanction.objects.of_case(case).current().exclude(form="none")
        if not given.exists():
            raise RuleRefused("case_discipline_unshown")
    if case.kind == CaseKind.COMPLAINT and case.outcome in COMPLAINT_OUTCOMES:
        _check_complaint(case)


def _check_complaint(case: Case) -> None:
    """A complaint that is examined here ends as its own record says."""
    outcomes = {row.outcome for row in case.complaints_examined.all()}
    if outcomes and case.outcome not in outcomes:
        raise RuleRefused("case_complaint_unshown")


def _check_required(case: Case, note: str) -> list[str]:
    """Required steps that wait. Settled ones refuse the end; draft ones ask for a reason."""
    waiting = CaseStep.objects.of_case(case).waiting().filter(required=True).order_by("order")
    settled = set()
    if case.template_id:
        rows = ProcedureStep.objects.filter(template=case.template_id, status__in=SETTLED)
        settled = set(rows.values_list("code", flat=True))
    titles = {row.title: row.code in settled for row in waiting}
    refusing = [title for title, is_settled in titles.items() if is_settled]
    if refusing:
        raise RuleRefused("case_steps_open", steps="; ".join(refusing))
    if titles and not note.strip():
        raise RuleRefused("case_draft_steps_open", field="note", steps="; ".join(titles))
    return list(titles)


@audit.act("inspection.case_stopped")
def stop_case(*, case: Case, version: int, reason: str, today: date, by: Actor) -> Case:
    """End a case that is not carried out, with the reason.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a reason or after
    the conclusion.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    if found.concluded_on:
        raise RuleRefused("case_stop_after_conclusion")
    found.phase, found.closed_on, found.closing_note = Phase.STOPPED, today, reason.strip()
    found.submission, found.submission_note = Submission.NONE, ""
    stored(found)
    audit.record(by, action="inspection.case_stopped", obj=found, reason=found.closing_note)
    return found
