"""Which contents a case examines."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases.actions.held import held_open, stored, void_signature
from apps.inspection.findings.dictionary import contents_of
from apps.inspection.models import Allegation, Case, CaseContent


@audit.act("inspection.content_added")
def add_content(
    *, case: Case, version: int, code: str, note: str = "", reason: str = "", today: date, by: Actor
) -> CaseContent:
    """Add a content of the dictionary that was in force on the day of registration.

    Contents are part of the plan: after its signature a change needs a reason and a new signature
    (354-QĐ/UBKTTW). Raises NotAllowed, Conflict, RuleRefused.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if found.decided_on and not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    entry = next((one for one in contents_of(found) if one.code == code), None)
    if entry is None:
        raise RuleRefused("content_unknown", field="code")
    if CaseContent.objects.of_case(found).current().filter(code=code).exists():
        raise RuleRefused("content_twice", field="code", title=entry.title)
    row: CaseContent = CaseContent.of(
        found, code=code, title=entry.title, note=note.strip(), added_on=today
    )
    row.save()
    voided = void_signature(found)
    stored(found)
    audit.record(
        by, action="inspection.content_added", obj=found, content=entry.title,
        reason=reason.strip(), signature_void=voided,
    )  # fmt: skip
    return row


@audit.act("inspection.content_removed")
def remove_content(
    *, case: Case, version: int, content: CaseContent, reason: str, today: date, by: Actor
) -> CaseContent:
    """Take a content out, with the reason; the row stays to be read.

    Raises NotAllowed, Conflict, RuleRefused without a reason, or while something is alleged under
    it.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    row: CaseContent | None = (
        CaseContent.objects.of_case(found).current().filter(pk=content.pk).first()
    )
    if row is None:
        raise RuleRefused("content_gone")
    if Allegation.objects.of_case(found).current().filter(content=row).exists():
        raise RuleRefused("content_in_use")
    row.removed_on, row.removal_note = today, reason.strip()
    row.save()
    voided = void_signature(found)
    stored(found)
    audit.record(
        by, action="inspection.content_removed", obj=found, content=row.title,
        reason=row.removal_note, signature_void=voided,
    )  # fmt: skip
    return row
