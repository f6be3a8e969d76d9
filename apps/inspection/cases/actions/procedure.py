"""Another version of the procedure for a case, by a decision."""

from __future__ import annotations

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import held_open, stored
from apps.inspection.models import Case, CaseStep
from apps.regulations.models import ProcedureStep, ProcedureTemplate

COPIED = ("phase", "order", "title", "paper", "signer", "required")


@audit.act("inspection.case_procedure_switched")
def switch_procedure(
    *, case: Case, version: int, template: ProcedureTemplate, decision: str, reason: str, by: Actor
) -> Case:
    """Put a case under another version of its procedure, by the decision of the standing body.

    A case keeps the version it was opened under, and no document says which one governs a case that
    is open when the next one comes: so nothing switches itself. What is done or left out stays as
    recorded. Steps that wait take the words of the new version; those it does not have are left out
    with the reason, further ones are added; the explanation of the subject always stays. Raises
    NotAllowed without the right to decide, Conflict, RuleRefused for a procedure of another kind or
    body, the one it has, no decision, no reason.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if template.kind != found.kind or template.body not in ("", found.body):
        raise RuleRefused("case_procedure_other", field="template")
    if template.pk == found.template_id:
        raise RuleRefused("case_procedure_same", field="template")
    if not decision.strip():
        raise RuleRefused("case_number_missing", field="decision")
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    before = _called(found.template) if found.template else ""
    found.template = template
    _follow(found, template, f"{reason.strip()} ({decision.strip()})"[:300], by)
    stored(found)
    audit.record(
        by, action="inspection.case_procedure_switched", obj=found, decision=decision.strip(),
        reason=reason.strip(), procedure_before=before, procedure_now=_called(template),
    )  # fmt: skip
    return found


def _called(template: ProcedureTemplate) -> str:
    """Title and document: the versions of one procedure bear one title."""
    return f"{template.title}, {template.document.number}"


def _follow(case: Case, template: ProcedureTemplate, why: str, by: Actor) -> None:
    """Make the steps that wait those of the template."""
    wanted = {step.code: step for step in template.steps.order_by("order")}
    rows = {row.code: row for row in CaseStep.objects.of_case(case)}
    for code, row in rows.items():
        if row.is_settled:
            continue
        if code in wanted:
            _take_words(row, wanted[code])
        elif not (code.startswith("own-") or rules.is_explanation(case.kind, code)):
            row.excuse, row.excused_by_id = why, by.user_id
            row.save()
    CaseStep.objects.bulk_create(
        CaseStep.of(case, code=code, **{name: getattr(step, name) for name in COPIED})
        for code, step in wanted.items()
        if code not in rows
    )


def _take_words(row: CaseStep, step: ProcedureStep) -> None:
    for name in COPIED:
        setattr(row, name, getattr(step, name))
    row.save()
