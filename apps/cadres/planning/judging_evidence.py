"""What planning answers when people are judged: the titles somebody is planned for."""

from __future__ import annotations

from datetime import date
from typing import Any

from apps.cadres.judging.facts import title_facts
from apps.cadres.judging.subjects import Planned
from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning.choices import ListState


def evidence(cadre_ids: list[int], on: date) -> dict[int, dict[str, Any]]:
    """Titles of lists in force on that day, and of lists being made now; one query.

    A list that its review has replaced counts no more. What is graded above the reader stays out.
    """
    made = PlanningList.objects.exclude(state__in=[ListState.APPROVED, ListState.DISCARDED])
    lists = [*PlanningList.objects.in_force(on).values_list("pk", flat=True),
             *made.values_list("pk", flat=True)]  # fmt: skip
    rows = PlanningEntry.objects.filter(cadre_id__in=cadre_ids, planning__in=lists).planned_on(on)
    found: dict[int, list[Planned]] = {one: [] for one in cadre_ids}
    for row in rows.select_related("target__title", "planning"):
        found[row.cadre_id].append(Planned(title_facts(row.target.title), row.planning.term))
    return {key: {"planned": tuple(planned)} for key, planned in found.items()}
