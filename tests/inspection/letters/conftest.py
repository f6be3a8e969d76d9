"""The ground of the tests of letters."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from apps.inspection.letters import actions
from apps.inspection.letters.actions import Arrived, Writer
from apps.inspection.models import Letter
from apps.tenancy import scope
from tests.inspection.conftest import TODAY
from tests.inspection.walls.conftest import relate, somebody  # noqa: F401 (members, relatives)

WRITER = Writer("Đoàn Thị Kín", "Số 77 ngõ Vắng", "0977 001 002")


@pytest.fixture
def came(world: Any, officer: Any) -> Callable[..., Letter]:
    """Register a letter of the district as its officer."""

    def register_one(*, by: Any = officer, **values: Any) -> Letter:
        given = {
            "channel": "paper", "kind": "denunciation", "matter": "Quản lý đất đai",
            "arrived_on": TODAY, "writer": WRITER if not values.get("is_anonymous") else Writer(),
        } | values  # fmt: skip
        with scope.use(by.scope()):
            return actions.register_letter(
                organization=world["alpha-east"], arrived=Arrived(**given), today=TODAY, by=by
            )

    return register_one


@pytest.fixture
def do(officer: Any) -> Callable[..., Letter]:
    """Do one act on a letter as the officer, with the version as it stands."""

    def act(name: str, letter: Letter, *, by: Any = officer, **values: Any) -> Letter:
        with scope.use(by.scope()):
            version = Letter.objects.get(pk=letter.pk).version
            return getattr(actions, name)(letter=letter, version=version, by=by, **values)

    return act
