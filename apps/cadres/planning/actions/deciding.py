"""Handing a list in, sending it back, approving it, making it known."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import PlanningEntry, PlanningList, PlanningMeeting
from apps.cadres.papers.numbers import number_of
from apps.cadres.papers.reading import approves_itself
from apps.cadres.papers.templates import PLANNING, abstract_of
from apps.cadres.planning import judged, judged_list, law, rules
from apps.cadres.planning.actions import held as share
from apps.cadres.planning.choices import ListState, Step
from apps.cadres.planning.voting import short_of
from apps.core import audit
from apps.core.errors import RuleRefused


@audit.act("cadres.planning_submitted")
def submit_list(
    *, planning: PlanningList, version: int, number: str = "", approver: str, submitted_on: date,
    reason: str = "", today: date, by: Actor,
) -> PlanningList:  # fmt: skip
    """Hand the list in to the body that manages its titles.

    Raises NotAllowed, Conflict, RuleRefused while a step has no meeting (R-PLAN-22), for people
    without enough votes (R-PLAN-21), for rules that block somebody, for a day before the last step.
    """
    found = share.held(
        planning, version, permission=permissions.CHANGE, by=by, states=(ListState.DRAFT,)
    )
    share.not_ahead(submitted_on, today, "submitted_on")
    _check_ready(found, submitted_on, "submitted_on", reason, by)
    found.approver = share.words(approver, "planning_approver_missing", "approver")
    found.submission_number, found.submitted_on = number.strip(), submitted_on
    found.approval_note = reason.strip()
    found.state = ListState.SUBMITTED
    share.stored(found, "approver", "submission_number", "submitted_on", "state", "approval_note")
    audit.record(by, action="cadres.planning_submitted", obj=found)
    return found


@audit.act("cadres.planning_returned")
def return_list(*, planning: PlanningList, version: int, reason: str, by: Actor) -> PlanningList:
    """Take a list that waits for approval back into preparation, with the reason in the trail.

    Raises NotAllowed, Conflict, RuleRefused without a reason.
    """
    found = share.held(
        planning, version, permission=permissions.CHANGE, by=by, states=(ListState.SUBMITTED,)
    )
    said = share.words(reason, "planning_reason_missing", "reason")
    found.state, found.submitted_on = ListState.DRAFT, None
    share.stored(found, "state", "submitted_on")
    audit.record(by, action="cadres.planning_returned", obj=found, reason=said)
    return found


@audit.act("cadres.planning_approved")
def approve_list(
    *, planning: PlanningList, version: int, number: str, approved_on: date, reason: str = "",
    take_number: bool = False, today: date, by: Actor,
) -> PlanningList:  # fmt: skip
    """Record the approval by the managing body: from that day the list is in force.

    Raises NotAllowed without the right to decide, Conflict, RuleRefused without the number, for a
    day before it was handed in or out of the term, and as ``submit_list``.
    """
    found = share.held(
        planning, version, permission=permissions.DECIDE, by=by, states=(ListState.SUBMITTED,)
    )
    share.not_ahead(approved_on, today, "approved_on")
    share.in_term(found, approved_on, "approved_on")
    if found.submitted_on is not None and approved_on < found.submitted_on:
        raise RuleRefused("planning_approved_before", field="approved_on")
    note = reason.strip() or found.approval_note
    said = _check_ready(found, approved_on, "approved_on", note, by)
    judged.keep(said)
    judged_list.keep(found, approved_on)
    found.approval_number = number_of(
        number, take=take_number, missing="planning_number_missing",
        organization=found.organization, own=approves_itself(found, today),
        abstract=abstract_of(PLANNING), day=approved_on, today=today, secrecy=found.secrecy, by=by,
    )  # fmt: skip
    found.approved_on, found.approval_note = approved_on, note
    found.state = ListState.APPROVED
    share.stored(found, "approval_number", "approved_on", "approval_note", "state", "judged")
    audit.record(by, action="cadres.planning_approved", obj=found, decision_on=str(approved_on))
    return found


def _check_ready(
    planning: PlanningList, day: date, field: str, reason: str, by: Actor
) -> dict[PlanningEntry, judged.Said]:
    meetings = {
        one.step: one
        for one in PlanningMeeting.objects.of_list(planning).valid().prefetch_related("votes")
    }
    missing = rules.next_step(meetings)
    if missing:
        raise RuleRefused("planning_step_missing", step=Step(missing).label)
    if meetings[Step.COLLECTIVE_2].held_on > day:
        raise RuleRefused("planning_before_steps", field=field)
    short = short_of(planning, meetings)
    if not short.people:
        raise RuleRefused("planning_empty")
    if short.unvoted:
        raise RuleRefused("planning_unvoted", count=short.unvoted)
    if short.last:
        raise RuleRefused(
            "planning_votes_short", count=short.last, source=law.source(short.last_rule)
        )
    if short.earlier and not reason.strip():
        raise RuleRefused(
            "planning_votes_reason", field="reason", count=short.earlier,
            source=law.source(short.earlier_rule),
        )  # fmt: skip
    return judged.refuse_blocked(planning, day, by)


@audit.act("cadres.planning_published")
def publish_list(
    *, planning: PlanningList, version: int, published_on: date, note: str, today: date, by: Actor
) -> PlanningList:
    """Record that an approved list was made known: to whom, how.

    It opens the list to nobody in the system: its grade stays. Raises NotAllowed, Conflict,
    RuleRefused before the approval or without saying to whom.
    """
    found = share.held(
        planning, version, permission=permissions.DECIDE, by=by, states=(ListState.APPROVED,)
    )
    share.not_ahead(published_on, today, "published_on")
    if found.approved_on is not None and published_on < found.approved_on:
        raise RuleRefused("planning_published_before", field="published_on")
    found.publication_note = share.words(note, "planning_publication_missing", "note")
    found.published_on = published_on
    share.stored(found, "publication_note", "published_on")
    audit.record(by, action="cadres.planning_published", obj=found)
    return found
