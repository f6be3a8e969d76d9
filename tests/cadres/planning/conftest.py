"""The ground of the tests of planning: the law, lists, and the scope in which they are made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from apps.tenancy import scope
from tests.factories.regulations import RuleValueFactory

VALUES: tuple[tuple[str, str, str, bool], ...] = (
    ("cadres.plan.higher_only", "higher", "text", False),
    ("cadres.plan.title.maximum", "3", "count", False),
    ("cadres.plan.person.maximum", "3", "count", False),
    ("cadres.plan.votes", "1/2", "text", True),
    ("cadres.meeting.quorum", "2/3", "text", True),
    ("cadres.plan.decision.majority", "1/2", "text", False),
    ("cadres.plan.review.months", "12", "months", True),
)
"""Key, value, unit, whether it is a draft: as the shipped values have them."""


@pytest.fixture
def law(db: None) -> None:
    """The values that planning asks for."""
    for key, value, unit, draft in VALUES:
        RuleValueFactory(
            key=key, value=value, unit=unit, draft=draft, article="", valid_from=date(2021, 1, 1)
        )


@pytest.fixture
def inside(world: Any, law: None) -> Iterator[None]:
    """The whole tree in scope while a test makes and changes lists."""
    with scope.use(scope.Scope.everything()):
        yield
