"""Who could follow on a seat: how many are planned for it, ready today, young enough for a term.

Counted from the lists in force that the reader may see. Ready is who meets every rule on standards,
time in post and discipline (R-PLAN-11, R-APP-02, R-APP-05, R-APP-06); what is not known is no pass.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.cadres.judging import lookup
from apps.cadres.judging.acts import judge
from apps.cadres.judging.facts import facts_of, targets_of
from apps.cadres.judging.rules import Verdict
from apps.cadres.models import PlanningEntry, PlanningList, Seat
from apps.cadres.posts.rules import Bench
from apps.regulations.lookup import law_at_hand

READY = frozenset({"R-PLAN-11", "R-APP-02", "R-APP-05", "R-APP-06"})
AGE = "R-APP-03"


def bench_of(seats: Iterable[Seat], actor: Any, today: date) -> dict[int, Bench]:
    """The bench of each seat, in a constant number of queries for any number of seats."""
    with law_at_hand():
        return _counted(list(seats), actor, today)


def _counted(rows: list[Seat], actor: Any, today: date) -> dict[int, Bench]:
    planned = _planned(rows, actor, today)
    people = {person for found in planned.values() for person in found}
    law = lookup.law()
    facts = facts_of(people, on=today, law=law)
    targets = targets_of({seat.title_id: seat.title for seat in rows}.values(), on=today)
    said: dict[tuple[int, str], tuple[bool, bool]] = {}
    found = {}
    for seat in rows:
        code, fit = seat.title.code, []
        for person in planned[seat.pk] & facts.keys():
            if (person, code) not in said:
                said[person, code] = _fit(
                    judge("appoint", facts[person], targets[code], today, law)
                )
            fit.append(said[person, code])
        found[seat.pk] = Bench(
            len(fit), sum(ready for ready, _age in fit), sum(age for _ready, age in fit)
        )
    return found


def _planned(seats: list[Seat], actor: Any, today: date) -> dict[int, set[int]]:
    """Who is planned for the title of a seat in its office, for its unit where one is named."""
    entries = (
        PlanningEntry.objects.visible_to(actor)
        .planned_on(today)
        .filter(
            planning__in=PlanningList.objects.in_force(today),
            target__title__in={seat.title_id for seat in seats},
            organization__in={seat.organization_id for seat in seats},
        )
        .values_list("organization_id", "target__title_id", "target__work_unit_id", "cadre_id")
    )
    people: dict[tuple[int, int], list[tuple[int | None, int]]] = defaultdict(list)
    for office, title, unit, cadre in entries:
        people[office, title].append((unit, cadre))
    return {
        seat.pk: {
            cadre
            for unit, cadre in people[seat.organization_id, seat.title_id]
            if unit in (None, seat.work_unit_id)
        }
        for seat in seats
    }


def _fit(judgements: Iterable[Any]) -> tuple[bool, bool]:
    verdicts = {one.rule: one.verdict for one in judgements}
    ready = all(verdict == Verdict.PASS for rule, verdict in verdicts.items() if rule in READY)
    return ready, verdicts.get(AGE, Verdict.PASS) == Verdict.PASS
