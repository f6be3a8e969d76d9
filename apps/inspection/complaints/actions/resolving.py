"""The outcome of a complaint on discipline."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.complaints import rules
from apps.inspection.complaints.choices import ComplaintOutcome, ComplaintState
from apps.inspection.complaints.lookup import complaints_of, redress_for, sanction_of, settle
from apps.inspection.discipline import effect, lookup
from apps.inspection.discipline import rules as forms
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.actions.sanctions import superseding
from apps.inspection.discipline.choices import SanctionOrigin
from apps.inspection.models import Case, CaseSubject, Complaint, Redress, Sanction
from apps.regulations.lookup import find_rule


@audit.act("inspection.complaint_resolved")
def resolve_complaint(
    *, case: Case, subject: CaseSubject, version: int, outcome: str, number: str,
    resolved_on: date, today: date, by: Actor, form: str = "", posts: str = "",
    wrongful: bool = False, note: str = "",
) -> Complaint:  # fmt: skip
    """Record what a complaint leads to: an entry that supersedes the sanction.

    A changed form keeps the time served: the twelve months count from the first announcement. A
    wrongful discipline is cancelled and made good (117-QĐ/TW): apology and restoration are tasks.
    Raises NotAllowed, Conflict, RuleRefused.
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    row = complaints_of(picture).pending().select_for_update(of=("self",)).first()
    if row is None:
        raise RuleRefused("complaint_none_pending")
    sanction = sanction_of(picture)
    settle(forms.future_findings(today=today, resolved_on=resolved_on))
    if resolved_on < row.received_on:
        raise RuleRefused("complaint_resolved_early", field="resolved_on")
    if not number.strip():
        raise RuleRefused("decision_number", field="number")
    if wrongful and outcome != ComplaintOutcome.CANCELLED:
        raise RuleRefused("complaint_wrongful_kept", field="wrongful")
    settle(rules.outcome_findings(outcome, sanction.form, form))
    if form:
        found = forms.form_findings(form, picture.kind, has_post=picture.has_post, posts=posts)
        if forms.WEIGHT[form] > forms.WEIGHT[sanction.form] and not note.strip():
            found.append(forms.Finding("complaint_heavier", "note"))
        settle(found)
    made = _superseding(sanction, row, outcome, number, resolved_on, form, posts, today, by)
    row.state, row.outcome, row.form = ComplaintState.RESOLVED, outcome, form
    row.resolved_on, row.number, row.wrongful = resolved_on, number.strip(), wrongful
    row.note, row.result = note.strip() or row.note, made
    row.save()
    if wrongful:
        _make_good(row, sanction.form)
    done(picture, "inspection.complaint_resolved", by, number=row.number)
    return row


def _superseding(
    sanction: Sanction, row: Complaint, outcome: str, number: str, day: date, form: str,
    posts: str, today: date, by: Actor,
) -> Sanction:  # fmt: skip
    fields: dict[str, Any] = {
        "number": number.strip(), "decided_on": day, "body": row.body, "level": row.level,
        "body_name": row.body_name,
    }  # fmt: skip
    # The new decision is announced by itself; the day of the first one stays with the entry.
    fields |= {"announced_on": None, "announced_at": "", "served_on": None, "served_to": ""}
    if outcome != ComplaintOutcome.KEPT:
        fields |= {"form": form or forms.NO_DISCIPLINE, "posts": posts.strip()}
    made = superseding(sanction, today=today, by=by, origin=SanctionOrigin.COMPLAINT, **fields)
    lapse = find_rule(lookup.LAPSE, on=day)
    made.lapses_on = (
        effect.lapses_on(
            made.form, first_announced_on=made.first_announced_on,
            months=lapse.whole if lapse else None,
        )
        if made.form != forms.NO_DISCIPLINE
        else None
    )  # fmt: skip
    made.save()
    return made


def _make_good(row: Complaint, form: str) -> None:
    for what in redress_for(form):
        Redress.of(row.case, complaint=row, what=what).save()
