"""The ground of all tests: a migrated database entered with the runtime role, and a small world."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.postgresql.operations import DatabaseOperations

from apps.tenancy import scope
from tests.factories.world import World, build_world


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):  # type: ignore[no-untyped-def]
    """The database is made and migrated by its owner; the tests hold the rights of the web role."""
    with django_db_blocker.unblock():
        _assume(settings.WEB_ROLE)
    yield
    with django_db_blocker.unblock():
        _assume(None)


def _assume(role: str | None) -> None:
    connection.close()
    options = connection.settings_dict.setdefault("OPTIONS", {})
    if role:
        options["assume_role"] = role
    else:
        options.pop("assume_role", None)


@pytest.fixture(autouse=True)
def _flush_as_owner(monkeypatch):  # type: ignore[no-untyped-def]
    """Emptying the tables after a transactional test is the owner's right, not the web role's."""
    original = DatabaseOperations.execute_sql_flush

    def flush(self, sql_list):  # type: ignore[no-untyped-def]
        with self.connection.cursor() as cursor:
            cursor.execute("reset role")
        try:
            return original(self, sql_list)
        finally:
            with self.connection.cursor() as cursor:
                cursor.execute(f"set role {settings.WEB_ROLE}")

    monkeypatch.setattr(DatabaseOperations, "execute_sql_flush", flush)


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
