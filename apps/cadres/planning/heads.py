"""The people of a list as totals ask for them, each once however many titles they have."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from apps.cadres.models import PlanningEntry, PlanningList, PlanningTarget
from apps.cadres.planning.structure import Definition, Head, Structure, structure_of
from apps.membership.choices import Sex


def definition_of(planning: PlanningList) -> Definition:
    """How the list tells ages and what it aims at."""
    low, high = planning.age_cuts
    return Definition(
        on=planning.age_on, cuts=(low, high), young_below=planning.young_below,
        young=planning.aim_young, women=planning.aim_women, minority=planning.aim_minority,
        theory=planning.aim_theory, low=planning.aim_low, high=planning.aim_high,
        has_coefficient=planning.has_coefficient,
    )  # fmt: skip


def heads_of(entries: Iterable[Any]) -> list[Head]:
    """Read with ``cadre`` and its ethnic group; nothing of it leaves but totals."""
    once = {entry.cadre_id: entry.cadre for entry in entries}
    return [
        Head(
            birth=cadre.birth,
            is_woman=cadre.sex == Sex.FEMALE,
            is_minority=cadre.ethnicity.is_minority if cadre.ethnicity else None,
            theory=cadre.political_theory,
        )
        for cadre in once.values()
    ]


def places_of(planning: PlanningList) -> int:
    """Places of all titles planned for."""
    return sum(PlanningTarget.objects.of_list(planning).values_list("places", flat=True))


def structure_on(
    planning: PlanningList, entries: Iterable[Any], places: int, day: date
) -> Structure:
    """The structure of those planned on a day."""
    there = [entry for entry in entries if entry.is_planned(day)]
    return structure_of(heads_of(there), places, definition_of(planning))


def read_structure(planning: PlanningList, day: date) -> Structure:
    """The structure of a list on a day, from its records: two queries."""
    rows = PlanningEntry.objects.of_list(planning).select_related("cadre__ethnicity")
    return structure_on(planning, rows, places_of(planning), day)
