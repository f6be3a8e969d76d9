"""Who works on a case, and the signature on its plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from apps.accounts.actor import Actor
from apps.core import audit
from apps.core.errors import RuleRefused
from apps.inspection import permissions
from apps.inspection.cases import rules
from apps.inspection.cases.actions.held import held_open, not_ahead, stored
from apps.inspection.cases.lookback import check_lookback
from apps.inspection.cases.people import may_handle
from apps.inspection.choices import Phase, Submission
from apps.inspection.models import Case
from apps.inspection.walls.conflicts import require_unbiased

ASSIGNED_AT_ONCE = 20
"""Cases assigned in one act. Our own limit, no rule: so many one can still look through."""


@audit.act("inspection.case_assigned")
def assign_handler(*, case: Case, version: int, handler: Any, today: date, by: Actor) -> Case:
    """Give a case to an officer, or to another one.

    Raises NotAllowed without the right to decide, Conflict, and RuleRefused for somebody who may
    not work on the case: another range, a lower clearance, a wall, a conflict that the standing
    body has not set aside in the team.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if not may_handle(handler, found, today):
        raise RuleRefused("case_handler_unfit", field="handler")
    require_unbiased(found, handler, "handler")
    before = found.handler_id
    found.handler = handler
    stored(found)
    audit.record(
        by, action="inspection.case_assigned", obj=found, person=handler.full_name,
        again=before is not None,
    )  # fmt: skip
    return found


@audit.act("inspection.case_assigned")
def assign_many(
    *, cases: Sequence[tuple[Case, int]], handler: Any, today: date, by: Actor
) -> list[Case]:
    """Give several cases to one officer: all of them, or none. ``cases`` come with their version.

    Raises RuleRefused above the cap, and what ``assign_handler`` raises.
    """
    if not cases:
        raise RuleRefused("case_none_chosen")
    if len(cases) > ASSIGNED_AT_ONCE:
        raise RuleRefused("case_too_many_at_once", count=len(cases), limit=ASSIGNED_AT_ONCE)
    in_order = sorted(cases, key=lambda one: int(one[0].pk))  # two chairs lock in the same order
    return [
        assign_handler(case=case, version=version, handler=handler, today=today, by=by)
        for case, version in in_order
    ]


@audit.act("inspection.case_submitted")
def submit_case(*, case: Case, version: int, today: date, by: Actor) -> Case:
    """Put the plan before the chair: for the opening, or again after it was changed.

    Raises NotAllowed, Conflict, RuleRefused when it waits already, when there is nothing to sign,
    or when the plan says no time (no rule sets one for every kind, so the plan must).
    """
    found = held_open(case, version, permission=permissions.CHANGE, by=by)
    if found.submission == Submission.SUBMITTED:
        raise RuleRefused("case_submitted_already")
    if found.phase != Phase.PREPARATION and not found.needs_signature:
        raise RuleRefused("case_nothing_to_sign")
    if not (found.planned_from and found.planned_until):
        raise RuleRefused("case_plan_missing")
    found.submission, found.submission_note = Submission.SUBMITTED, ""
    found.submitted_by_id, found.submitted_on = by.user_id, today
    stored(found)
    audit.record(by, action="inspection.case_submitted", obj=found)
    return found


@audit.act("inspection.case_returned")
def return_case(*, case: Case, version: int, note: str, by: Actor) -> Case:
    """Send a plan back to the officer; the note says what is missing.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused when nothing waits or the
    note is empty.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if found.submission != Submission.SUBMITTED:
        raise RuleRefused("case_not_submitted")
    if not note.strip():
        raise RuleRefused("case_return_note", field="note")
    found.submission, found.submission_note = Submission.RETURNED, note.strip()
    stored(found)
    audit.record(by, action="inspection.case_returned", obj=found, reason=note.strip())
    return found


@audit.act("inspection.case_decided")
def decide_opening(
    *, case: Case, version: int, number: str, decided_on: date, today: date, by: Actor
) -> Case:
    """Sign decision and plan; the work begins.

    The approver of a plan is not its drafter (354-QĐ/UBKTTW, the standing body decides on the
    proposal of the officer). Raises NotAllowed without the right to decide, Conflict, RuleRefused.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if found.phase != Phase.PREPARATION:
        raise RuleRefused("case_decided_already")
    _sign(found, number, decided_on, today, by)
    if found.received_on and decided_on < found.received_on:
        raise RuleRefused("case_decided_before_receipt", field="decided_on")
    found.phase, found.decided_on, found.decision_number = Phase.CONDUCT, decided_on, number.strip()
    stored(found)
    audit.record(
        by, action="inspection.case_decided", obj=found, decision=found.decision_number,
        decision_on=decided_on.isoformat(),
    )  # fmt: skip
    return found


@audit.act("inspection.case_signed_again")
def sign_again(
    *, case: Case, version: int, number: str, decided_on: date, today: date, by: Actor
) -> Case:
    """Sign the changed plan with a decision of its own; the decision on the opening stays.

    Raises as ``decide_opening``; RuleRefused when no changed plan waits.
    """
    found = held_open(case, version, permission=permissions.DECIDE, by=by)
    if not found.needs_signature:
        raise RuleRefused("case_nothing_to_sign")
    _sign(found, number, decided_on, today, by)
    if found.decided_on and decided_on < found.decided_on:
        raise RuleRefused("case_day_before_decision", field="decided_on")
    stored(found)
    audit.record(
        by, action="inspection.case_signed_again", obj=found, decision=found.signed_number,
        decision_on=decided_on.isoformat(),
    )  # fmt: skip
    return found


def _sign(case: Case, number: str, day: date, today: date, by: Actor) -> None:
    if case.submission != Submission.SUBMITTED:
        raise RuleRefused("case_not_submitted")
    if rules.is_own_plan(by.user_id, case.submitted_by_id):
        raise RuleRefused("case_own_plan")
    if not number.strip():
        raise RuleRefused("case_number_missing", field="number")
    not_ahead(day, today, "decided_on")
    check_lookback(case.body, case.lookback_from, case.decided_on or day)
    case.submission, case.submission_note = Submission.NONE, ""
    case.signed_by_id, case.signed_on, case.signed_number = by.user_id, day, number.strip()
