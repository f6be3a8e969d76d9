"""What the tests of the pages share: the shipped law, and people who are signed in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from time import time

import pytest
from django.test import Client

from apps.accounts.actor import SystemActor
from apps.regulations.catalogue import read_catalogue
from apps.regulations.loading import load_catalogue
from apps.tenancy import scope
from tests.factories.world import World

_files_read_once = cache(read_catalogue)


@pytest.fixture
def shipped_law(db: None) -> None:
    """Everything that the files of the repository hold."""
    actor = SystemActor()
    with scope.use(actor.scope()):
        load_catalogue(catalogue=_files_read_once(), by=actor)


@pytest.fixture
def browser(world: World) -> Callable[..., Client]:
    """A signed-in browser, in English, for the person of a role over an organisation."""

    def signed_in(role: str = "organization_officer", code: str = "alpha") -> Client:
        with scope.use(scope.Scope.everything()):
            user = world.user(role, code)
        user.language = "en"
        user.save(update_fields=["language"])
        client = Client()
        client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
        session = client.session
        session["started"] = int(time())
        session.save()
        return client

    return signed_in
