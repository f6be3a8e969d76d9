"""The five steps: meetings, their ballots, and what they said of each person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import PlanningEntry, PlanningList, PlanningMeeting, PlanningVote
from apps.cadres.planning import law, rules
from apps.cadres.planning.actions import held as share
from apps.cadres.planning.choices import Begin, ListState, Step
from apps.core import audit
from apps.core.errors import RuleRefused

OPEN = (ListState.DRAFT,)


@audit.act("cadres.planning_meeting_recorded")
def record_meeting(
    *,
    planning: PlanningList,
    version: int,
    step: str,
    held_on: date,
    counts: rules.Ballots,
    votes: Mapping[int, tuple[int, int]],
    minutes_number: str = "",
    note: str = "",
    today: date,
    by: Actor,
) -> PlanningMeeting:
    """Record the meeting of a step; ``votes``: key of an entry to those who agree and disagree.

    Refused: numbers that do not add up, a step out of order or without the earlier ones
    (R-PLAN-22), more votes than valid ballots, a day ahead or out of the term. Too few present
    (R-PLAN-20) asks for a reason while the rule is a draft. Raises NotAllowed, Conflict,
    RuleRefused.
    """
    found = share.held(planning, version, permission=permissions.CHANGE, by=by, states=OPEN)
    _check_day(found, step, held_on, today)
    people = _voted_on(found, step)
    refused = rules.counts_refused(counts, voted=bool(people))
    if refused:
        raise RuleRefused(refused[0], field=refused[1])
    _check_quorum(found, counts, note, held_on)
    meeting = PlanningMeeting.of(
        found, step=step, held_on=held_on, summoned=counts.summoned, present=counts.present,
        issued=counts.issued, collected=counts.collected, valid=counts.valid,
        invalid=counts.invalid, minutes_number=minutes_number.strip(), note=note.strip(),
        recorded_by_id=by.user_id,
    )  # fmt: skip
    meeting.save()
    PlanningVote.objects.bulk_create(_votes(found, meeting, people, votes))
    share.stored(found)
    audit.record(by, action="cadres.planning_meeting_recorded", obj=meeting)
    made: PlanningMeeting = meeting
    return made


def _check_day(planning: PlanningList, step: str, held_on: date, today: date) -> None:
    if step not in Step.values:
        raise RuleRefused("planning_step_unknown", field="step")
    share.not_ahead(held_on, today, "held_on")
    share.in_term(planning, held_on, "held_on")
    rows = PlanningMeeting.objects.of_list(planning).valid()
    held = dict(rows.values_list("step", "held_on"))
    if step in held:
        raise RuleRefused("planning_step_held", field="step")
    code = rules.step_refused(step, held, held_on)
    if code:
        raise RuleRefused(code, field="held_on")


def _check_quorum(planning: PlanningList, counts: rules.Ballots, note: str, held_on: date) -> None:
    value = law.quorum(held_on)
    if value is None or rules.has_quorum(counts.summoned, counts.present, value.share):
        return
    if value.may_block or not note.strip():
        raise RuleRefused(
            "planning_quorum" if value.may_block else "planning_quorum_reason",
            field="present" if value.may_block else "note", needed=value.value,
            source=law.source(value),
        )  # fmt: skip


def _voted_on(planning: PlanningList, step: str) -> list[PlanningEntry]:
    """Whom a step votes on: everybody of a new list, the additions of a review."""
    if step not in rules.VOTED:
        return []
    rows = PlanningEntry.objects.of_list(planning).standing()
    if planning.kind == "review":
        rows = rows.filter(begin=Begin.ADDED)
    return list(rows.order_by("pk"))


def _votes(
    planning: PlanningList, meeting: PlanningMeeting, people: list[PlanningEntry],
    votes: Mapping[int, tuple[int, int]],
) -> list[PlanningVote]:  # fmt: skip
    made = []
    for entry in people:
        if entry.pk not in votes:
            raise RuleRefused("planning_votes_missing", field="votes")
        agree, disagree = votes[entry.pk]
        if rules.vote_refused(agree, disagree, meeting.valid):
            raise RuleRefused("planning_votes_more", field=f"agree_{entry.pk}", valid=meeting.valid)
        made.append(
            PlanningVote.of(planning, meeting=meeting, entry=entry, agree=agree, disagree=disagree)
        )
    return made


@audit.act("cadres.planning_meeting_struck")
def strike_meeting(
    *, meeting: PlanningMeeting, version: int, reason: str, today: date, by: Actor
) -> PlanningMeeting:
    """Strike a meeting entered wrongly; it stays to be read, and its step is open again.

    Raises NotAllowed, Conflict, RuleRefused without a reason, while a later step stands.
    """
    planning = share.held(
        meeting.planning, version, permission=permissions.CHANGE, by=by, states=OPEN
    )
    rows = PlanningMeeting.objects.visible_to(by).of_list(planning).valid()
    found: PlanningMeeting | None = rows.filter(pk=meeting.pk).first()
    if found is None:
        raise RuleRefused("planning_meeting_gone")
    later = rules.STEPS[rules.STEPS.index(found.step) + 1 :]
    if rows.filter(step__in=later).exists():
        raise RuleRefused("planning_step_later")
    found.struck_because = share.words(reason, "planning_reason_missing", "reason")
    found.struck_on = today
    found.save(update_fields=["struck_because", "struck_on"])
    share.stored(planning)
    audit.record(by, action="cadres.planning_meeting_struck", obj=found)
    return found
