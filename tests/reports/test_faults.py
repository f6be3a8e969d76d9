"""kill -9 of a worker, of Valkey and of PostgreSQL while many summaries are made by a real worker.

The servers are this test's own: a copy of the test database with a committed world. What was asked
for is there afterwards, once, with the figures that counting in peace gives.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from celery import Celery
from django.db import connection, transaction

from apps.reports import actions, figures
from apps.reports.choices import SummaryForm
from apps.tenancy import scope
from partybuild import embedded
from partybuild.embedded.home import PROJECT, Home
from partybuild.embedded.programs import postgres_programs
from tests.embedded.conftest import make_var, remove_var
from tests.factories.membership import member
from tests.factories.world import build_world

UNITS = ("alpha", "alpha-east", "alpha-west", "beta", "beta-east", "beta-west")
PATIENCE = 120
"""Seconds on a machine that does much else; in peace it takes ten."""
VISIBILITY = "3"
NOT_INHERITED = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "PARTYBUILD_VAR")


def wait_until(done: Callable[[], Any]) -> None:
    limit = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < limit, "it does not come"
        time.sleep(0.2)


class Rig:
    """Servers of its own, and a worker of its own that may be killed."""

    def __init__(self, var: Path) -> None:
        self.var = var
        # As in production: what is committed must outlive a killed server.
        self.services = embedded.ensure(var, durable=True)
        self.worker: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
        return {
            **kept, **self.services.environment(), "PARTYBUILD_VAR": str(self.var),
            "DJANGO_SETTINGS_MODULE": "partybuild.settings.dev",
            "CELERY_VISIBILITY_TIMEOUT": VISIBILITY,
        }  # fmt: skip

    def start_worker(self) -> None:
        words = [sys.executable, "-m", "celery", "-A", "partybuild", "worker", "-c", "2", "-l",
                 "warning", "--without-gossip", "--without-mingle"]  # fmt: skip
        with (self.var / "worker.log").open("ab") as log:
            self.worker = subprocess.Popen(
                words, cwd=PROJECT, env=self.environment(), stdout=log, stderr=log,
                start_new_session=True,
            )  # fmt: skip

    def kill_worker(self) -> None:
        """The worker and its children, as when the machine loses its power."""
        if self.worker is not None:
            os.killpg(self.worker.pid, signal.SIGKILL)
            self.worker.wait()
            self.worker = None

    def kill(self, server: str) -> None:
        found = embedded.status(self.var)
        pid = getattr(found, server).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        self.services = embedded.ensure(self.var, durable=True)

    def send(self, *tasks: list[Any]) -> None:
        app = Celery(broker=self.services.redis_url, set_as_current=False)
        for arguments in tasks:
            app.send_task(actions.JOB_KIND, args=arguments)
        app.close()

    def rows(self, statement: str) -> list[tuple[Any, ...]]:
        try:
            with psycopg.connect(self.services.owner_url, autocommit=True) as found:
                found.execute("select set_config('app.lo', '0', false),"
                              " set_config('app.hi', '~', false)")  # fmt: skip
                return found.execute(statement).fetchall()
        except psycopg.OperationalError:
            return []  # the server was killed a moment ago


@pytest.fixture
def committed(transactional_db: Any) -> dict[str, Any]:
    """A world with members, and what counting in peace says of one of its units."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        world = build_world()
        for number in range(7):
            member(world["alpha-east-1-cell"], f"Lê Văn {number}")
        span = figures.Span(
            world["alpha-east"], "membership", "year", date(2019, 1, 1), date(2019, 12, 31)
        )
        counted = figures.counted(span).by_key()
        by = world.actor("organization_officer", "alpha-east")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(actions.current_app, "send_task", lambda *_args, **_more: None)
            job = actions.request_summary(
                organization=world["alpha-east"], form="membership", kind="month",
                first=date(2019, 5, 1), last=date(2019, 5, 31), by=by,
            )  # fmt: skip
    return {"world": world, "counted": counted, "job": job}


@pytest.fixture
def rig(committed: Any) -> Iterator[Rig]:
    suite = Home(Path(os.environ["PARTYBUILD_VAR"]))
    if not (suite.path / "secrets").exists():
        pytest.skip("The test database lies on a server that is not ours to copy from.")
    values, var = connection.settings_dict, make_var()
    with pytest.MonkeyPatch.context() as patch:
        for name in NOT_INHERITED:
            patch.delenv(name, raising=False)
        found = Rig(var)
        try:
            _copy(suite, str(values["NAME"]), int(values["PORT"]), found)
            yield found
        finally:
            found.kill_worker()
            remove_var(var)


def _copy(suite: Home, name: str, port: int, rig: Rig) -> None:
    """The test database as it is committed now, into the rig's own server."""
    programs = postgres_programs()
    target = psycopg.conninfo.conninfo_to_dict(rig.services.owner_url)
    ours = Home(rig.var)

    def account(home: Home, at: Any) -> tuple[list[str], dict[str, str]]:
        words = ["-h", "127.0.0.1", "-p", str(at), "-U", "postgres"]
        return words, {**os.environ, "PGPASSWORD": home.password("superuser")}

    where, there = account(suite, port)
    dump = subprocess.run(
        [str(programs / "pg_dump"), *where, "--format=custom", name],
        env=there, check=True, capture_output=True,
    ).stdout  # fmt: skip
    where, here = account(ours, target["port"])
    restore = [str(programs / "pg_restore"), *where, "--clean", "--if-exists", "-d",
               str(target["dbname"])]  # fmt: skip
    subprocess.run(restore, env=here, input=dump, check=False, capture_output=True)
    assert rig.rows("select 1 from reports_summary") == []
    assert rig.rows("select count(*) from membership_member") == [(7,)]


@pytest.mark.parametrize("victim", ["worker", "valkey", "postgres"])
def test_every_summary_is_made_once_although_something_is_killed(committed, rig, victim):
    world, job = committed["world"], committed["job"]
    tasks = [
        [None, world[code].pk, form, "year", "2019-01-01", "2019-12-31"]
        for code in UNITS
        for form in SummaryForm.values
    ]
    rig.start_worker()
    rig.send(*tasks, [job.pk, world["alpha-east"].pk, "membership", "month", "2019-05-01",
                      "2019-05-31"])  # fmt: skip
    made = "select count(*) from reports_summary"
    wait_until(lambda: (rig.rows(made) or [(0,)])[0][0] >= 3)

    if victim == "worker":
        rig.kill_worker()
        rig.start_worker()
    else:
        rig.kill(victim)

    assert rig.rows(made)[0][0] < len(tasks), "it was over before anything was killed"
    wait_until(lambda: rig.rows(made) == [(len(tasks) + 1,)])
    wait_until(lambda: rig.rows(f"select state from core_job where id = {job.pk}") == [("done",)])
    assert rig.rows("select distinct revision, state from reports_summary") == [(1, "draft")]
    stored = rig.rows(
        "select unit_id, indicator, value from reports_summaryfigure f join reports_summary s on"
        " s.id = f.summary_id where s.form = 'membership' and s.kind = 'year'"
        f" and s.organization_id = {world['alpha-east'].pk}"
    )
    assert {(unit, key): value for unit, key, value in stored} == committed["counted"]
