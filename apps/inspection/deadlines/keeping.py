"""Keeping the computed due day of cases for lists."""

from __future__ import annotations

from apps.inspection.deadlines import reading
from apps.inspection.models import Case, CaseClock


def keep_days(cases: list[Case]) -> int:
    """Write the due day of cases where it differs. Whoever changes what a limit follows from calls
    it in the same transaction."""
    facts = reading.facts_of(cases)
    law = reading.law_of(facts.values())
    kept = dict(CaseClock.objects.filter(case_id__in=list(facts)).values_list("case_id", "due_on"))
    rows = []
    for pk, one in facts.items():
        day = reading.kept_day(one, law)
        if pk not in kept or kept[pk] != day:
            rows.append(CaseClock.of(one.case, due_on=day))
    CaseClock.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["case"], update_fields=["due_on"]
    )
    return len(rows)
