"""The shipped law in the database, for the tests that read it there."""

from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)
