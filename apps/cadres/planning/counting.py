"""Figures of planning counted from the records: people, not turns; ages as each list tells them.

For summaries: whoever is planned on the lists that are in force on a day at one organisation counts
once. ``Ratio`` keeps both numbers, so that a share is rounded where it is printed and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning.choices import Scope
from apps.cadres.planning.heads import places_of, read_structure
from apps.cadres.planning.structure import PASS, is_under
from apps.core.formats import share
from apps.membership.choices import Sex


@dataclass(frozen=True)
class Ratio:
    """So many of so many."""

    part: int
    whole: int

    @property
    def printed(self) -> str:
        """The share as it is printed: two decimals, half up, a whole number bare."""
        return share(self.part, self.whole)


def lists_on(organization: Any, day: date) -> Any:
    """The lists of an organisation that are in force on a day."""
    rows = PlanningList.objects.filter(organization=organization).in_force(day)
    return rows.order_by("pk")


def _people(organization: Any, day: date) -> list[Any]:
    """Each person once, with the first list on which they stand."""
    rows = (
        PlanningEntry.objects.filter(planning__in=lists_on(organization, day))
        .planned_on(day)
        .select_related("cadre", "planning")
        .order_by("planning_id", "pk")
    )
    once: dict[int, Any] = {}
    for row in rows:
        once.setdefault(row.cadre_id, row)
    return list(once.values())


def planning_share_under(organization: Any, day: date, years: int = 35) -> Ratio:
    """Planned people under so many years on the day on which their list tells ages."""
    people = _people(organization, day)
    young = sum(is_under(one.cadre.birth, one.planning.age_on, years) is True for one in people)
    return Ratio(young, len(people))


def planning_share_young(organization: Any, day: date) -> Ratio:
    """Planned people who are young by the definition of their list."""
    people = _people(organization, day)
    young = sum(
        is_under(one.cadre.birth, one.planning.age_on, one.planning.young_below) is True
        for one in people
    )
    return Ratio(young, len(people))


def planning_share_women(organization: Any, day: date) -> Ratio:
    """Women among the planned people."""
    people = _people(organization, day)
    return Ratio(sum(one.cadre.sex == Sex.FEMALE for one in people), len(people))


def planning_three_age_bands_filled(organization: Any, day: date) -> bool | None:
    """Whether every list in force has somebody in each of its age bands; None without a list."""
    found = [read_structure(one, day).bands.verdict for one in lists_on(organization, day)]
    return all(verdict == PASS for verdict in found) if found else None


def planning_coefficient(organization: Any, day: date) -> Ratio | None:
    """People over the prescribed number, for the list of the party committee; None without one."""
    rows = lists_on(organization, day).filter(scope=Scope.COMMITTEE)
    planning = rows.order_by("-first_year", "-pk").first()
    if planning is None:
        return None
    there = PlanningEntry.objects.of_list(planning).planned_on(day)
    return Ratio(there.values("cadre").distinct().count(), places_of(planning))
