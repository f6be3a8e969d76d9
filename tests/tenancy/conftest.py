"""What the tests of tenancy share."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english(settings):  # type: ignore[no-untyped-def]
    """Sentences are compared as they are written."""
    settings.LANGUAGE_CODE = "en"
    with translation.override("en"):
        yield
