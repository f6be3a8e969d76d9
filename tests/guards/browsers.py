"""Signed-in browsers of the readers, kept for a module, and one way to ask."""

from __future__ import annotations

import json
from http.cookies import SimpleCookie
from time import time
from typing import Any

from django.test import Client

from apps.accounts.middleware import ASSIGNMENT_KEY, STARTED_KEY
from apps.accounts.models import User
from tests.guards.matrix import Act, Route
from tests.guards.twins import Stage, Twin

_clients: dict[Any, Client] = {}
STRANGER, ROLELESS = "stranger", "roleless"


def client_of(user: Any, assignment: Any = None) -> Client:
    """A browser in which somebody is signed in."""
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
    session = client.session
    session[STARTED_KEY] = int(time())
    if assignment is not None:
        session[ASSIGNMENT_KEY] = assignment.pk
    session.save()
    return client


def sign_everybody_in(stage: Stage) -> None:
    """Open a browser for each reader and for somebody without a role; call in the world's own
    transaction, as a session made in a test would end with it."""
    _clients.clear()
    user = User.objects.create_user("roleless@example.vn", "secret-word-1", full_name="Roleless")
    for role, person in {**stage.readers, ROLELESS: user}.items():
        _clients[role] = client_of(person)


def browser(role: str) -> Client:
    """A browser of the reader in that role, of somebody without a role, or of a stranger.

    A new one each time: what an answer did to its cookies is undone with the request.
    """
    fresh = Client(raise_request_exception=False)
    if role != STRANGER:
        fresh.cookies = SimpleCookie(_clients[role].cookies.output(header="", sep=";"))
    return fresh


def ask(
    client: Client,
    method: str,
    url: str,
    data: Any = None,
    *,
    act: Act | None = None,
    **headers: str,
) -> Any:
    """One request. JSON where the act says so."""
    kwargs: dict[str, Any] = {"headers": headers} if headers else {}
    if data is not None and act is not None and act.json:
        return client.generic(
            method, url, json.dumps(data), content_type="application/json", **kwargs
        )
    if method == "POST":
        return client.post(url, data or {}, **kwargs)
    return client.generic(method, url, **kwargs)


def url_for(route: Route, stage: Stage, twin: Twin, role: str) -> str:
    """The address of a twin's record; of the own one that which belongs to the reader."""
    mine = stage.own(role) if twin.where == "own" and role in stage.readers else twin
    return route.url(mine)
