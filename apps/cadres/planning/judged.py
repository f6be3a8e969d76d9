"""People on lists under the rules: one line for each rule, with its facts and its law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from apps.cadres.models import Cadre, PlanningEntry, PlanningList, PlanningTarget, Position
from apps.cadres.planning import law
from apps.cadres.planning.choices import COMMITTEES
from apps.core.errors import RuleRefused
from apps.regulations.lookup import find_rule

FAIL, WARNING, UNKNOWN, OVERRIDDEN, PASS = "fail", "warning", "unknown", "overridden", "pass"
ORDER = (FAIL, WARNING, UNKNOWN, OVERRIDDEN, PASS)
HIGHER, TITLE, PERSON = "R-PLAN-01", "R-PLAN-02", "R-PLAN-03"
KEYS = {
    HIGHER: "cadres.plan.higher_only",
    TITLE: "cadres.plan.title.maximum",
    PERSON: "cadres.plan.person.maximum",
}


@dataclass(frozen=True)
class Line:
    """One rule and one person: how it comes out, in words, by which document."""

    rule: str
    verdict: str
    text: str
    law: str = ""
    reason: str = ""


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


def refuse_blocked(planning: PlanningList, day: date, by: Any) -> None:
    """Raises RuleRefused while a settled rule stands against somebody on the list."""
    rows = PlanningEntry.objects.visible_to(by).of_list(planning).standing()
    entries = list(rows.select_related("target__title", "cadre"))
    stopped = sum(
        any(one.verdict == FAIL for one in lines)
        for lines in of_entries(planning, entries, on=day, by=by).values()
    )
    if stopped:
        raise RuleRefused("planning_people_blocked", count=stopped)


def of_addition(
    planning: PlanningList, target: PlanningTarget, cadre: Cadre, *, today: date, by: Any
) -> list[Line]:
    """What the rules say of somebody about to be put on a list."""
    entry = PlanningEntry.of(planning, target=target, cadre=cadre)
    return of_entries(planning, [entry], on=today, by=by)[entry.pk]


def of_entries(
    planning: PlanningList, entries: Sequence[PlanningEntry], *, on: date, by: Any
) -> dict[Any, list[Line]]:
    """What the rules say of each, in a constant number of queries."""
    cadres = {one.cadre_id for one in entries}
    planned = _planned(cadres, by)
    ranks = _ranks(cadres)
    on_title = Counter(
        PlanningEntry.objects.of_list(planning).standing().values_list("target_id", flat=True)
    )
    found = {}
    for entry in entries:
        lines = [
            _higher(entry, ranks.get(entry.cadre_id, []), on),
            _of_title(entry, on_title[entry.target_id] + (entry.pk is None), on),
            _of_person(entry, planned.get(entry.cadre_id, set()), on),
        ]
        found[entry.pk] = [one for one in lines if one is not None]
    return found


def _planned(cadres: set[int], by: Any) -> dict[int, set[tuple[int, int | None, str]]]:
    """Titles each is planned for on current lists that the reader may read."""
    current = PlanningList.objects.visible_to(by).current()
    rows = PlanningEntry.objects.visible_to(by).standing().filter(
        cadre_id__in=cadres, planning__in=current
    )  # fmt: skip
    found: dict[int, set[tuple[int, int | None, str]]] = {}
    for cadre, title, unit, level in rows.values_list(
        "cadre_id", "target__title_id", "target__work_unit_id", "target__title__level"
    ):
        found.setdefault(cadre, set()).add((title, unit, level))
    return found


def _ranks(cadres: set[int]) -> dict[int, list[Any]]:
    rows = Position.objects.current().filter(cadre_id__in=cadres, is_concurrent=False)
    found: dict[int, list[Any]] = {}
    for one in rows.select_related("title"):
        found.setdefault(one.cadre_id, []).append(one.title)
    return found


def _higher(entry: PlanningEntry, titles: list[Any], on: date) -> Line | None:
    value = find_rule(KEYS[HIGHER], on=on)
    if value is None:
        return None
    known, target = [one for one in titles if one is not None], entry.target.title
    if known and target.rank <= max(one.rank for one in known):
        sure = value.may_block and target.standing != "draft"
        text = _("Planned for %(target)s, which is not higher than the present title.")
        verdict = FAIL if sure else WARNING
        return Line(HIGHER, verdict, text % {"target": target.name}, law.source(value))
    if not known:
        text = _("The rank of the present title is not known.")
        return Line(HIGHER, UNKNOWN, text, law.source(value))
    return Line(HIGHER, PASS, _("The planned title is higher."), law.source(value))


def _of_title(entry: PlanningEntry, count: int, on: date) -> Line | None:
    value = find_rule(KEYS[TITLE], on=on)
    if value is None or entry.planning.scope in COMMITTEES:
        return None
    most = value.whole * entry.target.places
    text = _("%(count)s planned for this title, at most %(most)s.") % {
        "count": count, "most": most,
    }  # fmt: skip
    return Line(TITLE, _verdict(value, count > most), text, law.source(value))


def _of_person(entry: PlanningEntry, planned: set[Any], on: date) -> Line | None:
    value = find_rule(KEYS[PERSON], on=on)
    if value is None:
        return None
    target = entry.target
    level = target.title.level
    own = {(title, unit) for title, unit, of in planned if of == level}
    count = len(own | {(target.title_id, target.work_unit_id)})
    text = _("Planned for %(count)s titles of this level, at most %(most)s.") % {
        "count": count, "most": value.whole,
    }  # fmt: skip
    return Line(PERSON, _verdict(value, count > value.whole), text, law.source(value))


def _verdict(value: Any, failed: bool) -> str:  # noqa: FBT001 (a verdict from its answer)
    return (FAIL if value.may_block else WARNING) if failed else PASS
