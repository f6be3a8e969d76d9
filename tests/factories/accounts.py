"""Signed-in browsers, roles, walls and lines of the trail for tests."""

from __future__ import annotations

from datetime import date
from time import time
from typing import Any

from django.test import Client

from apps.accounts.middleware import ASSIGNMENT_KEY, STARTED_KEY
from apps.accounts.models import RoleAssignment, SignIn, User, Wall
from apps.tenancy import scope
from apps.tenancy.models import Organization
from tests.factories.world import World

PASSWORD = "secret-word-1"


def browser(user: User | None = None, *, assignment: RoleAssignment | None = None) -> Client:
    """A browser, signed in as somebody when given, without the cost of the sign-in page."""
    client = Client()
    if user is not None:
        client.force_login(user, backend="apps.accounts.backends.SignInNameBackend")
        session = client.session
        session[STARTED_KEY] = int(time())
        if assignment is not None:
            session[ASSIGNMENT_KEY] = assignment.pk
        session.save()
    return client


def browser_as(world: World, role: str, code: str) -> Client:
    """The browser of the person in that role over that organisation."""
    with scope.use(scope.Scope.everything()):
        return browser(world.user(role, code))


def assignment(user: User, role: str, organization: Organization, **fields: Any) -> RoleAssignment:
    """A role in force since 2010 unless told otherwise."""
    fields.setdefault("valid_from", date(2010, 1, 1))
    return RoleAssignment.objects.create(user=user, role=role, organization=organization, **fields)


def wall(user: User, record: Any, **fields: Any) -> Wall:
    """A wall around a record for a person, standing since 2010 unless told otherwise."""
    fields.setdefault("valid_from", date(2010, 1, 1))
    fields.setdefault("reason", "recused")
    return Wall.objects.create(
        user=user,
        label=record._meta.label_lower,
        object_id=record.pk,
        organization_id=record.organization_id,
        **fields,
    )


def sign_in_row(user: User, key: str = "k" * 32, **fields: Any) -> SignIn:
    """An open session of a person."""
    return SignIn.objects.create(user=user, session_key=key, **fields)
