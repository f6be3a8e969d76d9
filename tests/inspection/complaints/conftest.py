"""What the tests of complaints share with those of discipline: the law and the same subject."""

from tests.inspection.discipline.conftest import drive, shipped_law

__all__ = ["drive", "shipped_law"]
