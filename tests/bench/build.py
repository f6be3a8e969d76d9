"""Builds N members in the real tree through COPY, as the schema's owner, and restores every lock."""

from __future__ import annotations

import csv
import gzip
import itertools
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from io import TextIOWrapper
from pathlib import Path
from random import Random

import psycopg

from apps.desk.demo import names

UNITS = Path("apps/tenancy/data/units_before_2025-07-01.csv.gz")
MEMBERS_A_DISTRICT = 8046  # 5.6 million in 696 districts
CELLS_A_COMMUNE = 6
NATION = "nation"
NAMES = 40_000
TABLES = ("membership_member", "membership_placement")


@dataclass
class Unit:
    """An organisation with its place, computed here so that COPY needs no trigger."""

    id: int
    code: str
    name: str
    tier: str
    form: str
    parent: int | None
    path: str
    tenant: int
    province: int
    office: bool


def tree(members: int) -> list[Unit]:
    """The nation, provinces, districts, communes and cells for so many members, at the real density."""
    districts = max(2, -(-members // MEMBERS_A_DISTRICT))
    counter = itertools.count(1)
    made: dict[str, Unit] = {}
    children: dict[int, int] = {}

    def add(code: str, name: str, tier: str, parent: Unit | None, *, office: bool) -> Unit:
        if code in made:
            return made[code]
        number = next(counter)
        above = parent.id if parent else 0
        children[above] = children.get(above, 0) + 1
        path = (parent.path if parent else "") + f"{children[above]:04}."
        made[code] = Unit(
            number, code, name, tier, "cell" if tier == "cell" else "committee",
            parent.id if parent else None, path,
            number if office else parent.tenant if parent else number,
            parent.province if parent and tier != "province" else number, office,
        )  # fmt: skip
        return made[code]

    nation = add(NATION, "Toàn quốc", "province", None, office=True)
    seen: set[str] = set()
    with gzip.open(UNITS) as packed:
        for row in csv.DictReader(TextIOWrapper(packed, encoding="utf-8-sig")):
            if not row["commune_code"]:
                continue
            seen.add(row["district_code"])
            if len(seen) > districts:
                break
            province = add(
                f"p{row['province_code']}", row["province"], "province", nation, office=True
            )
            district = add(
                f"d{row['district_code']}", row["district"], "district", province, office=True
            )
            commune = add(
                f"c{row['commune_code']}", row["commune"], "grassroots", district, office=False
            )
            for cell in range(CELLS_A_COMMUNE):
                add(f"{commune.code}-{cell}", f"Chi bộ {cell + 1}", "cell", commune, office=False)
    return list(made.values())


@contextmanager
def unlocked(connection: psycopg.Connection, table: str) -> Iterator[None]:
    """Within: no row policy, no triggers, no secondary indexes; afterwards all of them again."""
    run = connection.execute
    indexes = run(
        "select indexname, indexdef from pg_indexes where tablename = %s and indexname not in"
        " (select conname from pg_constraint where conrelid = %s::regclass)",
        [table, table],
    ).fetchall()
    keys = run(
        "select conname, pg_get_constraintdef(oid) from pg_constraint"
        " where conrelid = %s::regclass and contype in ('f', 'x')",
        [table],
    ).fetchall()
    run(f"alter table {table} no force row level security")
    run(f"alter table {table} disable trigger user")
    for name, _definition in keys:
        run(f"alter table {table} drop constraint {name}")
    for name, _definition in indexes:
        run(f"drop index {name}")
    yield
    for _name, definition in indexes:
        run(definition)
    for name, definition in keys:
        run(f"alter table {table} add constraint {name} {definition}")
    run(f"alter table {table} enable trigger user")
    run(f"alter table {table} force row level security")


def build(url: str, members: int) -> dict[str, float]:
    """Fill an empty, migrated database; returns seconds per step."""
    spent = {}
    units = tree(members)
    cells = [unit for unit in units if unit.tier == "cell"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("set maintenance_work_mem = '512MB'")
        connection.execute("set synchronous_commit = off")
        # Keys are validated by queries, which the forced row policies would leave without rows.
        connection.execute("set app.lo = '0'")
        connection.execute("set app.hi = '~'")
        start = time.perf_counter()
        with unlocked(connection, "tenancy_organization"):
            _copy_units(connection, units)
        with unlocked(connection, "tenancy_organizationversion"):
            _copy_periods(connection, units)
        spent["tree"] = time.perf_counter() - start
        start = time.perf_counter()
        with unlocked(connection, "membership_member"):
            _copy_members(connection, cells, members)
        spent["members"] = time.perf_counter() - start
        start = time.perf_counter()
        with unlocked(connection, "membership_placement"):
            _copy_placements(connection, cells, members)
        spent["placements"] = time.perf_counter() - start
        start = time.perf_counter()
        for table in (*TABLES, "tenancy_organization", "tenancy_organizationversion"):
            connection.execute(f"vacuum analyze {table}")
            connection.execute(
                f"select setval(pg_get_serial_sequence('{table}', 'id'), max(id)) from {table}"
            )
        spent["statistics"] = time.perf_counter() - start
    return spent


def _copy_units(connection: psycopg.Connection, units: list[Unit]) -> None:
    columns = (
        "id, code, name, tier, form, sector, parent_id, keeps_office, active, path, tenant_id,"
        " province_id, changed_at"
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy tenancy_organization ({columns}) from stdin") as out,
    ):
        for one in units:
            out.write_row(
                (
                    one.id,
                    one.code,
                    one.name,
                    one.tier,
                    one.form,
                    "territory",
                    one.parent,
                    one.office,
                    True,
                    one.path,
                    one.tenant,
                    one.province,
                    "2026-01-01",
                )
            )


def _copy_periods(connection: psycopg.Connection, units: list[Unit]) -> None:
    columns = (
        "organization_id, path, valid, name, tier, parent_id, keeps_office, active,"
        " decision_number, note"
    )
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy tenancy_organizationversion ({columns}) from stdin") as out,
    ):
        for one in units:
            out.write_row(
                (
                    one.id,
                    one.path,
                    "[2010-01-01,)",
                    one.name,
                    one.tier,
                    one.parent,
                    one.office,
                    True,
                    "",
                    "",
                )
            )


def _people(draw: Random) -> list[tuple[str, str]]:
    """(name, sex) pairs to draw from."""
    found = []
    for _number in range(NAMES):
        female = draw.random() < 0.4
        sex = "female" if female else "male"
        found.append((names.name_for(draw, female=female, ethnicity="01"), sex))
    return found


def _joined(number: int) -> date:
    return date(1985, 1, 1) + timedelta(days=(number * 7919) % 14_000)


def _copy_members(connection: psycopg.Connection, cells: list[Unit], members: int) -> None:
    columns = (
        "id, organization_id, path, tenant_id, province_id, full_name, birth_name, birth, sex,"
        " ethnicity_id, religion_id, citizen_number, card_number, record_number, native_place,"
        " residence, position, occupation, education, political_theory, phone,"
        " admission_decision_number, admission_decided_on, ceremony_on, official_decision_number,"
        " official_on, state, leaving, version, created_at, changed_at"
    )
    draw = Random(1)
    people = _people(draw)
    groups = [
        row[0] for row in connection.execute("select id from membership_ethnicgroup order by code")
    ]
    faiths = [
        row[0] for row in connection.execute("select id from membership_religion order by code")
    ]
    places = [f"{one.id}\t{one.path}\t{one.tenant}\t{one.province}" for one in cells]
    size = len(places)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy membership_member ({columns}) from stdin") as out,
    ):
        lines = []
        for number in range(1, members + 1):
            name, sex = people[(number * 31) % NAMES]
            joined = _joined(number)
            official = joined.replace(year=joined.year + 1, day=min(joined.day, 28))
            group = groups[0] if number % 7 else groups[number % 53 + 1]
            faith = faiths[0] if number % 20 else faiths[number % 6 + 1]
            lines.append(
                f"{number}\t{places[number % size]}\t{name}\t\t{joined.year - 25}-{joined.month:02}\t{sex}"
                f"\t{group}\t{faith}\t{number:012}\t{number:08}\t\t\t\t\t\tuniversity\tnone\t\t\t{joined}"
                f"\t{joined}\t\t{official}\tofficial\t\t1\t2026-01-01\t2026-01-01\n"
            )
            if len(lines) == 5000:
                out.write("".join(lines))
                lines.clear()
        out.write("".join(lines))


def _copy_placements(connection: psycopg.Connection, cells: list[Unit], members: int) -> None:
    columns = "organization_id, path, tenant_id, province_id, member_id, valid, entry, note"
    places = [f"{one.id}\t{one.path}\t{one.tenant}\t{one.province}" for one in cells]
    size = len(places)
    with (
        connection.cursor() as cursor,
        cursor.copy(f"copy membership_placement ({columns}) from stdin") as out,
    ):
        lines = []
        for number in range(1, members + 1):
            lines.append(f"{places[number % size]}\t{number}\t[{_joined(number)},)\tadmitted\t\n")
            if len(lines) == 5000:
                out.write("".join(lines))
                lines.clear()
        out.write("".join(lines))
