"""Fills a built register with cases through COPY, and later with walls and grants."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import psycopg

from tests.bench.build import unlocked

WALLS = 400_000
WALLED_PEOPLE = 4_000
CASES = {10_000: 10_000, 1_000_000: 200_000, 5_600_000: 2_000_000}
"""How many cases lie in the register of so many members."""
OPEN_SHARE = 10
"""Every so manieth case is still open."""
KINDS = ("signs_of_violation", "subordinate_tasks", "finance", "thematic_supervision", "discipline")
LEVELS = ("", "cell", "grassroots", "", "district")
TIERS = ("", "grassroots", "district", "other", "province", "")
CONTENTS = (
    "resolutions", "state_law", "democratic_centralism", "unity", "finance", "party_fee",
    "responsibility", "duties", "conduct", "forbidden", "letters",
)  # fmt: skip
FIRST_DAY, DAYS = date(2015, 1, 1), 4_000


@dataclass(frozen=True)
class Place:
    """A committee that carries out cases."""

    id: int
    path: str
    tenant: int
    province: int

    @property
    def columns(self) -> str:
        """As the first columns of a tenant's row."""
        return f"{self.id}\t{self.path}\t{self.tenant}\t{self.province}"


def cases_for(members: int) -> int:
    """As many as the benchmark wants at that size; elsewhere one case for five members."""
    return CASES.get(members, members // 5)


def places(connection: psycopg.Connection) -> list[Place]:
    """The districts."""
    rows = connection.execute(
        "select id, path, tenant_id, province_id from tenancy_organization where tier = 'district'"
        " order by id"
    )
    return [Place(*row) for row in rows]


def build_cases(url: str, members: int) -> dict[str, float]:
    """Cases with two subjects, two contents, three steps and a limit each, and a sanction for every
    eighth that is concluded; returns their number and seconds."""
    start = time.perf_counter()
    number = cases_for(members)
    with psycopg.connect(url, autocommit=True) as connection:
        _opened(connection)
        found = places(connection)
        for table, columns, lines in (
            ("inspection_case", CASE_COLUMNS, (_case(one, found) for one in _numbers(number))),
            (
                "inspection_casesubject",
                SUBJECT_COLUMNS,
                (_subject(one, part, found) for one in _numbers(number) for part in (0, 1)),
            ),
            (
                "inspection_casecontent",
                CONTENT_COLUMNS,
                (_content(one, part, found) for one in _numbers(number) for part in (0, 1)),
            ),
            (
                "inspection_sanction",
                SANCTION_COLUMNS,
                (
                    _sanction(one, found)
                    for one in _numbers(number)
                    if _finding(one, 0, found) == "violation" and one % 2
                ),
            ),
            (
                "inspection_casestep",
                STEP_COLUMNS,
                (_step(one, part, found) for one in _numbers(number) for part in (0, 1, 2)),
            ),
            (
                "inspection_caseclock",
                CLOCK_COLUMNS,
                (_clock(one, found) for one in _numbers(number)),
            ),
        ):
            _fill(connection, table, columns, lines)
    return {"cases": number, "seconds": round(time.perf_counter() - start, 1)}


def build_walls(url: str) -> None:
    """Walls of many people on many cases, spread over all of them."""
    with psycopg.connect(url, autocommit=True) as connection:
        _opened(connection)
        found = places(connection)
        (cases,) = connection.execute("select count(*) from inspection_case").fetchone() or (0,)
        (last,) = connection.execute("select max(id) from accounts_user").fetchone() or (0,)
        people = [last + 1 + one for one in range(WALLED_PEOPLE)]
        _fill(
            connection,
            "accounts_user",
            "id, password, is_superuser, sign_in_name, full_name, phone, is_active, language, theme,"
            " density, letter_keys, must_change_password, created_at",
            (
                f"{one}\t!\tf\twalled{one}@bench.vn\tNgười {one}\t\tt\tvi\t\t\tf\tf\t2026-01-01"
                for one in people
            ),
        )
        each = WALLS // WALLED_PEOPLE
        _fill(
            connection,
            "accounts_wall",
            "organization_id, path, tenant_id, province_id, user_id, label, object_id, reason,"
            " valid_from, created_at, from_facts",
            (
                _wall(who, (at * each + turn * 7919) % cases + 1, found)
                for at, who in enumerate(people)
                for turn in range(each)
            ),
        )


def _opened(connection: psycopg.Connection) -> None:
    connection.execute("set maintenance_work_mem = '512MB'")
    connection.execute("set synchronous_commit = off")
    # Keys are validated by queries, which the forced row policies would leave without rows.
    connection.execute("set app.lo = '0'")
    connection.execute("set app.hi = '~'")
    connection.execute("set app.clearance = '3'")


def _numbers(last: int) -> range:
    return range(1, last + 1)


def _fill(connection: psycopg.Connection, table: str, columns: str, lines: Iterable[str]) -> None:
    with (
        unlocked(connection, table),
        connection.cursor() as cursor,
        cursor.copy(f"copy {table} ({columns}) from stdin") as out,
    ):
        kept: list[str] = []
        for line in lines:
            kept.append(line + "\n")
            if len(kept) == 5000:
                out.write("".join(kept))
                kept.clear()
        out.write("".join(kept))
    connection.execute(f"vacuum analyze {table}")
    connection.execute(
        f"select setval(pg_get_serial_sequence('{table}', 'id'), max(id)) from {table}"
    )


PLACED = "organization_id, path, tenant_id, province_id, secrecy"
CASE_COLUMNS = (
    f"{PLACED}, id, reference, kind, body, title, source, source_note, phase, submission,"
    " submission_note, registered_on, decided_on, decision_number, concluded_on, conclusion,"
    " outcome, closed_on, closing_note, version, changed_at"
)
SUBJECT_COLUMNS = (
    f"{PLACED}, case_id, is_person, name, unit_name, position, committee_level, management_tier,"
    " is_head, position_at_act, committee_level_at_act, management_tier_at_act, finding,"
    " discipline_due, added_on, removal_note"
)
CONTENT_COLUMNS = f"{PLACED}, case_id, code, title, note, added_on, removal_note"
SANCTION_COLUMNS = (
    f"{PLACED}, case_id, subject_id, ballot_id, key, subject_name, origin, form, number, decided_on,"
    " body, level, body_name, acts, posts, mitigating, aggravating, ledger, announced_on,"
    " announced_at, served_to, refusal_note, first_announced_on, note"
)
STEP_COLUMNS = (
    f'{PLACED}, case_id, phase, code, "order", title, paper, signer, required, paper_number, note,'
    " excuse, due_on"
)
CLOCK_COLUMNS = f"{PLACED}, case_id, due_on"


def _day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number * 7919 % DAYS)


