"""A file of 10,000 members: the check, the load, and beside them COPY of the same rows.

Run as the web role in a database of the benchmark: `python -m tests.bench.measure_import`.
"""

from __future__ import annotations

import io
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import django
import psycopg

ROWS = 10_000
BUDGET_SECONDS = 20


def workbook(rows: int, units: list[str]) -> bytes:
    """A file of so many new members, as the template would be filled in."""
    from apps.core.excel.writer import TableColumn, write_table
    from apps.membership.imports.members_columns import HEADERS

    keys = (
        "full_name", "birth", "sex", "citizen_number", "card_number", "education",
        "political_theory", "native_place", "admission_decision_number", "admission_decided_on",
        "ceremony_on", "official_on", "unit_code",
    )  # fmt: skip
    file = io.BytesIO()
    lines = (
        [
            f"Nguyễn Văn {chr(65 + number % 26)}{chr(97 + number // 26 % 26)}",
            f"{1 + number % 28:02}/{1 + number % 12:02}/{1960 + number % 30}",
            "Nữ" if number % 3 == 0 else "Nam", f"0990{number:08}", f"99{number:06}", "Đại học",
            "Sơ cấp", "Xã Đông Mỹ, Hà Nội", "15-QĐ/HU", date(2015, 5, 10), date(2015, 5, 19),
            date(2016, 5, 19), units[number % len(units)],
        ]
        for number in range(rows)
    )  # fmt: skip
    columns = [TableColumn(HEADERS[key]) for key in keys]
    write_table(file, "Danh sách đảng viên", columns, lines)
    return file.getvalue()


def timed(act: Callable[[], Any]) -> tuple[float, float]:
    """Seconds on the wall, and seconds of this process alone."""
    wall, own = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - own


def measure() -> dict[str, Any]:
    """Upload, check and load as an officer of a district; then the floor."""
    from django.core.files.base import ContentFile
    from django.db import transaction

    from apps.accounts.actor import actor_for
    from apps.accounts.models import RoleAssignment, User
    from apps.membership import tasks
    from apps.membership.choices import BatchState
    from apps.membership.imports import actions
    from apps.membership.models import ImportBatch
    from apps.tenancy import scope
    from apps.tenancy.models import Organization

    with scope.use(scope.Scope.everything()), transaction.atomic():
        district = Organization.objects.filter(parent__code="p01").order_by("path")[0]
        cells = Organization.objects.below(district).filter(tier="cell")
        units = list(cells.order_by("path").values_list("code", flat=True)[:50])
        user = User.objects.create_user("import@bench.vn", "x", full_name="import")
        RoleAssignment.objects.create(
            user=user, role="organization_officer", organization=district,
            valid_from=date(2020, 1, 1),
        )  # fmt: skip
        held = RoleAssignment.objects.select_related("organization", "user").get(user=user)
    by = actor_for(held)
    content = workbook(ROWS, units)
    with scope.use(by.scope()):
        batch, _new = actions.upload(
            file=ContentFile(content), name="dang-vien.xlsx", size=len(content), by=by,
            launch=lambda *_: None,
        )  # fmt: skip
    check, check_own = timed(lambda: tasks.check_import(batch.pk, held.pk))
    with scope.use(by.scope()):
        actions.load(batch=_again(batch), by=by, launch=lambda *_: None)
    load, load_own = timed(lambda: tasks.load_import(batch.pk, held.pk))
    done: ImportBatch = _again(batch)
    if (done.state, done.new_rows) != (BatchState.LOADED, ROWS):
        message = f"the file was not loaded: {done.state}, {done.report.get('counts')}"
        raise RuntimeError(message)
    floor = copied(batch.pk)
    return {
        "rows": ROWS, "check_seconds": round(check, 2), "check_cpu": round(check_own, 2),
        "load_seconds": round(load, 2), "load_cpu": round(load_own, 2),
        "copy_seconds": round(floor, 3), "check_ratio": round(check / floor, 1),
        "load_ratio": round(load / floor, 1), "budget_seconds": BUDGET_SECONDS,
    }  # fmt: skip


def _again(batch: Any) -> Any:
    from django.db import transaction

    from apps.membership.models import ImportBatch
    from apps.tenancy import scope

    with scope.use(scope.Scope.everything()), transaction.atomic():
        return ImportBatch.objects.get(pk=batch.pk)


def copied(batch: int) -> float:
    """The same rows by COPY into a bare table of the same columns, past every policy."""
    with psycopg.connect(os.environ["BENCH_SUPERUSER_URL"], autocommit=True) as connection:
        connection.execute("drop table if exists bench_copy")
        connection.execute("create table bench_copy (like membership_member)")
        rows = connection.execute(
            "select * from membership_member where batch_id = %s", [batch]
        ).fetchall()
        start = time.perf_counter()
        with connection.cursor().copy("copy bench_copy from stdin") as copy:
            for row in rows:
                copy.write_row(row)
        spent = time.perf_counter() - start
        connection.execute("drop table bench_copy")
    return spent


def main() -> None:
    """One line of JSON."""
    django.setup()
    sys.stdout.write(json.dumps(measure()) + "\n")


if __name__ == "__main__":
    main()
