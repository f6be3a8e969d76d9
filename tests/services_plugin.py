"""Gives a test run its own PostgreSQL and Valkey, and takes them away at its end.

Loaded by `-p tests.services_plugin`, so that the servers run before pytest-django reads the
settings. With DATABASE_URL set it starts nothing but what is still missing. The servers live in
PARTYBUILD_VAR or in var/test; the processes of xdist inherit the variables.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from partybuild import embedded
from partybuild.embedded.home import PROJECT, make_folder
from partybuild.embedded.keeper import Keeper

VARIABLES = ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")
RUNS_AT_ONCE = 8
# Locks of this process, held until it ends.
_locks: list[IO[str]] = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Start the servers; a wrapper runs before the plain hook in which Django is set up."""
    asked = early_config.known_args_namespace
    if "PYTEST_XDIST_WORKER" in os.environ:
        _use_own_redis_database(os.environ["PYTEST_XDIST_WORKER"])
    elif not (asked.help or asked.version):
        _start()
    return (yield)


def _start() -> None:
    if os.environ.get("DATABASE_URL") and os.environ.get("REDIS_URL"):
        return
    var = Path(os.environ.get("PARTYBUILD_VAR") or _free_folder())
    try:
        services = embedded.ensure(var, durable=False)
    except embedded.ServiceError as error:
        raise pytest.UsageError(str(error)) from error
    os.environ.update(services.environment())
    os.environ["PARTYBUILD_VAR"] = str(var)
    # Servers in a folder that we hold alone were left behind by a run that was killed.
    if services.started_by_us or _locks:
        # At the very end: pytest still drops its test database when it takes leave.
        atexit.register(_release, Keeper(var, held=_locks))


def _release(keeper: Keeper) -> None:
    keeper.release()
    for lock in _locks:
        lock.close()


def _free_folder() -> Path:
    """var/test, or var/test2 and so on while another run uses it: its databases are its own."""
    make_folder(PROJECT / "var")
    for number in range(1, RUNS_AT_ONCE + 1):
        folder = PROJECT / "var" / ("test" if number == 1 else f"test{number}")
        make_folder(folder)
        lock = (folder / "run.lock").open("a")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.close()
            continue
        _locks.append(lock)
        return folder
    raise pytest.UsageError(f"{RUNS_AT_ONCE} test runs use {PROJECT / 'var'} already.")


def _use_own_redis_database(worker: str) -> None:
    """Keep what one xdist process puts into the cache out of sight of the others."""
    base, _slash, _number = os.environ["REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{base}/{1 + int(worker.removeprefix('gw'))}"
