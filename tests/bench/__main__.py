"""Run it: `python -m tests.bench [--sizes 10000,1000000,5600000] [--only-forms] [--no-report]`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg

from partybuild import embedded
from partybuild.embedded.home import Home
from tests.bench.report import write_forms, write_report

SIZES = "10000,1000000,5600000"


def _at(url: str, *, database: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{database}"))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201


def _superuser_url(services: embedded.Services, var: Path) -> str:
    """The floor is measured past every policy, so by the cluster's superuser."""
    password = Home(var).password("superuser")
    parts = urlsplit(services.owner_url)
    place = f"postgres:{quote(password, safe='')}@{parts.hostname}:{parts.port}"
    return urlunsplit(parts._replace(netloc=place, path="/postgres"))


def run(
    size: int, services: embedded.Services, var: Path, *, only_forms: bool
) -> dict[str, object]:
    """Build and measure one size in a database of its own."""
    began = time.perf_counter()
    name = f"bench_{size}"
    super_url = _superuser_url(services, var)
    with psycopg.connect(super_url, autocommit=True) as connection:
        connection.execute(f"drop database if exists {name} with (force)")
        connection.execute(f"create database {name} owner partybuild_owner")
    environment = {
        **os.environ,
        **services.environment(),
        "DATABASE_URL": _at(services.database_url, database=name),
        "DATABASE_OWNER_URL": _at(services.owner_url, database=name),
        "BENCH_SUPERUSER_URL": _at(super_url, database=name),
        "DJANGO_SETTINGS_MODULE": "partybuild.settings.dev",
        "PARTYBUILD_LOG_LEVEL": "WARNING",
    }
    call = [sys.executable, "manage.py"]
    subprocess.run(
        [*call, "migrate", "--verbosity=0"],
        check=True,
        env={**environment, "PARTYBUILD_AS_OWNER": "1"},
    )
    subprocess.run(
        [*call, "collectstatic", "--no-input", "--verbosity=0"], check=True, env=environment
    )
    start = time.perf_counter()
    build = [sys.executable, "-c", "import sys, json; from tests.bench.build import build;"
             "from tests.bench.build_cases import build_cases; to = sys.argv[1], int(sys.argv[2]);"
             "print(json.dumps(build(*to) | build_cases(*to)))"]  # fmt: skip
    built = subprocess.run(
        [*build, environment["DATABASE_OWNER_URL"], str(size)],
        check=True, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    _say(f"{size:,} members built in {seconds:.0f} s: {built.stdout.strip()}")
    found = {} if only_forms else measure_acts(environment)
    made = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure_forms"],
        check=True, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    forms = json.loads(made.stdout.strip().splitlines()[-1])
    for row in forms:
        _say(f"  {row['forms']} forms, {row['unit']}: {row['seconds']} s, processor {row['cpu']} s, floor {row['floor']} s,"
             f" ratio {row['ratio']}; slowest {row['slowest']} {row['slowest_seconds']} s; memory"
             f" {row['peak_mb']} MB")  # fmt: skip
    with psycopg.connect(super_url, autocommit=True) as connection:
        connection.execute(f"drop database {name} with (force)")
    return {
        "size": size,
        "build_seconds": round(seconds, 1),
        "total_seconds": round(time.perf_counter() - began),
        "forms": forms,
        **found,
    }


def measure_acts(environment: dict[str, str]) -> dict[str, object]:
    """What people do, and a file of members."""
    measured = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure"],
        check=True, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    results = json.loads(measured.stdout.strip().splitlines()[-1])
    for row in results:
        _say(f"  {row['act']:<55} {row['median_ms']:>9.1f} ms  {row['queries']:>3} queries"
             f"  floor {row['floor_ms']:>8.2f} ms  ratio {row['ratio']:>7.1f}")  # fmt: skip
    imported = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure_import"],
        check=True, env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    loaded = json.loads(imported.stdout.strip().splitlines()[-1])
    _say(f"  a file of {loaded['rows']:,} members: checked in {loaded['check_seconds']} s,"
         f" loaded in {loaded['load_seconds']} s, COPY {loaded['copy_seconds']} s")  # fmt: skip
    return {"results": results, "import": loaded}


def measure_board(sizes: int) -> list[dict[str, object]]:
    """The solver, in a process of its own: it needs no database."""
    measured = subprocess.run(
        [sys.executable, "-m", "tests.bench.measure_board", str(sizes)],
        check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    rows: list[dict[str, object]] = json.loads(measured.stdout.strip().splitlines()[-1])
    for row in rows:
        _say(f"  a board of {row['people']} × {row['seats']}: proposed in {row['propose_cpu']} s of"
             f" processor, certified in {row['certify_cpu']} s, ratio {row['ratio']}")  # fmt: skip
    return rows


def main() -> None:
    """All sizes, one after the other; then the report."""
    parser = argparse.ArgumentParser(prog="tests.bench", description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--no-report", action="store_true", help="print only")
    parser.add_argument("--only-forms", action="store_true", help="only summaries, all forms")
    options = parser.parse_args()
    var = Path(os.environ.get("PARTYBUILD_VAR", "var")) / "bench"
    services = embedded.ensure(var)
    try:
        runs = [
            run(int(size), services, var, only_forms=options.only_forms)
            for size in options.sizes.split(",")
        ]
    finally:
        if services.started_by_us:
            embedded.stop(var)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    # To certify the largest board takes a minute: only for the report.
    board = [] if options.only_forms else measure_board(2 if options.no_report else 3)
    if options.no_report:
        return
    if options.only_forms:
        write_forms(runs, machine=machine)
    else:
        write_report(runs, machine=machine, board=board)


if __name__ == "__main__":
    main()
