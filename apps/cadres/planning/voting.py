"""Who has votes enough: of all who were summoned, at the last step and at the earlier ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning import law, rules
from apps.cadres.planning.choices import Begin, ListKind, Step
from apps.regulations.rules import Rule


@dataclass
class Short:
    """How many people a list plans, and how many lack votes."""

    people: int = 0
    unvoted: int = 0
    last: int = 0
    earlier: int = 0
    last_rule: Rule | None = None
    earlier_rule: Rule | None = None


def short_of(planning: PlanningList, meetings: Mapping[str, Any]) -> Short:
    """Who lacks votes. A review votes on additions; whoever is carried over keeps the earlier vote.

    ``meetings``: by step, with their votes read.
    """
    rows = PlanningEntry.objects.of_list(planning).standing().values_list("pk", "begin")
    found = Short(people=len(rows))
    voted = [key for key, begin in rows if planning.kind == ListKind.NEW or begin == Begin.ADDED]
    for step in (one for one in rules.STEPS if one in rules.VOTED):
        meeting = meetings[step]
        agreed = {vote.entry_id: vote.agree for vote in meeting.votes.all()}
        final = step == Step.COLLECTIVE_2
        value = (law.majority if final else law.votes)(meeting.held_on)
        for key in voted:
            if key not in agreed:
                found.unvoted += 1
            elif value is not None and not rules.has_majority(
                agreed[key], meeting.summoned, value.share
            ):
                _count(found, value, final=final)
    return found


def _count(found: Short, value: Rule, *, final: bool) -> None:
    if final and value.may_block:
        found.last, found.last_rule = found.last + 1, value
    else:
        found.earlier, found.earlier_rule = found.earlier + 1, value
