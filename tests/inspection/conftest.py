"""The ground of the tests of inspection: officers and chairs of two districts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from apps.inspection.cases.actions import Subject, register_case
from apps.inspection.models import Case
from apps.tenancy import scope
from tests.membership.conftest import browser  # noqa: F401 (the same signed-in browser)

TODAY = date(2026, 9, 15)


def acting(world: Any, role: str, code: str) -> Any:
    """The person of a role over an organisation, acting in it."""
    with scope.use(scope.Scope.everything()), transaction.atomic():
        return world.actor(role, code)


@pytest.fixture
def officer(world: Any) -> Any:
    """The inspection officer of a district."""
    return acting(world, "inspection_officer", "alpha-east")


@pytest.fixture
def chair(world: Any) -> Any:
    """The chair of the same district's inspection committee."""
    return acting(world, "inspection_chair", "alpha-east")


@pytest.fixture
def readers(officer: Any, chair: Any) -> tuple[Any, Any]:
    """Officer and chair who read up to confidential."""
    for one in (officer, chair):
        one.assignment.clearance = 1
        with scope.use(scope.Scope.everything()):
            one.assignment.save(update_fields=["clearance"])
    return officer, chair


@pytest.fixture
def register(world: Any, officer: Any) -> Callable[..., Case]:
    """Register a case of the district as its officer."""

    def register_one(*, by: Any = officer, **values: Any) -> Case:
        given = {
            "organization": world["alpha-east"], "kind": "signs_of_violation",
            "body": "inspection_committee", "title": "Quản lý đất đai", "source": "press",
            "subjects": [Subject(name="Nguyễn Văn Đối")], "today": TODAY,
        } | values  # fmt: skip
        with scope.use(by.scope()):
            return register_case(by=by, **given)

    return register_one
