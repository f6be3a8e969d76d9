"""The people of the tests of walls serve here too."""

from tests.inspection.walls.conftest import relate, somebody, walls  # noqa: F401
