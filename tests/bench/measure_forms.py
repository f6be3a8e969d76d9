"""All forms of a commune, of a province and of the nation, beside the same figures by hand.

Run in a process of its own, as a worker would make them: `python -m tests.bench.measure_forms`. What
is timed is the whole act, the figures and the keys of their records stored. The numbers by hand
must be those of the program.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django
import psycopg

FIRST, LAST, KIND = date(2022, 1, 1), date(2022, 12, 31), "year"
LONG = 3.0
"""What takes as many seconds is done once, the rest a second time, warm."""


def peak_mb() -> float:
    """The most memory that this process held since the mark."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM")) / 1024


def mark_memory() -> None:
    """Count the peak from now on."""
    Path("/proc/self/clear_refs").write_text("5")


class Forms:
    """The forms of the period, made by the system."""

    def __init__(self) -> None:
        from django.db import transaction

        from apps.reports.choices import SummaryForm
        from apps.reports.models import StatisticalTable
        from apps.tenancy import scope
        from apps.tenancy.models import Organization

        self.floor = psycopg.connect(os.environ["BENCH_SUPERUSER_URL"], autocommit=True)
        with scope.use(scope.Scope.everything()), transaction.atomic():
            province = Organization.objects.get(code="p01")
            communes = Organization.objects.below(province).filter(tier="grassroots")
            self.units = [
                ("commune", communes.order_by("path")[0]), ("province", province),
                ("nation", Organization.objects.get(code="nation")),
            ]  # fmt: skip
            tables = StatisticalTable.objects.in_force(LAST).order_by("code")
            self.tables = {one.code: one.definition for one in tables}
        self.forms = [*SummaryForm.values, *self.tables]

    def make(self, unit: Any, form: str) -> Any:
        """One summary, as the schedule makes it."""
        from django.db import transaction

        from apps.accounts.actor import SystemActor
        from apps.reports import actions
        from apps.tenancy import scope

        with scope.use(scope.Scope.everything()), transaction.atomic():
            return actions.generate_summary(
                organization=unit, form=form, kind=KIND, first=FIRST, last=LAST,
                by=SystemActor(unit),
            )  # fmt: skip

    def by_hand(self, unit: Any, form: str) -> dict[str, int]:
        """The same figures."""
        from tests.bench.floor_forms import of_set, params_of
        from tests.bench.floor_tables import of_table

        params = params_of(unit.path, FIRST, LAST)
        if form in self.tables:
            return of_table(self.floor, self.tables[form], params)
        return of_set(self.floor, form, params)

    def compare(self, summary: Any, expected: dict[str, int]) -> None:
        """Both count alike, or there is nothing to measure."""
        from django.db import transaction

        from apps.tenancy import scope

        with scope.use(scope.Scope.everything()), transaction.atomic():
            stored = dict(summary.figures.filter(unit=None).values_list("indicator", "value"))
        other = {key: (value, stored.get(key)) for key, value in expected.items()
                 if stored.get(key) != value}  # fmt: skip
        if other:
            raise SystemExit(f"{summary.form} of {summary.organization.code}: {other}")

    def queries(self, unit: Any) -> int:
        """What is asked for all forms of a unit."""
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from tests.bench.measure import _asked

        with CaptureQueriesContext(connection) as captured:
            for form in self.forms:
                self.make(unit, form)
        return _asked(captured.captured_queries)


def seconds_of(act: Callable[[], Any]) -> tuple[float, Any]:
    """Of a short act the second run; and what it gave."""
    for _round in range(2):
        start = time.perf_counter()
        found = act()
        spent = time.perf_counter() - start
        if spent > LONG:
            break
    return spent, found


def measure_unit(forms: Forms, tier: str, unit: Any) -> dict[str, Any]:
    """Every form of one unit: seconds, the floor, the peak of the process's memory."""
    forms.make(unit, forms.forms[0])
    mark_memory()
    rows = []
    for form in forms.forms:
        spent, summary = seconds_of(lambda form=form: forms.make(unit, form))
        rows.append([form, spent, summary])
    peak = peak_mb()
    for row in rows:
        form, _spent, summary = row
        floor, expected = seconds_of(lambda form=form: forms.by_hand(unit, form))
        forms.compare(summary, expected)
        row[2] = floor
    act, floor = sum(row[1] for row in rows), sum(row[2] for row in rows)
    slowest = max(rows, key=lambda row: row[1])
    return {
        "unit": tier, "forms": len(rows), "seconds": round(act, 2), "floor": round(floor, 3),
        "ratio": round(act / floor, 1), "slowest": slowest[0],
        "slowest_seconds": round(slowest[1], 2), "peak_mb": round(peak),
        "queries": forms.queries(unit) if tier == "commune" else None,
        "of_forms": {row[0]: [round(row[1], 3), round(row[2], 3)] for row in rows},
    }  # fmt: skip


def main() -> None:
    """One line of JSON."""
    django.setup()
    from django.core.management import call_command

    call_command("load_regulations", verbosity=0, stdout=sys.stderr)
    call_command("load_tables", verbosity=0, stdout=sys.stderr)
    forms = Forms()
    forms.floor.execute("analyze membership_ethnicgroup, membership_religion")
    sys.stdout.write(json.dumps([measure_unit(forms, *one) for one in forms.units]) + "\n")


if __name__ == "__main__":
    main()
