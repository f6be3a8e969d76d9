"""A department of the district with a seat of deputies; its officer acts throughout."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from apps.cadres.models import Seat, WorkUnit
from apps.tenancy import scope
from tests.factories import cadres

SET_UP = date(2015, 1, 1)


@pytest.fixture
def within(officer: Any) -> Iterator[None]:
    """What the officer's scope shows."""
    with scope.use(officer.scope()):
        yield


@pytest.fixture
def office(world: Any, within: None) -> Any:
    """The district."""
    return world["alpha-east"]


@pytest.fixture
def unit(office: Any) -> WorkUnit:
    """A department of its people's committee."""
    return cadres.work_unit(office, name="Phòng Y tế", valid_from=SET_UP)


@pytest.fixture
def seat(unit: WorkUnit) -> Seat:
    """Two places of its deputy heads."""
    return cadres.seat(unit, valid_from=SET_UP, quota=2, term_months=60)
