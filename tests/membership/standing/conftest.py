"""A member in one's own commune."""

from __future__ import annotations

import pytest

from apps.membership.models import Member
from tests.factories.membership import member
from tests.factories.world import World


@pytest.fixture
def own_member(world: World, everything: None) -> Member:
    """An official member of a cell, seen under the whole tree."""
    return member(world["alpha-east-1-cell"], "Vũ Thị Hoa")
