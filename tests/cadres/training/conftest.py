"""A plan of a district for a year, a class in it, a cadre and a member who may attend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from apps.cadres.models import TrainingClass, TrainingPlan
from apps.cadres.training import actions
from apps.cadres.training.actions import Course, Numbers
from apps.tenancy import scope
from tests.cadres.conftest import TODAY
from tests.factories import cadres

NUMBERS = Numbers(1, 10, "15-KH/HU", date(2026, 1, 12))


@pytest.fixture
def office(world: Any) -> Any:
    """The district."""
    return world["alpha-east"]


@pytest.fixture
def planned(office: Any, head: Any) -> Callable[..., TrainingPlan]:
    """A plan of theory for the cadres managed by the committee."""

    def make(year: int = 2026, turns: int = 10, **values: Any) -> TrainingPlan:
        given = {"kind": "theory", "audience": "managed"} | values
        with scope.use(head.scope()):
            return actions.plan_training(
                organization=office, year=year, today=TODAY, by=head,
                numbers=Numbers(1, turns, "15-KH/HU", date(min(year, 2026), 1, 12)), **given,
            )  # fmt: skip

    return make


@pytest.fixture
def taught(office: Any, officer: Any) -> Callable[..., TrainingClass]:
    """A class of intermediate theory in the spring."""

    def make(**values: Any) -> TrainingClass:
        given = {
            "name": "Trung cấp lý luận chính trị", "kind": "theory", "audience": "managed",
            "institution": "Trung tâm Chính trị huyện", "starts_on": date(2026, 3, 2),
            "ends_on": date(2026, 6, 30), "theory": "intermediate",
        } | values  # fmt: skip
        with scope.use(officer.scope()):
            return actions.set_up_class(organization=office, course=Course(**given), by=officer)

    return make


@pytest.fixture
def do(officer: Any) -> Callable[..., Any]:
    """An act of the officer on a record as it is now."""

    def act(name: str, row: Any, **values: Any) -> Any:
        key = {
            "close_class": "training_class", "cancel_class": "training_class",
            "enrol": "training_class", "change_plan": "plan",
        }.get(name, "attendance")  # fmt: skip
        by = values.pop("by", officer)
        with scope.use(by.scope()):
            now = type(row).objects.get(pk=row.pk)
            given = {key: now, "by": by} | values
            if name != "enrol":
                given = {"today": TODAY, "version": now.version} | given
            return getattr(actions, name)(**given)

    return act


@pytest.fixture
def person(office: Any) -> Any:
    """A cadre who is no member, with elementary theory."""
    with scope.use(scope.Scope.everything()):
        return cadres.cadre(office, political_theory="elementary")
