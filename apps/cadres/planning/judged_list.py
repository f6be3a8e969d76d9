"""The rules about a whole list: coefficient, structure, meetings, votes, steps, terms of answers.

The share of ethnic minorities is not among them: its cells are small, and the meter keeps them back
from whoever may not be told (R-PLAN-19 stands there). Aims of structure only warn.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from apps.accounts.actor import Actor, SystemActor
from apps.cadres.judging import lookup
from apps.cadres.judging import rules_lists as lists
from apps.cadres.judging.keeping import as_plain
from apps.cadres.judging.reading import from_plain
from apps.cadres.judging.rules import Judgement, Law
from apps.cadres.models import Cadre, PlanningList
from apps.cadres.planning import judged, rules
from apps.cadres.planning.heads import heads_of
from apps.cadres.planning.reading import Sheet, sheet_of
from apps.cadres.planning.structure import Head, Structure, is_under
from apps.regulations.lookup import calendar_between
from apps.tenancy import scope

YEAR = timedelta(days=366)


def lines_of(sheet: Sheet, actor: Actor, *, reviewed: bool) -> list[judged.Line]:
    """What the rules say of the list in words: as kept at its approval, and terms of the day.

    What was kept counts everybody. Whoever a wall keeps from some profile is told of those that
    they may know of, as the meter does: the difference would tell that somebody stands there.
    ``reviewed``: whether a later list follows it, so that it is due for no review any more.
    """
    law, planning = lookup.law(), sheet.planning
    walled = actor.walled(Cadre._meta.label_lower)
    if planning.approved_on is None or planning.judged is None or walled:
        found = _now(sheet, law)
    else:
        found = [from_plain(one) for one in planning.judged]
    found = [*found, *of_terms(planning, sheet.on, law, reviewed=reviewed)]
    return judged.in_words(sorted(found, key=lambda one: one.rule))


def keep(planning: PlanningList, approved_on: date) -> None:
    """Keep with the list what the rules said of it when it was approved; the caller saves.

    Of everybody on it, whoever approves: a wall around one person changes no total.
    """
    with scope.use(scope.Scope.everything()):
        sheet = sheet_of(planning, SystemActor(), approved_on)
        planning.judged = as_plain(_now(sheet, lookup.law()))


def _now(sheet: Sheet, law: Law) -> list[Judgement]:
    heads = heads_of(row.entry for row in sheet.rows)
    meetings = {one.step: one.meeting for one in sheet.steps if one.meeting}
    planning = sheet.planning
    on = planning.approved_on or sheet.on
    people = {row.entry.pk for row in sheet.rows}
    found = of_structure(planning, sheet.structure, heads, on, law)
    return found + of_meetings(meetings, people, law)


def of_structure(
    planning: PlanningList, structure: Structure, heads: list[Head], on: date, law: Law
) -> list[Judgement]:
    """R-PLAN-14 to 18: coefficient, the young, women, age bands. Each person counts once."""
    level = planning.organization.tier
    years = lists.young_below(on=on, law=law, level=level)
    young = [is_under(one.birth, planning.age_on, years or 0) for one in heads]
    total, women = structure.total or None, structure.women.count
    bands = structure.bands
    ratio = structure.coefficient
    found = [
        lists.coefficient(ratio.people, ratio.places, on=on, law=law) if ratio else None,
        lists.young_share(
            None if None in young else young.count(True), total, on=on, law=law, level=level
        ),
        lists.women_share(women, total, on=on, law=law),
        lists.some_women(women, on=on, law=law),
        lists.age_bands(
            None if bands.unknown else [one.count for one in bands.rows], on=on, law=law
        ),
    ]
    return [one for one in found if one is not None]


def of_meetings(meetings: Mapping[str, Any], people: set[int], law: Law) -> list[Judgement]:
    """R-PLAN-20 to 22: the worst attendance, the fewest votes, the order of the steps.

    Each meeting is judged by the law of its day. ``people``: keys of those whose votes are told.
    """
    held = sorted(meetings.values(), key=lambda one: one.held_on)
    if not held:
        return []
    least = min(held, key=lambda one: one.present / (one.summoned or 1))
    last = held[-1].held_on
    found = [
        lists.quorum(least.present, least.summoned, on=least.held_on, law=law),
        lists.step_order(
            rules.STEPS, {step: one.held_on for step, one in meetings.items()}, on=last, law=law
        ),
    ]
    votes = [
        (vote.agree, one.summoned, one.held_on)
        for step, one in meetings.items()
        if step in rules.VOTED
        for vote in one.votes.all()
        if vote.entry_id in people
    ]
    if votes:
        agree, summoned, day = min(votes, key=lambda one: one[0] / (one[1] or 1))
        found.append(lists.votes_enough(agree, summoned, on=day, law=law))
    return [one for one in found if one is not None]


def of_terms(planning: PlanningList, day: date, law: Law, *, reviewed: bool) -> list[Judgement]:
    """R-PLAN-23 and 25: the answer to a list handed in, the yearly review of one in force.

    Terms run on after the approval: they are told as of the day, never kept.
    """
    found = []
    if planning.submitted_on is not None:
        calendar = calendar_between(planning.submitted_on, planning.submitted_on + YEAR)
        found.append(
            lists.dossier_answered(
                planning.submitted_on, planning.approved_on, on=day, law=law, calendar=calendar
            )
        )
    if planning.approved_on is not None and not reviewed:
        found.append(lists.review_due(planning.approved_on, on=day, law=law))
    return [one for one in found if one is not None]
