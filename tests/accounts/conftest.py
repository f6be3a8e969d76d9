"""What the tests of accounts share."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.factories.membership import member


@pytest.fixture(autouse=True)
def _english(settings):  # type: ignore[no-untyped-def]
    """Sentences are compared as they are written."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield


@pytest.fixture
def administrator(world, everything):  # type: ignore[no-untyped-def]
    """The administrator of the province alpha, acting."""
    return world.actor("system_administrator", "alpha")


@pytest.fixture
def record(world, everything):  # type: ignore[no-untyped-def]
    """A member in a cell of alpha-east."""
    return member(world["alpha-east-1-cell"], "Nguyễn Thị Marker")
