"""One world of twins for all tests of a module, in one transaction that is rolled back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.template import Template
from django.utils import timezone

from apps.accounts import middleware
from apps.accounts.backends import SignInNameBackend
from apps.accounts.models import User
from tests.factories.settling import settle
from tests.guards import browsers
from tests.guards.routes_pages import law
from tests.guards.twins import Stage, add_foreign, build_readers, everywhere


@contextmanager
def identities_read_once() -> Iterator[None]:
    """Who signs in, and in which roles, is read once for each person, and so are the sessions: half
    of the queries of a request. Where nobody's account changes but within a request, which is
    undone. All are read beforehand: the first request of somebody asks the database no more often
    than the next. A session in which something changes is written as ever."""
    people = {one.pk: one for one in User.objects.filter(is_active=True)}
    today = timezone.localdate()
    held = {key: middleware.assignments_of(one, today) for key, one in people.items()}

    def user(_backend: Any, key: int) -> Any:
        return copy(people[key]) if key in people else None

    def assignments(person: Any, _today: Any) -> list[Any]:
        return [copy(one) for one in held[person.pk]]

    kept = {one.session_key: one.get_decoded() for one in Session.objects.all()}
    load, save = SessionStore.load, SessionStore.save

    def loaded(store: Any) -> Any:
        known = kept.get(store.session_key)
        return load(store) if known is None else dict(known)

    def saved(store: Any, **more: bool) -> None:
        if more or store._session != kept.get(store.session_key):
            save(store, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SessionStore, "load", loaded)
        patch.setattr(SessionStore, "save", saved)
        patch.setattr(SignInNameBackend, "get_user", user)
        patch.setattr(middleware, "assignments_of", assignments)
        yield


@contextmanager
def readers_alone(django_db_blocker: Any) -> Iterator[Stage]:
    """The readers and their own records, and nothing else in the world; the clock stands still."""
    logging.disable(logging.WARNING)  # thousands of refusals are meant
    with (
        pytest.MonkeyPatch.context() as patch,
        time_machine.travel(timezone.now(), tick=False),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        # The test runner keeps a copy of every context of every template; nobody reads them here.
        patch.setattr(Template, "_render", lambda self, context: self.nodelist.render(context))
        cache.clear()
        with everywhere():
            law()
            built = build_readers()
            browsers.sign_everybody_in(built)
        settle()
        yield built
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def bare_stage(django_db_setup, django_db_blocker) -> Iterator[Stage]:  # type: ignore[no-untyped-def]
    """The readers alone, for the tests of a module."""
    with readers_alone(django_db_blocker) as built:
        yield built


@pytest.fixture(scope="module")
def identities(bare_stage: Stage) -> Iterator[None]:
    """The same accounts throughout a module."""
    with identities_read_once():
        yield


@pytest.fixture(scope="module")
def stage(bare_stage: Stage) -> Any:
    """The same with every foreign twin and the walls."""
    with everywhere():
        add_foreign(bare_stage)
    settle()
    return bare_stage
