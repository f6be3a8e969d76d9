"""People on lists under the rules: one line for each rule, with its facts and its law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from apps.cadres.appointments.choices import PUTTING_FORWARD, FileState
from apps.cadres.judging import lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.facts import facts_of, targets_of
from apps.cadres.judging.keeping import as_plain
from apps.cadres.judging.reading import from_plain
from apps.cadres.judging.rules import Judgement, Verdict
from apps.cadres.judging.sentences import sentence, source
from apps.cadres.judging.subjects import Case
from apps.cadres.models import (
    AppointmentFile,
    Cadre,
    PlanningEntry,
    PlanningList,
    PlanningTarget,
)
from apps.cadres.planning.choices import Begin
from apps.core.errors import RuleRefused

FAIL, WARNING, UNKNOWN, OVERRIDDEN, PASS = "fail", "warning", "unknown", "overridden", "pass"
ORDER = (FAIL, WARNING, UNKNOWN, OVERRIDDEN, PASS)


@dataclass(frozen=True)
class Line:
    """One rule and one person: how it comes out, in words, by which document."""

    rule: str
    verdict: str
    text: str
    law: str = ""


@dataclass(frozen=True)
class Said:
    """What the rules say of one person on one list, and the months of work left from its day."""

    judgements: tuple[Judgement, ...] = ()
    months_left: int | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Each in words."""
        return tuple(map(_line, self.judgements))


def summary(lines: Iterable[Line]) -> dict[str, int]:
    """How many of each verdict."""
    return dict(Counter(one.verdict for one in lines))


def refuse(lines: Sequence[Line], reason: str, field: str = "cadre") -> None:
    """Raises RuleRefused where a settled rule stands in the way, or a draft asks for a reason."""
    stops = [one for one in lines if one.verdict == FAIL]
    if stops:
        raise RuleRefused("planning_rule", field=field, rule=stops[0].text, source=stops[0].law)
    warns = [one for one in lines if one.verdict == WARNING]
    if warns and not reason.strip():
        raise RuleRefused(
            "planning_rule_reason", field="reason", rule=warns[0].text, count=len(warns)
        )


def refuse_blocked(planning: PlanningList, day: date, by: Any) -> dict[PlanningEntry, Said]:
    """What the rules say of everybody on the list; raises RuleRefused while a settled one stands
    against somebody."""
    rows = PlanningEntry.objects.visible_to(by).of_list(planning).standing()
    entries = list(rows.select_related("target__title", "cadre"))
    found = of_entries(planning, entries, on=day)
    stopped = sum(any(one.verdict == FAIL for one in said.lines) for said in found.values())
    if stopped:
        raise RuleRefused("planning_people_blocked", count=stopped)
    return {entry: found[entry.pk] for entry in entries}


def keep(found: dict[PlanningEntry, Said]) -> None:
    """Keep with each planned cadre what the rules said when the list was approved."""
    for entry, said in found.items():
        entry.judged = {"months_left": said.months_left, "rules": as_plain(said.judgements)}
    PlanningEntry.objects.bulk_update(found, ["judged"], batch_size=500)


def as_approved(
    planning: PlanningList, entries: Sequence[PlanningEntry], *, on: date
) -> dict[Any, Said]:
    """What the rules said at the approval, as it was kept; what they say where nothing was kept."""
    kept = {
        one.pk: Said(tuple(map(from_plain, one.judged["rules"])), one.judged["months_left"])
        for one in entries
        if planning.approved_on is not None and one.judged is not None
    }
    rest = [one for one in entries if one.pk not in kept]
    return kept | (of_entries(planning, rest, on=planning.approved_on or on) if rest else {})


def of_addition(
    planning: PlanningList, target: PlanningTarget, cadre: Cadre, *, group: int | None, today: date
) -> Said:
    """What the rules say of somebody about to be put on a list."""
    entry = PlanningEntry.of(planning, target=target, cadre=cadre, group=group, begin=Begin.ADDED)
    return of_entries(planning, [entry], on=today)[entry.pk]


def of_entries(
    planning: PlanningList, entries: Sequence[PlanningEntry], *, on: date
) -> dict[Any, Said]:
    """What the rules say of each, in a constant number of queries.

    A title with several places may have so many people for each of them (R-PLAN-02).
    """
    law = lookup.law()
    facts = facts_of({one.cadre_id for one in entries}, on=on, law=law)
    titles = {one.target.title_id: one.target.title for one in entries}
    targets = targets_of(titles.values(), on=on)
    counted = Counter(
        PlanningEntry.objects.of_list(planning).standing().values_list("target_id", flat=True)
    )
    proposed = _proposed(entries)
    found = {}
    for entry in entries:
        person = facts.get(entry.cadre_id)
        if person is None:
            found[entry.pk] = Said()
            continue
        people = counted[entry.target_id] + (entry.pk is None)
        said = judge(
            "review" if entry.begin == Begin.CARRIED else "plan", person,
            targets[entry.target.title.code], on, law,
            _case(
                planning, entry, -(-people // entry.target.places), on,
                proposed=(entry.cadre_id, entry.target.title_id) in proposed,
            ),
        )  # fmt: skip
        found[entry.pk] = Said(tuple(said), person.months_left(planning.age_on))
    return found


def _proposed(entries: Sequence[PlanningEntry]) -> set[tuple[int, int | None]]:
    """People and titles for which a file that puts them forward is at work (R-PLAN-07)."""
    files = AppointmentFile.objects.filter(
        state=FileState.RUNNING, act__in=PUTTING_FORWARD,
        cadre_id__in={one.cadre_id for one in entries},
    )  # fmt: skip
    return set(files.values_list("cadre_id", "title_id"))


def _case(
    planning: PlanningList, entry: PlanningEntry, people: int, on: date, *, proposed: bool
) -> Case:
    return Case(
        reference=planning.age_on,
        term="next" if planning.first_year > on.year else "current",
        group=entry.group, planned_for_title=people, both_at_once=proposed,
    )  # fmt: skip


def in_words(found: Iterable[Judgement]) -> list[Line]:
    """Each in words."""
    return [_line(one) for one in found]


def _line(one: Judgement) -> Line:
    verdict = str(one.verdict)
    if one.verdict is Verdict.FAIL and not one.blocks:
        verdict = WARNING
    return Line(one.rule, verdict, sentence(one), source(one))