def _placed(number: int, found: list[Place]) -> str:
    """The case's place, and its grade: one in fifty of each committee is confidential."""
    confidential = number // len(found) % 50 == 7
    return f"{found[number % len(found)].columns}\t{int(confidential)}"


def _open(number: int, found: list[Place]) -> bool:
    """Every tenth case of each committee."""
    return number // len(found) % OPEN_SHARE == 0


def _case(number: int, found: list[Place]) -> str:
    day = _day(number)
    over = not _open(number, found)
    end = f"{day}\tKết luận\tviolation\t{day + timedelta(days=90)}" if over else "\\N\t\t\t\\N"
    return (
        f"{_placed(number, found)}\t{number}\tB{number:09}\t{KINDS[number % len(KINDS)]}"
        f"\tinspection_committee\tVụ việc số {number}\tprogramme\t"
        f"\t{'closed' if over else 'conduct'}\t\t\t{day}\t{day}\t{number}-QĐ/UBKT"
        f"\t{end}\t\t1\t2026-01-01"
    )


def _finding(number: int, part: int, found: list[Place]) -> str:
    """Of open cases nothing is found yet."""
    if _open(number, found):
        return ""
    return ("violation", "shortcoming", "none", "shortcoming")[(number // 7 + part) % 4]


def _subject(number: int, part: int, found: list[Place]) -> str:
    finding = _finding(number, part, found)
    due = number % 2 if finding == "violation" else "\\N"
    return (
        f"{_placed(number, found)}\t{number}\tt\tNguyễn Văn {number}.{part}\tChi bộ 1\tCông chức"
        f"\t{LEVELS[number // 5 % len(LEVELS)]}\t{TIERS[number // 5 % len(TIERS)]}\tf\t\t\t\t{finding}\t{due}"
        f"\t{_day(number)}\t"
    )


def _content(number: int, part: int, found: list[Place]) -> str:
    code = CONTENTS[(number // 3 + part * 4) % len(CONTENTS)]
    return f"{_placed(number, found)}\t{number}\t{code}\tNội dung {code}\t\t{_day(number)}\t"


def _sanction(number: int, found: list[Place]) -> str:
    day = _day(number) + timedelta(days=30)
    form = ("reprimand", "warning", "expulsion")[number % 3]
    return (
        f"{_placed(number, found)}\t{number}\t{2 * number - 1}\t{number}\tK{number:09}"
        f"\tNguyễn Văn {number}.0\tdecision\t{form}\t{number}-QĐ/UBKT\t{day}"
        f"\tinspection_committee\tdistrict\tỦy ban Kiểm tra\tVi phạm\t\t{{}}\t{{}}\t[]\t{day}"
        f"\tTrụ sở\t\t\t{day}\t"
    )


def _step(number: int, part: int, found: list[Place]) -> str:
    phase = ("preparation", "conduct", "conclusion")[part]
    return (
        f"{_placed(number, found)}\t{number}\t{phase}\tstep{part}\t{part}\tBước {part + 1}\t\t\tf"
        f"\t\t\t\t{_day(number) + timedelta(days=30 * (part + 1))}"
    )


def _clock(number: int, found: list[Place]) -> str:
    due = _day(number) + timedelta(days=90) if _open(number, found) else "\\N"
    return f"{_placed(number, found)}\t{number}\t{due}"


def _wall(who: int, case: int, found: list[Place]) -> str:
    return (
        f"{found[case % len(found)].columns}\t{who}\tinspection.case\t{case}\tnamed"
        "\t2020-01-01\t2026-01-01\tf"
    )
