"""What the tests of discipline share: the law as shipped."""

from tests.regulations.conftest import shipped_law  # noqa: F401 (the same law)
