"""The flow table through the program and, beside it, the same grouped counts by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
BY_HAND = """
select
  (select count(*) from membership_placement where path >= %(lo)s and path < %(hi)s
     and valid @> date '2024-12-31'),
  (select count(*) from membership_placement where path >= %(lo)s and path < %(hi)s
     and valid @> date '2025-12-31'),
  (select json_agg(x) from (select entry, count(*) from membership_placement
     where path >= %(lo)s and path < %(hi)s
     and lower(valid) between date '2025-01-01' and date '2025-12-31' group by entry) x),
  (select json_agg(x) from (select exit, count(*) from membership_placement
     where path >= %(lo)s and path < %(hi)s
     and upper(valid) between date '2025-01-01' and date '2025-12-31' group by exit) x)
"""


def _flow(bench: Any) -> None:
    """Of a district (about 10,000 members) and of a province."""
    from django.db import transaction

    from apps.reports.flow import flow
    from apps.tenancy import scope

    for unit in (bench.district, bench.province):

        def count(unit: Any = unit) -> int:
            with scope.use(scope.Scope.below(unit.path)), transaction.atomic():
                return flow(unit, first=FIRST, last=LAST).closing.value

        bench.call(
            f"flow table, {unit.tier}", count, BY_HAND,
            {"lo": unit.path, "hi": unit.path + "~"},
        )  # fmt: skip
