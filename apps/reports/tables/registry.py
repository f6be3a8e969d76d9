"""All measures, by code: the closed list from which tables are made."""

from __future__ import annotations

from apps.reports.tables.measures import Measure
from apps.reports.tables.of_cadres import OF_CADRES
from apps.reports.tables.of_cases import OF_CASES
from apps.reports.tables.of_members import OF_MEMBERS

MEASURES: dict[str, Measure] = {one.code: one for one in (*OF_MEMBERS, *OF_CASES, *OF_CADRES)}
