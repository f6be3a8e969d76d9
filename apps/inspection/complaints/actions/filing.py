"""A complaint on discipline as it comes."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection.complaints import rules
from apps.inspection.complaints.choices import ComplaintState, NotAccepted
from apps.inspection.complaints.lookup import (
    Filing,
    complaints_of,
    filing_of,
    ladder_of,
    resolving_due,
    sanction_of,
    settle,
)
from apps.inspection.discipline import rules as forms
from apps.inspection.discipline.actions.decide import new_key
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.judging import Picture
from apps.inspection.models import Case, CaseSubject, Complaint, Sanction


@audit.act("inspection.complaint_filed")
def file_complaint(
    *, case: Case, subject: CaseSubject, version: int, body: str, level: str, body_name: str,
    filed_on: date, received_on: date, today: date, by: Actor, not_accepted: str = "",
    note: str = "",
) -> Complaint:  # fmt: skip
    """Record a complaint of the disciplined, accepted or not; the sanction stays in force.

    Raises NotAllowed, Conflict, RuleRefused: no decision, one pending, filed late (the day counts
    from the receipt of the decision), a level left out or not above the decider, a body that
    resolves none (Party Charter, article 39; 296-QĐ/TW, article 23).
    """
    picture = held(case, subject, version, by)
    sanction = sanction_of(picture)
    settle(forms.future_findings(today=today, filed_on=filed_on, received_on=received_on))
    if received_on < filed_on:
        raise RuleRefused("complaint_received_early", field="received_on")
    if complaints_of(picture).pending().exists():
        raise RuleRefused("complaint_pending")
    limit = filing_of(sanction)
    if not not_accepted:
        _check_acceptable(picture, sanction, limit, body=body, level=level, filed_on=filed_on)
    elif not_accepted == NotAccepted.LATE and limit.until and filed_on <= limit.until:
        raise RuleRefused("complaint_not_late", field="not_accepted", day=f"{limit.until:%d/%m/%Y}")
    due = None if not_accepted else resolving_due(received_on, level)
    row: Complaint = Complaint.of(
        picture.case, key=new_key(), subject=picture.subject, sanction=sanction, body=body,
        level=level, due_on=due.day if due else None,
        body_name=body_name.strip(), filed_on=filed_on, received_on=received_on,
        filing_until=limit.until, not_accepted=not_accepted, note=note.strip(),
        state=ComplaintState.REFUSED if not_accepted else ComplaintState.ACCEPTED,
        entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    done(picture, "inspection.complaint_filed", by)
    return row


def _check_acceptable(
    picture: Picture, sanction: Sanction, limit: Filing, *, body: str, level: str, filed_on: date
) -> None:
    found = rules.filing_findings(
        filed_on=filed_on, until=limit.until, settled=limit.settled, source=limit.source
    )
    ladder = ladder_of(picture, sanction)
    found += rules.ladder_findings(
        decider_level=ladder.level, decider_body=ladder.body,
        is_organisation=not picture.subject.is_person, level=level, body=body,
        resolved=ladder.resolved, form=sanction.form, last_body=ladder.last_body,
    )  # fmt: skip
    left_out = rules.skipped(
        decider_level=ladder.level, level=level, resolved=ladder.resolved, existing=ladder.existing
    )
    if left_out:
        found.append(rules.Finding("complaint_level_skipped", "level"))
    settle([one for one in found if one.blocks])
