"""A list as one person may read it: who is on it, what the rules say, how its structure stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import Http404

from apps.accounts.permissions import Permission
from apps.cadres.models import (
    PlanningEntry,
    PlanningList,
    PlanningMeeting,
    PlanningTarget,
    Position,
)
from apps.cadres.planning import judged, rules
from apps.cadres.planning.choices import Begin, End, Step
from apps.cadres.planning.heads import structure_on
from apps.cadres.planning.structure import Share, Structure, age_on
from apps.regulations.lookup import law_at_hand

SMALL = 5
"""Below so many people a total of a sensitive attribute is not told outside the office."""
TABS = ("all", "first", "carried", "look", "ended")
LOOK = frozenset({judged.FAIL, judged.WARNING, judged.UNKNOWN})


def list_or_404(actor: Any, reference: str) -> PlanningList:
    """The list; Http404 alike when there is none and when the actor may not know of it."""
    rows = PlanningList.objects.visible_to(actor).select_related("organization", "follows")
    found: PlanningList | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    return found


def entry_or_404(actor: Any, planning: PlanningList, reference: str) -> PlanningEntry:
    """An entry of the list, as far as the reader may know of it and of the person."""
    rows = PlanningEntry.objects.visible_to(actor).of_list(planning)
    rows = rows.select_related("cadre", "target__title", "target__work_unit")
    found: PlanningEntry | None = rows.filter(reference=reference).first()
    if found is None:
        raise Http404
    found.planning = planning
    return found


@dataclass
class Row:
    """One person for one title."""

    entry: PlanningEntry
    age: int | None
    lines: list[judged.Line]
    present: str = ""
    months_left: int | None = None
    agree: int | None = None
    summoned: int | None = None
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def cadre(self) -> Any:
        """The person."""
        return self.entry.cadre

    @property
    def worst(self) -> int:
        """The place of the gravest verdict, for the order of the list alone."""
        found = [judged.ORDER.index(one) for one in self.counts]
        return min(found, default=len(judged.ORDER))


@dataclass
class StepLine:
    """One of the five steps and its meeting."""

    step: str
    label: Any
    meeting: Any = None
    is_next: bool = False


@dataclass
class Sheet:
    """A list on a day."""

    planning: PlanningList
    on: date
    rows: list[Row]
    ended: list[Row]
    structure: Structure
    steps: list[StepLine]
    targets: list[PlanningTarget]

    def tab(self, code: str) -> list[Row]:
        """The rows of a tab."""
        if code == "ended":
            return self.ended
        if code == "look":
            return [row for row in self.rows if LOOK & row.counts.keys()]
        begin = {"first": Begin.ADDED, "carried": Begin.CARRIED}.get(code)
        return [row for row in self.rows if begin is None or row.entry.begin == begin]

    def with_verdict(self, verdict: str) -> int:
        """How many people have a rule that comes out so."""
        return sum(1 for row in self.rows if verdict in row.counts)

    @property
    def next_step(self) -> str:
        """The step to hold next; empty when all are held."""
        return next((one.step for one in self.steps if one.is_next), "")

    @property
    def place(self) -> int:
        """At which of the five steps the list is."""
        return next((n for n, one in enumerate(self.steps, 1) if one.is_next), len(self.steps))


def sheet_of(planning: PlanningList, actor: Any, day: date) -> Sheet:
    """The list as it stands on a day, in a constant number of queries."""
    with law_at_hand():
        targets = list(
            PlanningTarget.objects.of_list(planning).select_related("title", "work_unit")
            .order_by("-title__rank", "title__name", "pk")
        )  # fmt: skip
        entries = _entries(planning, actor, targets)
        there = [one for one in entries if one.is_planned(day)]
        gone = [one for one in entries if one.ended_on is not None and one.ended_on <= day]
        places = sum(one.places for one in targets)
        # What was approved is read as it was judged on its day.
        said = judged.as_approved(planning, there, on=day)
        meetings = _meetings(planning, actor)
        made = _Rows(planning, entries, meetings)
        return Sheet(
            planning, day, [made.row(one, said[one.pk]) for one in there],
            [made.row(one, judged.Said()) for one in gone if one.end != End.TAKEN_OUT],
            structure_on(planning, there, places, day), _steps(planning, meetings), targets,
        )  # fmt: skip


def _entries(
    planning: PlanningList, actor: Any, targets: list[PlanningTarget]
) -> list[PlanningEntry]:
    by_key = {one.pk: one for one in targets}
    rows = PlanningEntry.objects.visible_to(actor).of_list(planning)
    found = list(rows.select_related("cadre__ethnicity").order_by("cadre__sort_key", "pk"))
    for one in found:
        one.planning, one.target = planning, by_key[one.target_id]
    return found


def _meetings(planning: PlanningList, actor: Any) -> dict[str, PlanningMeeting]:
    rows = PlanningMeeting.objects.visible_to(actor).of_list(planning).valid()
    return {one.step: one for one in rows.prefetch_related("votes")}


def _steps(planning: PlanningList, meetings: dict[str, PlanningMeeting]) -> list[StepLine]:
    following = rules.next_step(meetings)
    return [
        StepLine(step, Step(step).label, meetings.get(step), is_next=step == following)
        for step in rules.STEPS
    ]


class _Rows:
    """Rows with the present title of each, and the votes of the latest meeting."""

    def __init__(
        self, planning: PlanningList, entries: list[PlanningEntry],
        meetings: dict[str, PlanningMeeting],
    ) -> None:  # fmt: skip
        self.planning = planning
        held = [meetings[step] for step in rules.STEPS if step in meetings and step in rules.VOTED]
        self.votes = {
            vote.entry_id: (vote.agree, meeting.summoned)
            for meeting in held
            for vote in meeting.votes.all()
        }
        self.present = present_titles({one.cadre_id for one in entries})

    def row(self, entry: PlanningEntry, said: judged.Said) -> Row:
        """One row."""
        agree, summoned = self.votes.get(entry.pk, (None, None))
        return Row(
            entry, age_on(entry.cadre.birth, self.planning.age_on), list(said.lines),
            present=self.present.get(entry.cadre_id, ""), agree=agree, summoned=summoned,
            months_left=said.months_left,
            counts=judged.summary(said.lines),
        )  # fmt: skip


def present_titles(cadres: set[int]) -> dict[int, str]:
    """The main position of each, in words."""
    rows = Position.objects.current().filter(cadre_id__in=cadres).order_by("is_concurrent", "pk")
    found: dict[int, str] = {}
    for key, title, unit in rows.values_list("cadre_id", "title_text", "unit_text"):
        found.setdefault(key, ", ".join(part for part in (title, unit) if part))
    return found


def told(actor: Any, share: Share, *, leaves: bool = False) -> Share | None:
    """The total of minorities as this reader may be told it; None for a cell that is too small.

    Who may read the attribute itself sees every total on the page; what leaves the office, and what
    others read, keeps small cells back.
    """
    if actor.has(Permission.VIEW_SENSITIVE) and not leaves:
        return share
    rest = share.total - share.count
    small = 0 < share.count < SMALL or 0 < rest < SMALL
    return None if small else share


def history_of(planning: PlanningList, actor: Any) -> list[PlanningList]:
    """The lists of the same chain, the newest first: the one that follows and those before."""
    rows = PlanningList.objects.visible_to(actor).live()
    found: list[PlanningList] = list(rows.filter(follows=planning)[:1])
    before = planning.follows_id
    while before and len(found) < 10:
        one = rows.filter(pk=before).first()
        if one is None:
            break
        found.append(one)
        before = one.follows_id
    return found
