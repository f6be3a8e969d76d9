"""Changing what a case says of itself, and whom it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import held, held_open, stored, void_signature
from apps.inspection.cases.actions.register import (
    Subject,
    check_kind,
    check_values,
    placed,
    subject_row,
)
from apps.inspection.cases.lookback import check_lookback
from apps.inspection.models import Case, CaseSubject
from apps.inspection.secrecy import GROUNDS, check_ground, regrade
from apps.inspection.walls.keeping import keep_case

FACTS = (
    "title", "source", "source_note", "lookback_from", "lookback_to", "planned_from",
    "planned_until", "received_on", "secrecy", *GROUNDS,
)  # fmt: skip


@audit.act("inspection.case_changed")
def change_case(*, case: Case, version: int, by: Actor, **values: Any) -> Case:
    """Change facts of an open case.

    A change of the plan takes its signature back: what was signed is no longer what will be done.
    A grade of before its reason was asked for stays as it is while nobody touches it.
    Raises NotAllowed, Conflict, and RuleRefused as at the registration.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    given = {name: values[name] for name in FACTS if name in values}
    if "title" in given and not given["title"].strip():
        raise RuleRefused("case_title_missing", field="title")
    if given.get("secrecy", found.secrecy) < found.secrecy and not by.has(permissions.DECIDE):
        raise RuleRefused("case_grade_lower", field="secrecy")
    changed = [name for name, value in given.items() if getattr(found, name) != value]
    for name in changed:
        setattr(found, name, given[name])
    check_kind(found.kind, found.body, found.source)
    check_values({name: getattr(found, name) for name in FACTS}, by)
    check_lookback(found.body, found.lookback_from, found.decided_on or found.registered_on)
    if {"secrecy", *GROUNDS} & set(changed):
        check_ground(
            found.secrecy, found.secrecy_reason, found.declassify_on, since=found.registered_on
        )
    voided = bool(set(changed) & set(rules.PLAN)) and void_signature(found)
    if changed:
        stored(found)
        audit.record(
            by, action="inspection.case_changed", obj=found, fields=changed, signature_void=voided
        )
    return found


@audit.act("inspection.case_regraded")
def regrade_case(
    *, case: Case, version: int, secrecy: int, secrecy_reason: str, declassify_on: date | None,
    decision: str, by: Actor,
) -> Case:  # fmt: skip
    """Lower or raise the grade of a case, or set another last day of it; also after its end.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without a decision, for
    a grade above the actor's own, one without a reason, a last day that is none.
    """
    found = held(case, version, permission=permissions.DECIDE, by=by)
    told = regrade(
        found, secrecy, secrecy_reason, declassify_on, decision=decision,
        since=found.registered_on, by=by,
    )  # fmt: skip
    stored(found)
    audit.record(by, action="inspection.case_regraded", obj=found, **told)
    return found


@audit.act("inspection.case_subject_added")
def add_subject(
    *, case: Case, version: int, subject: Subject, reason: str = "", today: date, by: Actor
) -> CaseSubject:
    """Name one more subject. Once the plan is signed this needs a reason and a new signature.

    Raises NotAllowed, Conflict, RuleRefused for nobody, somebody named already, no reason.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if found.decided_on and not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    row = placed(subject_row(subject, today), found)
    same = CaseSubject.objects.of_case(found).current().filter(name=row.name)
    same = same.filter(member=row.member, subject_organization=row.subject_organization)
    if same.exists():
        raise RuleRefused("case_subject_twice", field="who", name=row.name)
    row.save()
    voided = void_signature(found)
    keep_case(stored(found), by=by, today=today)
    audit.record(
        by, action="inspection.case_subject_added", obj=found, subject=row.pk,
        reason=reason.strip(), signature_void=voided,
    )  # fmt: skip
    return row


@audit.act("inspection.case_subject_removed")
def remove_subject(
    *, case: Case, version: int, subject: CaseSubject, reason: str, today: date, by: Actor
) -> CaseSubject:
    """Take a subject out, with the reason; the row stays to be read.

    Raises NotAllowed, Conflict, RuleRefused without a reason, for the last subject, for one who
    was taken out already.
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if not reason.strip():
        raise RuleRefused("case_reason_missing", field="reason")
    current = CaseSubject.objects.of_case(found).current()
    row: CaseSubject | None = current.filter(pk=subject.pk).first()
    if row is None:
        raise RuleRefused("case_subject_gone")
    if current.count() == 1:
        raise RuleRefused("case_subject_last")
    row.removed_on, row.removal_note = today, reason.strip()
    row.save()
    voided = void_signature(found)
    keep_case(stored(found), by=by, today=today)
    audit.record(
        by, action="inspection.case_subject_removed", obj=found, subject=row.pk,
        reason=row.removal_note, signature_void=voided,
    )  # fmt: skip
    return row
