"""Without a scope the database shows nothing, however one gets there.

These tests commit and use real transactions, as a web server and a worker do.
"""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from celery import shared_task
from django.db import DatabaseError, connection, transaction
from django.test import Client
from psycopg.types.range import DateRange

from apps.membership.models import Member, Placement
from apps.membership.tasks import check_import
from apps.tenancy import scope
from tests.factories.world import build_world
from tests.guards.browsers import client_of

HERE, THERE = "Lê Văn Đây", "Trần Thị Kia"


@pytest.fixture
def committed(transactional_db: Any) -> Any:
    """Two tenants with one member and one reader each, stored for good."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        world = build_world()
        for name, code in ((HERE, "alpha-east-1-cell"), (THERE, "beta-east-1-cell")):
            one = Member.objects.create(
                full_name=name, sex="male", state="probationary", organization=world[code],
                ceremony_on=date(2026, 1, 1),
            )  # fmt: skip
            Placement.objects.create(
                member=one, organization=world[code], entry="recorded",
                valid=DateRange(date(2026, 1, 1), None),
            )  # fmt: skip
        world.user("organization_officer", "alpha-east")
        world.user("organization_officer", "beta-east")
    return world


def names() -> list[str]:
    """What the database shows now."""
    return sorted(Member.objects.values_list("full_name", flat=True))


def settings_in_force() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select coalesce(current_setting('app.' || name, true), '')"
            " from unnest(array['lo', 'hi', 'user']) name"
        )
        return [row[0] for row in cursor.fetchall()]


def below(world: Any, code: str) -> scope.Scope:
    return scope.Scope.below(world[code].path)


@shared_task(name="tests.names_without_scope")
def names_without_scope() -> list[str]:
    """A task that forgot its scope, in a transaction and outside of one."""
    with transaction.atomic():
        return [*names(), *names()]


@pytest.mark.urls("tests.guards.crash_urls")
def test_a_connection_forgets_its_last_request_however_that_ended(committed, settings):
    settings.DATABASES["default"]["CONN_MAX_AGE"] = None
    settings.LOGIN_URL = "/names/"
    here, there = (
        client_of(committed.people["organization_officer", code])
        for code in ("alpha-east", "beta-east")
    )
    for url in ("/crash/", "/broken/"):
        assert here.get(url).status_code == 500
        assert names() == []
        assert settings_in_force() == ["", "", ""]
        assert there.get("/names/").json()["names"] == [THERE]
        assert here.get("/names/").json()["names"] == [HERE]
        assert (names(), settings_in_force()) == ([], ["", "", ""])
    assert len({client.get("/names/").json()["session"] for client in (here, there)}) == 1


def test_a_task_without_a_scope_sees_nothing(committed):
    with scope.use(scope.Scope.everything()), transaction.atomic():
        assert names() == [HERE, THERE]
    assert names_without_scope.apply().get() == []


def test_a_task_whose_role_is_gone_changes_nothing(committed):
    check_import.apply(args=[10**9, 10**9]).get()
    assert (names(), settings_in_force()) == ([], ["", "", ""])


def test_a_shell_sees_nothing_inside_and_outside_a_transaction(committed):
    """A new connection, as of a shell or a command that forgot its scope."""
    seen: list[Any] = []

    def work() -> None:
        try:
            seen.append(names())
            with transaction.atomic():
                seen.append(names())
            with scope.use(below(committed, "alpha-east")):
                seen.append(names())  # no transaction, no row
                with transaction.atomic():
                    seen.append(names())
            with transaction.atomic():
                seen.append(names())
        finally:
            connection.close()

    _run(work)
    assert seen == [[], [], [], [HERE], []]


def test_two_threads_keep_their_scopes_apart(committed):
    both = threading.Barrier(2, timeout=20)
    seen: dict[str, list[Any]] = {"alpha": [], "beta": []}

    def work(province: str) -> None:
        try:
            with scope.use(below(committed, province)):
                for _round in range(3):
                    with transaction.atomic():
                        both.wait()
                        seen[province] += names()
        finally:
            connection.close()

    _run(lambda: work("alpha"), lambda: work("beta"))
    assert seen == {"alpha": [HERE] * 3, "beta": [THERE] * 3}


def test_a_thread_does_not_inherit_a_scope(committed):
    seen: list[Any] = []

    def work() -> None:
        try:
            with transaction.atomic():
                seen.append(names())
        finally:
            connection.close()

    with scope.use(scope.Scope.everything()), transaction.atomic():
        _run(work)
        assert names() == [HERE, THERE]
    assert seen == [[]]


def test_a_scope_inside_what_is_rolled_back_ends_with_it(committed):
    with scope.use(below(committed, "alpha")), transaction.atomic():
        with pytest.raises(RuntimeError):
            _fail_within_everything()
        assert names() == [HERE]
        with pytest.raises(DatabaseError), transaction.atomic():
            with scope.use(scope.Scope.everything()), connection.cursor() as cursor:
                cursor.execute("select 1 / 0")
        assert names() == [HERE]
        with transaction.atomic(), scope.use(below(committed, "beta")):
            transaction.set_rollback(True)
        assert names() == [HERE]
    with transaction.atomic():
        assert (names(), settings_in_force()) == ([], ["", "", ""])


def test_a_stranger_and_a_person_without_a_role_reach_no_row(committed):
    assert Client().get("/members/").status_code == 302
    assert (names(), settings_in_force()) == ([], ["", "", ""])


def _fail_within_everything() -> None:
    with transaction.atomic(), scope.use(scope.Scope.everything()):
        assert names() == [HERE, THERE]
        raise RuntimeError


def _run(*work: Any) -> None:
    threads = [threading.Thread(target=one) for one in work]
    for one in threads:
        one.start()
    for one in threads:
        one.join(30)
    assert not any(one.is_alive() for one in threads)
