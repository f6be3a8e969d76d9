"""What planning answers when people are judged: the titles somebody is planned for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from apps.cadres.judging.facts import title_facts
from apps.cadres.judging.subjects import Planned
from apps.cadres.models import PlanningEntry, PlanningList
from apps.cadres.planning.choices import ListState


def evidence(cadre_ids: list[int], on: date) -> dict[int, dict[str, Any]]:
    """Titles of lists in force on that day, and of lists being made now; one query.

    A list that its review has replaced counts no more. What is graded above the reader stays out.
    """
    made = PlanningList.objects.exclude(state__in=[ListState.APPROVED, ListState.DISCARDED])
    in_force = PlanningList.objects.in_force(on)
    rows = PlanningEntry.objects.filter(
        Q(planning__in=in_force.values("pk")) | Q(planning__in=made.values("pk")),
        cadre_id__in=cadre_ids,
    ).planned_on(on)
    found: dict[int, list[Planned]] = {one: [] for one in cadre_ids}
    for row in rows.select_related("target__title", "planning"):
        found[row.cadre_id].append(Planned(title_facts(row.target.title), row.planning.term))
    return {key: {"planned": tuple(planned)} for key, planned in found.items()}
