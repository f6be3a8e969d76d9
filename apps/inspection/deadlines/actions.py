"""What moves the limits of a case: holds, extensions, receipt of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.accounts.permissions import require
from apps.core import audit
from apps.core.errors import Conflict, NotAllowed, RuleRefused
from apps.core.topics import offered
from apps.inspection import permissions
from apps.inspection.deadlines import reading, rules
from apps.inspection.deadlines.choices import OF_A_PERSON, PAUSES, HoldReason
from apps.inspection.deadlines.keeping import keep_days
from apps.inspection.deadlines.rules import CASE_CLOCK, Finding
from apps.inspection.models import (
    Case,
    CaseClock,
    CaseExtension,
    CaseHold,
    CaseSubject,
)
from apps.regulations.lookup import find_rule
from apps.regulations.rules import Rule

SEVERAL = 500
"""So many cases are computed anew at a time."""


@audit.act("inspection.case_held")
def hold_case(
    *,
    case: Case,
    version: int,
    reason: str,
    from_on: date,
    evidence: str,
    today: date,
    by: Actor,
    subject: CaseSubject | None = None,
    pauses_deadline: bool = True,
    pauses_limitation: bool = False,
    planned_review_on: date | None = None,
) -> CaseHold:
    """Let a case stand still, or what is asked of one subject, on evidence.

    A ground pauses the limitation only where 69-QĐ/TW leaves its time out (article 2.14, criminal
    proceedings). Raises NotAllowed, Conflict, or RuleRefused: case ended, day ahead or before the
    case, no evidence, nothing paused, limitation that does not stop, no person, a hold that lasts.
    """
    case = _held(case, version, permissions.DECIDE, by)
    subject = _subject_of(case, subject)
    _check_pauses(reason, deadline=pauses_deadline, limitation=pauses_limitation)
    _check_ground(case, reason, subject)
    _check_days(case, today, from_on=from_on)
    if not evidence.strip():
        raise RuleRefused("hold_evidence", field="evidence")
    if planned_review_on is not None and planned_review_on <= from_on:
        raise RuleRefused("hold_review", field="planned_review_on")
    row = CaseHold.of(
        case, subject=subject, reason=reason, from_on=from_on, evidence=evidence.strip(),
        pauses_deadline=pauses_deadline, pauses_limitation=pauses_limitation,
        planned_review_on=planned_review_on, entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    _changed(case)
    audit.record(by, action="inspection.case_held", obj=case, reason=reason)
    found: CaseHold = row
    return found


def _check_pauses(reason: str, *, deadline: bool, limitation: bool) -> None:
    stops_deadline, stops_limitation = PAUSES[reason]
    if not (deadline or limitation) or (deadline and not stops_deadline):
        raise RuleRefused("hold_nothing", field="pauses_deadline")
    if limitation and not stops_limitation:
        words = HoldReason(reason).label
        raise RuleRefused("hold_limitation", field="pauses_limitation", reason=words)


def _check_ground(case: Case, reason: str, subject: Any) -> None:
    if reason in OF_A_PERSON and (subject is None or not subject.is_person):
        raise RuleRefused("hold_person", field="subject")
    running = CaseHold.objects.of_case(case).running().filter(reason=reason, subject=subject)
    if running.exists():
        raise RuleRefused("hold_running", field="reason")


@audit.act("inspection.case_resumed")
def resume_case(
    *, case: Case, version: int, hold: CaseHold, on: date, note: str, today: date, by: Actor
) -> CaseHold:
    """Let work go on from a day, which counts again; the same day undoes a hold.

    Raises NotAllowed, Conflict, or RuleRefused: hold that has ended, day before it or ahead, no
    word why.
    """
    case = _held(case, version, permissions.DECIDE, by)
    row: CaseHold | None = CaseHold.objects.of_case(case).filter(pk=hold.pk).first()
    if row is None or row.until_on is not None:
        raise RuleRefused("hold_ended")
    if on < row.from_on:
        raise RuleRefused("hold_period", field="on", start=row.from_on)
    _check_days(case, today, on=on)
    if not note.strip():
        raise RuleRefused("hold_note", field="note")
    row.until_on, row.end_note, row.ended_by_id = on, note.strip(), by.user_id
    row.save()
    _changed(case)
    audit.record(by, action="inspection.case_resumed", obj=case, reason=row.reason)
    return row


@audit.act("inspection.case_extended")
def extend_case(
    *,
    case: Case,
    version: int,
    days: int,
    decision_number: str,
    decided_on: date,
    signer: str,
    reason: str,
    today: date,
    by: Actor,
) -> CaseExtension:
    """Give a case more days, by a decision before its limit ends and within the cap of the rule.

    A cap that is only a draft, or is not known, does not refuse: the row keeps what it was given in
    spite of. Raises NotAllowed, Conflict, or RuleRefused with rule, document and article.
    """
    case = _held(case, version, permissions.DECIDE, by)
    _check_days(case, today, decided_on=decided_on)
    facts = reading.facts_of([case])[case.pk]
    _check_decision(facts, decision_number=decision_number, signer=signer, reason=reason)
    due = reading.case_due(facts, reading.law_of([facts]))
    if due is None:
        raise RuleRefused("extension_no_limit")
    most = _most_extensions(case, decided_on)
    findings = rules.extension_findings(
        due, days=days, decided_on=decided_on, most=most.whole if most else None,
        most_blocks=bool(most and most.may_block),
    )  # fmt: skip
    _refuse(findings, due.rule)
    row = CaseExtension.of(
        case, clock=CASE_CLOCK, days=days, decision_number=decision_number.strip(),
        decided_on=decided_on, signer=signer.strip(), reason=reason.strip(), due_before=due.day,
        against=",".join(one.code for one in findings), entered_by_id=by.user_id,
    )  # fmt: skip
    row.save()
    _changed(case)
    audit.record(by, action="inspection.case_extended", obj=case, count=days)
    found: CaseExtension = row
    return found


def _check_decision(facts: reading.Facts, **words: str) -> None:
    """The decision is named, and extends once."""
    for name, given in words.items():
        if not given.strip():
            raise RuleRefused(f"extension_{name}", field=name)
    if any(one.number == words["decision_number"].strip() for one in facts.extended(CASE_CLOCK)):
        raise RuleRefused("extension_twice", field="decision_number")


def _most_extensions(case: Case, on: date) -> Rule | None:
    return (
        find_rule("inspection.suspension.extensions", on=on) if case.kind == "suspension" else None
    )


def _refuse(findings: Iterable[Finding], rule: Rule | None) -> None:
    """Raise the first finding that refuses; its sentence names rule, document and article."""
    for one in findings:
        if one.blocks:
            cited = ", ".join(filter(None, (rule.article, rule.document))) if rule else ""
            raise RuleRefused(one.code, field=one.field, rule=cited, **one.params)


@audit.act("inspection.receipt_entered")
def record_receipt(
    *, case: Case, version: int, received_on: date, today: date, by: Actor
) -> CaseClock:
    """Enter when whoever complains received the decision: from there the time to complain counts.

    Raises NotAllowed, Conflict, or RuleRefused: no complaint, a day ahead.
    """
    case = _held(case, version, permissions.CHANGE, by)
    if case.kind != "complaint":
        raise RuleRefused("receipt_of_complaint")
    if received_on > today:
        raise RuleRefused("deadline_ahead", field="received_on")
    row = CaseClock.objects.of_case(case).first() or CaseClock.of(case)
    row.contested_received_on = received_on
    row.save()
    _changed(case)
    audit.record(by, action="inspection.receipt_entered", obj=case)
    found: CaseClock = row
    return found


@audit.act("inspection.limits_computed")
def compute_due_days(*, organization: Any, today: date, by: Any) -> int:
    """Compute the kept days of all cases at and below an organisation; how many were other than
    kept. Twice the same changes nothing.

    A topic that keeps other days has ``keeping.py`` with ``keep_limits(organization)``.
    ``today`` is the day of the run, for the trail alone. Raises NotAllowed.
    """
    require(by, permissions.CHANGE, organization)
    rows = Case.objects.below(organization).open().select_related("organization").order_by("pk")
    changed, last = 0, 0
    while cases := list(rows.filter(pk__gt=last)[:SEVERAL]):
        last = cases[-1].pk
        changed += keep_days(cases)
    ended = CaseClock.objects.below(organization).exclude(due_on=None)
    open_ones = Case.objects.open().values("pk")
    changed += ended.exclude(case_id__in=open_ones).update(due_on=None)
    for keep in offered("keeping", "keep_limits", "inspection"):
        changed += keep(organization)
    if changed:
        audit.record(by, action="inspection.limits_computed", obj=organization, count=changed)
    return changed


def _held(case: Case, version: int, permission: str, by: Actor) -> Case:
    """The open case, locked, as the actor has read it last."""
    if not by.has(permission):
        raise NotAllowed(permission=str(permission))
    rows = Case.objects.visible_to(by).select_related("organization")
    found: Case | None = rows.select_for_update(of=("self",)).filter(pk=case.pk).first()
    if found is None:
        raise NotAllowed(permission=str(permission))
    permissions.require_in_range(by, permission, found)
    if found.version != version:
        raise Conflict("stale")
    if not found.is_open:
        raise RuleRefused("deadline_case_ended")
    return found


def _changed(case: Case) -> None:
    """Whoever read the case before is told; the kept day follows."""
    case.version += 1
    case.save(update_fields=["version", "changed_at"])
    keep_days([case])


def _subject_of(case: Case, subject: CaseSubject | None) -> CaseSubject | None:
    if subject is None:
        return None
    found: CaseSubject | None = CaseSubject.objects.of_case(case).filter(pk=subject.pk).first()
    if found is None:
        raise RuleRefused("deadline_subject", field="subject")
    return found


def _check_days(case: Case, today: date, **days: date) -> None:
    """A day that has come and is not before the case, which may be entered after its decision."""
    began = min(filter(None, (case.registered_on, case.received_on, case.decided_on)))
    for name, day in days.items():
        if day > today:
            raise RuleRefused("deadline_ahead", field=name)
        if day < began:
            raise RuleRefused("deadline_before_case", field=name)
