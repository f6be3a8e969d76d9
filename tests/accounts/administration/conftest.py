"""An administrator at the browser, and a neighbour whose marks must not be seen."""

from __future__ import annotations

import pytest

from apps.tenancy.models import Organization
from tests.accounts.administration.pages import MARKER
from tests.factories.accounts import browser_as, sign_in_row, wall
from tests.factories.membership import member


@pytest.fixture(autouse=True)
def _scope(request):  # type: ignore[no-untyped-def]
    """Arranging and looking happen under the whole tree, except where the scope is the matter."""
    if "real_world" not in request.fixturenames:
        request.getfixturevalue("everything")


@pytest.fixture
def client(world):  # type: ignore[no-untyped-def]
    """The administrator of the district alpha-east, at the browser."""
    return browser_as(world, "system_administrator", "alpha-east")


@pytest.fixture
def neighbour(world):  # type: ignore[no-untyped-def]
    """A person, a role, a wall and a session of the neighbouring district."""
    person = world.user("organization_officer", "alpha-west")
    person.full_name = MARKER
    person.save(update_fields=["full_name"])
    record = member(world["alpha-west-1-cell"], MARKER)
    wall(person, record)
    sign_in_row(person)
    Organization.objects.filter(code="alpha-west-1").update(name=f"Đảng bộ {MARKER}")
    return person
