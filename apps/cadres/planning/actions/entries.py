"""People put on a list, and how their planning ends: removed, or the post reached."""

from __future__ import annotations

from datetime import date

from apps.accounts.actor import Actor
from apps.cadres import permissions
from apps.cadres.models import Cadre, PlanningEntry, PlanningList, PlanningTarget
from apps.cadres.planning import judged
from apps.cadres.planning.actions import held as share
from apps.cadres.planning.choices import Begin, End, ListState, Removal, Source
from apps.cadres.references import drawn
from apps.core import audit
from apps.core.errors import RuleRefused


@audit.act("cadres.planning_entry_added")
def add_entry(
    *,
    planning: PlanningList,
    version: int,
    target: PlanningTarget,
    cadre: Cadre,
    group: int | None = None,
    source: str = Source.ON_SITE,
    reason: str = "",
    today: date,
    by: Actor,
) -> PlanningEntry:
    """Plan somebody for a title of the list.

    Settled rules refuse: a title that is not higher (R-PLAN-01), more than three people for a title
    (R-PLAN-02), a fourth title of the person at one level (R-PLAN-03). Draft rules ask for a
    reason. Raises NotAllowed, Conflict, RuleRefused also for somebody who is on it already, or
    works no longer.
    """
    found = share.held(
        planning, version, permission=permissions.CHANGE, by=by, states=(ListState.DRAFT,)
    )
    share.in_term(found, today, "cadre")
    place = _target(found, target)
    person = _person(found, cadre, place, by)
    said = judged.of_addition(found, place, person, group=group, today=today)
    judged.refuse(said.lines, reason)
    entry = PlanningEntry.of(
        found, target=place, cadre=person, reference=drawn("N"), group=group, source=source,
        begin=Begin.ADDED, began_on=today, reason=reason.strip(), recorded_by_id=by.user_id,
    )  # fmt: skip
    entry.save()
    share.stored(found)
    audit.record(by, action="cadres.planning_entry_added", obj=entry)
    made: PlanningEntry = entry
    return made


def _target(planning: PlanningList, target: PlanningTarget) -> PlanningTarget:
    rows = PlanningTarget.objects.of_list(planning).select_related("title")
    found: PlanningTarget | None = rows.filter(pk=target.pk).first()
    if found is None:
        raise RuleRefused("planning_target_unknown", field="target")
    return found


def _person(planning: PlanningList, cadre: Cadre, target: PlanningTarget, by: Actor) -> Cadre:
    found: Cadre | None = Cadre.objects.visible_to(by).filter(pk=cadre.pk).first()
    if found is None:
        raise RuleRefused("planning_cadre_unknown", field="cadre")
    if found.state != "serving":
        raise RuleRefused("planning_cadre_left", field="cadre")
    rows = PlanningEntry.objects.of_list(planning).standing()
    if rows.filter(target=target, cadre=found).exists():
        raise RuleRefused("planning_twice", field="cadre")
    return found


@audit.act("cadres.planning_entry_ended")
def end_entry(
    *,
    entry: PlanningEntry,
    version: int,
    end: str,
    removal: str = "",
    note: str = "",
    decision: str = "",
    decided_on: date | None = None,
    today: date,
    by: Actor,
) -> PlanningEntry:
    """End somebody's planning: removed with the reason, or fulfilled because the post is reached.

    Of a list in preparation, the approval is the decision behind a removal; from one that is
    approved somebody is removed by a decision of its own. Whoever was put on a list in preparation
    for the first time is taken out of it, which is no removal from planning. Raises NotAllowed,
    Conflict, RuleRefused without the reason, without the decision, for somebody whose planning has
    ended.
    """
    planning = share.held(
        entry.planning, version, permission=permissions.CHANGE, by=by,
        states=(ListState.DRAFT, ListState.APPROVED),
    )  # fmt: skip
    rows = PlanningEntry.objects.visible_to(by).of_list(planning).select_for_update(of=("self",))
    found: PlanningEntry | None = rows.standing().filter(pk=entry.pk).first()
    if found is None:
        raise RuleRefused("planning_entry_gone")
    found.end = _end(found, planning, end)
    found.removal = "" if end == End.FULFILLED else removal
    found.end_note, found.end_decision = note.strip(), decision.strip()
    found.end_decided_on = decided_on
    _check_end(found, planning, today)
    found.ended_on = _day(found, decided_on or today)
    found.save(
        update_fields=["end", "removal", "end_note", "end_decision", "end_decided_on", "ended_on"]
    )
    share.stored(planning)
    audit.record(by, action="cadres.planning_entry_ended", obj=found)
    return found


def _end(entry: PlanningEntry, planning: PlanningList, end: str) -> str:
    if end not in (End.REMOVED, End.FULFILLED):
        raise RuleRefused("planning_end_unknown", field="end")
    first = entry.begin == Begin.ADDED and planning.state == ListState.DRAFT
    return End.TAKEN_OUT if first and end == End.REMOVED else end


def _check_end(entry: PlanningEntry, planning: PlanningList, today: date) -> None:
    if entry.end != End.FULFILLED and not entry.removal:
        raise RuleRefused("planning_removal_missing", field="removal")
    if entry.removal == Removal.OTHER and not entry.end_note:
        raise RuleRefused("planning_reason_missing", field="note")
    decided = entry.end_decided_on
    if planning.state == ListState.APPROVED and not (entry.end_decision and decided):
        raise RuleRefused("planning_decision_missing", field="decision")
    if decided is not None:
        share.not_ahead(decided, today, "decided_on")


def _day(entry: PlanningEntry, day: date) -> date:
    if day < entry.began_on:
        raise RuleRefused("planning_end_before", field="decided_on")
    return day
