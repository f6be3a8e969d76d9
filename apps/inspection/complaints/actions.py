"""What happens to a complaint on discipline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused, raise_all
from apps.inspection import permissions
from apps.inspection.complaints import rules
from apps.inspection.complaints.choices import ComplaintOutcome, ComplaintState, NotAccepted
from apps.inspection.complaints.lookup import Filing, filing_of, ladder_of, redress_for
from apps.inspection.discipline import effect, lookup
from apps.inspection.discipline import rules as forms
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.actions.sanctions import superseding
from apps.inspection.discipline.choices import SanctionOrigin
from apps.inspection.discipline.judging import Picture, worded
from apps.inspection.models import Case, CaseSubject, Complaint, Redress, Sanction
from apps.regulations.lookup import find_rule


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
    sanction = _sanction(picture)
    _settle(forms.future_findings(today=today, filed_on=filed_on, received_on=received_on))
    if received_on < filed_on:
        raise RuleRefused("complaint_received_early", field="received_on")
    if _complaints(picture).pending().exists():
        raise RuleRefused("complaint_pending")
    limit = filing_of(sanction)
    if not not_accepted:
        _check_acceptable(picture, sanction, limit, body=body, level=level, filed_on=filed_on)
    elif not_accepted == NotAccepted.LATE and limit.until and filed_on <= limit.until:
        raise RuleRefused("complaint_not_late", field="not_accepted", day=f"{limit.until:%d/%m/%Y}")
    row: Complaint = Complaint.of(
        picture.case, subject=picture.subject, sanction=sanction, body=body, level=level,
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
        resolved=ladder.resolved,
    )  # fmt: skip
    left_out = rules.skipped(
        decider_level=ladder.level, level=level, resolved=ladder.resolved, existing=ladder.existing
    )
    if left_out:
        found.append(rules.Finding("complaint_level_skipped", "level"))
    _settle([one for one in found if one.blocks])


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
    row = _complaints(picture).pending().select_for_update(of=("self",)).first()
    if row is None:
        raise RuleRefused("complaint_none_pending")
    sanction = _sanction(picture)
    _settle(forms.future_findings(today=today, resolved_on=resolved_on))
    if resolved_on < row.received_on:
        raise RuleRefused("complaint_resolved_early", field="resolved_on")
    if not number.strip():
        raise RuleRefused("decision_number", field="number")
    if wrongful and outcome != ComplaintOutcome.CANCELLED:
        raise RuleRefused("complaint_wrongful_kept", field="wrongful")
    _settle(rules.outcome_findings(outcome, sanction.form, form))
    if form:
        found = forms.form_findings(form, picture.kind, has_post=picture.has_post, posts=posts)
        if forms.WEIGHT[form] > forms.WEIGHT[sanction.form] and not note.strip():
            found.append(forms.Finding("complaint_heavier", "note"))
        _settle(found)
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


@audit.act("inspection.redress_done")
def finish_redress(
    *, case: Case, subject: CaseSubject, version: int, redress: Redress, done_on: date, note: str,
    today: date, by: Actor,
) -> Redress:  # fmt: skip
    """Record that something was made good, and how. Raises NotAllowed, Conflict, RuleRefused."""
    picture = held(case, subject, version, by)
    _settle(forms.future_findings(today=today, done_on=done_on))
    own: Redress | None = (
        Redress.objects.of_case(picture.case)
        .filter(pk=redress.pk, complaint__subject=picture.subject, done_on__isnull=True)
        .first()
    )
    if own is None:
        raise RuleRefused("redress_done_already", field="redress")
    if not note.strip():
        raise RuleRefused("redress_how", field="note")
    if own.complaint.resolved_on and done_on < own.complaint.resolved_on:
        raise RuleRefused("redress_early", field="done_on")
    own.done_on, own.note = done_on, note.strip()
    own.save(update_fields=["done_on", "note"])
    done(picture, "inspection.redress_done", by)
    return own


def _complaints(picture: Picture) -> Any:
    return Complaint.objects.of_case(picture.case).filter(subject=picture.subject)


def _sanction(picture: Picture) -> Sanction:
    sanction = picture.sanction
    if sanction is None or sanction.form == forms.NO_DISCIPLINE:
        raise RuleRefused("complaint_without_decision")
    return sanction


def _settle(findings: Iterable[Any]) -> None:
    raise_all([RuleRefused(one.code, field=one.field, **worded(one.params)) for one in findings])
