"""The ground of all tests: a migrated database entered with the runtime role, and a small world."""

from __future__ import annotations

import gc
import os
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations

from apps.tenancy import scope
from tests.factories.world import World, build_world

OF_THE_DATABASE = {"db", "transactional_db", "django_db_setup"}
SERVERS = Path(__file__).parent / "embedded"
EACH_ADDRESS_ONCE = re.compile(r"test_each_role_gets.*-may\]")
PAGES = re.compile(
    r"_(pages?|views|forms|api|admin|desk)(_\w+)?\.py$"
    r"|guards/test_(leak_matrix|odd_forms|grades|out_of_sight|query_counts)\.py$"
    r"|/test_(lists|import_bad_files|published_figures)\.py$"
)
"""Tests of what a page shows to whom, of files that are refused, and of figures out of the demo."""
EVERY_ADDRESS = re.compile(
    r"test_(no_address_tells_of_the_case|a_walled_case_answers_like_one_that_never_was)\b"
)


def _of_the_engine(item: pytest.Item) -> bool:
    """Whether another engine could answer otherwise, and no other test asks it (docs/adr/0032)."""
    asks = item.get_closest_marker("django_db") or OF_THE_DATABASE & set(
        getattr(item, "fixturenames", ())
    )
    if not asks:
        return SERVERS in item.path.parents
    if os.environ.get("PARTYBUILD_FULL_MATRIX") or EACH_ADDRESS_ONCE.match(item.name):
        return True
    return not (PAGES.search(item.path.as_posix()) or EVERY_ADDRESS.match(item.name))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On another engine (PARTYBUILD_PG_BIN) runs what depends on it: rules, formats, files and
    solvers answer the same whatever keeps the records, and so do pages, each opened there once."""
    if not os.environ.get("PARTYBUILD_PG_BIN"):
        return
    kept, alike = [], []
    for item in items:
        (kept if _of_the_engine(item) else alike).append(item)
    config.hook.pytest_deselected(items=alike)
    items[:] = kept


def pytest_collection_finish() -> None:
    """What is loaded by now stays until the end: the collector of garbage need not walk through
    the models, the sources of the tests and twenty thousand items time and again, and less often
    through the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Take the group that xdist adds to a name away again: pytest remembers failures by name, and
    "the failed once more" (.ci/run) passed over each that belonged to a group."""
    name, _at, group = report.nodeid.rpartition("@")
    if "PYTEST_XDIST_WORKER" not in os.environ and name and "]" not in group:
        report.nodeid = name


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    """The database is made and migrated by its owner; the tests hold the rights of the web role."""
    if not connection.settings_dict["NAME"].startswith("test_"):
        # pytest-django makes databases only for tests that carry the mark.
        pytest.fail("This fixture needs pytestmark = pytest.mark.django_db")
    cache.clear()  # the servers of the tests outlive a run, its keys must not
    with pytest.MonkeyPatch.context() as patch:
        with django_db_blocker.unblock():
            _assume(settings.WEB_ROLE)
        patch.setattr(DatabaseOperations, "execute_sql_flush", _flush_as_owner)
        yield
    with django_db_blocker.unblock():
        _assume(None)


_execute_sql_flush = DatabaseOperations.execute_sql_flush


def _flush_as_owner(operations, sql_list):  # type: ignore[no-untyped-def]
    """Emptying the tables after a transactional test is the owner's right, not the web role's."""
    with operations.connection.cursor() as cursor:
        cursor.execute("reset role")
    try:
        return _execute_sql_flush(operations, sql_list)
    finally:
        with operations.connection.cursor() as cursor:
            cursor.execute(f"set role {settings.WEB_ROLE}")


def _assume(role: str | None) -> None:
    connection.close()
    options = connection.settings_dict.setdefault("OPTIONS", {})
    if role:
        options["assume_role"] = role
    else:
        options.pop("assume_role", None)


@pytest.fixture
def everything():  # type: ignore[no-untyped-def]
    """The scope of the system, for arranging and for looking at what happened."""
    with scope.use(scope.Scope.everything()):
        yield


@pytest.fixture
def world(db) -> World:  # type: ignore[no-untyped-def]
    """Two provinces with two districts each, cells below, and one person per role in each."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        return build_world()
