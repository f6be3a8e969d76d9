"""The fixtures of the record serve here too."""

from tests.membership.record.conftest import everywhere, known, people

__all__ = ["everywhere", "known", "people"]
