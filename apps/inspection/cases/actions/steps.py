"""Steps of a case: done, left out, planned, added."""

from __future__ import annotations

from datetime import date

from django.db.models import Max

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import NotAllowed, RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import held_open, not_ahead, stored
from apps.inspection.choices import Phase
from apps.inspection.models import Case, CaseStep


@audit.act("inspection.case_step_done")
def complete_step(
    *, case: Case, version: int, step: CaseStep, done_on: date, paper_number: str = "",
    note: str = "", today: date, by: Actor,
) -> CaseStep:  # fmt: skip
    """Record a step as done, or put right what was recorded of it.

    Days follow the order of the required steps and none lies ahead; work begins with the decision;
    the result report comes after the explanation of the subject, or after a dated reminder and the
    reason why there is none (296-QĐ/TW, article 3). Raises NotAllowed, Conflict, RuleRefused.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    row = _row(found, step)
    if row.excuse:
        raise RuleRefused("case_step_left_out")
    not_ahead(done_on, today, "done_on")
    _check_phase(found, row, done_on)
    _check_order(found, row, done_on)
    if rules.is_report(found.kind, row.code):
        _check_explanation(found, done_on)
    again = row.done_on is not None
    row.done_on, row.done_by_id = done_on, by.user_id
    row.paper_number, row.note = paper_number.strip(), note.strip()
    row.save()
    if row.phase == Phase.CONCLUSION and found.phase == Phase.CONDUCT:
        found.phase = Phase.CONCLUSION
    stored(found)
    audit.record(
        by, action="inspection.case_step_done", obj=found, step=row.title, day=done_on.isoformat(),
        number=row.paper_number, again=again,
    )  # fmt: skip
    return row


@audit.act("inspection.case_step_excused")
def excuse_step(
    *, case: Case, version: int, step: CaseStep, reason: str, reminded_on: date | None = None,
    today: date, by: Actor,
) -> CaseStep:  # fmt: skip
    """Leave a step out, with a reason, by whoever decides.

    The explanation can only be left out after a reminder with its day. Raises NotAllowed, Conflict,
    RuleRefused.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    row = _row(found, step)
    if row.done_on:
        raise RuleRefused("case_step_done_already")
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    if rules.is_explanation(found.kind, row.code) and reminded_on is None:
        raise RuleRefused("case_reminder_missing", field="reminded_on")
    if reminded_on:
        not_ahead(reminded_on, today, "reminded_on")
    row.excuse, row.excused_by_id, row.reminded_on = reason.strip(), by.user_id, reminded_on
    row.save()
    stored(found)
    audit.record(
        by, action="inspection.case_step_excused", obj=found, step=row.title, reason=row.excuse
    )
    return row


@audit.act("inspection.case_step_planned")
def plan_step(
    *, case: Case, version: int, step: CaseStep, due_on: date | None, by: Actor
) -> CaseStep:
    """Give a step its planned day, or take it away. Raises NotAllowed, Conflict, RuleRefused."""
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    row = _row(found, step)
    if row.is_settled:
        raise RuleRefused("case_step_done_already")
    row.due_on = due_on
    row.save()
    stored(found)
    audit.record(
        by, action="inspection.case_step_planned", obj=found, step=row.title,
        day=due_on.isoformat() if due_on else "",
    )  # fmt: skip
    return row


@audit.act("inspection.case_step_added")
def add_step(
    *, case: Case, version: int, phase: str, title: str, paper: str = "", signer: str = "",
    due_on: date | None = None, by: Actor,
) -> CaseStep:  # fmt: skip
    """Add a step that the procedure does not have; it is never required.

    Raises NotAllowed, Conflict, RuleRefused without words.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if not title.strip():
        raise RuleRefused("case_step_title", field="title")
    rows = CaseStep.objects.of_case(found)
    last = rows.filter(phase=phase).aggregate(last=Max("order"))["last"] or 0
    number = rows.filter(code__startswith="own-").count() + 1
    row: CaseStep = CaseStep.of(
        found, phase=phase, code=f"own-{number}", order=last + 1, title=title.strip(),
        paper=paper.strip(), signer=signer.strip(), required=False, due_on=due_on,
    )  # fmt: skip
    row.save()
    stored(found)
    audit.record(by, action="inspection.case_step_added", obj=found, step=row.title)
    return row


def _row(case: Case, step: CaseStep) -> CaseStep:
    row: CaseStep | None = CaseStep.objects.of_case(case).filter(pk=step.pk).first()
    if row is None:
        raise NotAllowed(permission=str(permissions.CHANGE))
    return row


def _check_phase(case: Case, row: CaseStep, day: date) -> None:
    if row.phase == Phase.PREPARATION:
        return
    if case.decided_on is None:
        raise RuleRefused("case_step_before_decision")
    if day < case.decided_on:
        raise RuleRefused("case_day_before_decision", field="done_on")


def _check_order(case: Case, row: CaseStep, day: date) -> None:
    if not row.required:
        return
    done = CaseStep.objects.of_case(case).filter(required=True, done_on__isnull=False)
    days = list(done.exclude(pk=row.pk).values_list("order", "done_on"))
    before = [other for order, other in days if order < row.order]
    after = [other for order, other in days if order > row.order]
    if rules.date_out_of_order(day, before, after):
        raise RuleRefused("case_step_order", field="done_on")


def _check_explanation(case: Case, day: date) -> None:
    for row in CaseStep.objects.of_case(case).filter(code=rules.EXPLANATION):
        logged = row.done_on is not None and row.done_on <= day
        if not logged and not (row.excuse and row.reminded_on):
            raise RuleRefused("case_report_before_explanation", field="done_on")
