"""The ground of the tests of cadres: officers and heads of two districts' organisation boards."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from apps.membership.models import MemberAccount
from tests.inspection.conftest import acting
from tests.membership.conftest import browser  # noqa: F401 (the same signed-in browser)

TODAY = date(2026, 9, 15)


@pytest.fixture
def officer(world: Any) -> Any:
    """The organisation officer of a district."""
    return acting(world, "organization_officer", "alpha-east")


@pytest.fixture
def head(world: Any) -> Any:
    """The head of the same district's organisation board."""
    return acting(world, "organization_head", "alpha-east")


@pytest.fixture
def neighbour(world: Any) -> Any:
    """The organisation officer of another district."""
    return acting(world, "organization_officer", "alpha-west")


def its_account(member: Any, actor: Any) -> None:
    """Say that the member signs in as the person who acts. Call under the ``everything`` scope."""
    MemberAccount.objects.create(
        member=member, organization_id=member.organization_id, user=actor.user, since=TODAY
    )
