"""What the tests of cards and requests share."""

from __future__ import annotations

import pytest

from apps.accounts.actor import actor_for
from apps.accounts.models import RoleAssignment
from apps.tenancy import scope
from tests.factories.membership import member


@pytest.fixture
def people(world):
    """Acting people of one tenant by role; of the neighbour with the code named."""

    def acting(role="organization_officer", code="alpha-east"):
        user = world.user(role, code)
        held = RoleAssignment.objects.select_related("user", "organization")
        return actor_for(held.filter(user=user).first(), url="/test/")

    return acting


@pytest.fixture
def everywhere(db):
    with scope.use(scope.Scope.everything()):
        yield


@pytest.fixture
def known(world, everywhere):
    """An official member of alpha-east."""
    return member(world["alpha-east-1-cell"], "Nguyễn Thị Bình", phone="0911")
