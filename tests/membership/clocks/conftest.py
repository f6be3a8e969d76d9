"""The day on which limits are looked at."""

import pytest
import time_machine


@pytest.fixture
def friday():
    """10:00 in Hà Nội on Friday, 20 November 2026."""
    with time_machine.travel("2026-11-20T03:00:00Z", tick=False):
        yield
