"""What is made good after a wrongful discipline: by whom, until when, how it was done."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.complaints.lookup import settle
from apps.inspection.discipline import rules as forms
from apps.inspection.discipline.actions.held import done, held
from apps.inspection.discipline.judging import Picture
from apps.inspection.models import Case, CaseSubject, Redress


@audit.act("inspection.redress_assigned")
def assign_redress(
    *, case: Case, subject: CaseSubject, version: int, redress: Redress, due_on: date,
    today: date, by: Actor, owner: Any = None, owner_name: str = "",
) -> Redress:  # fmt: skip
    """Say who makes something good, and until when: somebody of the office, or a body by name.

    117-QĐ/TW names apology and restoration; its days are not known, so the day is the chair's.
    Raises NotAllowed, Conflict, RuleRefused: done already, nobody named, a day before the outcome.
    """
    picture = held(case, subject, version, by, right=permissions.DECIDE)
    own = _open_one(picture, redress)
    named = owner_name.strip() or (owner.full_name if owner else "")
    if not named:
        raise RuleRefused("redress_owner", field="owner_name")
    if own.complaint.resolved_on and due_on < own.complaint.resolved_on:
        raise RuleRefused("redress_due_early", field="due_on")
    own.owner, own.owner_name, own.due_on = owner, named[:120], due_on
    own.save(update_fields=["owner", "owner_name", "due_on"])
    done(picture, "inspection.redress_assigned", by)
    return own


@audit.act("inspection.redress_done")
def finish_redress(
    *, case: Case, subject: CaseSubject, version: int, redress: Redress, done_on: date, note: str,
    paper: str, today: date, by: Actor,
) -> Redress:  # fmt: skip
    """Record that something was made good: when, how, by which paper.

    Raises NotAllowed, Conflict, RuleRefused: done already, no word how, no paper, before the
    outcome of the complaint.
    """
    picture = held(case, subject, version, by)
    settle(forms.future_findings(today=today, done_on=done_on))
    own = _open_one(picture, redress)
    if not note.strip():
        raise RuleRefused("redress_how", field="note")
    if not paper.strip():
        raise RuleRefused("redress_paper", field="paper")
    if own.complaint.resolved_on and done_on < own.complaint.resolved_on:
        raise RuleRefused("redress_early", field="done_on")
    own.done_on, own.note, own.paper = done_on, note.strip(), paper.strip()
    own.save(update_fields=["done_on", "note", "paper"])
    done(picture, "inspection.redress_done", by)
    return own


def _open_one(picture: Picture, redress: Redress) -> Redress:
    """What is still to be made good to this subject. Raises RuleRefused."""
    rows = Redress.objects.of_case(picture.case).select_related("complaint")
    own: Redress | None = rows.filter(
        pk=redress.pk, complaint__subject=picture.subject, done_on__isnull=True
    ).first()
    if own is None:
        raise RuleRefused("redress_done_already", field="redress")
    return own
