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


def processor(*processes: int) -> float:
    """Seconds of processor time that the processes have used."""
    ticks = 0
    for pid in processes:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


class Forms:
    """The forms of the period, made by the system."""

    def __init__(self) -> None:
        from django.db import connection, transaction

        from apps.reports.choices import SummaryForm
        from apps.reports.models import StatisticalTable
        from apps.tenancy import scope
        from apps.tenancy.models import Organization

        self.floor = psycopg.connect(os.environ["BENCH_SUPERUSER_URL"], autocommit=True)
        # One process on each side, so that its time is all of the time.
        self.floor.execute("set max_parallel_workers_per_gather = 0")
        with connection.cursor() as cursor:
            cursor.execute("set max_parallel_workers_per_gather = 0")
        served_by = connection.connection.info.backend_pid
        self.processes = (os.getpid(), served_by), (os.getpid(), self.floor.info.backend_pid)
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


def spent_by(act: Callable[[], Any], processes: tuple[int, ...]) -> tuple[float, float, Any]:
    """Seconds on the wall and of processors, of a short act the second run; and what it gave."""
    for _round in range(2):
        start, used = time.perf_counter(), processor(*processes)
        found = act()
        wall, own = time.perf_counter() - start, processor(*processes) - used
        if wall > LONG:
            break
    return wall, own, found


def measure_unit(forms: Forms, tier: str, unit: Any) -> dict[str, Any]:
    """Every form of one unit: seconds, the floor, the peak of the process's memory."""
    forms.make(unit, forms.forms[0])
    mark_memory()
    made = {
        form: spent_by(lambda form=form: forms.make(unit, form), forms.processes[0])
        for form in forms.forms
    }
    peak = peak_mb()
    floors = {}
    for form, (_wall, _own, summary) in made.items():
        floors[form] = spent_by(lambda form=form: forms.by_hand(unit, form), forms.processes[1])
        forms.compare(summary, floors[form][2])
    slowest = max(made, key=lambda form: made[form][0])
    own, floor = (sum(one[1] for one in found.values()) for found in (made, floors))
    return {
        "unit": tier, "forms": len(made), "ratio": round(own / floor, 1),
        "seconds": round(sum(one[0] for one in made.values()), 1), "cpu": round(own, 2),
        "floor": round(floor, 2), "slowest": slowest,
        "slowest_seconds": round(made[slowest][0], 2), "slowest_cpu": round(made[slowest][1], 2),
        "slowest_floor": round(floors[slowest][1], 2), "peak_mb": round(peak),
        "queries": forms.queries(unit) if tier == "commune" else None,
        "of_forms": {form: [round(made[form][1], 2), round(floors[form][1], 2)] for form in made},
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
